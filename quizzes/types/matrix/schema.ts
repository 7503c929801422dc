import { z } from 'zod';
import { checkFeedback, checkUnique, fault, itemShape, part, type TextSchema } from '../../item-schema.ts';

/** A table with one answer or several on every row: facts and their sources, remarks and the axes they touch. */
export const schema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    ...itemShape(text),
    type: z.literal('matrix'),
    /** `one` column is right on each row, or `several` may be. */
    pick: z.enum(['one', 'several']).default('one'),
    /** `per-row`: rows answered exactly right ÷ all of them. `all-or-nothing`: right only when all are. */
    scoring: z.enum(['all-or-nothing', 'per-row']).default('per-row'),
    /** Always in this order. Keep the words short: they stand side by side. */
    columns: z.array(z.strictObject({ ...part, text })).min(2).max(5),
    /** `column` is the id of the right one; with `pick: several`, `columns` lists every right one. `feedback` says why, once the answer is right or known. */
    rows: z.array(z.strictObject({ ...part, text, column: z.string().optional(), columns: z.array(z.string()).min(1).optional(), feedback: text.optional() })).min(2).max(20),
  }).check(({ value, issues }) => {
    const known = value.columns.map(({ id }) => id);
    const [field, other] = value.pick === 'several' ? (['columns', 'column'] as const) : (['column', 'columns'] as const);
    value.rows.forEach((row, index) => {
      const path = ['rows', index];
      if (row[field] === undefined || row[other] !== undefined) fault(issues, row, 'row-has-key', path, `the row "${row.id}" ${row[other] === undefined ? 'has no answer' : `has "${other}"`}. With "pick: ${value.pick}" write "${field}" and nothing else.`);
      const keys = keysOf(row);
      if (new Set(keys).size < keys.length) fault(issues, row, 'column-once', path, `the row "${row.id}" names a column twice. Take one out.`);
      for (const column of keys) {
        if (!known.includes(column)) fault(issues, row, 'column-exists', path, `the row "${row.id}" names a column "${column}" that does not exist. Use one of: ${known.join(', ')}.`);
      }
    });
    // SCORM 2004 RTE 4.2.7 promises room for 36 pairs in an answer.
    if (value.pick === 'several' && value.rows.length * value.columns.length > 36) fault(issues, value, 'matrix-size', ['rows'], `${value.rows.length} rows of ${value.columns.length} columns can take more than the 36 marks an LMS has room for. Make two items of it.`);
    checkUnique(issues, [['columns'], value.columns], [['rows'], value.rows]);
    checkFeedback(issues, value, ['rows'], value.rows);
  });

const keysOf = (row: { column?: string | undefined; columns?: string[] | undefined }) => [row.column ?? [], row.columns ?? []].flat();

/** Ids that can be an answer and so need a permanent code. */
export const parts = (item: { columns: { id: string }[]; rows: { id: string }[] }): string[] => [...item.columns, ...item.rows].map(({ id }) => id);

/** Longest `encode`, without words the learner typed. */
export const stateChars = (item: { pick: string; rows: readonly unknown[]; columns: readonly unknown[] }): number => 2 * item.rows.length * (item.pick === 'several' ? item.columns.length : 1);
