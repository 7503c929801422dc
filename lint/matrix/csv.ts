import type { Course } from '../../course/course.ts';
import { localize } from '../../quizzes/localize.ts';
import type { Matrix, Place } from './matrix.ts';

/** A table as RFC 4180 has it. It opens with a byte order mark: without one Excel reads another encoding. */
export const csv = (rows: readonly (readonly (string | number)[])[]): string => `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

/** A cell that begins like a formula gets an apostrophe, or Excel would run it; so does one that has some already, to be told apart. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^'*[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const place = ({ kind, lesson, lang = '', name, file, line }: Place) => [kind, lesson, lang, name, file, line];
const heads = ['kind', 'lesson', 'language', 'name', 'file', 'line'];
const none = ['missing', '', '', '', '', ''];
const lines = (head: (string | number)[], places: readonly Place[]) => (places.length ? places.map((each) => [...head, ...place(each)]) : [[...head, ...none]]);

/** Outcome × lesson × item, one line for each place. */
export const outcomesCsv = (course: Course, { outcomes }: Matrix): string =>
  csv([['outcome', ...course.builds.map((lang) => `text_${lang}`), ...heads], ...outcomes.flatMap(({ id, text, places }) => lines([id, ...course.builds.map((lang) => localize(text, lang, course.languages) as string)], places))]);

/** Coverage row × block × item, one line for each place. */
export const coverageCsv = ({ rows }: Matrix): string =>
  csv([['row', 'priority', 'planned_lesson', 'point', 'reason', ...heads], ...rows.flatMap(({ id, priority, lesson, point, reason, places }) => lines([id, priority, lesson, point, reason], places))]);
