import { z } from 'zod';
import { checkFeedback, checkShown, checkUnique, fault, itemShape, optionSchema, type TextSchema } from '../../item-schema.ts';

/** One question, several right options. */
export const schema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    ...itemShape(text),
    type: z.literal('multiple-choice'),
    /**
     * `all-or-nothing`: full credit when exactly the right options are chosen, else none.
     * `right-minus-wrong`: (right ones chosen − wrong ones chosen) ÷ number of right ones, never below 0: each right option brings an equal
     * share, each wrong one takes a share away, and choosing everything gains nothing where half or more of the options are wrong.
     */
    scoring: z.enum(['all-or-nothing', 'right-minus-wrong']).default('all-or-nothing'),
    /** At least one option has `correct: true` and at least one has not. Each may explain itself in `feedback`. */
    options: z.array(optionSchema(text)).min(2).max(36),
  }).check(({ value, issues }) => {
    const keys = value.options.filter((option) => option.correct).length;
    if (keys === 0) fault(issues, value, 'item-has-key', ['options'], 'no option is marked correct. Add "correct: true" to at least one option.');
    if (keys === value.options.length) fault(issues, value, 'item-has-distractor', ['options'], 'every option is marked correct. Add at least one that is not.');
    checkShown(issues, 'options', value.options);
    checkUnique(issues, [['options'], value.options]);
    checkFeedback(issues, value, ['options'], value.options);
  });

/** Ids that can be an answer and so need a permanent code. */
export const parts = (item: { options: { id: string }[] }): string[] => item.options.map((option) => option.id);

/** Longest `encode`, without words the learner typed. */
export const stateChars = (item: { options: readonly unknown[] }): number => item.options.length;
