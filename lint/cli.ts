/**
 * `npm run lint -- [--course DIR] [--strict] [--fix]`: says what is wrong with a course; exit code 1 when something stops a build.
 * `--fix` first mends the signs that need no judgement: spaces, quotation marks, apostrophes, dots.
 */
import { parseArgs } from 'node:util';
import { fixCourse } from './fix.ts';
import { formatProblems } from './format.ts';
import { checkCourse } from './index.ts';

const { values } = parseArgs({ options: { course: { type: 'string', default: 'course' }, strict: { type: 'boolean', default: false }, fix: { type: 'boolean', default: false } } });
if (values.fix) {
  const count = fixCourse(values.course);
  console.log(`${count || 'No'} ${count === 1 ? 'sign was' : 'signs were'} mended.`);
}
const { problems } = checkCourse(values.course);
console.log(formatProblems(problems));
if (problems.some(({ severity }) => severity === 'error' || values.strict)) process.exitCode = 1;
