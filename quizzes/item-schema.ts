import { z } from 'zod';

/** A text field: one string for a course in one language, `{fr: …, en: …}` otherwise (see `course/schema.ts`). */
export type TextSchema = z.ZodType<unknown>;

/** Kebab-case ASCII, letter first, at most 60 characters: fits every LMS's identifier once `-` is written `_`. Permanent once published. */
export const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'is not an id. Use lower-case letters, digits and single hyphens, beginning with a letter: "like-this".').max(60);

/** Fields of anything inside an item that can be an answer. */
export const part = { /** Permanent; unique within its item. */ id };

/** Fields that every item may carry, whatever its type. */
export const itemShape = <T extends TextSchema>(text: T) => ({
  /** Permanent and unique in the whole course: it names this question in LMS reports for ever. */
  id,
  /** The question or task. */
  stem: text,
  /** Outcomes of `course.yaml` this item practises or assesses. */
  outcomes: z.array(z.string()).optional(),
  /** Rows of the coverage table that this item practises or assesses. */
  covers: z.array(z.string()).optional(),
  /** What item lists are sorted by: `skill`, `difficulty`, `sector`, `channel`. */
  tags: z.strictObject({ skill: z.string().optional(), difficulty: z.enum(['easy', 'medium', 'hard']).optional(), sector: z.string().optional(), channel: z.string().optional() }).optional(),
  /** Said of the whole answer, after what the chosen options say themselves. */
  feedback: z.strictObject({ correct: text.optional(), partial: text.optional(), incorrect: text.optional() }).optional(),
  /** Shown on demand before answering. */
  hint: text.optional(),
  /** Relative weight in the quiz's score; 1 when absent. */
  weight: z.number().positive().optional(),
  /** Show the parts in a random order, kept for the learner. */
  shuffle: z.boolean().optional(),
});
