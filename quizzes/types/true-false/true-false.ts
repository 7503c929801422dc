import type { z } from 'zod';
import { evaluated, line } from '../../choices.ts';
import type { ItemBase, ItemType } from '../../item-type.ts';
import type { schema } from './schema.ts';

export type TrueFalse = z.infer<ReturnType<typeof schema<z.ZodString>>> & ItemBase;
/** What the learner holds the statement for; `null` before the choice. */
export type TrueFalseResponse = boolean | null;

/** Names of the two sides, as the author and reports of feedback write them. */
export const sides = ['true', 'false'] as const;

export const trueFalse: ItemType<TrueFalse, TrueFalseResponse> = {
  blank: () => null,
  isComplete: (_item, response) => response !== null,
  evaluate(item, response) {
    const isRight = response === item.answer;
    const side = sides.find((name) => name === String(response));
    return evaluated(item, isRight ? 1 : 0, side ? line(side, isRight, item.sides?.[side]?.feedback) : []);
  },
  interaction: (item, response) => ({ kind: 'true-false', ...(response !== null && { response }), correct: [item.answer] }),
  encode: (_item, response) => (response === null ? '' : response ? 't' : 'f'),
  decode: (_item, text) => (text === '' ? null : text === 't' || (text === 'f' ? false : undefined)),
};
