/**
 * `npm run xliff -- export --lang en`, `import --lang en [file]`, `confirm --lang en [lesson …]`, each with `[--course DIR]`: the
 * texts of a course and of its pages’ interface as XLIFF 2.1, and back. Exit code 1: the course has faults that must be mended
 * first; 2: the command or the file cannot be understood.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pageFolders } from '../course/content.ts';
import type { Course } from '../course/course.ts';
import { readText, shownPath } from '../course/files.ts';
import { loadCourse } from '../course/load.ts';
import { didYouMean } from '../course/nearest.ts';
import { langSchema } from '../course/schema.ts';
import { translatables } from '../course/translatable.ts';
import { readTranslations, writeTranslations } from '../course/translations.ts';
import { formatProblems } from '../lint/format.ts';
import { command, readArguments, Refusal } from './command.ts';
import { confirmed } from './xliff/confirm.ts';
import { xliffOf } from './xliff/export.ts';
import { importXliff } from './xliff/import.ts';
import { readXliff } from './xliff/read.ts';
import { writeXliff } from './xliff/write.ts';

const usage = 'npm run xliff -- export --lang en [--out FILE] | import --lang en [FILE] | confirm --lang en [lesson or activity …]   [--course DIR]';
const actions = { export: exported, import: imported, confirm };

await command(() => {
  const { values, positionals } = readArguments({ lang: { type: 'string' }, course: { type: 'string', default: 'course' }, out: { type: 'string' } }, usage);
  const [name = '', ...rest] = positionals;
  if (!Object.hasOwn(actions, name)) throw new Refusal(`Say what to do: export, import or confirm.${didYouMean(name, Object.keys(actions))}\nWrite: ${usage}`);
  if (!values.lang || !langSchema.safeParse(values.lang).success) throw new Refusal(`Say into which language, like "--lang en".\nWrite: ${usage}`);
  const { course, problems } = loadCourse(values.course);
  const { rows, problems: broken } = readTranslations(course?.dir ?? values.course);
  // A language just added lacks everything, and that is what is about to be brought.
  const faults = [...problems, ...broken].filter(({ severity, rule }) => severity === 'error' && rule !== 'missing-translation');
  if (!course || faults.length) {
    console.error(formatProblems(course ? faults : problems));
    process.exitCode = 1;
    return;
  }
  if (values.lang === course.languages[0]) throw new Refusal(`"${values.lang}" is the language the course is translated from. Name another one.`);
  actions[name as keyof typeof actions](course, values.lang, rows, { rest, out: values.out ?? join('dist', 'xliff', `${course.id}-${values.lang}.xlf`) });
});

type Rows = ReturnType<typeof readTranslations>['rows'];
interface Options { rest: string[]; out: string }

function exported(course: Course, lang: string, rows: Rows, { out }: Options): void {
  const document = xliffOf(translatables(course, lang, rows), { source: course.languages[0]!, target: lang, rows });
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, writeXliff(document));
  const units = document.files.flatMap((file) => file.units);
  const open = units.filter(({ state }) => state === 'initial').length;
  console.log(`written  ${shownPath(out)}\n\n${units.length} texts, ${open ? `${open} of them new, changed or not looked at yet (state "initial")` : 'all of them translated'}.\nNext: have the file translated. Then: npm run xliff -- import --lang ${lang} ${shownPath(out)}${elsewhere(course)}`);
}

function imported(course: Course, lang: string, rows: Rows, { rest, out }: Options): void {
  const path = rest[0] ?? out;
  if (!existsSync(path)) throw new Refusal(`There is no file "${path}". Name the translated file: npm run xliff -- import --lang ${lang} FILE`);
  if (!course.languages.includes(lang)) throw new Refusal(`${shownPath(join(course.dir, 'course.yaml'))}:${course.lineOf(['languages'])}  the course has no language "${lang}" yet. Write "languages: [${[...course.languages, lang].join(', ')}]" there, then import again.`);
  const { source, problem } = readText(path);
  if (source === undefined) throw new Refusal(formatProblems([problem]));
  const document = readXliff(source, shownPath(path));
  if (document.source !== course.languages[0] || document.target !== lang) throw new Refusal(`"${shownPath(path)}" translates from "${document.source}" into "${document.target}", but here "${course.languages[0]}" into "${lang}" was expected. Name another file or another language.`);
  const result = importXliff(document, translatables(course, lang, rows), rows);
  for (const [file, text] of result.changes) {
    const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    writeFileSync(file, before?.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text);
    console.log(`${before === undefined ? 'written' : 'changed'}  ${shownPath(file)}`);
  }
  writeTranslations(course.dir, result.rows);
  const { taken, missing } = result.counts;
  console.log(['', ...result.said, `${taken} translations taken${missing ? `; ${missing} texts have none yet` : ''}.`, `Check it: npm run lint${elsewhere(course, ' --')}`].join('\n'));
}

function confirm(course: Course, lang: string, rows: Rows, { rest }: Options): void {
  const texts = translatables(course, lang, rows);
  const named = (name: string) => texts.filter(({ original }) => original === name || original === `${name}.yaml` || original.startsWith(`${name}/`));
  const unknown = rest.find((name) => !named(name).length);
  if (unknown !== undefined) throw new Refusal(`There is no lesson, page or activity "${unknown}".${didYouMean(unknown, pageFolders(course).map(({ id }) => id))}`);
  const result = confirmed(rest.length ? rest.flatMap(named) : texts, rows, lang);
  writeTranslations(course.dir, result.rows);
  console.log(`${result.count} translations into "${lang}" count as up to date now.`);
}

function elsewhere({ dir }: Course, lead = ''): string {
  return shownPath(dir) === 'course' ? '' : `${lead} --course ${shownPath(dir)}`;
}
