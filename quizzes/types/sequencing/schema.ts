import { z } from 'zod';
import { checkFeedback, checkUnique, fault, itemShape, part, type TextSchema } from '../../item-schema.ts';

/** Put tiles in order. With `distractors`, first choose those that belong: "build the apology". */
export const schema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    ...itemShape(text),
    type: z.literal('sequencing'),
    /**
     * A tile is in place when it follows the tile it should follow (the first one: when it opens); tiles that do not belong are left out of this.
     * `tiles-in-place`: tiles in place ÷ (tiles that belong + tiles used that do not). So one right tile more, or one wrong tile fewer, never costs anything.
     * `all-or-nothing`: right only when the whole order is.
     */
    scoring: z.enum(['all-or-nothing', 'tiles-in-place']).default('tiles-in-place'),
    /** In the right order; they are always shown in another. `feedback` is said of a tile that is not in place. */
    tiles: z.array(z.strictObject({ ...part, text, feedback: text.optional() })).min(3).max(18),
    /** Tiles that do not belong. `feedback` says why, when one was used. */
    distractors: z.array(z.strictObject({ ...part, text, feedback: text.optional() })).max(18).default([]),
  }).check(({ value, issues }) => {
    checkUnique(issues, [['tiles'], value.tiles], [['distractors'], value.distractors]);
    checkFeedback(issues, value, ['tiles'], value.tiles);
    checkFeedback(issues, value, ['distractors'], value.distractors);
    const texts = value.tiles.map((tile) => JSON.stringify((tile as { text?: unknown }).text));
    const twin = texts.findIndex((each, index) => texts.indexOf(each) < index);
    if (twin > 0) fault(issues, value, 'tiles-differ', ['tiles', twin, 'text'], 'two tiles say the same, so nobody can tell which comes first. Word them differently.');
  });

/** Ids that can be an answer and so need a permanent code. */
export const parts = (item: { tiles: { id: string }[]; distractors: { id: string }[] }): string[] => [...item.tiles, ...item.distractors].map(({ id }) => id);

/** Longest `encode`, without words the learner typed. */
export const stateChars = (item: { tiles: readonly unknown[]; distractors: readonly unknown[] }): number => item.tiles.length + item.distractors.length;
