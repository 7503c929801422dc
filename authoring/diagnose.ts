/**
 * What a learner's support code says: `npm run diagnose -- K7QM-2N4D [--course DIR]`.
 * Exit code 2: the code was misread, or the command line cannot be understood.
 */
import { parseArgs } from 'node:util';
import { loadCourse } from '../course/load.ts';
import { targets } from '../targets/index.ts';
import { readCode } from '../tracking/diagnose.ts';
import { explain } from './explain.ts';

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { course: { type: 'string', default: 'course' } } });
  if (!positionals.length) throw new Error('Name the code that the learner saw: npm run diagnose -- K7QM-2N4D');
  const told = readCode(positionals.join(''));
  if (!told) throw new Error(`"${positionals.join(' ')}" is not a support code. It has eight letters and digits, without I, L, O and U; ask for it once more.`);
  const { course } = loadCourse(values.course);
  console.log(explain(told, { targets: Object.keys(targets), course: course?.id ?? '', version: course?.version ?? '' }).map((sentence) => `- ${sentence}`).join('\n'));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
