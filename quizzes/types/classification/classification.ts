import type { z } from 'zod';
import { evaluated, line } from '../../choices.ts';
import type { ItemBase, ItemType } from '../../item-type.ts';
import { decodePairs, encodePairs, matchingOf, type Pair } from '../../pairs.ts';
import type { schema } from './schema.ts';

export type Classification = z.infer<ReturnType<typeof schema<z.ZodString>>> & ItemBase;
/** Category id by statement id; statements not sorted yet are absent. */
export type ClassificationResponse = Record<string, string>;

const pairsOf = (item: Classification, response: ClassificationResponse) => item.statements.flatMap(({ id }): Pair[] => (response[id] ? [[id, response[id]]] : []));

export const classification: ItemType<Classification, ClassificationResponse> = {
  blank: () => ({}),
  isComplete: (item, response) => item.statements.every(({ id }) => response[id]),
  missing: 'quiz.missing-sort',
  evaluate(item, response) {
    const share = item.statements.filter(({ id, category }) => response[id] === category).length / item.statements.length;
    const about = item.statements.flatMap(({ id, category, feedback }) => (response[id] ? line(id, response[id] === category, feedback) : []));
    return evaluated(item, item.scoring === 'all-or-nothing' && share < 1 ? 0 : share, about);
  },
  interaction: (item, response) => matchingOf(item, item.statements, item.categories, pairsOf(item, response), item.statements.map(({ id, category }) => [id, category])),
  encode: (item, response) => encodePairs(item, pairsOf(item, response)),
  decode(item, text) {
    const pairs = decodePairs(item, item.statements, item.categories, text);
    return pairs && Object.fromEntries(pairs);
  },
};
