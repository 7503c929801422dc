/**
 * Permanent short codes, kept in `codes.tsv` beside course.yaml: `path<TAB>code`, one a row, only ever added to.
 * Saved states and SCORM 1.2 answers carry codes instead of ids because both are short of room (`suspend_data` 4096,
 * CMIIdentifier one character), and a code must mean the same for ever: it is never given to anything else, even when
 * what it stood for is gone.
 *
 * Paths: `lesson/<lesson>`, `activity/<activity>`, `item/<item>`, `item/<item>/<part>`, `node/<activity>/<node>/<reply or option>`.
 * Items have no activity in their path, so that one that moves keeps its code. A part's code is unique in its item, a reply's
 * or option's in its node, and both are one character, letters first; the others are unique among their kind, shortest first.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { types, type TypeName } from '../quizzes/types/index.ts';
import type { Activity, Course, Problem } from './course.ts';
import { error, shownPath } from './files.ts';

export type Codes = ReadonlyMap<string, string>;

/** What codes are needed for; the rest of a course does not matter. */
export type Coded = { lessons: readonly { id: string; activities: readonly Pick<Activity, 'id' | 'data'>[] }[]; banks: readonly Pick<Activity, 'id' | 'data'>[] };

const FILE = 'codes.tsv';
const HEAD = '# Permanent short codes, written by the build. Commit what it adds; never edit, sort or delete a row.\n';
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
const ID = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
const PATH = new RegExp(`^(lesson/${ID}|activity/${ID}(?:/${ID})?|item/${ID}(?:/${ID})?|node/${ID}(?:/${ID})?/${ID}/${ID})$`);
const CONFLICT = 'Where two branches added rows, keep the rows of both; of two new rows with one code, delete the one not published yet, and build again';

/** Reads `codes.tsv`; a course that was never built has none. A row that cannot be trusted is a problem and is left out. */
export function readCodes(dir: string): { codes: Codes; problems: Problem[] } {
  const path = join(dir, FILE);
  const codes = new Map<string, string>();
  const problems: Problem[] = [];
  const owners = new Map<string, string>();
  const rows = existsSync(path) ? readFileSync(path, 'utf8').split(/\r?\n/) : [];
  rows.forEach((row, index) => {
    if (row === '' || row.startsWith('#')) return;
    const fault = (message: string) => problems.push(error(shownPath(path), index + 1, 'codes', message));
    const [name = '', code = '', ...rest] = row.split('\t');
    const isShort = isOneCharacter(name);
    if (!PATH.test(name) || !(isShort ? /^[0-9a-z]$/ : /^[0-9a-z]+$/).test(code) || rest.length) {
      fault(`"${row}" is not a row of codes. A row is a path, a tab and a code. ${CONFLICT}.`);
      return;
    }
    const owner = owners.get(`${scopeOf(name)}\t${code}`);
    if (codes.has(name)) fault(`"${name}" has a code already. Keep the first of its rows.`);
    else if (owner) fault(`the code "${code}" of "${name}" belongs to "${owner}". ${CONFLICT}.`);
    else {
      codes.set(name, code);
      owners.set(`${scopeOf(name)}\t${code}`, name);
    }
  });
  return { codes, problems };
}

/** Every path of a course, in its order; the order in which new codes are given. */
export function pathsOf(course: Coded): string[] {
  const activities = [...course.lessons.flatMap((lesson) => lesson.activities), ...course.banks];
  return [...course.lessons.map(({ id }) => `lesson/${id}`), ...activities.flatMap(({ id, data }) => [`activity/${id}`, ...(data.type === 'quiz' ? itemPaths(data) : replyPaths(id, data))])];
}

/** Gives codes to what has none. `full`: paths for which no character is left (36 a scope, retired ones included). Pure; the same course gives the same codes. */
export function extendCodes(existing: Codes, course: Coded): { codes: Codes; added: [path: string, code: string][]; full: string[] } {
  const codes = new Map(existing);
  const taken = new Map<string, Set<string>>();
  const takenIn = (scope: string) => taken.get(scope) ?? taken.set(scope, new Set()).get(scope)!;
  for (const [path, code] of existing) takenIn(scopeOf(path)).add(code);
  const cursors = new Map<string, number>();
  const added: [string, string][] = [];
  const full: string[] = [];
  for (const path of pathsOf(course)) {
    if (codes.has(path)) continue;
    const scope = scopeOf(path);
    const used = takenIn(scope);
    let number = cursors.get(scope) ?? 0;
    while (used.has(codeOf(number))) number++;
    cursors.set(scope, number);
    const code = codeOf(number);
    if (code.length > 1 && isOneCharacter(path)) {
      full.push(path);
      continue;
    }
    used.add(code);
    codes.set(path, code);
    added.push([path, code]);
  }
  return { codes, added, full };
}

/** Writes a whole table; atomic, so that a build that is stopped leaves the old file or the new one. */
export function writeCodes(dir: string, codes: Codes): void {
  const path = join(dir, FILE);
  writeFileSync(`${path}.new`, HEAD + [...codes].map(([name, code]) => `${name}\t${code}\n`).join(''));
  renameSync(`${path}.new`, path);
}

/** Adds the course's new codes to its `codes.tsv` and returns how many there were. Throws on a file that cannot be trusted: nothing may be added to it. */
export function saveCodes(course: Pick<Course, 'dir' | 'codes'>): number {
  const { codes: kept, problems } = readCodes(course.dir);
  if (problems.length) throw new Error(`${problems[0]!.file}:${problems[0]!.line}  ${problems[0]!.message}`);
  const added = [...course.codes].filter(([path]) => !kept.has(path));
  if (added.length) writeCodes(course.dir, new Map([...kept, ...added]));
  return added.length;
}

const isOneCharacter = (path: string) => path.startsWith('node/') || /^item\/.*\//.test(path);

/** Within what a code is unique: `lesson`, `activity`, `item`, one item's parts, one node's replies. */
const scopeOf = (path: string): string => (isOneCharacter(path) ? path.slice(0, path.lastIndexOf('/')) : path.slice(0, path.indexOf('/')));

/** a, b … 9, aa, ab …: each text of the alphabet once, shortest first. */
function codeOf(number: number): string {
  const rest = Math.floor(number / ALPHABET.length);
  return (rest > 0 ? codeOf(rest - 1) : '') + ALPHABET[number % ALPHABET.length]!;
}

function itemPaths(data: Activity['data']): string[] {
  return (data.items as { id: string; type: TypeName }[]).flatMap((item) => {
    const parts = types[item.type].parts as (item: unknown) => string[];
    return [`item/${item.id}`, ...parts(item).map((part) => `item/${item.id}/${part}`)];
  });
}

function replyPaths(activity: string, data: Activity['data']): string[] {
  return (data.nodes as { id: string; replies: { id: string }[]; ask?: { options: { id: string }[] } }[]).flatMap((node) => [...node.replies, ...(node.ask?.options ?? [])].map(({ id }) => `node/${activity}/${node.id}/${id}`));
}
