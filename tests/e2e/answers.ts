import type { Frame, FrameLocator, Locator, Page } from '@playwright/test';
import { loadCourse } from '../../course/load.ts';
import { runtimeActivity } from '../../course/runtime.ts';
import type { Outcome } from '../../quizzes/item-type.ts';
import type { RuntimeItem, RuntimeQuiz, RuntimeScenario } from '../../quizzes/runtime.ts';
import type { TypeName } from '../../quizzes/types/index.ts';
import { logicOf } from '../quizzes/samples.ts';
import { driverOf, submit } from './drivers.ts';
import { mouse, type Hand } from './hands.ts';

export type Scope = Page | Frame | FrameLocator;

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

/** The card of an item on the page. */
export const card = (scope: Scope, activityId: string, itemId: string): Locator => scope.locator(`section.question[aria-labelledby^="${activityId.split('/').at(-1)}-${itemId}-title "]`);

/** Gives an answer as a person would, by pointer, up to and with the button that checks it. */
export async function answer(scope: Scope, quiz: RuntimeQuiz, itemId: string, isRight: boolean): Promise<void> {
  await answerBy(await mouse(card(scope, quiz.id, itemId)), quiz.items.find(({ id }) => id === itemId)!, isRight);
}

/** The same by another hand. Returns the outcome that must come of it. */
export async function answerBy(hand: Hand, item: RuntimeItem, isRight: boolean): Promise<Outcome> {
  const driver = driverOf(item.type);
  const response = driver.respond(item, isRight);
  await driver.give(hand, response, item);
  await hand.press(submit);
  return logicOf(item.type as TypeName).evaluate(item, response).outcome;
}
