import type { z } from 'zod';
import { componentsOf, evaluated, line } from '../../choices.ts';
import type { ItemBase, ItemType } from '../../item-type.ts';
import type { schema } from './schema.ts';

export type Classification = z.infer<ReturnType<typeof schema<z.ZodString>>> & ItemBase;
/** Category id by statement id; statements not sorted yet are absent. */
export type ClassificationResponse = Record<string, string>;

export const classification: ItemType<Classification, ClassificationResponse> = {
  blank: () => ({}),
  isComplete: (item, response) => item.statements.every(({ id }) => response[id]),
  missing: 'quiz.missing-sort',
  evaluate(item, response) {
    const share = item.statements.filter(({ id, category }) => response[id] === category).length / item.statements.length;
    const about = item.statements.flatMap(({ id, category, feedback }) => (response[id] ? line(id, response[id] === category, feedback) : []));
    return evaluated(item, item.scoring === 'all-or-nothing' && share < 1 ? 0 : share, about);
  },
  interaction: (item, response) => ({
    kind: 'matching',
    sources: componentsOf(item, item.statements),
    targets: componentsOf(item, item.categories),
    response: item.statements.flatMap(({ id }): [string, string][] => (response[id] ? [[id, response[id]]] : [])),
    correct: [item.statements.map(({ id, category }) => [id, category])],
  }),
  encode: (item, response) => item.statements.flatMap(({ id }) => (response[id] ? [item.codes[id], item.codes[response[id]]] : [])).join(''),
  decode(item, text) {
    const response: ClassificationResponse = {};
    for (const [, source, target] of text.matchAll(/(.)(.)/g)) {
      const statement = item.statements.find(({ id }) => item.codes[id] === source);
      const category = item.categories.find(({ id }) => item.codes[id] === target);
      if (statement && category) response[statement.id] = category.id;
    }
    return text && !Object.keys(response).length ? undefined : response;
  },
};
