import { componentsOf } from './choices.ts';
import type { Interaction, ItemBase } from './item-type.ts';

/** One link of an answer, by ids: what was given to which source. */
export type Pair = [source: string, target: string];

type Parts = readonly { id: string; text: string }[];

/** An answer made of pairs, as it is reported; there is one right set. */
export const matchingOf = (item: ItemBase, sources: Parts, targets: Parts, response: Pair[], correct: Pair[]): Interaction => ({
  kind: 'matching',
  sources: componentsOf(item, sources),
  targets: componentsOf(item, targets),
  response,
  correct: [correct],
});

/** Pairs as their codes, two characters each, in the order given. */
export const encodePairs = (item: ItemBase, pairs: readonly Pair[]): string => pairs.flat().map((id) => item.codes[id]).join('');

/** Reads `encodePairs`: pairs with an unknown half are dropped, `undefined` when nothing of a non-empty text is known. */
export function decodePairs(item: ItemBase, sources: Parts, targets: Parts, text: string): Pair[] | undefined {
  const find = (parts: Parts, code: string) => parts.find(({ id }) => item.codes[id] === code)?.id;
  const pairs = [...text.matchAll(/(.)(.)/g)].flatMap(([, from, to]): Pair[] => {
    const [source, target] = [find(sources, from!), find(targets, to!)];
    return source && target ? [[source, target]] : [];
  });
  return pairs.length || !text ? pairs : undefined;
}
