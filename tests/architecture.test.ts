import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Who may import what (the house's promise: a lesson, a question type, a standard and a rule have one place each).
 * First matching row counts; `may` lists the folders and files a room may import from beside itself.
 */
const rooms: { room: RegExp; may: RegExp[]; packages: RegExp }[] = [
  { room: /^quizzes\/types\/[^/]+\/schema\.ts$/, may: [/^quizzes\//], packages: /^zod$/ },
  { room: /^quizzes\//, may: [/^quizzes\//], packages: /^(zod|svelte(\/.*)?)$/ },
  { room: /^tracking\//, may: [/^tracking\//], packages: /^$/ },
  { room: /^course\/schema\.ts$/, may: [/^quizzes\/(item-schema|schema|scenario\/schema)\.ts$/], packages: /^zod$/ },
  { room: /^course\//, may: [/^course\//, /^quizzes\//, /^tracking\/(compat|outline|state)\.ts$/], packages: /^(zod|yaml|node:.*)$/ },
  { room: /^targets\/[^/]+\/adapter\.ts$/, may: [/^tracking\/port\.ts$/, /^targets\/(shared\/|target\.ts$|[^/]+\/limits\.ts$)/], packages: /^$/ },
  { room: /^targets\//, may: [/^targets\//, /^tracking\/port\.ts$/], packages: /^(fflate|xmllint-wasm|@xapi\/xapi|node:.*)$/ },
  { room: /^lint\//, may: [/^lint\//, /^course\//, /^quizzes\//, /^tracking\/state\.ts$/, /^targets\/[^/]+\/limits\.ts$/], packages: /^(yaml|markdownlint\/sync|hunspell-asm|satteri|dictionary-(en-gb|fr)|node:.*)$/ },
  { room: /^authoring\//, may: [/^authoring\//, /^course\//, /^quizzes\/.*\.ts$/, /^lint\//, /^tracking\/(compat|diagnose)\.ts$/, /^targets\/(index|shared\/(zip|xml))\.ts$/], packages: /^(rolldown|yaml|@dagrejs\/dagre|@xmldom\/xmldom|gift-pegjs|csv-parse\/sync|typescript|zod|zod\/v4\/core|node:.*)$/ },
  { room: /^preview\//, may: [/^preview\//, /^targets\/shared\//], packages: /^(fflate|scorm-again|rolldown|@learninglocker\/xapi-validation|@cmi5\/requirements|node:.*)$/ },
  { room: /^components\/(desk\/|build\/dev\.ts$)/, may: [/^components\//, /^course\//, /^lint\//, /^quizzes\/localize\.ts$/], packages: /^(astro|vite|node:.*)$/ },
  { room: /^components\//, may: [/^components\//, /^course\//, /^quizzes\//, /^tracking\//, /^targets\//, /^lint\/format\.ts$/], packages: /./ },
  { room: /^build-scorm\.ts$/, may: [/^course\//, /^lint\//, /^targets\//, /^components\/build\//], packages: /^node:/ },
];

const skip = new Set(['node_modules', 'dist', 'tests', '.cache', '.astro', '.git', '.lms', 'test-results', 'docs']);
const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (skip.has(entry.name) ? [] : entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]));
const sources = files('.').map((file) => file.split(sep).join('/')).filter((file) => /\.(ts|svelte|astro)$/.test(file) && !file.endsWith('.d.ts'));

/** Specifiers a file imports, types included; `hasValue` is false for `import type`. */
function imports(file: string): { from: string; hasValue: boolean }[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '$1');
  return [...text.matchAll(/(?:^|[;\n])\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g)].map((match) => ({ from: (match[2] ?? match[3])!, hasValue: !match[1] }));
}

const local = (file: string, from: string) => relative('.', resolve(dirname(file), from)).split(sep).join('/');

describe('architecture', () => {
  it('has a row for every room', () => {
    const strays = sources.filter((file) => file.includes('/') && !rooms.some(({ room }) => room.test(file)));
    expect(strays).toEqual([]);
  });

  it('keeps every import within what its room may use', () => {
    const faults = sources.flatMap((file) => {
      const row = rooms.find(({ room }) => room.test(file));
      if (!row) return [];
      return imports(file).flatMap(({ from }) => {
        if (from.startsWith('.')) return row.may.some((allowed) => allowed.test(local(file, from))) ? [] : [`${file} imports ${local(file, from)}`];
        return row.packages.test(from) || /^(virtual|astro):/.test(from) ? [] : [`${file} imports ${from}`];
      });
    });
    expect(faults).toEqual([]);
  });

  it('lets no target import another', () => {
    const faults = sources.filter((file) => /^targets\/(?!shared)[^/]+\//.test(file)).flatMap((file) => {
      const own = file.split('/')[1]!;
      return imports(file).map(({ from }) => local(file, from)).filter((to) => /^targets\/[^/]+\//.test(to) && !to.startsWith('targets/shared/') && !to.startsWith(`targets/${own}/`)).map((to) => `${file} imports ${to}`);
    });
    expect(faults).toEqual([]);
  });

  it('keeps the words of a standard inside targets/ and preview/', () => {
    const words = /\bcmi\.(core|interactions|suspend_data|location|score|completion_status|success_status)|adlnet\.gov\/expapi/;
    expect(sources.filter((file) => !/^(targets|preview)\//.test(file) && words.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('never asks which standard it speaks', () => {
    expect(sources.filter((file) => /(standard|target|version)\w* *===? *['"](scorm|cmi5|xapi)/.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('keeps zod, Node, the xAPI client and the drawing of portraits out of what the browser loads', () => {
    const seen = new Set<string>();
    const walk = (file: string) => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const { from, hasValue } of imports(file)) if (hasValue && from.startsWith('.')) walk(local(file, from));
    };
    ['components/player.ts', 'quizzes/types/views.ts', 'components/islands/kinds.ts', ...sources.filter((file) => file.endsWith('/adapter.ts'))].forEach(walk);
    expect([...seen].filter((file) => /^quizzes\/scenario\/(face|faces|graph)\.ts$/.test(file))).toEqual([]);
    const faults = [...seen].filter((file) => imports(file).some(({ from, hasValue }) => hasValue && /^(zod|@xapi|node:)/.test(from)));
    expect(seen.size).toBeGreaterThan(20);
    expect(faults).toEqual([]);
  });

  it('keeps TypeScript out of the lessons', () => {
    expect(sources.filter((file) => /^course\/[^/]+\/.+/.test(file))).toEqual([]);
  });
});
