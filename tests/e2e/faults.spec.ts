import axe from 'axe-core';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from '@playwright/test';
import type { RuntimeQuiz } from '../../quizzes/runtime.ts';
import { activity, answer, card } from './answers.ts';
import { expect, saved, test } from './lms.ts';
import { filesOf, serve, zipOf } from './packages.ts';

/** Faults of browsers, windows and networks that only a browser can show (tests/targets/faults.test.ts has them all, by number). */
test.use({ courseName: 'phishing' });

const quiz = activity<RuntimeQuiz>('tests/courses/phishing', 'phishing/check', 'en');
const [first, second, third] = quiz.items.map(({ id }) => id) as [string, string, string];
type Scope = FrameLocator | Page;
const status = (scope: Scope, said: string) => expect(scope.locator('#save-status')).toHaveAttribute('data-status', said, { timeout: 15_000 });
const outcome = (scope: Scope, id: string) => expect(card(scope, quiz.id, id));
const right = (scope: Scope, id: string) => outcome(scope, id).toHaveAttribute('data-outcome', 'correct');
const idOf = (name: string) => name.replaceAll('-', '_');

test('1, 2: the API is found past a frame of another site', async ({ page, lms }) => {
  const other = createServer(({ url }, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(`<iframe id="inner" src="${lms.url}${url!.slice(1)}"></iframe>`));
  await new Promise<void>((done) => other.listen(0, 'localhost', done));
  try {
    // The course's own address leads to a page elsewhere, which holds it.
    await page.route('**/content/**/index.html*', (route) => route.fulfill({ status: 302, headers: { location: `http://localhost:${(other.address() as AddressInfo).port}${new URL(route.request().url()).pathname}` } }), { times: 1 });
    const frame = (await lms.launch(page, 'scorm2004-4th', { lang: '' })).frameLocator('#inner');
    await answer(frame, quiz, first, true);
    await saved(frame);
    expect((await lms.stored('scorm2004-4th'))['cmi.interactions.0.id']).toBe(idOf(first));
  } finally {
    other.closeAllConnections();
    other.close();
  }
});

test('1: a course that had no LMS finds one when its window is looked at again, and sends what was done', async ({ page, lms }) => {
  await page.addInitScript(() => {
    let api: unknown;
    if (window.parent === window) Object.defineProperty(window, 'API', { get: () => (document.documentElement.dataset.lms ? api : undefined), set: (given) => { api = given; } });
  });
  const frame = await lms.launch(page, 'scorm12', { lang: '' });
  await answer(frame, quiz, first, true);
  await status(frame, 'device-only');
  await page.evaluate(() => { document.documentElement.dataset.lms = 'here'; });
  await frame.locator('#save-yes').click();
  await saved(frame);
  await right(frame, first);
  await answer(frame, quiz, second, true);
  await saved(frame);
  const stored = await lms.stored('scorm12');
  expect([stored['cmi.interactions.0.id'], stored['cmi.interactions.1.id']]).toEqual([idOf(first), idOf(second)]);
});

for (const target of ['scorm12', 'scorm2004-4th'] as const) test(`12: ${target}: without a connection the learner is told, and all is sent when it is back`, async ({ page, lms, context }) => {
  const frame = await lms.launch(page, target, { lang: '' });
  await saved(frame);
  await context.setOffline(true);
  await answer(frame, quiz, first, true);
  await right(frame, first);
  await status(frame, 'offline');
  await context.setOffline(false);
  await saved(frame);
  await expect.poll(async () => (await lms.stored(target))['cmi.interactions.0.id']).toBe(idOf(first));
});

test('13: where a login page answers in the LMS’s place the learner is told what to do, and a retry saves', async ({ page, lms }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  const frame = await lms.launch(page, 'scorm12', { lang: '' });
  await saved(frame);
  const api = (isBroken: boolean) => page.evaluate((broken) => {
    const own = (window as unknown as { API: { LMSCommit(text: string): string; whole?: (text: string) => string } }).API;
    own.whole ??= own.LMSCommit;
    own.LMSCommit = broken ? () => 'false' : own.whole;
  }, isBroken);
  await api(true);
  await page.route('**/online.txt', (route) => route.fulfill({ status: 302, headers: { location: 'https://sso.invalid/login' } }));
  await answer(frame, quiz, first, true);
  await expect(frame.getByText('Open it in another tab, sign in, then come back here')).toBeVisible();
  await accessible(page);
  await frame.getByText('Log for support').click();
  await expect(frame.locator('#save-log textarea')).toHaveValue(/signed-out: Commit/);
  expect(await frame.locator('#save-log textarea').inputValue()).not.toMatch(/Ada|x{3}/);
  await api(false);
  await page.unroute('**/online.txt');
  await frame.getByRole('button', { name: 'Try again now' }).click();
  await saved(frame);
});

test('16: a frame the LMS takes away has saved all, and ends its session', async ({ page, lms }) => {
  const frame = await lms.launch(page, 'scorm12', { lang: '' });
  await answer(frame, quiz, first, true);
  await right(frame, first);
  await page.locator('#content').evaluate((element) => element.remove());
  const calls = await page.evaluate(() => window.lms!.calls.map(({ fn }) => fn));
  expect(calls.at(-1)).toBe('LMSFinish');
  await expect.poll(async () => (await lms.stored('scorm12'))['cmi.interactions.0.id']).toBe(idOf(first));
});

test('16, 17: where "unload" is not allowed and a synchronous request fails at the end, nothing answered is lost', async ({ page, lms }) => {
  await page.route(/\/content\/|\/play/, async (route) => {
    // The course may still look for its network when the LMS of the test is gone.
    const response = await route.fetch().catch(() => undefined);
    if (!response) return route.abort();
    await route.fulfill({ response, headers: { ...response.headers(), 'permissions-policy': 'unload=()' } });
  });
  let frame = await lms.launch(page, 'scorm2004-4th', { lang: '' });
  await answer(frame, quiz, first, true);
  await saved(frame);
  await page.evaluate(() => {
    const own = (window as unknown as { API_1484_11: Record<string, () => string> }).API_1484_11;
    addEventListener('pagehide', () => { own.Commit = own.Terminate = () => { throw new DOMException('no sync XHR', 'NetworkError'); }; }, { capture: true });
  });
  await page.goto('about:blank');
  frame = await lms.launch(page, 'scorm2004-4th', { lang: '' });
  await right(frame, first);
});

test('19: of two windows the second only shows, until it is told to go on; nothing is lost', async ({ page, lms, context }) => {
  const one = await lms.launch(page, 'scorm2004-4th', { lang: '' });
  await answer(one, quiz, first, true);
  await saved(one);
  const other = await context.newPage();
  await other.setViewportSize({ width: 320, height: 700 });
  const frame = await lms.launch(other, 'scorm2004-4th', { lang: '' });
  await status(frame, 'elsewhere');
  await right(frame, first);
  await expect(frame.locator('[data-island]').first()).toHaveJSProperty('inert', true);
  await accessible(other);
  await answer(one, quiz, second, true);
  await saved(one);
  await frame.getByRole('button', { name: 'Continue here' }).click();
  await right(frame, second);
  await answer(frame, quiz, third, true);
  await saved(frame);
  await status(one, 'elsewhere');
  await page.close();
  await other.goto('about:blank');
  const last = await lms.launch(other, 'scorm2004-4th', { lang: '' });
  for (const id of [first, second, third]) await right(last, id);
});

test('20: a window whose LMS was closed says so, and the next launch has what was answered', async ({ page, lms, context }) => {
  const opened = context.waitForEvent('page');
  await lms.launch(page, 'scorm12', { lang: '', window: 'popup' });
  const popup = await opened;
  await answer(popup, quiz, first, true);
  await status(popup, 'saved');
  await page.close();
  await answer(popup, quiz, second, true);
  await status(popup, 'ended');
  await right(popup, second);
  await popup.close();
  const again = await context.newPage();
  const frame = await lms.launch(again, 'scorm12', { lang: '' });
  for (const id of [first, second]) await right(frame, id);
  await saved(frame);
  await expect.poll(async () => (await lms.stored('scorm12'))['cmi.interactions.1.id']).toBe(idOf(second));
});

for (const isWanted of [true, false]) test(`a new attempt asks whether to take up what the last one never got: ${isWanted ? 'yes' : 'no'}`, async ({ page, lms }) => {
  let frame = await lms.launch(page, 'scorm12', { lang: '' });
  await answer(frame, quiz, first, true);
  await saved(frame);
  await page.route('**/api/attempt**', (route) => (route.request().method() === 'GET' ? route.continue() : route.abort()));
  await page.evaluate(() => { Navigator.prototype.sendBeacon = () => false; });
  await answer(frame, quiz, second, true);
  await right(frame, second);
  await page.goto('about:blank');
  await page.unroute('**/api/attempt**');
  await lms.forget('scorm12');
  frame = await lms.launch(page, 'scorm12', { lang: '' });
  await status(frame, 'earlier');
  await frame.getByRole('button', { name: isWanted ? 'Yes' : 'Start afresh' }).click();
  await saved(frame);
  if (isWanted) await right(frame, second);
  else await outcome(frame, second).not.toHaveAttribute('data-outcome', /./);
  const stored = await lms.stored('scorm12');
  expect(stored['cmi.interactions.0.id']).toBe(isWanted ? idOf(second) : undefined);
});

test('45: with storage blocked everything is with the LMS', async ({ page, lms }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: () => { throw new DOMException('blocked', 'SecurityError'); } });
    (window as unknown as { BroadcastChannel: unknown }).BroadcastChannel = class { constructor() { throw new DOMException('blocked', 'SecurityError'); } };
  });
  let frame = await lms.launch(page, 'scorm12', { lang: '' });
  await answer(frame, quiz, first, true);
  await saved(frame);
  await page.goto('about:blank');
  frame = await lms.launch(page, 'scorm12', { lang: '' });
  await right(frame, first);
});

test('1: a course that requires an LMS does not open without one, and opens when there is one', async ({ page }) => {
  const served = await serve(filesOf(zipOf('required', 'scorm12')));
  try {
    await page.goto(`${served.base}index.html`);
    await expect(page.getByRole('heading', { name: 'Open this course from your learning platform' })).toBeVisible({ timeout: 15_000 });
    await accessible(page);
    await page.evaluate(() => {
      const values: Record<string, string> = { 'cmi.core.lesson_status': 'incomplete', 'cmi.interactions._count': '0' };
      const api = Object.fromEntries(['LMSInitialize', 'LMSSetValue', 'LMSCommit', 'LMSFinish'].map((name) => [name, () => 'true']));
      (window as unknown as { API: unknown }).API = { ...api, LMSGetValue: (name: string) => values[name] ?? '', LMSGetLastError: () => '0' };
      dispatchEvent(new Event('focus'));
    });
    await status(page, 'saved');
    await answer(page, quiz, first, true);
    await right(page, first);
  } finally {
    served.close();
  }
});

/** No axe violation in any frame, and nothing to scroll sideways. */
async function accessible(page: Page): Promise<void> {
  for (const frame of page.frames().filter((each) => /content|pluginfile/.test(each.url()))) {
    await frame.evaluate(axe.source);
    expect(await frame.evaluate(async () => (await (window as unknown as { axe: typeof axe }).axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`))).toEqual([]);
    expect(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
}
