/**
 * `npm run new -- lesson <id>`, `quiz <lesson>/<id>`, `scenario <lesson>/<id>` or `course <id>`: writes a small example that
 * builds at once, in every language of the course, and says what to edit. Exit code 1: course.yaml cannot be read;
 * 2: the command cannot be understood, or something of that name is there already.
 */
import { join, resolve } from 'node:path';
import { loadCourse } from '../course/load.ts';
import { didYouMean } from '../course/nearest.ts';
import { formatProblems } from '../lint/format.ts';
import { command, readArguments, Refusal } from './command.ts';
import { carryOut } from './new/plan.ts';
import { planCourse, planLesson, planQuiz, planScenario } from './new/plans.ts';

const usage = 'npm run new -- lesson <id> | quiz <lesson>/<id> | scenario <lesson>/<id> | course <id>  [--course DIR] [--module <id>] [--after <lesson>] [--title "…"] [--title-en "…"] [--lang fr,en]';
const plans = { lesson: planLesson, quiz: planQuiz, scenario: planScenario };

await command(() => {
  // A title for each language of the course: which ones, its course.yaml says later.
  const named = process.argv.flatMap((word) => /^--(title-[a-z]{2}(?:-[A-Z]{2})?)(?:=|$)/.exec(word)?.[1] ?? []);
  const text = { type: 'string' } as const;
  const { values, positionals } = readArguments({ course: text, module: text, after: text, title: text, lang: text, ...Object.fromEntries(named.map((name) => [name, text])) }, usage);
  const [kind = '', id = '', ...rest] = positionals;
  const kinds = [...Object.keys(plans), 'course'];
  if (!kinds.includes(kind)) throw new Refusal(`Say what to write: ${kinds.join(', ')}.${didYouMean(kind, kinds)}\nWrite: ${usage}`);
  if (rest.length) throw new Refusal(`"${rest.join(' ')}" was not understood. A title of several words stands in quotation marks: --title "Two words".\nWrite: ${usage}`);
  const given = values as Record<string, string | undefined>;
  const tidy = (name: string) => given[name]?.trim().replaceAll("'", '’') || undefined;
  const wish = (languages: readonly string[]) => {
    const titles = Object.fromEntries(languages.flatMap((lang, index) => { const title = tidy(`title-${lang}`) ?? (index ? undefined : tidy('title')); return title === undefined ? [] : [[lang, title]]; }));
    const stray = named.find((name) => !languages.includes(name.slice('title-'.length)));
    if (stray) throw new Refusal(`"--${stray}" names no language of the course. It has: ${languages.join(', ')}.`);
    return { id, title: Object.keys(titles).length ? titles : undefined, module: given.module, after: given.after };
  };
  if (kind === 'course') {
    const languages = (given.lang ?? 'fr,en').split(',').map((lang) => lang.trim());
    return carryOut(planCourse(resolve(given.course ?? join('courses', id)), wish(languages), languages));
  }
  if (given.lang !== undefined) throw new Refusal('"--lang" is for a new course. Everything else is written in all languages of its course.');
  const { course, problems } = loadCourse(given.course ?? 'course');
  if (course) return carryOut(plans[kind as keyof typeof plans](course, wish(course.languages)));
  console.error(formatProblems(problems));
  process.exitCode = 1;
});
