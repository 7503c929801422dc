import { fireEvent, render, screen } from '@testing-library/svelte';
import type { QuizHost } from '../../quizzes/host.ts';
import Quiz from '../../quizzes/Quiz.svelte';
import type { RuntimeItem, RuntimeQuiz } from '../../quizzes/runtime.ts';
import { fakeHost } from './fake-host.ts';
import { samplesOf, typeNames } from './samples.ts';
import { t } from './words.ts';

const items = typeNames.flatMap((type) => samplesOf(type).items);

/** An item of the worked examples. */
export const item = (id: string): RuntimeItem => items.find((each) => each.id === id)!;

/** A practice of such items, in this order. */
export const quizOf = (ids: string[], more: Partial<RuntimeQuiz> = {}): RuntimeQuiz => ({ type: 'quiz', id: 'listen/check', purpose: 'practice', required: true, retakes: 'unlimited', items: ids.map(item), ...more });

/** The quiz on a page, connected to its host unless that is null. */
export function show(quiz: RuntimeQuiz, host: QuizHost | null = fakeHost()) {
  const { component, unmount } = render(Quiz, { props: { quiz, uid: 'check', t } });
  if (host) component.connect(host);
  return { connect: (later: QuizHost) => component.connect(later), unmount };
}

export const choose = (name: RegExp) => fireEvent.click(screen.getByLabelText(name));
export const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
