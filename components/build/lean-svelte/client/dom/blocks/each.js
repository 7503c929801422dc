/** Lists without `{:else}`, transitions and animations: what went is removed at once, and what stays moves only when its place among the others changed. */
import { EACH_INDEX_REACTIVE, EACH_IS_CONTROLLED, EACH_ITEM_REACTIVE, HYDRATION_END, HYDRATION_START_ELSE } from '../../../../constants.js';
import { COMMENT_NODE } from '#client/constants';
import { block, branch, destroy_effect } from '../../reactivity/effects.js';
import { internal_set, source } from '../../reactivity/sources.js';
import { hydrate_next, hydrate_node, hydrating, read_hydration_instruction, set_hydrate_node, set_hydrating, skip_nodes } from '../hydration.js';
import { create_text, get_first_child, get_next_sibling } from '../operations.js';

export const index = (_value, at) => at;

export function each(node, flags, get_collection, get_key, render) {
  let anchor = node;
  let items = new Map();
  if (flags & EACH_IS_CONTROLLED) anchor = hydrating ? set_hydrate_node(get_first_child(node)) : node.appendChild(create_text());
  if (hydrating) hydrate_next();

  block(() => {
    const list = get_collection() ?? [];
    let is_mismatch = false;
    const differs = () => {
      is_mismatch = true;
      set_hydrating(false);
    };
    if (hydrating && (read_hydration_instruction(anchor) === HYDRATION_START_ELSE) === !!list.length) {
      anchor = set_hydrate_node(skip_nodes());
      differs();
    }
    const now = new Map();
    list.forEach((value, at) => {
      // The server's list was shorter.
      if (hydrating && hydrate_node.nodeType === COMMENT_NODE && hydrate_node.data === HYDRATION_END) {
        anchor = hydrate_node;
        differs();
      }
      const key = get_key(value, at);
      let item = now.get(key) ?? items.get(key);
      if (item) {
        if (item.v) internal_set(item.v, value);
        if (item.i) internal_set(item.i, at);
      } else {
        const v = flags & EACH_ITEM_REACTIVE && source(value);
        const i = flags & EACH_INDEX_REACTIVE && source(at);
        item = { v, i, e: branch(() => render(anchor, v || value, i || at, get_collection)) };
      }
      now.set(key, item);
    });
    if (hydrating && list.length) set_hydrate_node(skip_nodes());
    if (is_mismatch) set_hydrating(true);
    let stays = [];
    for (const [key, item] of items) {
      if (now.has(key)) stays.push(item);
      else destroy_effect(item.e);
    }
    items = now;
    // New ones were made at the end, in order: without any other they stand already.
    if (!stays.length) return;
    let next = anchor;
    for (const item of [...now.values()].reverse()) {
      if (stays.at(-1) === item) stays.pop();
      else {
        stays = stays.filter((other) => other !== item);
        move(item.e.nodes, next);
      }
      next = item.e.nodes?.start ?? next;
    }
  });
  if (hydrating) anchor = hydrate_node;
}

/** Moves everything between the first and the last node of an item. */
function move(nodes, next) {
  for (let node = nodes?.start, following; node; node = following) {
    following = node === nodes.end ? undefined : get_next_sibling(node);
    next.before(node);
  }
}
