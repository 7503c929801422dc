import type { FrameLocator, Page } from '@playwright/test';
import axe from 'axe-core';
import type { RuntimeQuiz } from '../../quizzes/runtime.ts';
import { activity, answer, card } from '../e2e/answers.ts';
import { expect, saved, test } from '../e2e/lms.ts';

/** Each fault of the local LMS is one a course can feel: driven with the packages of the comparison course. */
test.use({ courseName: 'phishing' });

const quiz = activity<RuntimeQuiz>('tests/courses/phishing', 'phishing/check', 'en');
const [first, second] = [quiz.items[0]!, quiz.items[1]!];
const status = (frame: FrameLocator, said: string | RegExp) => expect(frame.locator('#save-status')).toHaveAttribute('data-status', said, { timeout: 20_000 });
const right = (frame: FrameLocator, id: string) => expect(card(frame, quiz.id, id)).toHaveAttribute('data-outcome', 'correct');
const openFaults = (page: Page) => page.locator('details.faults > summary').click();
const calls = (page: Page) => page.evaluate(() => window.lms!.calls.map(({ fn, result, why }) => `${fn} ${result}${why && ` (${why})`}`));
const content = (page: Page) => page.frames().find((each) => each.url().includes('/content/'));

for (const target of ['scorm12', 'scorm2004-4th'] as const) {
  test(`${target}: a failing Commit is felt at once, kept over a relaunch, and taken back`, async ({ page, lms }) => {
    let frame = await lms.launch(page, target, { lang: '' });
    await saved(frame);
    await openFaults(page);
    await page.getByLabel('Commit fails').check();
    await answer(frame, quiz, first.id, true);
    await status(frame, 'not-saved');
    expect((await calls(page)).join('\n')).toMatch(/Commit false \(A fault that is switched on/);
    await page.getByRole('button', { name: 'Relaunch' }).click();
    frame = page.frameLocator('#content');
    await expect(page.locator('details.faults > summary')).toHaveText('Faults: 1 on');
    await right(frame, first.id);
    await page.getByLabel('Commit fails').uncheck();
    await answer(frame, quiz, second.id, true);
    await saved(frame);
  });

  test(`${target}: an API that comes late is found, and one that is not there is done without`, async ({ page, lms }) => {
    let frame = await lms.launch(page, target, { lang: '' });
    await openFaults(page);
    await page.getByLabel('At the launch').selectOption('late');
    await expect(page).toHaveURL(/faults=late/);
    frame = page.frameLocator('#content');
    await expect(page.locator('.log li').first()).toBeVisible({ timeout: 15_000 });
    await saved(frame);
    await page.getByLabel('At the launch').selectOption('missing');
    await expect(page).toHaveURL(/faults=missing/);
    await answer(frame, quiz, first.id, true);
    await status(frame, 'device-only');
    expect(await calls(page)).toEqual([]);
  });
}

test('a course from another site reaches no API object, and teaches on', async ({ page, lms }) => {
  await lms.launch(page, 'scorm12', { lang: '' });
  await openFaults(page);
  await page.getByLabel('At the launch').selectOption('elsewhere');
  await expect.poll(() => content(page)?.url()).toContain('http://localhost:');
  const frame = page.frameLocator('#content');
  await answer(frame, quiz, first.id, true);
  // Browsers that block storage of other sites leave it none at all.
  await status(frame, /device-only|not-saved/);
  await page.getByRole('button', { name: 'Kill the course' }).click();
  await expect(page.getByText('cannot be killed from here')).toBeVisible();
});

for (const target of ['cmi5', 'xapi'] as const) {
  test(`${target}: a course from another site, and one that may store nothing, report over the LRS`, async ({ page, lms }) => {
    await lms.launch(page, target, { lang: '' });
    await openFaults(page);
    for (const fault of ['elsewhere', 'sandbox'] as const) {
      await page.getByLabel('At the launch').selectOption(fault);
      await expect(page).toHaveURL(new RegExp(`faults=${fault}`));
      const frame = page.frameLocator('#content');
      await answer(frame, quiz, (fault === 'sandbox' ? second : first).id, true);
      await saved(frame);
    }
    await page.getByLabel('At the launch').selectOption('');
    await expect(page).not.toHaveURL(/faults/);
    for (const { id } of [first, second]) await right(page.frameLocator('#content'), id);
  });

  test(`${target}: an LRS that is silent or lets no other site in is waited for`, async ({ page, lms }) => {
    const frame = await lms.launch(page, target, { lang: '' });
    await saved(frame);
    await openFaults(page);
    await page.getByLabel('Fault of the LRS').selectOption('lrs-hang');
    await answer(frame, quiz, first.id, true);
    await status(frame, 'not-saved');
    await page.getByLabel('Fault of the LRS').selectOption('');
    await answer(frame, quiz, second.id, true);
    await saved(frame);
  });
}

test('cmi5: a fetch address that was used before leaves the course without a session', async ({ page, lms }) => {
  await lms.launch(page, 'cmi5', { lang: '' });
  await openFaults(page);
  await page.getByLabel('At the launch').selectOption('spent');
  await expect(page.frameLocator('#content').locator('#left-closed')).toBeVisible();
});

for (const target of ['scorm12', 'web', 'xapi'] as const) {
  test(`${target}: a course whose network is down or that is killed comes back with its answers`, async ({ page, lms }) => {
    let frame = await lms.launch(page, target, { lang: '' });
    await openFaults(page);
    await page.getByLabel('the network is down').check();
    expect(await content(page)!.evaluate(() => navigator.onLine)).toBe(false);
    await answer(frame, quiz, first.id, true);
    await right(frame, first.id);
    const before = (await calls(page)).length;
    await page.getByRole('button', { name: 'Kill the course' }).click();
    await expect(page.getByText('nothing of it ran at its end')).toBeVisible();
    await expect(page.locator('#content')).toHaveCount(0);
    expect((await calls(page)).slice(before).join()).not.toMatch(/Finish/);
    await page.getByLabel('the network is down').uncheck();
    await page.getByRole('button', { name: 'Relaunch' }).click();
    frame = page.frameLocator('#content');
    await right(frame, first.id);
  });
}

test('web: shows what the course keeps on this device, and forgets it', async ({ page, lms }) => {
  const frame = await lms.launch(page, 'web', { lang: '' });
  await answer(frame, quiz, first.id, true);
  await expect(page.getByRole('rowheader', { name: 'spotting-phishing-mail/web' })).toBeVisible();
  await page.getByRole('button', { name: 'Forget what is kept' }).click();
  await expect(card(page.frameLocator('#content'), quiz.id, first.id)).not.toHaveAttribute('data-outcome', 'correct');
  await expect(page.getByRole('rowheader', { name: 'spotting-phishing-mail/web' })).toHaveCount(0);
});

for (const [target, width] of [['scorm2004-4th', 360], ['cmi5', 360], ['web', 1280]] as const) {
  test(`the switches are accessible and fit: ${target}, ${width} px`, async ({ page, lms }) => {
    await page.setViewportSize({ width, height: 800 });
    await lms.launch(page, target, { lang: '' });
    await openFaults(page);
    await page.evaluate(axe.source);
    expect(await page.evaluate(async () => (await (window as unknown as { axe: typeof axe }).axe.run({ iframes: false } as never)).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
