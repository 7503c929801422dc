/** Templates of HTML and SVG text, cloned. */
import { REACTION_RAN, TEXT_NODE } from '#client/constants';
import { TEMPLATE_FRAGMENT } from '../../../constants.js';
import { active_effect } from '../runtime.js';
import { hydrate_next, hydrate_node, hydrating, set_hydrate_node } from './hydration.js';
import { create_text } from './operations.js';
import { create_fragment_from_html } from './reconciler.js';

export function assign_nodes(start, end) {
  active_effect.nodes ??= { start, end, a: null, t: null };
}

/* @__NO_SIDE_EFFECTS__ */
export function from_html(content, flags, is_svg) {
  // What begins with a place for something else needs a first node of its own.
  const html = content.startsWith('<!>') ? `<!>${content}` : content;
  let node;
  return () => {
    if (hydrating) {
      assign_nodes(hydrate_node, null);
      return hydrate_node;
    }
    if (!node) {
      node = create_fragment_from_html(is_svg ? `<svg>${html}</svg>` : html);
      if (is_svg) node.replaceChildren(...node.firstChild.childNodes);
      if (!(flags & TEMPLATE_FRAGMENT)) node = node.firstChild;
    }
    const clone = node.cloneNode(true);
    if (flags & TEMPLATE_FRAGMENT) assign_nodes(clone.firstChild, clone.lastChild);
    else assign_nodes(clone, clone);
    return clone;
  };
}

/* @__NO_SIDE_EFFECTS__ */
export function from_svg(content, flags) {
  return from_html(content, flags, true);
}

export function text(value = '') {
  let node = hydrate_node;
  if (!hydrating) node = create_text(`${value}`);
  else if (node.nodeType !== TEXT_NODE) {
    node.before((node = create_text()));
    set_hydrate_node(node);
  }
  assign_nodes(node, node);
  return node;
}

export function comment() {
  if (hydrating) {
    assign_nodes(hydrate_node, null);
    return hydrate_node;
  }
  const fragment = document.createDocumentFragment();
  fragment.append(document.createComment(''), create_text());
  assign_nodes(fragment.firstChild, fragment.lastChild);
  return fragment;
}

export function append(anchor, dom) {
  if (!hydrating) return anchor?.before(dom);
  if (!(active_effect.f & REACTION_RAN) || !active_effect.nodes.end) active_effect.nodes.end = hydrate_node;
  hydrate_next();
}

export const [from_mathml, from_tree, with_script, props_id] = [];
