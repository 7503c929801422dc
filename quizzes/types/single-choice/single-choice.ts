import type { z } from 'zod';
import { componentsOf, decodeIds, encodeIds, evaluated, line } from '../../choices.ts';
import type { ItemBase, ItemType } from '../../item-type.ts';
import type { schema } from './schema.ts';

export type SingleChoice = z.infer<ReturnType<typeof schema<z.ZodString>>> & ItemBase;
/** The chosen option's id, or `null`. */
export type SingleChoiceResponse = string | null;

const list = (response: SingleChoiceResponse) => (response === null ? [] : [response]);

export const singleChoice: ItemType<SingleChoice, SingleChoiceResponse> = {
  blank: () => null,
  isComplete: (_item, response) => response !== null,
  evaluate(item, response) {
    const chosen = item.options.find((option) => option.id === response);
    return evaluated(item, chosen?.correct ? 1 : 0, chosen ? line(chosen.id, chosen.correct, chosen.feedback) : []);
  },
  interaction: (item, response) => ({
    kind: 'choice',
    components: componentsOf(item, item.options),
    response: list(response),
    correct: [item.options.filter((option) => option.correct).map((option) => option.id)],
  }),
  encode: (item, response) => encodeIds(item, list(response)),
  decode(item, text) {
    const ids = decodeIds(item, item.options, text);
    return ids && (ids[0] ?? null);
  },
};
