import { describe, expect, it } from 'vitest';
import { isLessonDone, standing } from '../../tracking/progress.ts';
import { freshState } from '../../tracking/state.ts';
import type { Entry, Ledger } from '../../tracking/state.ts';
import { twoLessons, withFinal } from './fake-port.ts';

const all = ['a', 'b', 'c', 'd'];
function history(done: string[], exam?: Partial<Entry>, ledger?: Partial<Ledger>) {
  const state = freshState(1, 'w');
  for (const code of done) state.activities.set(code, { isDone: true, isLast: false, snapshot: '', more: [] });
  if (exam) state.activities.set('x', { isDone: true, isLast: false, snapshot: '', more: [], ...exam });
  Object.assign(state.ledger, ledger);
  return state;
}

describe('a course without a final', () => {
  it.each([
    { done: [], isComplete: false, progress: 0, left: ['one/a', 'one/b', 'two/c', 'two/d'] },
    { done: ['a', 'e'], isComplete: false, progress: 0.25, left: ['one/b', 'two/c', 'two/d'] },
    { done: ['a', 'b', 'c'], isComplete: false, progress: 0.75, left: ['two/d'] },
    { done: all, isComplete: true, progress: 1, left: [] },
  ])('with $done done: complete $isComplete, progress $progress', ({ done, isComplete, progress, left }) => {
    const stand = standing(twoLessons, history(done));
    expect(stand.result).toEqual({ isComplete, success: 'unknown', scaled: undefined, progress, mayRetry: false });
    expect(stand.left).toEqual(left);
  });

  it('is done lesson by lesson, an optional practice not counting', () => {
    const [one, two] = twoLessons.lessons;
    const state = history(['a', 'b', 'c']);
    expect(isLessonDone(state, one!)).toBe(true);
    expect(isLessonDone(state, two!)).toBe(false);
  });

  it('stays complete when an update adds an activity, and names it as left', () => {
    const stand = standing(twoLessons, history(['a', 'b', 'c'], undefined, { isComplete: true }));
    expect(stand.result).toMatchObject({ isComplete: true, progress: 1 });
    expect(stand).toMatchObject({ left: ['two/d'], share: 0.75 });
  });
});

describe('a course with a final passed from 0.8', () => {
  it.each([
    { name: 'not taken', exam: undefined, success: 'unknown', isComplete: false, mayRetry: false, left: ['exam'] },
    { name: 'begun, not submitted', exam: { isDone: false }, success: 'unknown', isComplete: false, mayRetry: false, left: ['exam'] },
    { name: 'failed, a retake left', exam: { scaled: 0.79 }, success: 'failed', isComplete: false, mayRetry: true, left: ['exam'] },
    { name: 'failed, none left', exam: { scaled: 0.79, isLast: true }, success: 'failed', isComplete: false, mayRetry: false, left: [] },
    { name: 'passed exactly at the mark', exam: { scaled: 0.8 }, success: 'passed', isComplete: true, mayRetry: false, left: [] },
  ] as const)('$name: $success, complete $isComplete', ({ exam, success, isComplete, mayRetry, left }) => {
    const stand = standing(withFinal, history(all, exam));
    expect(stand.result).toMatchObject({ success, isComplete, mayRetry, progress: isComplete ? 1 : 0.8 });
    expect(stand.left).toEqual(left);
  });

  it('never counts the score of a practice or a dialogue for the course', () => {
    const state = history(['a']);
    state.activities.set('b', { isDone: true, isLast: false, scaled: 1, snapshot: '', more: [] });
    expect(standing(withFinal, state)).toMatchObject({ result: { success: 'unknown' }, ledger: { isPassed: false } });
    expect(standing(withFinal, state).result.scaled).toBeUndefined();
    expect(standing(twoLessons, state).result).toMatchObject({ success: 'unknown', scaled: undefined });
  });

  it('is not complete by a passed final alone', () => {
    expect(standing(withFinal, history(['a'], { scaled: 1 })).result).toMatchObject({ isComplete: false, success: 'passed', progress: 0.4 });
  });

  it('takes the pass mark of the launch before its own', () => {
    expect(standing(withFinal, history(all, { scaled: 0.6 }), 0.6).result.success).toBe('passed');
  });

  it('reports the best score ever reached, and stays passed when the final was replaced', () => {
    const stand = standing(withFinal, history(all, { scaled: 0.3 }, { isPassed: true, best: 0.9 }));
    expect(stand.result).toMatchObject({ success: 'passed', scaled: 0.9, isComplete: true });
  });
});

describe('a final whose score does not decide alone', () => {
  it('is not passed while something that must be right was not', () => {
    expect(standing(withFinal, history(all, { scaled: 0.95, isHeld: true })).result).toMatchObject({ success: 'failed', isComplete: false, scaled: 0.95 });
    expect(standing(withFinal, history(all, { scaled: 0.95 })).result).toMatchObject({ success: 'passed', isComplete: true });
  });
});
