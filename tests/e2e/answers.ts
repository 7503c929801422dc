import type { FrameLocator, Locator, Page } from '@playwright/test';
import { loadCourse } from '../../course/load.ts';
import { runtimeActivity } from '../../course/runtime.ts';
import type { RuntimeQuiz, RuntimeScenario } from '../../quizzes/runtime.ts';

export type Scope = Page | FrameLocator;

const loaded = new Map<string, NonNullable<ReturnType<typeof loadCourse>['course']>>();

/** A course as the author wrote it: the tests take keys and texts from there, never from the page. */
export function courseOf(folder: string) {
  const course = loaded.get(folder) ?? loadCourse(folder).course!;
  loaded.set(folder, course);
  return course;
}

export const activity = <T extends RuntimeQuiz | RuntimeScenario>(folder: string, id: string, lang: string): T => {
  const course = courseOf(folder);
  return runtimeActivity(course, course.lessons.flatMap((lesson) => lesson.activities).find((each) => each.id === id)!, lang) as T;
};

/** Item data by type, as far as the answers below need it. */
interface AnyItem {
  id: string;
  type: string;
  text: string;
  options: { id: string; text: string; correct?: boolean }[];
  turns: { id: string; correct?: boolean }[];
  none?: { id: string };
  statements: { id: string; category: string }[];
  categories: { id: string }[];
  gaps: { id: string; accept?: string[]; options?: { id: string; correct?: boolean }[] }[];
  tiles: { id: string }[];
  criteria: { id: string }[];
}

/** The card of an item on the page. */
export const card = (scope: Scope, activityId: string, itemId: string): Locator => scope.locator(`section.question[aria-labelledby^="${activityId.split('/').at(-1)}-${itemId}-title "]`);

/** Gives an answer as a person would, by pointer, up to and with the button that checks it. */
export async function answer(scope: Scope, quiz: RuntimeQuiz, itemId: string, isRight: boolean): Promise<void> {
  const item = quiz.items.find(({ id }) => id === itemId) as unknown as AnyItem;
  const root = card(scope, quiz.id, itemId);
  const check = root.locator('> button.button');
  const pick = (value: string) => root.locator(`input[value="${value}"]`).check();
  switch (item.type) {
    case 'single-choice':
      await pick(item.options.find((option) => !option.correct !== isRight)!.id);
      break;
    case 'multiple-choice':
      for (const option of item.options.filter((each) => !each.correct !== isRight)) await pick(option.id);
      break;
    case 'highlight': {
      const right = item.turns.find((turn) => turn.correct)?.id ?? item.none!.id;
      await pick(isRight ? right : item.turns.find((turn) => turn.id !== right)!.id);
      break;
    }
    case 'classification':
      for (const { id, category } of item.statements) {
        const chosen = isRight ? category : item.categories.find((each) => each.id !== category)!.id;
        await root.locator(`input[name$="-${id}"][value="${chosen}"]`).check();
      }
      break;
    case 'cloze': {
      const order = [...item.text.matchAll(/\{([^}]*)\}/g)].map((match) => item.gaps.find(({ id }) => id === match[1])!);
      for (const [index, gap] of order.entries()) {
        const field = root.locator('.text select, .text input').nth(index);
        if (gap.options) await field.selectOption(gap.options.find((option) => !option.correct !== isRight)!.id);
        else await field.fill(isRight ? gap.accept![0]! : 'zzz');
      }
      break;
    }
    case 'sequencing':
      // A move makes the order the learner’s own; one move from the shown order is not the right one here.
      if (!isRight) await root.locator('[data-move="down"]').first().click();
      for (const [place, { id }] of isRight ? item.tiles.entries() : []) {
        const at = () => root.locator('ol > li').evaluateAll((tiles, wanted) => tiles.findIndex((tile) => (tile as HTMLElement).dataset.tile === wanted), id);
        for (let now = await at(); now > place; now--) await root.locator(`[data-tile="${id}"] [data-move="up"]`).click();
      }
      break;
    case 'open-response':
      await root.locator('textarea').fill(isRight ? 'Une phrase à moi, « avec ses guillemets ». Et une autre ?' : 'Non.');
      await check.click();
      for (const { id } of item.criteria) await root.locator(`input[name$="-${id}"]`).nth(isRight ? 0 : 2).check();
      break;
    default:
      throw new Error(`No way to answer a ${item.type}.`);
  }
  await check.click();
}
