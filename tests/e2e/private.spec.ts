import { t } from '../quizzes/words.ts';
import { logicOf } from '../quizzes/samples.ts';
import { answer, card } from './answers.ts';
import { driverOf } from './drivers.ts';
import { quizOf } from './examples.ts';
import { expect, saved, test } from './lms.ts';

test.use({ courseName: 'types' });

test('scorm12: of a private answer nothing is stored but on the device, where the learner may delete it', async ({ page, lms }) => {
  const items = quizOf('questionnaire').items;
  const item = items.find((each) => each.private)!;
  const frame = await lms.launch(page, 'scorm12', { lang: 'en' });
  await saved(frame);
  await frame.locator('a[href*="en-questionnaire.html"]').first().click();
  const root = card(frame, 'questionnaire/check', item.id);
  await answer(frame, quizOf('questionnaire'), item.id, true);
  await expect(root).toHaveAttribute('data-outcome', 'ungraded');
  const open = items.find((each) => !each.private)!;
  await answer(frame, quizOf('questionnaire'), open.id, true);
  await saved(frame);
  const stored = JSON.stringify(await lms.stored('scorm12'));
  const response = driverOf(item.type).respond(item, true);
  const isThere = (text: string) => stored.includes(text);
  expect(isThere(`${open.code}:`)).toBe(true);
  expect([item.id, item.id.replace(/-/g, '_'), `${item.code}:`, logicOf('questionnaire').encode(item, response)].filter(isThere)).toEqual([]);

  await page.goto('about:blank');
  await lms.launch(page, 'scorm12', { lang: 'en' });
  await expect(root).toHaveAttribute('data-outcome', 'ungraded');
  await root.getByRole('button', { name: t('quiz.forget') }).click();
  await expect(root.locator('.verdict h4')).toHaveCount(0);
  await page.goto('about:blank');
  await lms.launch(page, 'scorm12', { lang: 'en' });
  await expect(root.getByRole('button', { name: t('questionnaire.keep') })).toBeEnabled();
  await expect(root.locator('.verdict h4')).toHaveCount(0);
});
