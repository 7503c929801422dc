import { readFileSync } from 'node:fs';
import type { RuntimeQuiz } from '../../quizzes/runtime.ts';
import { activity, answer, type Scope } from './answers.ts';
import { violations } from './axe.ts';
import { expect, test } from './lms.ts';
import { filesOf, serve, zipOf, type Served } from './packages.ts';
import { recognitionSource } from './recognition-course.ts';

test.use({ courseName: 'recognition' });

let served: Served;
test.beforeAll(async () => { served = await serve(filesOf(zipOf('recognition', 'web'))); });
test.afterAll(() => served.close());

/** Answers all there is in an activity. */
async function finish(scope: Scope, id: string, isRight = true): Promise<void> {
  const quiz = activity<RuntimeQuiz>(recognitionSource, id, 'en');
  for (const item of quiz.items) await answer(scope, quiz, item.id, isRight);
}

test('a badge is to earn, is earned with the last lesson of its module, and stays earned', async ({ page }) => {
  const badge = (index: number) => page.locator('.module-head').nth(index);
  await page.goto(`${served.base}en-home.html`);
  await expect(badge(0)).toContainText('Badge to earn');
  await page.goto(`${served.base}en-conflict.html`);
  await expect(page.locator('.badge-won')).toBeHidden();
  await finish(page, 'conflict/check');
  await expect(page.getByText(/Badge earned: Conflict: /)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.goto(`${served.base}en-home.html`);
  await expect(badge(0).getByText('Badge earned')).toBeVisible();
  await expect(badge(0).getByText('Badge to earn')).toBeHidden();
  await expect(badge(1)).toContainText('Badge to earn');
  expect(await violations(page)).toEqual([]);
});

test('the certificate lists what is left, then says who completed what, when, and how well; it prints on one A4 page', async ({ page, lms }) => {
  const certificate = (name: string) => page.frameLocator('#content').locator(name);
  const frame = await lms.launch(page, 'scorm12', { lang: 'en', learner: 'Nadia <b>Berger</b>' });
  await expect(frame.locator('#page')).toHaveAttribute('data-page', 'en-home');
  await frame.getByRole('link', { name: 'Certificate of completion' }).click();
  await expect(certificate('.certificate-earned')).toBeHidden();
  await expect(frame.getByText('To print it, complete every lesson and pass the final.')).toBeVisible();
  await expect(frame.locator('#to-do [data-left]:visible')).toHaveCount(4);
  await frame.getByRole('link', { name: 'Back to the contents' }).click();
  for (const [index, id] of ['conflict', 'listening', 'facts-and-feelings'].entries()) {
    await (index ? frame.locator('.onward a.button:not(.quiet)') : frame.locator('#go-on')).click();
    await expect(frame.locator('#page')).toHaveAttribute('data-page', `en-${id}`);
    await finish(frame, `${id}/check`);
  }
  await finish(frame, 'facts-and-feelings/exam', false);
  await frame.getByRole('link', { name: 'Certificate of completion' }).click();
  await expect(certificate('.certificate-earned')).toBeHidden();
  await expect(frame.locator('#to-do [data-left]:visible')).toHaveCount(1);
  await frame.locator('#to-do [data-left]:visible a').click();
  await frame.getByRole('button', { name: 'Take it again' }).click();
  await finish(frame, 'facts-and-feelings/exam');
  await frame.getByRole('link', { name: 'Certificate of completion' }).click();
  await expect(certificate('.certificate-name')).toHaveText('Nadia <b>Berger</b>');
  await expect(certificate('#certificate-name')).toBeHidden();
  await expect(certificate('.certificate-facts')).toContainText(`Completed on ${new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}`);
  await expect(certificate('.certificate-facts')).toContainText('Score in the final: 100%');
  await expect(certificate('.certificate-badges li[data-earned]')).toHaveCount(3);
  await expect(frame.getByRole('button', { name: 'Print' })).toBeVisible();
});

test('where nobody says who the learner is, they type their name; it stays on the device', async ({ page }) => {
  for (const id of ['conflict', 'listening', 'facts-and-feelings']) {
    await page.goto(`${served.base}en-${id}.html`);
    await finish(page, `${id}/check`);
  }
  await finish(page, 'facts-and-feelings/exam');
  await page.goto(`${served.base}en-certificate.html`);
  await page.getByLabel('Your name, as it should be printed').fill('Zoé Le Goff');
  await expect(page.locator('.certificate-name')).toHaveText('Zoé Le Goff');
  await page.reload();
  await expect(page.locator('.certificate-name')).toHaveText('Zoé Le Goff');
  expect(await violations(page)).toEqual([]);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/MediaBox \[0 0 (\d+)[.\d]* (\d+)/g)).toEqual(['MediaBox [0 0 841.91998 594']);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('dates to come back on are counted from the day the learner sets, and go into one calendar file', async ({ page }) => {
  await page.clock.setFixedTime(new Date(2026, 10, 29, 23, 30));
  await page.goto(`${served.base}fr-facts-and-feelings.html`);
  const [ladder, single] = [page.locator('.prose > .schedule').first(), page.locator('.prose > .schedule').last()];
  await expect(ladder.locator('li')).toHaveText(['Jour 2 mardi 1er décembre 2026', 'Jour 7 dimanche 6 décembre 2026', 'Jour 21 dimanche 20 décembre 2026', 'Jour 60 jeudi 28 janvier 2027'].map((text) => new RegExp(text.replace(/^(Jour \d+) /, '$1\\s*'))));
  await expect(single.locator('li')).toHaveText('dimanche 20 décembre 2026');
  await ladder.getByLabel('À compter du').fill('2026-12-24');
  await expect(ladder.locator('li').first()).toContainText('samedi 26 décembre 2026');
  const downloading = page.waitForEvent('download');
  await ladder.getByRole('button').click();
  const download = await downloading;
  const file = readFileSync(await download.path(), 'utf8');
  expect(download.suggestedFilename()).toBe('facts-and-feelings-2-7-21-60.ics');
  expect(file.match(/DTSTART;VALUE=DATE:\d+/g)).toEqual(['20261226', '20261231', '20270114', '20270222'].map((day) => `DTSTART;VALUE=DATE:${day}`));
  expect(file).toContain('SUMMARY;LANGUAGE=fr:Revoir les cartes\\, dès jeudi (jour 2)\r\nDESCRIPTION;LANGUAGE=fr:Dix minutes suffisent.\r\n');
  await page.reload();
  await expect(ladder.getByLabel('À compter du')).toHaveValue('2026-12-24');
  expect(await violations(page)).toEqual([]);
});

test('without the script no date is promised', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${served.base}fr-facts-and-feelings.html`);
  await expect(page.locator('.schedule').first()).toBeHidden();
  await context.close();
});

test('a plan prints alone on one A4 page: questions and the learner’s words, nothing around them', async ({ page }) => {
  await page.addInitScript(() => { window.print = () => {}; });
  await page.goto(`${served.base}en-facts-and-feelings.html`);
  const field = page.locator('#activity-plan textarea').first();
  const words = `If they interrupt,\nthen I breathe. ${'I say one fact again. '.repeat(20)}`.slice(0, 590);
  await field.fill(words);
  await page.locator('#activity-plan section.question').first().getByRole('button', { name: 'Compare with a model' }).click();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Print' }).click();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#activity-plan .printed').first()).toHaveText(words, { useInnerText: true });
  for (const shown of ['.sheet h2', '.sheet legend', '.sheet .schedule b']) await expect(page.locator(shown).first()).toBeVisible();
  for (const hidden of ['.bar', '.lesson-head', '.lesson-foot', '#activity-check', '.sheet textarea', '.sheet .model', '.sheet .criterion', '.sheet .note', '.sheet .button']) await expect(page.locator(hidden).first(), hidden).toBeHidden();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/MediaBox \[0 0 \d+[.\d]* \d+/g)).toEqual([expect.stringMatching(/0 0 59\d\S* 84\d/)]);
  await page.emulateMedia({ media: 'screen' });
  await expect(page.locator('.lesson-head')).toBeVisible();
});
