import { z } from 'zod';
import { checkFeedback, checkUnique, fault, itemShape, part, pictureSchema, type TextSchema } from '../../item-schema.ts';

/**
 * A place in the picture, in per cent of its width and height from its left upper corner: a box, or the ellipse that fills it
 * (`round`). Smaller than 5 is no target for a finger.
 */
const shapeSchema = z.strictObject({ x: z.number(), y: z.number(), width: z.number().min(5), height: z.number().min(5), round: z.boolean().optional() });

type Shape = z.infer<typeof shapeSchema>;

/** Choose regions of a picture, in the picture itself or in the list of their descriptions beside it: the same controls. */
export const schema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    ...itemShape(text),
    type: z.literal('hotspot'),
    picture: pictureSchema(text),
    /** `one`: a single region. `several`: any number. */
    pick: z.enum(['one', 'several']).default('one'),
    /** With `several`: as in multiple-choice, all or nothing, or (right regions − wrong regions) ÷ right ones. */
    scoring: z.enum(['all-or-nothing', 'right-minus-wrong']).default('all-or-nothing'),
    /** Numbered in the order shown. */
    regions: z
      .array(z.strictObject({
        ...part,
        /** What is there, so that the list can be answered without seeing the picture. */
        text,
        shape: shapeSchema,
        correct: z.boolean().optional(),
        feedback: text.optional(),
      }))
      .min(2)
      .max(36),
  }).check(({ value, issues }) => {
    const { regions, pick } = value;
    const keys = regions.filter((region) => region.correct).length;
    if (keys === 0) fault(issues, value, 'item-has-key', ['regions'], 'no region is marked correct. Add "correct: true" to at least one region.');
    if (keys > 1 && pick === 'one') fault(issues, value, 'item-has-key', ['regions'], `${keys} regions are marked correct, but only one can be chosen. Leave "correct: true" on one, or write "pick: several".`);
    if (keys === regions.length) fault(issues, value, 'item-has-distractor', ['regions'], 'every region is marked correct. Add at least one that is not.');
    regions.forEach(({ id, shape }, index) => {
      const { x, y, width, height } = shape;
      if (Math.min(x, y) < 0 || Math.max(x + width, y + height) > 100.001) fault(issues, shape, 'region-inside', ['regions', index, 'shape'], `"${id}" reaches beyond the picture. Keep x + width and y + height between 0 and 100: they are per cent.`);
      const under = regions.slice(0, index).find((other) => overlap(other.shape, shape) > 0.5);
      if (under) fault(issues, shape, 'region-apart', ['regions', index, 'shape'], `"${id}" and "${under.id}" cover each other by more than half, so that one of them cannot be pointed at. Move them apart.`);
    });
    checkUnique(issues, [['regions'], regions]);
    checkFeedback(issues, value, ['regions'], regions);
  });

/** What two boxes share, as a part of the smaller one. */
function overlap(one: Shape, other: Shape): number {
  const shared = (from: 'x' | 'y', size: 'width' | 'height') => Math.max(0, Math.min(one[from] + one[size], other[from] + other[size]) - Math.max(one[from], other[from]));
  return (shared('x', 'width') * shared('y', 'height')) / Math.min(one.width * one.height, other.width * other.height);
}

/** Ids that can be an answer and so need a permanent code. */
export const parts = (item: { regions: { id: string }[] }): string[] => item.regions.map((region) => region.id);

/** Longest `encode`, without words the learner typed. */
export const stateChars = (item: { pick: string; regions: readonly unknown[] }): number => (item.pick === 'one' ? 1 : item.regions.length);
