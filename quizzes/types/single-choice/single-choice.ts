import type { z } from 'zod';
import type { ItemBase, ItemType } from '../../item-type.ts';
import { choiceComponents, choiceFeedback } from '../../choices.ts';
import type { schema } from './schema.ts';

export type SingleChoice = z.infer<ReturnType<typeof schema<z.ZodString>>> & ItemBase;
/** The chosen option's id, or `null`. */
export type SingleChoiceResponse = string | null;

export const singleChoice: ItemType<SingleChoice, SingleChoiceResponse> = {
  blank: () => null,
  isComplete: (_item, response) => response !== null,
  evaluate(item, response) {
    const chosen = item.options.find((option) => option.id === response);
    const outcome = chosen?.correct ? 'correct' : 'incorrect';
    return { outcome, scaled: chosen?.correct ? 1 : 0, feedback: choiceFeedback(item, chosen ? [chosen] : [], outcome) };
  },
  interaction: (item, response) => ({
    kind: 'choice',
    components: choiceComponents(item),
    response: response === null ? [] : [response],
    correct: [item.options.filter((option) => option.correct).map((option) => option.id)],
  }),
  encode: (item, response) => (response === null ? '' : (item.codes[response] ?? '')),
  decode: (item, text) => item.options.find((option) => item.codes[option.id] === text)?.id ?? (text === '' ? null : undefined),
};
