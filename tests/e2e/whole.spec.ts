import type { FrameLocator, Page } from '@playwright/test';
import { courseOf } from './answers.ts';
import { violations } from './axe.ts';
import { expect, refused, saved, test, type Lms } from './lms.ts';
import { filesOf, serve, watch, zipOf } from './packages.ts';

/** The course of this repository, as learners get it. What its parts do is proved on small courses; here every page is opened and the final passed. */
test.use({ courseName: 'course' });

const course = courseOf('course');
const keys = new Map(course.lessons.flatMap(({ activities }) => activities).flatMap(({ data }) => (data.type === 'quiz' ? (data.items as { id: string; options?: { id: string; correct?: boolean }[] }[]) : [])).map(({ id, options }) => [id, options?.find(({ correct }) => correct)?.id]));

async function open(frame: FrameLocator, lang: string, lesson: string) {
  const page = frame.locator('#page');
  if ((await page.getAttribute('data-page')) !== `${lang}-home`) await frame.locator('.bar-title').click();
  await frame.locator(`.lesson-row [data-lesson-link="${lesson}"]`).click();
  await expect(page).toHaveAttribute('data-page', `${lang}-${lesson}`);
  await expect(frame.locator('[data-island]:not([data-awake])')).toHaveCount(0);
}

/** Answers every question on the page rightly. */
async function answerAll(frame: FrameLocator, quiz: string, certainty = false) {
  const cards = frame.locator(`section.question[aria-labelledby^="${quiz}-"]`);
  const count = await cards.count();
  for (let index = 0; index < count; index++) {
    const card = cards.nth(index);
    const id = /^\S+?-(\S+)-title/.exec((await card.getAttribute('aria-labelledby'))!)![1]!;
    if (certainty) await card.locator('input[name$=certainty]').nth(2).check();
    await card.locator(`input[value="${keys.get(id)}"]`).check();
    await card.locator('> button').click();
  }
  return count;
}

for (const [target, lang, width, raw] of [['scorm12', 'fr', 1280, 'cmi.core.score.raw'], ['scorm2004-4th', 'en', 390, 'cmi.score.raw']] as const) {
  test(`${target}, ${lang}, ${width} px: every page opens in one session, the diagnostic is taken and the final passed`, async ({ page, lms }: { page: Page; lms: Lms }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width, height: 800 });
    const { faults } = await watch(page);
    const frame = await lms.launch(page, target, { lang });
    await expect(frame.locator('#page')).toHaveAttribute('data-page', `${lang}-home`);
    // Not even the one that requires nothing.
    await expect(frame.locator('[data-state=done]')).toHaveCount(0);
    for (const { id } of course.lessons) await open(frame, lang, id);
    await open(frame, lang, 'start');
    expect(await answerAll(frame, 'diagnostic', true)).toBe(10);
    await expect(frame.locator('.path .short')).toHaveCount(10);
    await open(frame, lang, 'final');
    await frame.locator('[data-island] > button, [data-island] .start button, [data-island] button.button').first().click();
    expect(await answerAll(frame, 'exam')).toBe(16);
    await saved(frame);
    expect((await lms.stored(target))[raw]).toBe('100');
    expect(await refused(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
}

const pages = course.builds.flatMap((lang) => ['home', ...course.lessons.map(({ id }) => id), ...course.pages.map(({ id }) => id), 'certificate'].map((name) => `${lang}-${name}`));

for (const lang of course.builds) {
  test(`${lang}: no page has a violation of axe, and none scrolls sideways at 320 px`, async ({ page }) => {
    test.setTimeout(180_000);
    const served = await serve(filesOf(zipOf('course', 'web')));
    for (const name of pages.filter((each) => each.startsWith(`${lang}-`))) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(`${served.base}${name}.html`);
      await expect(page.locator('[data-island]:not([data-awake])')).toHaveCount(0);
      expect(await violations(page), name).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), `${name}: width at 320 px`).toBeLessThanOrEqual(320);
    }
    await page.goto('about:blank');
    served.close();
  });
}
