/**
 * The packager's command line: read → lint → build the pages once → per target: fold the script, stamp, manifest, zip,
 * re-open and verify. `npm run build -- [--course DIR] [--target a,b] [--lang fr,en] [--out DIR] [--quiet]`.
 * Exit code 1: the content or a package has faults, all of them printed; 2: the command line cannot be understood,
 * or asks for a target or a language that is not there.
 */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildScript } from './components/build/script.ts';
import { buildSite } from './components/build/site.ts';
import { saveCodes } from './course/codes.ts';
import type { Course } from './course/course.ts';
import { editionFile } from './course/edition.ts';
import { sayWorst, stateFault, worstStateOf } from './course/state-size.ts';
import { formatProblems } from './lint/format.ts';
import { checkCourse } from './lint/index.ts';
import { matrixFiles } from './lint/matrix/files.ts';
import { connectTo } from './targets/beside/settings.ts';
import { targets } from './targets/index.ts';
import { packageInfo } from './targets/shared/package-info.ts';
import { stamp } from './targets/shared/stamp.ts';
import { unzip, zip, zipFindings } from './targets/shared/zip.ts';
import type { PackageFile, Target } from './targets/target.ts';

const options = readArguments();
const { course, problems } = checkCourse(options.course, options.lang ? { languages: options.lang } : {});
const unknown = problems.find(({ rule }) => rule === 'unknown-language');
if (unknown) {
  console.error(unknown.message[0]!.toUpperCase() + unknown.message.slice(1));
  process.exit(2);
}
const errors = problems.filter(({ severity }) => severity === 'error');
if (errors.length || !course) {
  console.error(formatProblems(problems));
  process.exit(1);
}
if (problems.length && !options.quiet) console.log(formatProblems(problems));
// Said at every build, quiet or not: a key in learners' hands is to be remembered.
if (course.lrs?.credentials) console.warn(`\n*** THE KEY OF THE LRS (${course.lrs.endpoint}) STANDS IN THESE PACKAGES. ***\nEvery learner can read it and write statements in anybody's name. It must not be able to read or delete anything.\nAsk a token broker instead ("broker" in course.yaml), or withdraw the key when the course ends.\n`);

const worst = worstStateOf(course);
const faults = options.targets.flatMap(({ id, limits }) => stateFault(worst, id, limits.stateChars) ?? []);
const fitting = options.targets.filter(({ id, limits }) => stateFault(worst, id, limits.stateChars) === undefined);
if (faults.length) {
  console.error(faults.map((fault) => `${fault} Or leave this target out: "--target" names those to build.  (state-size)`).join('\n\n'));
  process.exitCode = 1;
}
if (!fitting.length) process.exit();

// Once packages carry them they are for ever, and not before.
const added = saveCodes(course);
if (added && !options.quiet) console.log(`${added} new codes in codes.tsv: commit it with your change.`);

const site = await buildSite(course).catch(refusePages);
mkdirSync(options.out, { recursive: true });
writeMatrix(course, site);
for (const target of fitting) write(target, await build(course, target.tellsBeside && course.lrs ? { ...target, connect: connectTo(course.lrs) } : target, site));

/** What the pages' builder could not make of a lesson's text, as an author reads it: place, what it says, no trace of the program. */
function refusePages(error: Error & { loc?: { file?: string; line?: number }; id?: string; place?: { line?: number; start?: { line: number } } }): never {
  const file = error.loc?.file ?? error.id ?? course!.dir;
  const line = error.loc?.line ?? error.place?.line ?? error.place?.start?.line;
  const place = `${relative(process.cwd(), file.replace(/[?#].*$/, '')) || '.'}${line ? `:${line}` : ''}`;
  console.error(`${place}  ${error.message.split('\n')[0]!} Mend the lesson's text there: docs/authoring.md shows what may be written.  (lesson-text)`);
  process.exit(1);
}

/** One package, finished and verified. */
async function build(course: Course, target: Target, site: PackageFile[]): Promise<Uint8Array> {
  const content = [...stamp(site, await buildScript(course, target), target), editionFile(course)];
  const info = packageInfo(course, content.map(({ path }) => path));
  const own = await target.files(info, content);
  const bytes = zip([...own, ...content], (file) => target.date?.(file, info));
  const findings = [...zipFindings(bytes), ...(await target.verify(unzip(bytes)))];
  if (findings.length) {
    console.error(`The package for ${target.id} is not sound:\n${findings.map((finding) => `- ${finding}`).join('\n')}`);
    process.exit(1);
  }
  return bytes;
}

/** What is taught, practised and asked for, as pages and CSV in `matrix/` beside the packages. */
function writeMatrix(course: Course, site: PackageFile[]): void {
  const folder = resolve(options.out, 'matrix');
  rmSync(join(folder, 'pages'), { recursive: true, force: true });
  for (const { path, bytes } of matrixFiles(course, site, folder)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/** Puts a zip in place at once, and takes away those of other versions of the same package. */
function write(target: Target, bytes: Uint8Array): void {
  const { id, version, builds, languages } = course!;
  const part = builds.length < languages.length ? `-${builds.join('-')}` : '';
  const name = `${id}-${version}${part}-${target.id}.zip`;
  const older = new RegExp(`^${id}-\\d+\\.\\d+\\.\\d+${part}-${target.id}\\.zip$`);
  writeFileSync(join(options.out, `${name}.new`), bytes);
  renameSync(join(options.out, `${name}.new`), join(options.out, name));
  for (const old of readdirSync(options.out).filter((each) => older.test(each) && each !== name)) rmSync(join(options.out, old));
  if (!options.quiet) console.log(`${join(options.out, name)}  ${(bytes.length / 1000).toFixed(0)} kB, ${unzip(bytes).length} files, ${sayWorst(worst, target.limits.stateChars)}`);
}

function readArguments() {
  const list = (text: string | undefined) => text?.split(',').map((each) => each.trim()).filter(Boolean);
  try {
    const { values } = parseArgs({ options: { course: { type: 'string', default: 'course' }, target: { type: 'string' }, lang: { type: 'string' }, out: { type: 'string', default: 'dist' }, quiet: { type: 'boolean', default: false } } });
    const names = list(values.target) ?? Object.keys(targets);
    const unknown = names.find((name) => !Object.hasOwn(targets, name));
    if (!names.length) throw new Error(`"--target" names no target. Use one or more of: ${Object.keys(targets).join(', ')}.`);
    if (unknown) throw new Error(`There is no target "${unknown}". Use one or more of: ${Object.keys(targets).join(', ')}.`);
    return { course: values.course, out: values.out, quiet: values.quiet, lang: list(values.lang), targets: names.map((name) => targets[name]!) };
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
