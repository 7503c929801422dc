import type { FrameLocator, Page } from '@playwright/test';
import type { RuntimeQuiz, RuntimeScenario } from '../../quizzes/runtime.ts';
import { activity, answer, card, courseOf } from './answers.ts';
import { violations } from './axe.ts';
import { expect, test } from './lms.ts';
import { filesOf, serve, watch, zipOf, type Served } from './packages.ts';

const course = courseOf('tests/courses/listening');
let served: Served;
test.beforeAll(async () => { served = await serve(filesOf(zipOf('listening', 'web'))); });
test.afterAll(() => served.close());

const pages = course.builds.flatMap((lang) => ['home', ...course.lessons.map(({ id }) => id)].map((name) => ({ lang, name })));

for (const { lang, name } of pages) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${lang}-${name}, ${colorScheme}: no axe violation unanswered, wrong and right; nothing to scroll sideways at 320 px`, async ({ browser }) => {
      test.setTimeout(120_000);
      const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
      const page = await context.newPage();
      const { faults } = await watch(page);
      await page.goto(`${served.base}${lang}-${name}.html`);
      await expect(page.locator('[data-island]:not([data-awake])')).toHaveCount(0);
      const check = async (state: string) => {
        expect(await violations(page), state).toEqual([]);
        await page.setViewportSize({ width: 320, height: 640 });
        await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), `${state}: width at 320 px`).toBeLessThanOrEqual(320);
        await page.setViewportSize({ width: 1280, height: 800 });
      };
      if (name === 'home') await page.locator('#to-do summary').click();
      await check('unanswered');
      const activities = course.lessons.find(({ id }) => id === name)?.activities ?? [];
      for (const isRight of [false, true]) {
        for (const { id, data } of activities) {
          if (data.type === 'scenario') {
            await playOn(page, activity<RuntimeScenario>('tests/courses/listening', id, lang), isRight, () => check(`in the dialogue, ${isRight}`));
            continue;
          }
          const quiz = activity<RuntimeQuiz>('tests/courses/listening', id, lang);
          for (const item of quiz.items) {
            const button = card(page, quiz.id, item.id).locator('> button.button');
            if (isRight && item.type === 'open-response') continue;
            if (isRight) await button.click(); // another try
            await answer(page, quiz, item.id, isRight);
            await expect(card(page, quiz.id, item.id).locator('.verdict h4')).toBeVisible();
          }
        }
        if (activities.length) await check(isRight ? 'right' : 'wrong');
      }
      expect(faults).toEqual([]);
      await context.close();
    });
  }
}

/** One way through a dialogue, looked at in the middle. */
async function playOn(page: Page, scenario: RuntimeScenario, isRight: boolean, look: () => Promise<void>): Promise<void> {
  const region = page.locator('section.scenario');
  await region.getByRole('button').last().click();
  for (let turn = 0; await region.locator('.reply').count(); turn++) {
    const texts = await region.locator('.reply').allTextContents();
    const replies = scenario.nodes.flatMap((node) => node.replies);
    const index = texts.findIndex((text) => (replies.find((reply) => reply.text === text)?.model ?? false) === isRight);
    await region.locator('.reply').nth(index).click();
    if (turn === 0) await look();
    await region.locator('> p > .button').click();
  }
  await expect(region.locator('.ending')).toBeVisible();
}

test.describe('between pages', () => {
  const go = (frame: FrameLocator, selector: string) => frame.locator(selector).first().click();
  const at = (frame: FrameLocator, page: string) => expect(frame.locator('#page')).toHaveAttribute('data-page', page);
  const initializes = (page: Page) => page.evaluate(() => (window as unknown as { lms: { calls: { fn: string }[] } }).lms.calls.filter(({ fn }) => /Initialize/.test(fn)).length);
  const quiz = activity<RuntimeQuiz>('tests/courses/listening', 'listen/open-closed', 'fr');
  const first = quiz.items[0]!.id;

  for (const target of ['scorm12', 'scorm2004-3rd'] as const) {
    test(`${target}: one session over soft moves, back and a language switch, all answers kept`, async ({ page, lms }) => {
      const frame = await lms.launch(page, target);
      await at(frame, 'fr-home');
      await go(frame, '#go-on');
      await at(frame, 'fr-listen');
      await answer(frame, quiz, first, true);
      await expect(card(frame, quiz.id, first)).toHaveAttribute('data-outcome', 'correct');
      await go(frame, '.languages a[lang="en"]');
      await at(frame, 'en-listen');
      await expect(frame.locator('html')).toHaveAttribute('lang', 'en');
      await expect(card(frame, quiz.id, first)).toHaveAttribute('data-outcome', 'correct');
      await page.evaluate(() => history.back());
      await at(frame, 'fr-listen');
      await expect(card(frame, quiz.id, first)).toHaveAttribute('data-outcome', 'correct');
      await expect(frame.locator('#announcer')).not.toBeEmpty();
      expect(await initializes(page)).toBe(1);
    });

    test(`${target}: where fetch is blocked pages load in full and take the running session over`, async ({ page, lms }) => {
      await page.route(/\.html/, (route) => (route.request().resourceType() === 'fetch' ? route.abort() : route.continue()));
      const frame = await lms.launch(page, target);
      await at(frame, 'fr-home');
      await go(frame, '#go-on');
      await at(frame, 'fr-listen');
      await answer(frame, quiz, first, true);
      await expect(card(frame, quiz.id, first)).toHaveAttribute('data-outcome', 'correct');
      await go(frame, '.onward a[data-lesson-link="hear-out"]');
      await at(frame, 'fr-hear-out');
      await go(frame, '.onward a[data-lesson-link="listen"]');
      await at(frame, 'fr-listen');
      await expect(card(frame, quiz.id, first)).toHaveAttribute('data-outcome', 'correct');
      expect(await initializes(page)).toBe(1);
      await page.getByRole('button', { name: 'Close course' }).click();
      await expect.poll(() => page.evaluate(() => (window as unknown as { lms: { calls: { fn: string }[] } }).lms.calls.at(-1)!.fn)).toMatch(/Finish|Terminate/);
    });
  }
});
