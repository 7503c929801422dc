import { z } from 'zod';
import { checkFeedback, checkUnique, fault, itemShape, part, type TextSchema } from '../../item-schema.ts';

/** Mark turns of a conversation, or sentences of a text: "Where would you cut in?" */
export const schema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    ...itemShape(text),
    type: z.literal('highlight'),
    /** `one`: a single mark ("where would you cut in?"). `several`: any number of marks. */
    pick: z.enum(['one', 'several']).default('several'),
    /** With `several`: as in multiple-choice, (right marks − wrong marks) ÷ right ones, or all or nothing. */
    scoring: z.enum(['all-or-nothing', 'right-minus-wrong']).default('right-minus-wrong'),
    /** In the order of the conversation, which is never shuffled. `feedback` says what marking this turn brings or would have cost. */
    turns: z
      .array(z.strictObject({
        ...part,
        /** Who speaks; absent in a running text. */
        speaker: text.optional(),
        text,
        /** Marking this turn is right. */
        correct: z.boolean().optional(),
        feedback: text.optional(),
      }))
      .min(2)
      .max(35),
    /** The choice to mark nothing ("I would let her finish"); it is the right one when no turn is `correct`. */
    none: z.strictObject({ ...part, text, feedback: text.optional() }).optional(),
  }).check(({ value, issues }) => {
    const keys = value.turns.filter((turn) => turn.correct).length;
    if (keys === 0 && !value.none) fault(issues, value, 'item-has-key', ['turns'], 'no turn is marked correct, and marking nothing cannot be chosen. Add "correct: true" to a turn, or add "none".');
    if (keys > 1 && value.pick === 'one') fault(issues, value, 'item-has-key', ['turns'], `${keys} turns are marked correct, but only one can be chosen. Leave "correct: true" on one, or write "pick: several".`);
    checkUnique(issues, [['turns'], value.turns], [['none'], value.none ? [value.none] : []]);
    checkFeedback(issues, value, ['turns'], value.turns);
    if (value.none) checkFeedback(issues, value, ['none'], { ...value.none, correct: keys === 0 });
  });

/** Ids that can be an answer and so need a permanent code. */
export const parts = (item: { turns: { id: string }[]; none?: { id: string } | undefined }): string[] => [...item.turns, ...(item.none ? [item.none] : [])].map(({ id }) => id);
