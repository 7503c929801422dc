import { z } from 'zod';
import { checkUnique, fault, id, itemShape, part, type TextSchema } from '../../item-schema.ts';

/** Several statements on one scale: a look at oneself. Never judged; what it comes to is shown once it is sent. */
export const schema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    ...itemShape(text),
    type: z.literal('questionnaire'),
    /** Two to nine points, worth 1, 2, 3… in this order. Keep the words short: on wide screens they head narrow columns. */
    scale: z.array(z.strictObject({ ...part, text })).min(2).max(9),
    /** `optional: true`: may be left out. `dimension`: the id of the one it counts for. */
    statements: z.array(z.strictObject({ ...part, text, optional: z.boolean().optional(), dimension: z.string().optional() })).min(2).max(27),
    /** What the statements look at: the result shows the mean of each. `feedback` is said of the highest (of all that share the first place). */
    dimensions: z.array(z.strictObject({ id, text, feedback: text.optional() })).min(1).max(9).optional(),
    /** What the mean of all statements means. The first begins at 1, each begins where the one before ends, the last ends at the number of points. A mean on a border belongs to the upper one. */
    bands: z.array(z.strictObject({ from: z.number(), to: z.number(), text })).min(1).optional(),
    /** `answered`: said after any answers, last. */
    feedback: z.strictObject({ answered: text }).optional(),
  }).check(({ value, issues }) => {
    const { scale, statements, dimensions = [], bands } = value;
    checkUnique(issues, [['scale'], scale], [['statements'], statements], [['dimensions'], dimensions]);
    statements.forEach(({ id: own, dimension }, index) => {
      const length = `${value.id}-${own}`.length;
      if (length > 60) fault(issues, own, 'report-id-length', ['statements', index, 'id'], `reports call this statement "${value.id}-${own}", which has ${length} characters. Shorten the id, so that both together have at most 60.`);
      if (dimension !== undefined && !dimensions.some((each) => each.id === dimension)) fault(issues, dimension, 'dimension-exists', ['statements', index, 'dimension'], `the statement "${own}" names a dimension "${dimension}" that does not exist. Add it to "dimensions", or use one that is there.`);
    });
    dimensions.forEach((each, index) => {
      if (!statements.some(({ dimension }) => dimension === each.id)) fault(issues, each.id, 'dimension-used', ['dimensions', index, 'id'], `no statement counts for the dimension "${each.id}". Add "dimension: ${each.id}" to at least one.`);
    });
    bands?.forEach(({ from, to }, index) => {
      const begin = bands[index - 1]?.to ?? 1;
      const end = index === bands.length - 1 ? scale.length : to;
      if (from !== begin || to !== end || from >= to) fault(issues, value, 'bands-cover', ['bands', index], `the bands leave out a mean, or name one twice: this one goes from ${from} to ${to}. Let the first begin at 1, each begin where the one before ends, and the last end at ${scale.length}.`);
    });
  });

/** Ids that can be an answer and so need a permanent code. */
export const parts = (item: { scale: { id: string }[]; statements: { id: string }[] }): string[] => [...item.scale, ...item.statements].map(({ id: own }) => own);

/** Longest `encode`, without words the learner typed. */
export const stateChars = (item: { statements: readonly unknown[] }): number => 2 * item.statements.length;
