import type { Frame, Page } from '@playwright/test';
import type { RuntimeQuiz, RuntimeScenario } from '../../quizzes/runtime.ts';
import { activity, courseOf } from './answers.ts';
import { expect, refused, test } from './lms.ts';

/** The whole slice by keyboard alone: Tab, Shift+Tab, arrows, Space, Enter, Escape and typing; nothing is focused or clicked by script. */
const lang = 'en';
const course = courseOf('course');

class Keys {
  readonly page: Page;
  constructor(page: Page) { this.page = page; }

  frame(): Frame { return this.page.frames().find((frame) => frame.url().includes('/content/'))!; }

  /** Whether the focus is on something a selector matches, inside the course. */
  async isOn(selector: string): Promise<boolean> {
    return this.frame().evaluate((css) => document.hasFocus() && (document.activeElement?.matches(css) ?? false), selector);
  }

  /** Tabs on until the focus is there. */
  async to(selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let presses = 0; presses < 250; presses++) {
      if (await this.isOn(selector)) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`The keyboard does not reach ${selector}.`);
  }

  press(key: string): Promise<void> { return this.page.keyboard.press(key); }
}

/** Chooses a radio of the group the focus is in: Space for the first, then arrows until it is the chosen one. */
async function choose(keys: Keys, value: string): Promise<void> {
  await keys.press('Space');
  for (let step = 0; step < 20 && !(await keys.isOn(`input[value="${value}"]:checked`)); step++) await keys.press('ArrowDown');
}

interface Parts { id: string; type: string; text: string; options: { id: string; correct?: boolean }[]; turns: { id: string; correct?: boolean }[]; none?: { id: string }; statements: { id: string; category: string }[]; categories: { id: string }[]; gaps: { id: string; accept?: string[]; options?: { id: string; correct?: boolean }[] }[]; tiles: { id: string }[]; criteria: { id: string }[] }

async function answerByKeys(keys: Keys, quiz: RuntimeQuiz, item: Parts): Promise<void> {
  const uid = `${quiz.id.split('/').at(-1)}-${item.id}`;
  const root = `section[aria-labelledby^="${uid}-title "]`;
  const check = `${root} > button.button`;
  const values = (name: string) => keys.frame().evaluate(([within, group]) => [...document.querySelectorAll<HTMLInputElement>(`${within} input[name="${group}"]`)].map(({ value }) => value), [root, name] as const);
  const pick = async (name: string, value: string) => {
    await keys.to(`${root} input[name="${name}"]`);
    await choose(keys, value);
  };
  switch (item.type) {
    case 'single-choice':
      await pick(uid, item.options.find((option) => option.correct)!.id);
      break;
    case 'highlight':
      await pick(uid, item.turns.find((turn) => turn.correct)?.id ?? item.none!.id);
      break;
    case 'classification': {
      const order = await keys.frame().evaluate((within) => [...new Set([...document.querySelectorAll<HTMLInputElement>(`${within} input[type=radio]`)].map(({ name }) => name))], root);
      for (const name of order) await pick(name, item.statements.find(({ id }) => name === `${uid}-${id}`)!.category);
      break;
    }
    case 'sequencing':
      for (const [place, { id }] of item.tiles.entries()) {
        const at = () => keys.frame().evaluate(([within, tile]) => [...document.querySelectorAll<HTMLElement>(`${within} ol > li`)].findIndex((each) => each.dataset.tile === tile), [root, id] as const);
        for (let now = await at(); now > place; now = await at()) {
          if (!(await keys.isOn(`${root} [data-tile="${id}"] [data-move="up"]`))) await back(keys, `${root} [data-tile="${id}"] [data-move="up"]`);
          await keys.press('Enter');
        }
      }
      break;
    case 'cloze':
      for (const [, gapId] of item.text.matchAll(/\{([^}]*)\}/g)) {
        const gap = item.gaps.find(({ id }) => id === gapId)!;
        const index = [...item.text.matchAll(/\{([^}]*)\}/g)].findIndex((match) => match[1] === gapId);
        const field = await keys.frame().evaluate(([within, n]) => { const element = document.querySelectorAll<HTMLElement>(`${within} .text select, ${within} .text input`)[n]!; return element.getAttribute('aria-label')!; }, [root, index] as const);
        await keys.to(`${root} [aria-label="${field}"]`);
        if (gap.options) {
          const target = gap.options.find((option) => option.correct)!.id;
          for (let step = 0; step < gap.options.length + 1; step++) {
            if (await keys.frame().evaluate(() => (document.activeElement as HTMLSelectElement).value) === target) break;
            await keys.press('ArrowDown');
          }
        } else await keys.page.keyboard.type(gap.accept![0]!);
      }
      break;
    case 'open-response':
      await keys.to(`${root} textarea`);
      await keys.page.keyboard.type('It leaks since Monday, and the floor is damaged. Is that right?');
      await keys.to(check);
      await keys.press('Enter');
      for (const { id } of item.criteria) await pick(`${uid}-${id}`, (await values(`${uid}-${id}`))[0]!);
      break;
    default:
      throw new Error(`No keys for a ${item.type}.`);
  }
  await keys.to(check);
  await keys.press('Enter');
  await expect(keys.frame().locator(`${root} .verdict h4`)).toBeVisible();
  await keys.press('Escape'); // does no harm
  await expect(keys.frame().locator(root)).toHaveAttribute('data-outcome', item.type === 'open-response' ? 'ungraded' : 'correct');
  // The focus is still in the question: on its verdict, not lost.
  expect(await keys.isOn(`${root} *, ${root}`)).toBe(true);
}

/** Reaches a control that may lie before or after the focus. */
async function back(keys: Keys, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await keys.press('Shift+Tab');
    if (await keys.isOn(selector)) return;
  }
  await keys.to(selector);
}

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
      if (data.type === 'scenario') await talkByKeys(keys, activity<RuntimeScenario>('course', id, lang));
      else {
        const quiz = activity<RuntimeQuiz>('course', id, lang);
        for (const item of quiz.items) await answerByKeys(keys, quiz, item as unknown as Parts);
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
