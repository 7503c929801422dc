import { z } from 'zod';
import { itemShape, type TextSchema } from '../../item-schema.ts';

/** A card to learn by heart: read the front (the stem), recall, turn, and rate how well it came. Never judged. */
export const schema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    ...itemShape(text),
    type: z.literal('flashcard'),
    /** What stands on the other side. */
    back: text,
    /** `true`: room to write before turning. Recalling on paper or screen helps more than reading; nobody has to. */
    write: z.boolean().default(false),
    /** Said after each rating, in place of the usual words: what to do next. */
    feedback: z.strictObject({ again: text.optional(), hard: text.optional(), good: text.optional(), easy: text.optional() }).optional(),
  });

/** Ids that can be an answer and so need a permanent code: none, the ratings are the same on every card. */
export const parts = (): string[] => [];

/** Longest `encode`, without words the learner typed. */
export const stateChars = (item: { write: boolean }): number => (item.write ? 4 : 2);

/** Characters a learner can type: what the view’s fields hold. */
export const freeChars = (item: { write: boolean }): number => (item.write ? 300 : 0);
