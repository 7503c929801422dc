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

const usage = 'npm run new -- lesson <id> | quiz <lesson>/<id> | scenario <lesson>/<id> | course <id>  [--course DIR] [--module <id>] [--title "…"] [--lang fr,en]';
const plans = { lesson: planLesson, quiz: planQuiz, scenario: planScenario };

await command(() => {
  const { values, positionals } = readArguments({ course: { type: 'string' }, module: { type: 'string' }, title: { type: 'string' }, lang: { type: 'string' } }, usage);
  const [kind = '', id = '', ...rest] = positionals;
  const kinds = [...Object.keys(plans), 'course'];
  if (!kinds.includes(kind)) throw new Refusal(`Say what to write: ${kinds.join(', ')}.${didYouMean(kind, kinds)}\nWrite: ${usage}`);
  if (rest.length) throw new Refusal(`"${rest.join(' ')}" was not understood. A title of several words stands in quotation marks: --title "Two words".\nWrite: ${usage}`);
  const wish = { id, title: values.title?.trim().replaceAll("'", '’') || undefined, module: values.module };
  if (kind === 'course') return carryOut(planCourse(resolve(values.course ?? join('courses', id)), wish, (values.lang ?? 'fr,en').split(',').map((lang) => lang.trim())));
  if (values.lang !== undefined) throw new Refusal('"--lang" is for a new course. Everything else is written in all languages of its course.');
  const { course, problems } = loadCourse(values.course ?? 'course');
  if (course) return carryOut(plans[kind as keyof typeof plans](course, wish));
  console.error(formatProblems(problems));
  process.exitCode = 1;
});
