import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { answer, fresh, submit } from '../../quizzes/attempt.ts';
import { decodeQuiz, encodeQuiz, type QuizState } from '../../quizzes/snapshot.ts';
import { logicOf, samplesOf, typeNames } from './samples.ts';

const entries = typeNames.flatMap((type) => samplesOf(type).items.map((item) => ({ item, logic: logicOf(type) })));
/** Every worked example submitted, the last one of each item counting. */
const full: QuizState = {
  attempts: Object.fromEntries(typeNames.flatMap((type) => samplesOf(type).cases.filter(({ keeps }) => keeps !== false).map(({ item: id, response }) => {
    const { item, logic } = entries.find((entry) => entry.item.id === id)!;
    return [id, submit(logic, item, answer(fresh(logic, item), response), 2)] as const;
  }))),
  retakes: 2,
  best: 0.6667,
  strangers: ['zz:1c:a', 'yy:0::"YQ"'],
};

describe('a quiz’s snapshot', () => {
  it('survives saving and restoring', () => {
    const text = encodeQuiz(entries, full);
    expect(text).toMatch(/^[A-Za-z0-9.,\-_~*"=:;]+$/);
    const read = decodeQuiz(entries, text, 2);
    expect(read).toMatchObject({ retakes: 2, best: 0.6667, strangers: full.strangers });
    expect(encodeQuiz(entries, read)).toBe(text);
  });

  it('says nothing of a quiz not begun', () => {
    expect(encodeQuiz(entries, { attempts: Object.fromEntries(entries.map(({ item, logic }) => [item.id, fresh(logic, item)])), retakes: 0, strangers: [] })).toBe('');
  });

  it('writes items of another edition back word for word', () => {
    const rolledBack = entries.slice(0, 1);
    const text = encodeQuiz(entries, full);
    const back = encodeQuiz(rolledBack, decodeQuiz(rolledBack, text, 2));
    expect(back.split(';').sort()).toEqual(text.split(';').sort());
    expect(decodeQuiz(entries, back, 2).attempts).toEqual(decodeQuiz(entries, text, 2).attempts);
  });

  it('reads any text without throwing', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9~:;"*?.-]{0,60}$/)), (text) => {
      const state = decodeQuiz(entries, text, 2);
      decodeQuiz(entries, encodeQuiz(entries, state), 2);
    }), { seed: 20269, numRuns: 1000 });
  });
});
