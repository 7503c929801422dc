import type { RuntimeQuiz } from '../../quizzes/runtime.ts';
import { activity, answer, type Scope } from './answers.ts';
import { violations } from './axe.ts';
import { expect, test } from './lms.ts';
import { filesOf, serve, zipOf, type Served } from './packages.ts';
import { recognitionSource } from './recognition-course.ts';

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
  await expect(page.getByText('Badge earned: Conflict: risk and chance')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.goto(`${served.base}en-home.html`);
  await expect(badge(0).getByText('Badge earned')).toBeVisible();
  await expect(badge(0).getByText('Badge to earn')).toBeHidden();
  await expect(badge(1)).toContainText('Badge to earn');
  expect(await violations(page)).toEqual([]);
});
