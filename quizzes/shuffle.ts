import type { ItemBase, ItemType } from './item-type.ts';

/** A 32-bit number from a text (FNV-1a): the same everywhere, for ever. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0)!, 0x01000193);
  return value >>> 0;
}

/** The list in an order that depends on the seed alone (Fisher–Yates over a mulberry32 stream); the list itself is left as it is. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const result = [...list];
  let state = seed;
  for (let last = result.length - 1; last > 0; last--) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    const pick = ((mixed ^ (mixed >>> 14)) >>> 0) % (last + 1);
    [result[last], result[pick]] = [result[pick]!, result[last]!];
  }
  return result;
}

/** Order in which an item shows its parts, from the learner's seed, or from its id alone while there is none (in the page's HTML); empty for the author's order. */
export function shownOrder<I extends ItemBase, R>(logic: ItemType<I, R>, item: I, seed?: number): string[] {
  if (!item.shuffle && !logic.order) return [];
  const order = shuffled(Object.keys(item.codes).sort(), hash(seed === undefined ? item.id : `${item.id} ${seed}`));
  return logic.order?.(item, order) ?? order;
}

/** Parts in the order to show; those the order does not name come first, as the author wrote them. */
export const arrange = <T extends { id: string }>(parts: readonly T[], order: readonly string[]): T[] => [...parts].sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id));
