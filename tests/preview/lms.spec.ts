import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import axe from 'axe-core';
import type { LocalLms } from '../../preview/server.ts';
import { startLms } from '../../preview/server.ts';
import { manifest, put, zip } from './packages.ts';

/** A course that does the least a course must: it says what it found, saves on a click, and ends when its page goes. */
const course = (api: string, prefix: string, finish: string, words: Record<'status' | 'exit' | 'entry' | 'total' | 'time' | 'wrong', string>) => ({
  'index.html': '<!doctype html><html lang="en"><title>Course</title><main><h1>Course</h1><p id="found"></p><button id="save">Save</button></main><script src="c.js"></script></html>',
  'c.js': `
    const find = (w) => { for (let hop = w; ; hop = hop.parent) { if (hop.${api}) return hop.${api}; if (hop === hop.parent) return null; } };
    const api = find(window) ?? find(opener);
    const get = (e) => api.${prefix}GetValue(e), set = (e, v) => api.${prefix}SetValue(e, v);
    api.${prefix}Initialize('');
    document.querySelector('#found').textContent = [get('${words.entry}'), get('cmi.suspend_data'), get('${words.total}')].join(' | ');
    set('${words.exit}', 'suspend'); set('${words.status}', 'incomplete'); api.${prefix}Commit('');
    document.querySelector('#save').onclick = () => { set('cmi.suspend_data', 'turn-3'); set('${words.wrong}', 'nonsense'); api.${prefix}Commit(''); };
    addEventListener('pagehide', () => { set('${words.time[0] === 'P' ? 'cmi.session_time' : 'cmi.core.session_time'}', '${words.time}'); api.${prefix}${finish}(''); });`,
});
const kinds = {
  'SCORM 1.2': { name: 'tiny12', version: '1.2', found: ['ab-initio |  | 00:00:00', 'resume | turn-3 | 00:01:05'], error: 'Error 405', files: course('API', 'LMS', 'Finish', { status: 'cmi.core.lesson_status', exit: 'cmi.core.exit', entry: 'cmi.core.entry', total: 'cmi.core.total_time', time: '0000:01:05', wrong: 'cmi.core.lesson_status' }) },
  'SCORM 2004': { name: 'tiny2004', version: '2004 4th Edition', found: ['ab-initio |  | PT0H0M0S', 'resume | turn-3 | PT0H1M5S'], error: 'Error 406', files: course('API_1484_11', '', 'Terminate', { status: 'cmi.completion_status', exit: 'cmi.exit', entry: 'cmi.entry', total: 'cmi.total_time', time: 'PT1M5S', wrong: 'cmi.completion_status' }) },
};

let folder: string;
let lms: LocalLms;
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lms-'));
  for (const { name, version, files } of Object.values(kinds)) put(join(folder, 'dist'), name, { 'imsmanifest.xml': manifest({ version }), ...files });
  lms = await startLms({ port: 0, dir: join(folder, 'dist'), dataDir: join(folder, 'data') });
});
test.afterEach(async () => {
  await lms.close();
  rmSync(folder, { recursive: true });
});

const content = (page: Page): FrameLocator => page.frameLocator('#content');
const play = (page: Page, name: string, more = ''): Promise<unknown> => page.goto(`${lms.url}play?package=${name}&learner=Ada${more}`);
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
/** Violations of axe's default rules, in the page alone. */
async function violations(page: Page): Promise<string[]> {
  // Over the debugger: the page's own policy takes no script from elsewhere.
  await page.evaluate(axe.source);
  return page.evaluate(async () => (await (window as unknown as { axe: typeof axe }).axe.run({ iframes: false } as never)).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`));
}

for (const [kind, { name, found, error }] of Object.entries(kinds)) {
  test(`${kind}: keeps a course over closing and relaunching, and shows its errors`, async ({ page }) => {
    await play(page, name);
    await expect(content(page).locator('#found')).toHaveText(found[0]!);
    await content(page).locator('#save').click();
    await expect(page.locator('.log .is-error')).toContainText(error);
    expect(await page.evaluate(() => window.lms?.data()['cmi.suspend_data'])).toBe('turn-3');
    await press(page, 'Close course');
    await expect(page.locator('#content')).toHaveCount(0);
    await expect(page.locator('.log li').last()).toContainText(/Finish|Terminate/);
    await press(page, 'Relaunch');
    await expect(content(page).locator('#found')).toHaveText(found[1]!);
    await press(page, 'Reset attempt');
    await expect(content(page).locator('#found')).toHaveText(found[0]!);
  });

  test(`${kind}: stores what a course says when the whole page goes`, async ({ page }) => {
    await play(page, name);
    await content(page).locator('#save').click();
    await page.goto('about:blank');
    // The beacon has no answer to wait for.
    const stored = async (): Promise<unknown> => (await (await fetch(`${lms.url}api/attempt?package=${name}&learner=Ada`)).json()).history;
    await expect.poll(stored).toMatchObject([{ seconds: 65 }]);
    await play(page, name);
    await expect(content(page).locator('#found')).toHaveText(found[1]!);
  });

  test(`${kind}: plays in a window of its own`, async ({ page, context }) => {
    const opened = context.waitForEvent('page');
    await play(page, name, '&window=popup');
    const popup = await opened;
    await expect(popup.locator('#found')).toHaveText(found[0]!);
    await popup.locator('#save').click();
    await popup.close({ runBeforeUnload: true });
    await expect(page.locator('.log li').last()).toContainText(/Finish|Terminate/);
    await play(page, name);
    await expect(content(page).locator('#found')).toHaveText(found[1]!);
  });
}

test('lets several items be chosen and says that sequencing is not interpreted', async ({ page }) => {
  const { files } = kinds['SCORM 2004'];
  const items = '<item identifier="a" identifierref="r1"><title>First</title></item><item identifier="b" identifierref="r1"><title>Second</title></item>';
  put(join(folder, 'dist'), 'several', { 'imsmanifest.xml': manifest({ version: '2004 4th Edition', items }), ...files });
  await play(page, 'several');
  await content(page).locator('#save').click();
  await expect(page.getByText('sequencing rules are not interpreted')).toBeVisible();
  await page.getByRole('link', { name: 'Second' }).click();
  await expect(page.getByRole('link', { name: 'Second' })).toHaveAttribute('aria-current', 'page');
  await expect(content(page).locator('#found')).toContainText('ab-initio');
  await page.getByRole('link', { name: 'First' }).click();
  await expect(content(page).locator('#found')).toContainText('turn-3');
});

test('tells the course when nothing was stored', async ({ page }) => {
  await play(page, 'tiny12');
  await expect(content(page).locator('#found')).not.toBeEmpty();
  await page.route('**/api/attempt?**', (route) => route.abort());
  await content(page).locator('#save').click();
  await expect(page.locator('.log .is-error').last()).toContainText('Error 101, General Exception. The LMS could not store the data.');
  await expect(page.locator('.summary')).toContainText('NOT stored');
});

test('copies the calls as text and marks what changed', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await play(page, 'tiny12');
  await content(page).locator('#save').click();
  await expect(page.locator('tr.is-changed')).toContainText(['turn-3']);
  await press(page, 'Copy calls');
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/LMSSetValue\("cmi\.suspend_data", "turn-3"\)\t→ "true"\n.*nonsense.*Error 405, Incorrect Data Type\./);
});

test('switches strictness off', async ({ page }) => {
  put(join(folder, 'dist'), 'loose', { 'imsmanifest.xml': manifest(), 'index.html': '<title>x</title><script src="c.js"></script>', 'c.js': "parent.API.LMSInitialize(''); document.title = parent.API.LMSSetValue('cmi.suspend_data', 'x'.repeat(5000));" });
  const title = (): Promise<string> => content(page).locator('html').evaluate(() => document.title);
  await play(page, 'loose');
  await expect.poll(title).toBe('false');
  await play(page, 'loose', '&strict=0');
  await expect.poll(title).toBe('true');
});

test('takes a dropped package and says why it refuses another', async ({ page }) => {
  await page.goto(lms.url);
  await page.locator('#file').setInputFiles({ name: 'mine.zip', mimeType: 'application/zip', buffer: Buffer.from(zip({ 'index.html': '<title>My page</title>' })) });
  await expect(page.getByRole('heading', { name: 'My page' })).toBeVisible();
  await page.locator('#file').setInputFiles({ name: 'no.zip', mimeType: 'application/zip', buffer: Buffer.from('no zip') });
  await expect(page.getByRole('status')).toHaveText('no.zip: This is no zip that can be read: build or download it again.');
});

test('filters the data and the calls', async ({ page }) => {
  await play(page, 'tiny12');
  await content(page).locator('#save').click();
  await page.getByLabel('Filter').fill('lesson_status');
  await expect(page.locator('tbody tr:visible')).toHaveText([/lesson_status/]);
  await page.getByLabel('Errors only').check();
  await expect(page.locator('.log li:visible')).toHaveCount(1);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test(`is accessible and fits: ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await play(page, 'tiny2004');
      await content(page).locator('#save').click();
      await expect(page.locator('.log .is-error')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.getByRole('link', { name: 'All packages' }).click();
      await page.getByText('Launch options').click();
      await expect(page.locator('.card')).toHaveCount(2);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  }
}
