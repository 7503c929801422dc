/**
 * What is known of translations, kept in `translations.tsv` beside course.yaml: which text was translated by which, both as
 * hashes, so that a text that has changed since finds its translations. Written by `npm run xliff`; authored texts carry nothing.
 * A row: `language<TAB>scope<TAB>source<TAB>target<TAB>state<TAB>notes`. A scope is one text (`listen/recall.yaml#title`) or,
 * where texts have no ids, a page (`listen/fr.mdx`). A pair nobody recorded was written by hand and is taken as it is.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './course.ts';
import { error, shownPath } from './files.ts';

/** XLIFF 2.1, 4.3.1.31. */
export const states = ['initial', 'translated', 'reviewed', 'final'] as const;
export type State = (typeof states)[number];

/** A note of a translator or a reviewer (XLIFF 2.1, 4.2.2.8), attributes as they are. */
export interface Note { text: string; attributes: Record<string, string> }

export interface Translation {
  lang: string;
  scope: string;
  /** Hash of the text that was translated; `-`: of none, as for a machine's guess that waits for somebody. */
  source: string;
  /** Hash of the translation. */
  target: string;
  state: State;
  subState?: string;
  notes: Note[];
}

const FILE = 'translations.tsv';
const HEAD = '# Which text was translated by which, written by "npm run xliff". Commit it; never edit it.\n';

/** Twelve hexadecimal digits of SHA-256. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** Reads `translations.tsv`; a course that was never translated with XLIFF has none. */
export function readTranslations(dir: string): { rows: Translation[]; problems: Problem[] } {
  const path = join(dir, FILE);
  const problems: Problem[] = [];
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split(/\r?\n/) : [];
  const rows = lines.flatMap((line, index) => {
    if (!line || line.startsWith('#')) return [];
    const row = rowOf(line);
    if (!row) problems.push(error(shownPath(path), index + 1, 'translations', `"${line}" is not a row of translations. Where two branches were merged, keep whole rows of both; else take the row out: its translation then counts as written by hand.`));
    return row ?? [];
  });
  return { rows, problems };
}

/** Writes `translations.tsv`, sorted, so that the same knowledge is the same file. */
export function writeTranslations(dir: string, rows: readonly Translation[]): void {
  const lines = rows.map(({ lang, scope, source, target, state, subState, notes }) => [lang, scope, source, target, subState ? `${state} ${subState}` : state, notes.length ? JSON.stringify(notes) : ''].join('\t'));
  writeFileSync(join(dir, FILE), HEAD + [...new Set(lines)].sort().map((line) => `${line}\n`).join(''));
}

/** What is known of a pair: its row, if it or its translation was recorded, and whether the translation is of another text. */
export function judge(rows: readonly Translation[], source: string, target: string): { row?: Translation; isStale: boolean } {
  const own = rows.filter((row) => row.target === hashOf(target));
  const row = own.find((each) => each.source === hashOf(source)) ?? own[0];
  return { ...(row && { row }), isStale: row !== undefined && row.source !== hashOf(source) };
}

function rowOf(line: string): Translation | undefined {
  const [lang = '', scope = '', source = '', target = '', said = '', notes = '', ...more] = line.split('\t');
  const [state, subState] = said.split(' ');
  if (more.length || !scope || !/^[a-z]{2}(-[A-Z]{2})?$/.test(lang) || !/^(-|[0-9a-f]{12})$/.test(source) || !/^[0-9a-f]{12}$/.test(target) || !states.includes(state as State)) return undefined;
  try {
    return { lang, scope, source, target, state: state as State, ...(subState && { subState }), notes: notes ? (JSON.parse(notes) as Note[]) : [] };
  } catch {
    return undefined;
  }
}
