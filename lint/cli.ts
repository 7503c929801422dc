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
const mendable = problems.filter(({ fix }) => fix).length;
if (mendable && !values.fix) console.log(`${mendable === problems.length ? (mendable === 1 ? 'It is' : 'They are all') : `${mendable} of them ${mendable === 1 ? 'is' : 'are'}`} mended by: npm run lint -- ${values.course === 'course' ? '' : `--course ${values.course} `}--fix`);
if (problems.some(({ severity }) => severity === 'error' || values.strict)) process.exitCode = 1;
