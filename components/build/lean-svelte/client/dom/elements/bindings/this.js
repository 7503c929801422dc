/** Outside of lists: the variable holds its element as long as that is on the page. */
import { effect } from '../../../reactivity/effects.js';
import { untrack } from '../../../runtime.js';

export function bind_this(element, update, get_value) {
  effect(() => {
    untrack(() => update(element));
    return () => {
      if (get_value() === element) update(null);
    };
  });
}
