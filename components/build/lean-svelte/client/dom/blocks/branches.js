/** At most one branch at a time, replaced at once: without transitions and `await` nothing lingers and nothing waits off the page. */
import { branch, destroy_effect } from '../../reactivity/effects.js';
import { hydrate_node, hydrating } from '../hydration.js';

export class BranchManager {
  constructor(anchor) {
    this.anchor = anchor;
  }

  ensure(key, fn) {
    if (this.key !== key) {
      const before = this.effect;
      this.key = key;
      this.effect = fn && branch(() => fn(this.anchor));
      if (before) destroy_effect(before);
    }
    if (hydrating) this.anchor = hydrate_node;
  }
}
