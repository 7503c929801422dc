import type { FrameLocator, Page } from '@playwright/test';
import type { RuntimeQuiz, RuntimeScenario } from '../../quizzes/runtime.ts';
import { activity, answer, card, courseOf } from './answers.ts';
import { expect, journalOf, refused, saved, test, type Lms } from './lms.ts';

const course = courseOf('tests/courses/listening');
const quizzes = (lesson: string, lang: string) =>
  course.lessons.find(({ id }) => id === lesson)!.activities.filter(({ data }) => data.type === 'quiz').map(({ id }) => activity<RuntimeQuiz>('tests/courses/listening', id, lang));
const sim = (lang: string) => activity<RuntimeScenario>('tests/courses/listening', 'hear-out/three-days', lang);

/** Talks with the customer: the reply to give at each turn, by id; `model` for the model's. */
async function talk(frame: FrameLocator, lang: string, replies: string[]): Promise<void> {
  const scenario = sim(lang);
  for (const reply of replies) {
    const text = scenario.nodes.flatMap((node) => node.replies).find(({ id }) => id === reply)!.text;
    await frame.locator('.reply').getByText(text, { exact: true }).or(frame.locator('.reply', { hasText: text })).first().click();
    await frame.locator('.scenario [data-new]').first().waitFor();
    await frame.locator('.scenario > p > .button').click();
  }
}

const modelReplies = (lang: string): string[] => {
  const scenario = sim(lang);
  const replies: string[] = [];
  for (let node = scenario.nodes.find(({ id }) => id === scenario.first); node; ) {
    const reply = node.replies.find(({ model }) => model)!;
    replies.push(reply.id);
    node = scenario.nodes.find(({ id }) => id === reply.next);
  }
  return replies;
};

/** Answers every quiz of a lesson: wrong, then right where another try is offered. */
async function answerLesson(frame: FrameLocator, lesson: string, lang: string): Promise<void> {
  for (const quiz of quizzes(lesson, lang)) {
    for (const { id, type } of quiz.items) {
      const root = card(frame, quiz.id, id);
      if (type !== 'open-response') {
        await answer(frame, quiz, id, false);
        await expect(root.locator('.verdict h4')).toBeVisible();
        await root.locator('> button.button').click(); // another try
      }
      await answer(frame, quiz, id, true);
      await expect(root.locator('.verdict h4')).toBeVisible();
      await expect(root).toHaveAttribute('data-outcome', type === 'open-response' ? 'ungraded' : 'correct');
    }
  }
}

async function openLesson(frame: FrameLocator, page: Page, lms: Lms, target: string, lang: string): Promise<void> {
  void lms; void target;
  await expect(frame.locator('#page')).toHaveAttribute('data-page', `${lang}-home`);
  await frame.locator('#go-on').click();
  await expect(frame.locator('#page')).toHaveAttribute('data-page', `${lang}-listen`);
  expect(page.frames().at(-1)!.url()).toContain(`${lang}-listen.html`);
}

for (const [target, status, lang] of [['scorm12', 'cmi.core.lesson_status', 'fr'], ['scorm2004-3rd', 'cmi.completion_status', 'en'], ['scorm2004-4th', 'cmi.completion_status', 'fr']] as const) {
  test(`${target}: learn, answer wrong and right, leave in the middle of the dialogue, come back, complete`, async ({ page, lms }) => {
    test.setTimeout(120_000);
    let frame = await lms.launch(page, target, { lang });
    await openLesson(frame, page, lms, target, lang);
    await answerLesson(frame, 'listen', lang);
    await expect(frame.locator('[data-lesson-done="listen"]')).toBeVisible();
    await frame.locator('.onward .button').last().click();
    await expect(frame.locator('#page')).toHaveAttribute('data-page', `${lang}-hear-out`);
    const [first, second] = modelReplies(lang);
    await frame.locator('.scenario').getByRole('button').click();
    await talk(frame, lang, [first!]);
    await saved(frame);
    expect(await refused(page)).toEqual([]);

    // The tab dies: nothing more is said to the LMS.
    await page.goto('about:blank');
    expect(await lms.stored(target)).toMatchObject({ [status]: 'incomplete' });

    frame = await lms.launch(page, target, { lang });
    await expect(frame.locator('#page')).toHaveAttribute('data-page', `${lang}-hear-out`);
    const line = sim(lang).nodes.find(({ id }) => id === sim(lang).nodes[0]!.replies.find((reply) => reply.id === first)!.next)!.line!;
    await expect(frame.locator('.talk .bubble').last()).toHaveText(line);
    await talk(frame, lang, modelReplies(lang).slice(1));
    await expect(frame.locator('.ending')).toBeVisible();
    expect(second).toBeDefined();
    await answerLesson(frame, 'hear-out', lang);
    await saved(frame);

    const data = await lms.stored(target);
    expect(data[status]).toBe('completed');
    const journal = journalOf(data);
    const ids = journal.map(({ id }) => id);
    expect(ids).toContain('three_days_third_time');
    for (const entry of journal) {
      expect(entry.id).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/);
      expect(entry.type).toBeTruthy();
      expect(entry.result).toBeTruthy();
      expect(entry.latency).toBeTruthy();
    }
    if (target !== 'scorm12') expect(journal.every(({ description }) => description)).toBe(true);
    expect(await refused(page)).toEqual([]);

    // Every answer is still there at the next launch.
    frame = await lms.launch(page, target, { lang });
    await expect(frame.locator('.ending')).toBeVisible();
    await frame.locator(`.onward a[data-lesson-link="listen"]`).click();
    for (const quiz of quizzes('listen', lang)) for (const { id } of quiz.items) await expect(card(frame, quiz.id, id).locator('.verdict h4')).toBeVisible();
  });
}
