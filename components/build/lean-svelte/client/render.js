/** Wakes a component on the server's HTML and takes it away again; where the two do not agree it is drawn afresh. */
import { HYDRATION_END, HYDRATION_ERROR, HYDRATION_START } from '../../constants.js';
import { TEXT_CACHE } from './constants.js';
import { pop, push } from './context.js';
import { hydrate_next, hydrate_node, hydrating, set_hydrate_node, set_hydrating } from './dom/hydration.js';
import { create_text, get_first_child, get_next_sibling, init_operations } from './dom/operations.js';
import { assign_nodes } from './dom/template.js';
import { branch, effect_root } from './reactivity/effects.js';

const stops = new WeakMap();

export function hydrate(component, { target, props }) {
  init_operations();
  try {
    let anchor = get_first_child(target);
    while (anchor && anchor.data !== HYDRATION_START) anchor = get_next_sibling(anchor);
    set_hydrating(true);
    return start(component, set_hydrate_node(anchor), props);
  } catch (error) {
    if (error !== HYDRATION_ERROR) console.warn(error);
    set_hydrating(false);
    target.textContent = '';
    return mount(component, { target, props });
  } finally {
    set_hydrating(false);
  }
}

export function mount(component, { target, props }) {
  init_operations();
  return start(component, target.appendChild(create_text()), props);
}

function start(component, anchor, props) {
  let instance;
  const stop = effect_root(() => {
    branch(() => {
      push({});
      if (hydrating) {
        assign_nodes(anchor, null);
        hydrate_next();
      }
      instance = component(anchor, props) ?? {};
      if (hydrating && hydrate_node?.data !== HYDRATION_END) throw HYDRATION_ERROR;
      pop();
    });
  });
  stops.set(instance, stop);
  return instance;
}

export async function unmount(instance) {
  stops.get(instance)?.();
}

export function set_text(text, value) {
  const words = `${value ?? ''}`;
  if (words !== (text[TEXT_CACHE] ??= text.nodeValue)) text.nodeValue = text[TEXT_CACHE] = words;
}

export const [set_should_intro, should_intro] = [];
