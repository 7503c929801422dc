import { expect, test, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { violations } from './axe.ts';
import { filesOf, zipOf } from './packages.ts';
import { freePort } from './ports.ts';

/** A course of its own, to be broken and mended while `npm run dev` serves it. */
const dir = '.cache/e2e/desk-source';
const quiz = join(dir, 'phishing/check.yaml');
let server: ChildProcess;
let url: string;
let printed = '';

test.describe.configure({ mode: 'serial', timeout: 180_000 });

test.beforeAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  cpSync('tests/courses/phishing', dir, { recursive: true });
  server = spawn(process.execPath, ['--import', './node-version.mjs', 'components/build/dev.ts', '--course', dir, '--port', String(await freePort())], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, SITE_CACHE: resolve('.cache/e2e/desk-cache') } });
  url = await new Promise((found) => server.stdout!.on('data', (chunk) => {
    printed += String(chunk);
    const [, address] = /Lessons: (http:\S+)/.exec(printed) ?? [];
    if (address) found(address);
  }));
});

test.afterAll(async () => {
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
});

const desk = (page: Page) => page.locator('#authors-desk');
const change = (file: string, from: string, to: string) => writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));

test('a panel says how long a page reads, what it covers and what is found in it, and hides none of it', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(`${url}en-phishing.html`);
  const summary = desk(page).locator('summary');
  await expect(summary).toHaveText('Desk: No problems.', { timeout: 60_000 });
  expect(await violations(page)).toEqual([]);
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(desk(page)).toContainText(/Reading time[\d.]+ min at 200 words a minute \(text \d+ words, questions \d+\); the page says 5 min\./);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await violations(page)).toEqual([]);
  // Scrolled to its end, the page ends above the panel.
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const [foot, top] = [await page.locator('main').boundingBox(), await desk(page).locator('details').boundingBox()];
  expect(foot!.y + foot!.height).toBeLessThanOrEqual(top!.y + 1);
  await page.keyboard.press('Escape');
  await expect(desk(page).locator('details')).not.toHaveAttribute('open');
});

test('a fault stands on the page in the words of the terminal, and the page comes back where it was', async ({ page }) => {
  await page.goto(`${url}en-phishing.html`);
  await expect(desk(page).locator('summary')).toHaveText('Desk: No problems.', { timeout: 60_000 });
  await page.evaluate(() => scrollTo(0, 700));
  change(quiz, 'correct: true', 'corect: true');
  await expect(page.getByRole('heading', { name: 'The course cannot be shown' })).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => printed, { timeout: 60_000 }).toContain(`${quiz}:`);
  const lines = printed.split('\n').filter((line) => line.startsWith(`${quiz}:`));
  // The page may still be coming anew: what is awaited here is awaited across that.
  const said = desk(page).locator('dialog li');
  await expect(said).toHaveCount(lines.length, { timeout: 60_000 });
  await expect(said.first()).toHaveText(lines[0]!, { useInnerText: true });
  expect(await violations(page)).toEqual([]);
  change(quiz, 'corect: true', 'correct: true');
  await expect(page.getByRole('heading', { name: 'What phishing is' })).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(700);
});

test('what a rule forbids covers the page until it is closed, and stays in the panel', async ({ page }) => {
  await page.goto(`${url}en-phishing.html`);
  await expect(desk(page).locator('summary')).toHaveText('Desk: No problems.', { timeout: 60_000 });
  change(quiz, 'What makes spear phishing', 'TODO What makes spear phishing');
  await expect(desk(page).getByRole('heading', { name: 'No package can be built' })).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Escape');
  await expect(desk(page).locator('dialog')).toBeHidden();
  await desk(page).locator('summary').click();
  await expect(desk(page).locator('section', { hasText: 'Findings' })).toContainText('check.yaml:');
  await page.reload();
  await expect(desk(page).locator('section', { hasText: 'Findings' })).toContainText('(to-do)', { timeout: 60_000 });
  await expect(desk(page).locator('dialog')).toBeHidden();
});

test('no package holds any of it', () => {
  for (const target of ['web', 'scorm12']) {
    for (const bytes of filesOf(zipOf('phishing', target)).values()) expect(/authors-desk|desk\.json/.test(new TextDecoder().decode(bytes))).toBe(false);
  }
});
