import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

/** Builds a copy of the tracked files in a folder of its own, without any cache; sha256 of each file by name. */
function buildCopy(folder: string, timeZone: string): Record<string, string> {
  for (const file of execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n')) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(file, join(folder, file));
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const { SITE_ROOT: _root, ...environment } = process.env;
  execFileSync(process.execPath, ['build-scorm.ts', '--quiet'], { cwd: folder, env: { ...environment, TZ: timeZone, LANG: 'C' }, stdio: 'inherit' });
  return Object.fromEntries(readdirSync(join(folder, 'dist'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(join(folder, 'dist'), join(entry.parentPath, entry.name))).sort().map((name) => [name, createHash('sha256').update(readFileSync(join(folder, 'dist', name))).digest('hex')]));
}

test('two copies in different folders and time zones build the same bytes', () => {
  test.setTimeout(180_000);
  const place = mkdtempSync(join(tmpdir(), 'reproducible-'));
  try {
    const first = buildCopy(join(place, 'a'), 'Pacific/Auckland');
    const second = buildCopy(join(place, 'a folder with spaces/deeper/b'), 'America/Los_Angeles');
    expect(Object.keys(first).filter((name) => name.endsWith('.zip'))).toHaveLength(6);
    expect(second).toEqual(first);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});
