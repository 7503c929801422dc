import type { FrameLocator, Page } from '@playwright/test';
import { expect, refused, saved, test, type Lms } from './lms.ts';

/** A course with a diagnostic, a drawn practice, private answers and a drawn final, in the strict LMS. */
test.use({ courseName: 'lifting' });

const pages = { start: 'en-start', lift: 'en-lift', finish: 'en-finish' };
const question = (frame: FrameLocator, index: number) => frame.locator('.question').nth(index);
const stems = (frame: FrameLocator) => frame.locator('.question legend[id$=-stem]').allTextContents();

async function open(page: Page, lms: Lms, target: string, name: keyof typeof pages) {
  const frame = await lms.launch(page, target, { lang: 'en' });
  await expect(frame.locator('#page')).toBeVisible();
  await frame.locator(`[href="${pages[name]}.html"]:visible`).first().click();
  await expect(frame.locator('#page')).toHaveAttribute('data-page', pages[name]);
  await expect(frame.locator('[data-island]:not([data-awake])')).toHaveCount(0);
  return frame;
}

async function give(frame: FrameLocator, index: number, isRight: boolean) {
  await question(frame, index).locator(`input[value=${isRight ? 'good' : 'bad'}]`).check();
  await question(frame, index).locator('> button').click();
}

for (const target of ['scorm12', 'scorm2004-4th']) {
  test(`a diagnostic shortens the lesson it was right and sure about, in ${target}`, async ({ page, lms }) => {
    let frame = await open(page, lms, target, 'start');
    for (const index of [0, 1, 2]) {
      await question(frame, index).locator('input[name$=certainty]').nth(2).check();
      await give(frame, index, true);
    }
    await expect(frame.locator('.path .short')).toHaveCount(3);
    await expect(frame.locator('.question [data-outcome], .question.correct')).toHaveCount(0);
    await saved(frame);
    frame = await open(page, lms, target, 'lift');
    await expect(frame.locator('.first')).toContainText('the practice is enough for you here');
    await frame.locator('.first a').click();
    await expect(frame.locator('#page')).toHaveAttribute('data-page', pages.lift);
    expect(await refused(page)).toEqual([]);
  });

  test(`what is left leads to its place in the same session, in ${target}`, async ({ page, lms }) => {
    const frame = await lms.launch(page, target, { lang: 'en' });
    await expect(frame.locator('#page')).toHaveAttribute('data-page', 'en-home');
    await frame.locator('#to-do summary').click();
    await frame.locator('#to-do a[href="en-lift.html#activity-mine"]').click();
    await expect(frame.locator('#page')).toHaveAttribute('data-page', pages.lift);
    await expect(frame.locator('#activity-mine')).toBeInViewport();
    await expect(frame.locator('[data-island]:not([data-awake])')).toHaveCount(0);
    await give(frame, 0, true);
    await saved(frame);
    const calls = await page.evaluate(() => (window as unknown as { lms: { calls: { fn: string }[] } }).lms.calls.map(({ fn }) => fn));
    expect(calls.filter((name) => /Initialize$/.test(name))).toHaveLength(1);
  });

  test(`a private answer stays on the device and comes back there, in ${target}`, async ({ page, lms }) => {
    let frame = await open(page, lms, target, 'lift');
    const card = frame.locator('.question[aria-labelledby^="mine-my-habit"]');
    await card.locator('textarea').fill('Only for me');
    await card.locator('> button').click();
    for (const criterion of ['concrete', 'soon']) await card.locator(`input[name$="-${criterion}"]`).first().check();
    await card.locator('> button').click();
    await expect(card.locator('.verdict h4')).toBeVisible();
    await saved(frame);
    const stored = JSON.stringify(await lms.stored(target));
    for (const trace of ['my_habit', 'Only for me', Buffer.from('Only for me').toString('base64url')]) expect(stored).not.toContain(trace);
    frame = await open(page, lms, target, 'lift');
    await expect(card.locator('textarea')).toHaveValue('Only for me');
    await card.getByRole('button', { name: 'Delete my answer' }).click();
    await expect(card.locator('textarea')).toHaveValue('');
    frame = await open(page, lms, target, 'lift');
    await expect(frame.locator('.question[aria-labelledby^="mine-my-habit"] textarea')).toHaveValue('');
  });

  test(`a drawn final is the same after a relaunch, asks again what was missed, and is held by a safety question, in ${target}`, async ({ page, lms }) => {
    let frame = await open(page, lms, target, 'finish');
    await frame.getByRole('button', { name: 'Start' }).click();
    await expect(frame.locator('.question')).toHaveCount(4);
    const drawn = await stems(frame);
    await give(frame, 0, false);
    await expect(question(frame, 0).locator('.verdict')).toContainText('Answer recorded');
    await saved(frame);

    frame = await open(page, lms, target, 'finish');
    expect(await stems(frame)).toEqual(drawn);
    await expect(question(frame, 0).locator('input[value=bad]')).toBeChecked();
    // Everything wrong but the safety question’s outcome stays open in any draw: miss them all.
    for (const index of [1, 2, 3]) await give(frame, index, false);
    await expect(frame.locator('.results')).toContainText('Not passed yet');
    await expect(frame.locator('.results')).toContainText('A question that must be right was missed.');
    await expect(frame.locator('.results a').first()).toHaveAttribute('href', /^en-\w+\.html$/);
    await saved(frame);
    await frame.getByRole('button', { name: /Take again/ }).click();
    await expect(frame.locator('.question')).toHaveCount(4);
    expect((await stems(frame)).filter((stem) => drawn.includes(stem))).toEqual([]);
    for (const index of [0, 1, 2, 3]) await give(frame, index, true);
    await expect(frame.locator('.results')).toContainText('Passed');
    await saved(frame);
    const stored = await lms.stored(target);
    expect(stored['cmi.score.raw'] ?? stored['cmi.core.score.raw']).toBe('100');
    if (target === 'scorm2004-4th') expect(stored['cmi.success_status']).toBe('passed');
    expect(await refused(page)).toEqual([]);
  });
}
