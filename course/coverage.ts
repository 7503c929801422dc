import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Course, Problem } from './course.ts';
import { error, readText, shownPath } from './files.ts';

/** One point of the source a course is made from. */
export interface Row {
  id: string;
  /** `M`: must be taught and practised; `S`: should; `N`: not asked for. */
  priority: 'M' | 'S' | 'N';
  /** Number of the lesson that teaches it, `L2.1`: the `code` of its pages. */
  lesson: string;
  point: string;
  /** Why it is left out; empty where it is not. */
  reason: string;
  line: number;
}

export interface Coverage { file: string; rows: Row[]; problems: Problem[] }

const FILE = 'coverage.tsv';
const COLUMNS = ['id', 'type', 'priority', 'lesson', 'point'];
const known = new WeakMap<Pick<Course, 'dir'>, Coverage | undefined>();

/**
 * `coverage.tsv` beside course.yaml; `undefined` where a course has none. Columns: id, type (the author’s own), priority,
 * lesson, point, and where wanted a sixth, reason. Lines at fault are told (rule `coverage-table`) and left out.
 */
export function coverageOf(course: Pick<Course, 'dir'>): Coverage | undefined {
  if (!known.has(course)) known.set(course, read(join(course.dir, FILE)));
  return known.get(course);
}

function read(path: string): Coverage | undefined {
  if (!existsSync(path)) return undefined;
  const file = shownPath(path);
  const { source, problem } = readText(path);
  if (problem) return { file, rows: [], problems: [problem] };
  const problems: Problem[] = [];
  const fault = (line: number, message: string) => void problems.push(error(file, line, 'coverage-table', message));
  const [head = '', ...lines] = source.split('\n');
  if (![COLUMNS, [...COLUMNS, 'reason']].some((columns) => columns.join('\t') === head)) fault(1, `the table does not begin with its columns. Write "${COLUMNS.join('", "')}" on the first line with a tab between, and, if you like, "reason".`);
  const rows: Row[] = [];
  for (const [index, text] of lines.entries()) {
    if (!text.trim()) continue;
    const line = index + 2;
    const [id = '', , priority = '', lesson = '', point = '', reason = ''] = text.split('\t').map((cell) => cell.trim());
    const twin = rows.find((row) => row.id === id);
    if (!id || !point) fault(line, `the line lacks some of its columns. Write ${COLUMNS.join(', ')}, with a tab between.`);
    else if (!/^[MSN]$/.test(priority)) fault(line, `row "${id}": the priority is "${priority}". Write "M" (must), "S" (should) or "N" (not asked for).`);
    else if (twin) fault(line, `row "${id}": the id is used already, on line ${twin.line}. Give each row its own.`);
    else rows.push({ id, priority: priority as Row['priority'], lesson, point, reason, line });
  }
  return { file, rows, problems };
}
