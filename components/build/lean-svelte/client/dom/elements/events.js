/** Every listener on its own element: our lists are short, and the page's own order of events needs no imitation. */
import { without_reactive_context } from './bindings/shared.js';

export function event(name, dom, handler, capture, passive) {
  dom.addEventListener(name, (event) => without_reactive_context(() => handler?.call(dom, event)), { capture, passive });
}
export const delegated = event;
export const delegate = () => {};
export const [apply, replay_events, create_event, on] = [];
