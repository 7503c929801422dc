import { z } from 'zod';
import { checkUnique, itemShape, part, type TextSchema } from '../../item-schema.ts';

/** One statement and a scale: where does the learner stand? Never judged. */
export const schema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    ...itemShape(text),
    type: z.literal('likert'),
    /** Two to nine points from one end to the other, always shown in this order. With six or more keep the words between the ends short ("2", "3"). `feedback` is said to those who choose the point. */
    scale: z.array(z.strictObject({ ...part, text, feedback: text.optional() })).min(2).max(9),
    /** `answered`: said after any answer. */
    feedback: z.strictObject({ answered: text }).optional(),
  }).check(({ value, issues }) => checkUnique(issues, [['scale'], value.scale]));

/** Ids that can be an answer and so need a permanent code. */
export const parts = (item: { scale: { id: string }[] }): string[] => item.scale.map(({ id }) => id);

/** Longest `encode`, without words the learner typed. */
export const stateChars = (): number => 1;
