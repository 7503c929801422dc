import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RuntimeQuiz } from '../../quizzes/runtime.ts';
import { readCode } from '../../tracking/diagnose.ts';
import { activity, answer } from './answers.ts';
import { violations } from './axe.ts';
import { filesOf, serve, unpack, watch, zipOf, type Served } from './packages.ts';

const phishing = filesOf(zipOf('phishing', 'web'));
let served: Served;

test.beforeEach(async () => { served = await serve(phishing); });
test.afterEach(() => served.close());

test('works under any sub-path with a query, under its own CSP, asking no other host', async ({ page }) => {
  const { faults } = await watch(page);
  await page.goto(`${served.base}index.html?scoid=7&a=b%2Fc`);
  await page.getByLabel('The domain after the at sign in the sender address').check();
  await page.getByRole('button', { name: 'Check' }).first().click();
  await expect(page.getByText('Right. The display name, logo and signature are free text')).toBeVisible();
  expect(faults).toEqual([]);
  expect(served.requests.filter((url) => !url.startsWith('/pluginfile.php/123/mod_scorm/content/1/'))).toEqual([]);
});

test('works when opened as a file', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'as-file-'));
  try {
    unpack(filesOf(zipOf('listening', 'web')), folder);
    const { faults } = await watch(page);
    await page.goto(`${pathToFileURL(join(folder, 'index.html')).href}?lang=en`);
    await expect(page).toHaveURL(/en-home\.html/);
    await page.locator('#go-on').click();
    await expect(page).toHaveURL(/en-listen\.html/);
    await expect(page.locator('[data-island]').first()).toHaveAttribute('data-awake', '');
    expect(faults).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('keeps and evaluates a choice made before the script has run', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((done) => { release = done; });
  await page.route('**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${served.base}index.html`, { waitUntil: 'commit' });
  await page.getByLabel('The domain after the at sign in the sender address').check();
  await expect(page.locator('[data-awake]')).toHaveCount(0);
  release();
  await expect(page.locator('[data-awake]')).toHaveCount(1);
  await expect(page.getByLabel('The domain after the at sign in the sender address')).toBeChecked();
  await page.getByRole('button', { name: 'Check' }).first().click();
  await expect(page.getByText('Right. The display name, logo and signature are free text')).toBeVisible();
});

test('shows every text and question without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${served.base}index.html`);
  await expect(page.getByRole('heading', { name: 'If you have already clicked' })).toBeVisible();
  await expect(page.getByText('You typed your password into a false page.')).toBeVisible();
  await context.close();
});

test('keeps answers on the device between two visits', async ({ page }) => {
  await page.goto(`${served.base}index.html`);
  await page.getByLabel('The company logo in the header').check();
  await page.getByRole('button', { name: 'Check' }).first().click();
  await expect(page.getByText('Not quite. Names, logos and signatures')).toBeVisible();
  await page.goto('about:blank');
  await page.goto(`${served.base}index.html`);
  await expect(page.getByText('Not quite. Names, logos and signatures')).toBeVisible();
  await expect(page.getByLabel('The company logo in the header')).toBeChecked();
});

test('teaches on and says so calmly when a SCORM package finds no LMS', async ({ page }) => {
  const scorm = await serve(filesOf(zipOf('phishing', 'scorm12')));
  try {
    const { faults } = await watch(page);
    await page.goto(`${scorm.base}index.html`);
    await expect(page.locator('#save-status')).toHaveText('Kept on this device only', { timeout: 15_000 });
    expect(readCode(await page.locator('#support-code').innerText())).toMatchObject({ reason: 'no-store', isKept: true, unsent: [0, 1] });
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('The domain after the at sign in the sender address').check();
    await page.getByRole('button', { name: 'Check' }).first().click();
    await expect(page.getByText('Right. The display name, logo and signature are free text')).toBeVisible();
    expect(faults).toEqual([]);
  } finally {
    scorm.close();
  }
});

test('goes on after it comes back from the back/forward cache', async ({ page }) => {
  await page.goto(`${served.base}index.html`);
  await page.getByLabel('The company logo in the header').check();
  await page.getByRole('button', { name: 'Check' }).first().click();
  await expect(page.getByText('Not quite. Names, logos and signatures')).toBeVisible();
  await page.evaluate(() => addEventListener('pageshow', (event) => { document.documentElement.dataset.back = String(event.persisted); }));
  await page.goto(`${served.base}no-such-page.html`);
  await page.goBack({ waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-back', 'true');
  await page.getByLabel('It is written for one person, using facts about them').check();
  await page.getByRole('button', { name: 'Check' }).first().click();
  await expect(page.getByText('Right. The attacker studies one person first')).toBeVisible();
  await page.goto('about:blank');
  await page.goto(`${served.base}index.html`);
  await expect(page.getByText('Right. The attacker studies one person first')).toBeVisible();
});

test('lists what is left to complete, leads there, and takes off what is done', async ({ page }) => {
  const course = await serve(filesOf(zipOf('listening', 'web')));
  const quiz = activity<RuntimeQuiz>('tests/courses/listening', 'listen/order', 'en');
  const row = page.locator(`#to-do [data-left="${quiz.id}"]`);
  try {
    await page.goto(`${course.base}en-home.html`);
    await page.locator('#to-do summary').click();
    await row.getByRole('link').click();
    await expect(page.locator('#page')).toHaveAttribute('data-page', 'en-listen');
    expect(new URL(page.url()).hash).toBe('#activity-order');
    for (const { id } of quiz.items) await answer(page, quiz, id, true);
    await page.locator('.bar-title').click();
    await expect(page.locator('#page')).toHaveAttribute('data-page', 'en-home');
    await page.locator('#to-do summary').click();
    await expect(page.locator('#to-do [data-left="listen/open-closed"]')).toBeVisible();
    await expect(row).toBeHidden();
  } finally {
    course.close();
  }
});
