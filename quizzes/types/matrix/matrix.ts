import type { z } from 'zod';
import { evaluated, line } from '../../choices.ts';
import type { ItemBase, ItemType } from '../../item-type.ts';
import { decodePairs, encodePairs, matchingOf, type Pair } from '../../pairs.ts';
import type { schema } from './schema.ts';

export type Matrix = z.infer<ReturnType<typeof schema<z.ZodString>>> & ItemBase;
export type Row = Matrix['rows'][number];
/** Each mark as row and column; with `pick: one`, at most one a row. */
export type MatrixResponse = Pair[];

/** Ids of the right columns of a row. */
export const keysOf = (row: Row): string[] => row.columns ?? [row.column!];

const marksOn = (row: Row, response: MatrixResponse) => response.flatMap(([id, column]) => (id === row.id ? column : []));

/** Whether a row has exactly its right marks. */
export function isRight(row: Row, response: MatrixResponse): boolean {
  const marks = marksOn(row, response);
  return marks.length === keysOf(row).length && keysOf(row).every((key) => marks.includes(key));
}

/** The response once a cell is marked or cleared. With `pick: one` a mark replaces the row's other one. */
export function mark({ pick }: Matrix, response: MatrixResponse, row: string, column: string, isOn: boolean): MatrixResponse {
  const others = response.filter(([id, each]) => id !== row || (pick === 'several' && each !== column));
  return isOn ? [...others, [row, column]] : others;
}

export const matrix: ItemType<Matrix, MatrixResponse> = {
  blank: () => [],
  isComplete: (item, response) => item.rows.every((row) => marksOn(row, response).length),
  missing: 'matrix.missing',
  evaluate(item, response) {
    const share = item.rows.filter((row) => isRight(row, response)).length / item.rows.length;
    const about = item.rows.flatMap((row) => (marksOn(row, response).length ? line(row.id, isRight(row, response), row.feedback) : []));
    return evaluated(item, item.scoring === 'all-or-nothing' && share < 1 ? 0 : share, about);
  },
  interaction: (item, response) => matchingOf(item, item.rows, item.columns, response, item.rows.flatMap((row) => keysOf(row).map((key): Pair => [row.id, key]))),
  encode: encodePairs,
  decode: (item, text) => decodePairs(item, item.rows, item.columns, text)?.reduce<MatrixResponse>((response, pair) => mark(item, response, ...pair, true), []),
};
