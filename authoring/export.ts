/**
 * `npm run export -- <activity id> --to gift|qti [--lang fr] [--course DIR] [--out FILE]`: a quiz or a bank for another program, in
 * one language. Exit code 1: the quiz has faults, all of them printed; 2: the command cannot be understood, or nothing is left.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { activitiesOf } from '../course/content.ts';
import type { Activity, Course } from '../course/course.ts';
import { shownPath } from '../course/files.ts';
import { loadCourse } from '../course/load.ts';
import { didYouMean } from '../course/nearest.ts';
import { formatProblems } from '../lint/format.ts';
import { zip } from '../targets/shared/zip.ts';
import { command, readArguments, Refusal } from './command.ts';
import { toGift } from './export/gift.ts';
import { itemsIn } from './export/items.ts';
import type { Words } from './export/qti-item.ts';
import { toQti } from './export/qti-package.ts';

const usage = 'npm run export -- <lesson>/<quiz> --to gift|qti [--lang fr] [--course DIR] [--out FILE]';

await command(() => {
  const { values, positionals } = readArguments({ to: { type: 'string' }, lang: { type: 'string' }, course: { type: 'string', default: 'course' }, out: { type: 'string' } }, usage);
  const { to } = values;
  if (to !== 'gift' && to !== 'qti') throw new Refusal(`Say in which form: --to gift or --to qti.\nWrite: ${usage}`);
  const { course, problems } = loadCourse(values.course);
  const activity = course && quizOf(course, positionals);
  const faults = problems.filter(({ severity, file }) => severity === 'error' && (!activity || file === activity.file || file.endsWith('course.yaml')));
  if (!course || !activity || faults.length) {
    console.error(formatProblems(faults));
    process.exitCode = 1;
    return;
  }
  const lang = values.lang ?? course.languages[0]!;
  if (!course.languages.includes(lang)) throw new Refusal(`The course has no language "${lang}". Use one of: ${course.languages.join(', ')}.`);
  const items = itemsIn(course, activity, lang);
  const name = activity.id.replace('/', '-');
  const { made, said } = to === 'gift' ? toGift(items) : toQti(items, { id: name, lang, words: sidesIn(lang) });
  if (!made.length) throw new Refusal([`No question of "${activity.id}" has a place in this format.`, ...said.map((each) => `- ${each}`)].join('\n'));
  const out = values.out ?? join('dist', 'export', to === 'gift' ? `${name}.${lang}.gift` : `${name}.${lang}.qti.zip`);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, typeof made === 'string' ? made : zip(made.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }))));
  console.log([`written  ${shownPath(out)}`, ...(said.length ? ['', 'Left out or changed:', ...said.map((each) => `- ${each}`)] : [])].join('\n'));
});

/** The quiz of this id, or of this file name where only one has it. */
function quizOf(course: Course, [id = '', ...rest]: string[]): Activity {
  const all = activitiesOf(course).filter(({ data }) => data.type === 'quiz');
  const ids = all.map((each) => each.id);
  const exact = all.filter((each) => each.id === id);
  const found = exact.length ? exact : all.filter((each) => each.id.endsWith(`/${id}`));
  if (rest.length || !id) throw new Refusal(`Name one quiz.\nWrite: ${usage}`);
  if (found.length > 1) throw new Refusal(`Several quizzes are called "${id}". Name one with its lesson: ${found.map((each) => each.id).join(', ')}.`);
  if (!found[0]) throw new Refusal(`There is no quiz "${id}".${didYouMean(id, [...ids, ...ids.map((each) => each.split('/').at(-1)!)])} The course has: ${ids.join(', ') || 'none'}.`);
  return found[0];
}

/** “True” and “False” as the pages say them. */
function sidesIn(lang: string): Words {
  const file = (name: string) => join(import.meta.dirname, '../quizzes/types/true-false', `words.${name}.yaml`);
  const words = parse(readFileSync([lang, lang.slice(0, 2)].map(file).find((path) => existsSync(path)) ?? file('en'), 'utf8')) as Record<string, string>;
  return { true: words['true-false.true']!, false: words['true-false.false']! };
}
