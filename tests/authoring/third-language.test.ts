import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it, onTestFinished } from 'vitest';
import type { Inline } from '../../authoring/xliff/inline.ts';
import { readXliff } from '../../authoring/xliff/read.ts';
import { writeXliff } from '../../authoring/xliff/write.ts';

/** Everything a build needs, in a folder of its own: interface words belong to the project, and this test writes some. */
function project(): string {
  const dir = mkdtempSync(join(tmpdir(), 'third-language-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  for (const name of ['authoring', 'components', 'course', 'lint', 'quizzes', 'targets', 'tracking', 'tests/courses/lifting', 'astro.config.mjs', 'build-scorm.ts', 'package.json', 'tsconfig.json']) cpSync(name, join(dir, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(dir, 'node_modules'), 'junction');
  return dir;
}

const accents: Record<string, string> = { a: 'å', c: 'ç', e: 'ë', i: 'ï', n: 'ñ', o: 'ö', u: 'ü', y: 'ÿ', A: 'Å', E: 'Ë', I: 'Ï', O: 'Ö', U: 'Ü', S: 'Š' };
/** A language that anybody can read: accents on every letter that takes one, and words about a third longer. Codes stay. */
const pseudo = (inline: readonly Inline[]): Inline[] =>
  inline.map((each) => (each.kind === 'pair' ? { ...each, children: pseudo(each.children) } : each.kind === 'code' ? each : { kind: 'text', text: each.text.replace(/\p{L}{3,}/gu, (word) => word + word.slice(-1).repeat(Math.ceil(word.length / 3))).replace(/\w/g, (sign) => accents[sign] ?? sign) }));

it('a third language is one line in course.yaml and one file to import', () => {
  const dir = project();
  // The test runner's own settings would make a build for development.
  const env = { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot };
  const run = (script: string, ...args: string[]) => execFileSync(process.execPath, [script, ...args, '--course', 'tests/courses/lifting'], { cwd: dir, env, encoding: 'utf8', stdio: 'pipe' });
  const yaml = join(dir, 'tests/courses/lifting/course.yaml');
  writeFileSync(yaml, readFileSync(yaml, 'utf8').replace('languages: [fr, en]', 'languages: [fr, en, eo]'));
  run('authoring/xliff.ts', 'export', '--lang', 'eo', '--out', 'eo.xlf');
  const document = readXliff(readFileSync(join(dir, 'eo.xlf'), 'utf8'), 'eo.xlf');
  const files = document.files.map((file) => ({ ...file, units: file.units.map((unit) => ({ ...unit, state: 'final' as const, target: pseudo(unit.source) })) }));
  writeFileSync(join(dir, 'eo.xlf'), writeXliff({ ...document, files }));
  expect(run('authoring/xliff.ts', 'import', '--lang', 'eo', 'eo.xlf')).toContain('written  components/strings/eo.yaml');
  expect(run('lint/cli.ts')).not.toMatch(/\berror|translation-/);

  run('build-scorm.ts', '--target', 'web', '--out', 'out');
  const zip = unzipSync(readFileSync(join(dir, 'out/safe-lifting-1.0.0-web.zip')));
  const page = strFromU8(zip['eo-finish.html']!);
  expect(page).toContain('lang="eo"');
  expect(page).toContain('Årrêtëzzzz-vöüsss dèss qü’üñëë döülëürrrr åppåråîtttt.');
  expect(page).toContain(readFileSync(join(dir, 'components/strings/eo.yaml'), 'utf8').match(/page\.skip: (.*)/)![1]);
  expect(strFromU8(zip['fr-finish.html']!)).toContain('eo-finish.html');
  expect(existsSync(join(dir, 'tests/courses/lifting/finish/eo.mdx'))).toBe(true);
});
