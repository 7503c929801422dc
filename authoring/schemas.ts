/**
 * `npm run schemas -- [--course DIR] [--check]`: writes what VS Code’s YAML extension completes, explains and underlines in the
 * files of a course, into `.vscode/schemas/`, and tells `.vscode/settings.json` where it belongs. With `--check` nothing is
 * written; exit code 1: what is there is not what the schemas of course/ and quizzes/ say today. Exit code 2: it cannot be done.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parse } from 'yaml';
import { command, readArguments, Refusal } from './command.ts';
import { jsonSchemas } from './schemas/json-schemas.ts';

const settingsFile = join('.vscode', 'settings.json');

await command(async () => {
  const { values } = readArguments({ course: { type: 'string', default: 'course' }, check: { type: 'boolean', default: false } }, 'npm run schemas -- [--course DIR] [--check]');
  const course = relative('.', resolve(values.course)).split(sep).join('/');
  if (course.startsWith('..') || course === '') throw new Refusal(`"${values.course}" lies outside this folder, so an editor that opens this folder does not see it. Move the course inside, or leave the editor without help.`);
  const schemas = await jsonSchemas(languagesOf(course));
  const folder = `./.vscode/schemas/${course.replaceAll('/', '-')}`;
  const files: [string, string][] = [...Object.entries(schemas).map(([name, schema]): [string, string] => [`${folder.slice(2)}/${name}.json`, `${JSON.stringify(schema, null, 1)}\n`]), [settingsFile, settings(folder, course)]];
  const stale = files.filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8').replace(/\r\n/g, '\n') !== text);
  if (values.check) {
    if (stale.length) console.error(`${stale.map(([path]) => path).join(', ')}: not what the schemas say today. Run "npm run schemas" and commit what it writes.`);
    process.exitCode = stale.length ? 1 : 0;
    return;
  }
  for (const [path, text] of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`written  ${path}`);
  }
  if (!stale.length) console.log('Everything is as the schemas say.');
});

/** The languages course.yaml lists. Its schema must not be loaded yet (see `jsonSchemas`), so this looks by itself. */
function languagesOf(course: string): string[] {
  const path = join(course, 'course.yaml');
  if (!existsSync(path)) throw new Refusal(`"${path}" does not exist. Name the folder of a course with "--course DIR".`);
  const { languages } = (parse(readFileSync(path, 'utf8'), { logLevel: 'silent' }) ?? {}) as { languages?: unknown };
  if (!Array.isArray(languages) || !languages.length) throw new Refusal(`"${path}" lists no languages. Add a line like "languages: [fr, en]".`);
  return languages.map(String);
}

/** The editor's settings with the schemas of this course; everything else in them stays. */
function settings(folder: string, course: string): string {
  const source = existsSync(settingsFile) ? readFileSync(settingsFile, 'utf8') : '{}';
  const wanted = { [`${folder}/course.json`]: `${course}/course.yaml`, [`${folder}/glossary.json`]: `${course}/glossary.yaml`, [`${folder}/activity.json`]: [`${course}/*/*.yaml`, `${course}/*.yaml`, `!${course}/course.yaml`, `!${course}/glossary.yaml`] };
  try {
    const data = JSON.parse(source) as { 'yaml.schemas'?: object };
    return `${JSON.stringify({ ...data, 'yaml.schemas': { ...data['yaml.schemas'], ...wanted } }, null, 2)}\n`;
  } catch {
    throw new Refusal(`"${settingsFile}" cannot be read, perhaps because it holds comments. Add to its "yaml.schemas" by hand: ${JSON.stringify(wanted).slice(1, -1)}`);
  }
}
