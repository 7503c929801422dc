/**
 * What an update does to learners in progress: `npm run state-compat -- OLD [--course DIR]`, where OLD is a zip that was
 * built before, or the folder of the old edition. Exit code 1: something that was completed would have to be done again, or
 * answers would be read as something else; 2: the command line or an edition cannot be read.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { editionOf } from '../course/edition.ts';
import { loadCourse } from '../course/load.ts';
import { formatProblems } from '../lint/format.ts';
import { unzip } from '../targets/shared/zip.ts';
import { changesBetween, isDamage, summary, type Edition } from '../tracking/compat.ts';

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { course: { type: 'string', default: 'course' } } });
  if (positionals.length !== 1) throw new Error('Name one zip that was built before, or the folder of the old edition: npm run state-compat -- old.zip');
  const [old, now] = [editionAt(positionals[0]!), editionAt(values.course)];
  const changes = changesBetween(old, now);
  console.log(`${old.course} ${old.version} → ${now.course} ${now.version}: ${summary(changes)}.`);
  for (const { effect, message } of changes) console.log(`- ${message}  (${effect})`);
  if (changes.some(isDamage)) process.exitCode = 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}

/** Of a zip or a course folder; throws where there is neither, or one that cannot be read. */
function editionAt(path: string): Edition {
  if (!existsSync(path)) throw new Error(`There is no "${path}".`);
  if (statSync(path).isDirectory()) return editionIn(path);
  const file = unzip(readFileSync(path)).find((each) => each.path === 'assets/codes.json');
  if (!file) throw new Error(`"${path}" does not hold what saved states refer to ("assets/codes.json"). Name the folder of the old edition instead, as your version control has it.`);
  const edition = JSON.parse(new TextDecoder().decode(file.bytes)) as Edition;
  if (edition.format !== 1) throw new Error(`"${path}" was built by a later version of this program. Use that one.`);
  return edition;
}

function editionIn(dir: string): Edition {
  const { course, problems } = loadCourse(dir);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!course || errors.length) throw new Error(formatProblems(errors));
  return editionOf(course);
}
