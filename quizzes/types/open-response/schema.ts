import { z } from 'zod';
import { checkUnique, itemShape, part, type TextSchema } from '../../item-schema.ts';

/** Write, then compare with a model answer and rate oneself against it. Reported: the text, and beside it, under `<id>-rubric`, the ratings as steps (`yes`, `partly`, `no`). */
export const schema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    ...itemShape(text),
    type: z.literal('open-response'),
    /** Shown beside the learner's own text once it is written. */
    model: text,
    /** What to look for in one's own text: two to five questions, each answered yes, partly or no. */
    criteria: z
      .array(z.strictObject({
        ...part,
        text,
        /** Said when the learner's own answer is "partly" or "no": how to do better. */
        feedback: text.optional(),
      }))
      .min(2)
      .max(5),
    /** `true`: the self-rating counts in the score (yes 1, partly ½, no 0). Without it the answer is kept and reported, but not judged. */
    graded: z.boolean().default(false),
    /** Longest text that can be written. Saved states are small: ask for no more than you need. */
    maxChars: z.number().int().min(20).max(2000).default(600),
  }).check(({ value, issues }) => checkUnique(issues, [['criteria'], value.criteria]));

/** Ids that can be an answer and so need a permanent code. */
export const parts = (item: { criteria: { id: string }[] }): string[] => item.criteria.map(({ id }) => id);

/** Longest `encode`, without words the learner typed. */
export const stateChars = (item: { criteria: readonly unknown[] }): number => 3 + 2 * item.criteria.length;

/** Characters a learner can type: what the view’s fields hold. */
export const freeChars = (item: { maxChars: number }): number => item.maxChars;
