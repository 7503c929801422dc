/**
 * `npm run review -- [--course DIR] [--out DIR]`: writes a course as a folder of pages that a subject expert reads and comments,
 * opened from the folder itself. Exit code 1: the course has faults, all of them printed; 2: the command line cannot be understood.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadCourse } from '../course/load.ts';
import { formatProblems } from '../lint/format.ts';
import { command, readArguments, Refusal } from './command.ts';
import { reviewSite } from './review/site.ts';

const usage = 'npm run review -- [--course DIR] [--out DIR]';

await command(async () => {
  const { values, positionals } = readArguments({ course: { type: 'string', default: 'course' }, out: { type: 'string', default: join('dist', 'review') } }, usage);
  if (positionals.length) throw new Refusal(`"${positionals[0]}" says nothing here: the whole course is written.\nWrite: ${usage}`);
  const { course, problems } = loadCourse(values.course);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!course || errors.length) {
    console.error(formatProblems(errors));
    process.exitCode = 1;
    return;
  }
  const files = await reviewSite(course);
  // What an older course wrote here would still be read.
  if (values.out === join('dist', 'review')) rmSync(values.out, { recursive: true, force: true });
  for (const { path, content } of files) {
    mkdirSync(dirname(join(values.out, path)), { recursive: true });
    writeFileSync(join(values.out, path), content);
  }
  console.log(`${join(values.out, 'index.html')}: open it, or send the whole folder "${values.out}".`);
});
