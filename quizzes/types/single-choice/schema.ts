import { z } from 'zod';
import { checkFeedback, checkShown, checkUnique, fault, itemShape, optionSchema, type TextSchema } from '../../item-schema.ts';

/** One question, one right option. */
export const schema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    ...itemShape(text),
    type: z.literal('single-choice'),
    /** Two options or more; exactly one has `correct: true`. Each may explain itself in `feedback`. */
    options: z.array(optionSchema(text)).min(2).max(36),
  }).check(({ value, issues }) => {
    const keys = value.options.filter((option) => option.correct).length;
    if (keys !== 1) {
      fault(issues, value, 'item-has-key', ['options'], keys === 0
        ? 'no option is marked correct. Add "correct: true" to exactly one option.'
        : `${keys} options are marked correct. Leave "correct: true" on exactly one, or use "type: multiple-choice".`);
    }
    checkShown(issues, 'options', value.options);
    checkUnique(issues, [['options'], value.options]);
    checkFeedback(issues, value, ['options'], value.options);
  });

/** Ids that can be an answer and so need a permanent code. */
export const parts = (item: { options: { id: string }[] }): string[] => item.options.map((option) => option.id);

/** Longest `encode`, without words the learner typed. */
export const stateChars = (): number => 1;
