/** `npm run lint -- [--course DIR] [--strict]`: says what is wrong with a course; exit code 1 when something stops a build. */
import { parseArgs } from 'node:util';
import { formatProblems } from './format.ts';
import { checkCourse } from './index.ts';

const { values } = parseArgs({ options: { course: { type: 'string', default: 'course' }, strict: { type: 'boolean', default: false } } });
const { problems } = checkCourse(values.course);
console.log(formatProblems(problems));
if (problems.some(({ severity }) => severity === 'error' || values.strict)) process.exitCode = 1;
