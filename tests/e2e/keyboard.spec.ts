import type { RuntimeQuiz, RuntimeScenario } from '../../quizzes/runtime.ts';
import { activity, answerBy, card, courseOf } from './answers.ts';
import { keyboard, Keys } from './keys.ts';
import { expect, refused, test } from './lms.ts';

const lang = 'en';
const course = courseOf('tests/courses/listening');

test('the whole slice is learnt by keyboard alone', async ({ page, lms }) => {
  test.setTimeout(240_000);
  const launched = await lms.launch(page, 'scorm12', { lang });
  await expect(launched.locator('#page')).toHaveAttribute('data-page', `${lang}-home`);
  const keys = new Keys(page);
  await keys.to('#go-on');
  await keys.press('Enter');
  for (const lesson of course.lessons) {
    await expect(keys.frame().locator('#page')).toHaveAttribute('data-page', `${lang}-${lesson.id}`);
    await expect(keys.frame().locator('[data-island]:not([data-awake])')).toHaveCount(0);
    for (const { id, data } of lesson.activities) {
      if (data.type === 'scenario') await talkByKeys(keys, activity<RuntimeScenario>('tests/courses/listening', id, lang));
      else {
        const quiz = activity<RuntimeQuiz>('tests/courses/listening', id, lang);
        for (const item of quiz.items) {
          const root = card(keys.frame(), quiz.id, item.id);
          const outcome = await answerBy(await keyboard(keys, root), item, true);
          await expect(root.locator('.verdict h4')).toBeFocused();
          await keys.press('Escape'); // does no harm
          await expect(root).toHaveAttribute('data-outcome', outcome);
        }
      }
    }
    await expect(keys.frame().locator(`[data-lesson-done="${lesson.id}"]`)).toBeVisible();
    await keys.to('.onward .button:last-child');
    await keys.press('Enter');
  }
  await expect(keys.frame().locator('#page')).toHaveAttribute('data-page', `${lang}-home`);
  await expect(keys.frame().locator('#save-status')).toHaveAttribute('data-status', 'saved');
  expect((await lms.stored('scorm12'))['cmi.core.lesson_status']).toBe('completed');
  expect(await refused(page)).toEqual([]);
});

/** Talks the model's way: each reply is a button reached by Tab. */
async function talkByKeys(keys: Keys, scenario: RuntimeScenario): Promise<void> {
  await keys.to('section.scenario .button');
  await keys.press('Enter');
  const frame = keys.frame();
  const replies = scenario.nodes.flatMap((node) => node.replies);
  for (let turn = 0; turn < 20; turn++) {
    await expect(frame.locator('section.scenario .reply, section.scenario .ending').first()).toBeVisible();
    if (await frame.locator('section.scenario .ending').count()) return;
    for (let presses = 0; presses < 20; presses++) {
      await keys.press('Tab');
      const text = await frame.evaluate(() => (document.activeElement?.matches('.reply') ? document.activeElement.textContent?.trim() : ''));
      if (text && replies.find((reply) => reply.text === text)?.model) break;
    }
    await keys.press('Enter');
    await expect(frame.locator('section.scenario .reply')).toHaveCount(0);
    await keys.to('section.scenario .button');
    await keys.press('Enter');
  }
  throw new Error('The dialogue does not end.');
}
