import { describe, expect, it } from 'vitest';
import { answer, decodeAttempt, encodeAttempt, fresh, submit } from '../../quizzes/attempt.ts';
import { outcomeOf } from '../../quizzes/choices.ts';
import { shuffled } from '../../quizzes/shuffle.ts';
import { isNoWorse, meritsOf } from './better.ts';
import { expectDeclared, expectKept, reportsOf } from './case.ts';
import { answersOf } from './generate.ts';
import { logicOf, typeNames } from './samples.ts';

/** Frozen however deep: whoever writes to it throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

const hasParts = (value: unknown): value is { id: string }[] => Array.isArray(value) && value.length > 1 && value.every((each) => typeof each === 'object' && each !== null && 'id' in each);

/** The same item with its parts written in another order, in lists within lists too. */
function rearranged<T>(value: T, seed: number): T {
  if (hasParts(value)) return shuffled(value, seed).map((each) => rearranged(each, seed)) as T;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rearranged(each, seed)])) as T;
}

describe.each(typeNames)('any answer to %s', (type) => {
  const logic = logicOf(type);
  const answers = frozen(answersOf(type));
  const graded = answers.filter(({ item, response }) => logic.evaluate(item, response).outcome !== 'ungraded');

  it('is one of many', () => expect(answers.length).toBeGreaterThanOrEqual(2 * new Set(answers.map(({ item }) => item)).size));

  it('is judged, always alike, and left as it is', () => {
    for (const { item, response } of answers) {
      const evaluation = logic.evaluate(item, response);
      expect(logic.evaluate(item, structuredClone(response))).toEqual(evaluation);
      expect(typeof logic.isComplete(item, response)).toBe('boolean');
    }
  });

  it('scores within 0 and 1, and its outcome says the same as its score', () => {
    for (const { item, response } of answers) {
      const { outcome, scaled } = logic.evaluate(item, response);
      expect(scaled).toBeGreaterThanOrEqual(0);
      expect(scaled).toBeLessThanOrEqual(1);
      expect(outcome === 'ungraded' ? scaled : outcome).toBe(outcome === 'ungraded' ? 0 : outcomeOf(scaled));
      expect(outcome === 'ungraded').toBe(logic.evaluate(item, logic.blank(item)).outcome === 'ungraded');
    }
  });

  it('is told what there is to say of it: parts it has, and the whole as it was judged', () => {
    for (const { item, response } of answers) {
      const { outcome, feedback } = logic.evaluate(item, response);
      expect(feedback.filter((line) => !line.text || (line.about === undefined ? line.outcome !== outcome : !JSON.stringify(item).includes(`"${line.about}"`)))).toEqual([]);
    }
  });

  it('scores the same however its parts are shown', () => {
    for (const { item, response } of answers) {
      const evaluation = logic.evaluate(item, response);
      for (const shuffle of [true, false]) expect(logic.evaluate({ ...item, shuffle, id: `${item.id}-again` }, response)).toEqual(evaluation);
      if (logic.interaction(item, response)?.kind === 'sequencing') continue;
      for (const seed of [1, 2]) {
        const { outcome, scaled } = logic.evaluate(rearranged(item, seed), response);
        expect(outcome).toBe(evaluation.outcome);
        expect(scaled).toBeCloseTo(evaluation.scaled, 12);
      }
    }
  });

  it('is reported by parts that are declared', () => {
    for (const { item, response } of answers) expectDeclared(item, reportsOf(logic, item, response));
  });

  it('is the same again once saved and restored', () => {
    for (const { item, response } of answers) expectKept(logic, item, response);
  });

  it('is the same again as part of an attempt, as a draft and once judged', () => {
    for (const { item, response } of answers) {
      const draft = answer(fresh(logic, item), response);
      for (const attempt of [draft, submit(logic, item, draft, 1), submit(logic, item, draft, 3)]) {
        const text = encodeAttempt(logic, item, attempt);
        const read = text === undefined ? fresh(logic, item) : decodeAttempt(logic, item, text, attempt.phase === 'submitted' ? 3 : 1);
        expect(read && encodeAttempt(logic, item, read)).toBe(text);
        expect(read).toMatchObject({ phase: attempt.phase, submissions: attempt.submissions });
        expect(read?.last?.evaluation).toEqual(attempt.last?.evaluation);
      }
    }
  });

  it('never scores less for one more right part or one wrong part fewer', () => {
    const judged = graded.flatMap(({ item, response }) => {
      const merits = meritsOf(reportsOf(logic, item, response));
      return merits ? [{ item, response, merits, ...logic.evaluate(item, response) }] : [];
    });
    const pairs = judged.flatMap((one) => judged.filter((other) => other !== one && other.item === one.item && isNoWorse(one.merits, other.merits)).map((other) => ({ one, other })));
    expect(pairs.filter(({ one, other }) => other.scaled < one.scaled).map(({ one, other }) => [one.item.id, one.response, other.response])).toEqual([]);
    // Not by having nothing to compare; numbers have no parts to compare.
    const hasPartial = graded.some(({ item, response }) => logic.evaluate(item, response).outcome === 'partial' && logic.interaction(item, response)?.kind !== 'numeric');
    expect(pairs.filter(({ one, other }) => other.scaled > one.scaled).length).toBeGreaterThanOrEqual(hasPartial ? 10 : 0);
  });
});
