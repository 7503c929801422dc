import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService, type LanguageService } from 'yaml-language-server';
import { documented } from '../../authoring/schemas/documented.ts';
import { courseFolder, courseYaml, quizYaml } from '../course/build-course.ts';

const run = (dir: string, ...args: string[]) => execFileSync(process.execPath, [resolve('authoring/schemas.ts'), ...args], { cwd: dir, encoding: 'utf8', stdio: 'pipe' });

/** The service behind VS Code's YAML extension, set up as `.vscode/settings.json` of a folder says. */
function editor(root: string): LanguageService {
  const settings = JSON.parse(readFileSync(join(root, '.vscode/settings.json'), 'utf8')) as { 'yaml.schemas': Record<string, string | string[]> };
  const service = getLanguageService({ schemaRequestService: async (uri: string) => readFileSync(new URL(uri), 'utf8'), workspaceContext: { resolveRelativePath: (path: string) => path }, telemetry: { send() {}, sendError() {}, sendTrack() {} } } as never);
  service.configure({ validate: true, hover: true, completion: true, schemas: Object.entries(settings['yaml.schemas']).map(([path, match]) => ({ uri: pathToFileURL(resolve(root, path)).href, fileMatch: [match].flat() })) });
  return service;
}

let version = 0;
const open = (path: string, text: string) => TextDocument.create(pathToFileURL(resolve(path)).href, 'yaml', ++version, text);
const here = editor('.');
const underlined = async (path: string, text: string, service = here) => (await service.doValidation(open(path, text), false)).map(({ range, message }) => `${range.start.line + 1} ${String(message)}`);
/** What is offered where `|` stands. */
const offered = async (path: string, text: string) => {
  const document = open(path, text.replace('|', ''));
  return (await here.doComplete(document, document.positionAt(text.indexOf('|')), false)).items;
};
const yamlFiles = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? yamlFiles(join(folder, entry.name)) : entry.name.endsWith('.yaml') ? [join(folder, entry.name)] : []));

describe('the schemas for editors', () => {
  it('are what the schemas of course/ and quizzes/ say today', () => {
    expect(() => run('.', '--check')).not.toThrow();
  });

  it('find nothing wrong in the course', async () => {
    const files = yamlFiles('course');
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) expect([file, ...(await underlined(file, readFileSync(file, 'utf8')))]).toEqual([file]);
  });

  it('underline what does not fit, in the words of the kind that is meant', async () => {
    expect(await underlined('course/listen/check.yaml', quizYaml('Bad Id').replace('correct:', 'corect:').replace(/stem: .*/, 'stem: {fr: Quoi}'))).toEqual([
      '3 This is not an id. Use lower-case letters, digits and single hyphens, beginning with a letter: "like-this".',
      '5 Missing property "en".',
      '7 Property corect is not allowed.',
    ]);
    expect(await underlined('course/final.yaml', 'type: quiz\nitems:\n  - {type: numeric, id: a, stem: {fr: a, en: a}, options: []}\n')).toEqual(['3 Missing property "accept".', '3 Property options is not allowed.']);
    expect(await underlined('course/course.yaml', courseYaml('statuss: draft\n'))).toEqual(['11 Property statuss is not allowed.']);
  });

  it('offer the fields of the kind that is meant, each with the comment above it', async () => {
    const fields = await offered('course/listen/check.yaml', 'type: quiz\nitems:\n  - type: numeric\n    id: a\n    |\n');
    expect(fields.map(({ label }) => label)).toEqual(expect.arrayContaining(['accept', 'nearly', 'unit', 'decimals', 'hint']));
    expect(fields.map(({ label }) => label)).not.toContain('options');
    expect(JSON.stringify(fields.find(({ label }) => label === 'decimals')!.documentation)).toContain('Digits after the point at most; 0 asks for a whole number.');
    expect((await offered('course/listen/check.yaml', 'type: quiz\nitems:\n  - type: |\n')).map(({ label }) => label)).toEqual(expect.arrayContaining(['single-choice', 'matrix', 'flashcard']));
  });

  it('are written for the languages of another course, beside what the settings hold', async () => {
    const dir = courseFolder({ 'courses/two/course.yaml': 'languages: [en]\n', '.vscode/settings.json': '{"editor.tabSize": 2, "yaml.schemas": {"a.json": "a.yaml"}}' });
    expect(run(dir, '--course', 'courses/two')).toContain('written  .vscode/schemas/courses-two/activity.json');
    expect(JSON.parse(readFileSync(join(dir, '.vscode/settings.json'), 'utf8'))).toMatchObject({ 'editor.tabSize': 2, 'yaml.schemas': { 'a.json': 'a.yaml', './.vscode/schemas/courses-two/course.json': 'courses/two/course.yaml' } });
    const plain = 'type: quiz\nitems:\n  - type: likert\n    id: a\n    stem: Sure?\n    scale: [{id: a, text: Yes}, {id: b, text: {fr: Non}}]\n';
    expect(await underlined(join(dir, 'courses/two/listen/check.yaml'), plain, editor(dir))).toHaveLength(1);
    expect(run(dir, '--course', 'courses/two', '--check')).toBe('');
  });

  it.each([
    [['--course', 'none'], '"none/course.yaml" does not exist.'],
    [['--course', '../x'], '"../x" lies outside this folder'],
    [['--course', 'course'], 'cannot be read, perhaps because it holds comments. Add to its "yaml.schemas" by hand: "./.vscode/schemas/course/course.json":"course/course.yaml"'],
  ])('are refused with %j', (args, message) => {
    const dir = courseFolder({ 'course/course.yaml': 'languages: [en]\n', '.vscode/settings.json': '{} // mine' });
    expect(() => run(dir, ...args)).toThrow(message);
  });
});

describe('documented', () => {
  it('gives each schema the comment above it', () => {
    expect(documented("/** A thing. */\nexport const thing = (text) =>\n  z.strictObject({\n    /** Its\n     * name. */\n    id,\n    /** Its \"size\". */\n    size: z.number(), // how big\n    plain: text,\n  });")).toContain(
      'z.strictObject({\n    /** Its\n     * name. */\n    id: $described(id, "Its name."),\n    /** Its "size". */\n    size: $described(z.number(), "Its \\"size\\"."), // how big\n    plain: text,\n  }), "A thing.");',
    );
  });
});
