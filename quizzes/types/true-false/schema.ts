import { z } from 'zod';
import { checkFeedback, fault, itemShape, type TextSchema } from '../../item-schema.ts';

/** A statement that is true or not. */
export const schema = <T extends TextSchema>(text: T) => {
  const side = z.strictObject({
    /** The word beside the button; "True" or "False" in the page's language when absent. Write both or none. */
    text: text.optional(),
    /** Said when this side was chosen. */
    feedback: text.optional(),
  });
  return z.strictObject({
    ...itemShape(text),
    type: z.literal('true-false'),
    /** Whether the statement in `stem` is true. */
    answer: z.boolean(),
    /** The two sides where they have words or feedback of their own. */
    sides: z.strictObject({ true: side.optional(), false: side.optional() }).optional(),
  }).check(({ value, issues }) => {
    const { answer, sides } = value;
    checkFeedback(issues, value, ['sides', 'true'], { id: 'true', correct: answer, feedback: sides?.true?.feedback });
    checkFeedback(issues, value, ['sides', 'false'], { id: 'false', correct: !answer, feedback: sides?.false?.feedback });
    if ((sides?.true?.text === undefined) !== (sides?.false?.text === undefined)) {
      const [worded, bare] = sides?.true?.text === undefined ? ['false', 'true'] : ['true', 'false'];
      fault(issues, sides, 'both-sides-worded', ['sides', worded], `"${worded}" has a "text" and "${bare}" has none. Write "text" for both sides, or for neither.`);
    }
  });
};

/** The two sides are the same for ever: they need no codes. */
export const parts = (): string[] => [];

/** Longest `encode`, without words the learner typed. */
export const stateChars = (): number => 1;
