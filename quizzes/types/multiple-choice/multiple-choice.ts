import type { z } from 'zod';
import { componentsOf, decodeIds, encodeIds, evaluateMarks } from '../../choices.ts';
import type { ItemBase, ItemType } from '../../item-type.ts';
import type { schema } from './schema.ts';

export type MultipleChoice = z.infer<ReturnType<typeof schema<z.ZodString>>> & ItemBase;
/** Ids of the chosen options, in the order they were chosen. */
export type MultipleChoiceResponse = string[];

export const multipleChoice: ItemType<MultipleChoice, MultipleChoiceResponse> = {
  blank: () => [],
  isComplete: (_item, response) => response.length > 0,
  evaluate: (item, response) => evaluateMarks(item, item.options, response),
  interaction: (item, response) => ({
    kind: 'choice',
    components: componentsOf(item, item.options),
    response,
    correct: [item.options.filter((option) => option.correct).map((option) => option.id)],
  }),
  encode: encodeIds,
  decode: (item, text) => decodeIds(item, item.options, text),
};
