import type { FrameLocator, Page } from '@playwright/test';
import type { RuntimeQuiz } from '../../quizzes/runtime.ts';
import { activity, answer, card } from './answers.ts';
import { expect, refused, saved, test } from './lms.ts';

/** The comparison course: one page, six questions, a score that decides, passed from 80 %. */
test.use({ courseName: 'phishing' });

const quiz = () => activity<RuntimeQuiz>('tests/courses/phishing', 'phishing/check', 'en');

/** Answers all six, the first `right` of them right. */
async function take(frame: FrameLocator, right: number): Promise<void> {
  for (const [index, { id }] of quiz().items.entries()) {
    await answer(frame, quiz(), id, index < right);
    await expect(card(frame, quiz().id, id).locator('.verdict h4')).toBeVisible();
  }
}

const status = async (page: Page, elements: string[]): Promise<(string | undefined)[]> => {
  const data = await page.evaluate(() => (window as unknown as { lms: { data(): Record<string, string> } }).lms.data());
  return elements.map((element) => data[element]);
};

const elements = {
  scorm12: ['cmi.core.lesson_status', 'cmi.core.score.raw', 'cmi.core.score.min', 'cmi.core.score.max'],
  'scorm2004-4th': ['cmi.completion_status', 'cmi.success_status', 'cmi.score.scaled', 'cmi.score.raw', 'cmi.progress_measure'],
} as const;

for (const target of ['scorm12', 'scorm2004-4th'] as const) {
  test(`${target}: reports a failed final as incomplete with its score, then the better one as passed`, async ({ page, lms }) => {
    let frame = await lms.launch(page, target, { lang: '' });
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Spotting Phishing Mail');
    await take(frame, 4);
    await expect(frame.getByText('You did not pass yet. Read the sections again and try once more.')).toBeVisible();
    await saved(frame);
    expect(await status(page, [...elements[target]])).toEqual(target === 'scorm12' ? ['incomplete', '66.67', '0', '100'] : ['incomplete', 'unknown', '0.6667', '66.67', expect.any(String)]);

    await frame.getByRole('button', { name: 'Try again' }).or(frame.locator('.quiz > .button')).first().click();
    await take(frame, 5);
    await expect(frame.getByText('You passed.', { exact: true })).toBeVisible();
    await saved(frame);
    expect(await status(page, [...elements[target]])).toEqual(target === 'scorm12' ? ['passed', '83.33', '0', '100'] : ['completed', 'passed', '0.8333', '83.33', '1']);
    expect(await refused(page)).toEqual([]);

    // A worse try afterwards lowers nothing.
    const again = frame.locator('.quiz > .button');
    if (await again.count()) {
      await again.click();
      await take(frame, 1);
      await saved(frame);
    }
    await page.goto('about:blank');
    frame = await lms.launch(page, target, { lang: '' });
    await expect(frame.locator('.verdict h4').first()).toBeVisible();
    await saved(frame);
    expect((await status(page, [...elements[target]]))[0]).toBe(target === 'scorm12' ? 'passed' : 'completed');
  });
}

test('a failed final with no retake left is reported as failed', async ({ page, lms }) => {
  // The package says how often it may be taken again; here, after its first try, never.
  await page.route('**/*.html', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll('"retakes":"unlimited"', '"retakes":0') });
  });
  const frame = await lms.launch(page, 'scorm12', { lang: '' });
  await take(frame, 3);
  await saved(frame);
  expect(await status(page, [...elements.scorm12])).toEqual(['failed', '50', '0', '100']);
});
