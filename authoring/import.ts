/**
 * `npm run import -- questions.gift|questions.csv --lesson L [--quiz name] [--course DIR]`: questions of another program as a new
 * quiz. Exit code 1: course.yaml cannot be read; 2: the command or the file cannot be understood, or the quiz is there already.
 */
import { existsSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { readText, shownPath } from '../course/files.ts';
import { loadCourse } from '../course/load.ts';
import { formatProblems } from '../lint/format.ts';
import { command, readArguments, Refusal } from './command.ts';
import { fromCsv } from './import/csv.ts';
import { nameFrom } from './import/draft.ts';
import { fromGift } from './import/gift.ts';
import { planImport } from './import/plan.ts';
import { carryOut } from './new/plan.ts';
import { takenIds } from './new/quiz.ts';

const usage = 'npm run import -- questions.gift|questions.csv --lesson <id> [--quiz <id>] [--course DIR]';
const readers: Record<string, typeof fromGift> = { '.gift': fromGift, '.txt': fromGift, '.csv': fromCsv, '.tsv': fromCsv };

await command(() => {
  const { values, positionals } = readArguments({ lesson: { type: 'string' }, quiz: { type: 'string' }, course: { type: 'string', default: 'course' } }, usage);
  const [path, ...rest] = positionals;
  const read = readers[extname(path ?? '').toLowerCase()];
  if (!path || !read || rest.length) throw new Refusal(`Name one file that ends in .gift (or .txt, in that format) or .csv.\nWrite: ${usage}`);
  if (!values.lesson) throw new Refusal(`Say which lesson the questions belong to: --lesson <id>.\nWrite: ${usage}`);
  if (!existsSync(path)) throw new Refusal(`There is no file "${path}".`);
  const { source, problem } = readText(path);
  if (source === undefined) throw new Refusal(`${problem.file}:${problem.line}  the file is not UTF-8 text. Save it again: from a spreadsheet as "CSV UTF-8", from Moodle as it comes.`);
  const { course, problems } = loadCourse(values.course);
  if (!course) {
    console.error(formatProblems(problems));
    process.exitCode = 1;
    return;
  }
  const file = shownPath(path);
  const drafts = read(source.replace(/^\uFEFF/, ''), file, { languages: course.languages, taken: takenIds(course) });
  carryOut(planImport(course, drafts, { lesson: values.lesson, quiz: values.quiz ?? nameFrom(basename(path, extname(path)), 'questions', new Set()), file }));
});
