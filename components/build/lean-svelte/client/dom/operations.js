/** Walks over the page without caches, for texts shorter than what a parser splits (65536 signs). */
import { COMMENT_NODE, TEXT_NODE } from '#client/constants';
import { hydrate_node, hydrating, reset, set_hydrate_node } from './hydration.js';

export const init_operations = () => {};
export const is_firefox = false;
export const should_defer_append = () => false;
export const create_text = (value = '') => document.createTextNode(value);
export const get_first_child = (node) => node.firstChild;
export const get_next_sibling = (node) => node.nextSibling;
export const merge_text_nodes = () => {};
export const clear_text_content = (node) => {
  node.textContent = '';
};

export function child(node, is_text) {
  if (!hydrating) return node.firstChild;
  const first = hydrate_node.firstChild;
  return set_hydrate_node(is_text || !first ? text_at(first, (text) => hydrate_node.prepend(text)) : first);
}

export function first_child(node, is_text) {
  if (hydrating) return is_text ? set_hydrate_node(text_at(hydrate_node, (text) => hydrate_node.before(text))) : hydrate_node;
  const first = node.firstChild;
  return first.nodeType === COMMENT_NODE && !first.data ? first.nextSibling : first;
}

export function only_child(node, is_text) {
  const first = child(node, is_text);
  reset(node);
  return first;
}

export function sibling(node, count = 1, is_text) {
  let last;
  let next = hydrating ? hydrate_node : node;
  while (count--) {
    last = next;
    next = next.nextSibling;
  }
  if (!hydrating) return next;
  return set_hydrate_node(is_text ? text_at(next, (text) => last.after(text)) : next);
}

/** The server leaves out empty texts: one is put in its place. */
function text_at(node, put) {
  if (node?.nodeType === TEXT_NODE) return node;
  const text = create_text();
  put(text);
  return text;
}

export const [$window, $document, create_element, create_fragment, create_comment, set_attribute] = [];
