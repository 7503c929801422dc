import { expect, test } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { violations } from './axe.ts';
import { filesOf, watch, zipOf } from './packages.ts';
import { freePort } from './ports.ts';

/** The gallery as `npm run dev` serves it. */
let server: ChildProcess;
let url: string;

test.beforeAll(async () => {
  server = spawn(process.execPath, ['--import', './node-version.mjs', 'components/build/dev.ts', '--port', String(await freePort())], { stdio: ['ignore', 'pipe', 'inherit'] });
  url = await new Promise((found) => server.stdout!.on('data', (chunk) => {
    const [, address] = /Lessons: (http:\S+)/.exec(String(chunk)) ?? [];
    if (address) found(address);
  }));
});

test.afterAll(async () => {
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
});

test.describe.configure({ mode: 'serial' });

for (const width of [1280, 320]) {
  test(`the gallery shows every type, awake and accessible, ${width} px wide`, async ({ page }) => {
    test.setTimeout(180_000);
    const { faults } = await watch(page, (fault) => /foreign: http:\/\/localhost|^console: (Failed to load|A bad HTTP response)|^404|\[vite\]/.test(fault));
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${url}gallery.html`);
    const types = readdirSync('quizzes/types', { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
    await expect(page.locator('[data-awake]')).toHaveCount(types.length + 2 /* dialogues */, { timeout: 30_000 });
    for (const type of types) {
      await expect(page.locator(`#${type} > details`).first()).toBeVisible();
      await page.locator(`#${type} > details`).evaluateAll((all) => all.forEach((each) => { (each as HTMLDetailsElement).open = true; }));
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
}

test('what pages may hold is shown in every language, and accessible', async ({ page }) => {
  for (const name of ['gallery-text', 'gallery-text-fr']) {
    const { faults } = await watch(page, (fault) => /foreign: http:\/\/localhost|^console: (Failed to load|A bad HTTP response)|^404|\[vite\]/.test(fault));
    await page.goto(`${url}${name}.html`);
    await expect(page.locator('.glossary dt')).not.toHaveCount(0);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
  }
});

test('no package has a gallery', () => {
  const names = ['scorm12', 'web'].flatMap((target) => [...filesOf(zipOf('course', target)).keys()]);
  expect(names.filter((name) => name.includes('gallery'))).toEqual([]);
});
