import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, decodeAttempt, encodeAttempt, fresh, isGraded, retry, submit, type Attempt } from '../../quizzes/attempt.ts';
import type { RuntimeItem } from '../../quizzes/runtime.ts';
import { logicOf, samplesOf, typeNames } from './samples.ts';

const logic = logicOf('single-choice');
const [item] = samplesOf('single-choice').items as [RuntimeItem];
const right = 'facts-and-check';
const wrong = 'feeling-only';
const tried = (tries: number, ...responses: string[]) => responses.reduce((attempt, response) => submit(logic, item, answer(retry(attempt), response), tries), fresh(logic, item));

describe('an attempt', () => {
  it('does not judge an incomplete response', () => {
    const attempt = fresh(logic, item);
    expect(submit(logic, item, attempt, 2)).toBe(attempt);
  });

  it('closes on a right answer', () => expect(tried(2, right)).toMatchObject({ phase: 'closed', submissions: 1 }));
  it('leaves another try after a wrong one', () => expect(tried(2, wrong)).toMatchObject({ phase: 'submitted', submissions: 1 }));
  it('closes when the tries are used up', () => expect(tried(2, wrong, wrong)).toMatchObject({ phase: 'closed', submissions: 2 }));
  it('counts the last try', () => expect(tried(2, wrong, right).last?.evaluation.scaled).toBe(1));
  it('ignores input once judged', () => expect(answer(tried(1, wrong), right).response).toBe(wrong));
  it('has no further try once closed', () => expect(retry(tried(1, wrong)).phase).toBe('closed'));

  it('keeps what was submitted while another try is being made', () => {
    const again = answer(retry(tried(3, wrong)), right);
    expect(again).toMatchObject({ phase: 'answering', response: right, last: { response: wrong } });
  });

  it('closes at once where nothing is judged', () => {
    const open = logicOf('open-response');
    const [ungraded, graded] = samplesOf('open-response').items as [RuntimeItem, RuntimeItem];
    const response = { text: 'x', isCompared: true, ratings: { facts: 'no', 'no-judgement': 'no', closing: 'no' } };
    expect(submit(open, ungraded, { ...fresh(open, ungraded), response }, 5).phase).toBe('closed');
    expect([isGraded(open, ungraded), isGraded(open, graded)]).toEqual([false, true]);
  });
});

describe('a saved attempt', () => {
  it.each([
    ['nothing done', fresh(logic, item), undefined],
    ['a draft', answer(fresh(logic, item), wrong), 'br:0::b'],
    ['right', tried(2, right), 'br:1c:a'],
    ['wrong, a try left', tried(2, wrong), 'br:1i:b'],
    ['another try begun', retry(tried(2, wrong)), 'br:1i:b::~b'],
    ['another try drafted', answer(retry(tried(2, wrong)), right), 'br:1i:b::~a'],
  ])('is short: %s', (_title, attempt, text) => {
    expect(encodeAttempt(logic, item, attempt)).toBe(text);
    if (text) expect(decodeAttempt(logic, item, text, 2)).toEqual(attempt);
  });

  it('reads the draft of a further try as the first editions wrote it', () => {
    expect(decodeAttempt(logic, item, 'br:1i:b:a', 2)).toEqual(answer(retry(tried(2, wrong)), right));
  });

  it('keeps a judgement that this edition would give otherwise', () => {
    expect(decodeAttempt(logic, item, 'br:1c:b', 2)).toMatchObject({ phase: 'closed', response: wrong, last: { evaluation: { outcome: 'correct', scaled: 1, feedback: [] } } });
  });

  it('keeps a judgement whose words were dropped for want of room', () => {
    const cloze = logicOf('cloze');
    const [, exact] = samplesOf('cloze').items as [RuntimeItem, RuntimeItem];
    expect(decodeAttempt(cloze, exact, 'ew:1c:a""', 1)?.last?.evaluation).toEqual({ outcome: 'correct', scaled: 1, feedback: [] });
    expect(decodeAttempt(cloze, exact, 'ew:2p67:a""', 3)).toMatchObject({ phase: 'submitted', last: { evaluation: { outcome: 'partial', scaled: 0.67 } } });
  });

  it.each(['', 'br', 'br:', 'br:x:a', 'br:0::', 'br:0', 'br::a', 'br:c1:a', 'br:0::?'])('starts afresh, or blank, from "%s"', (text) => {
    expect(decodeAttempt(logic, item, text, 2)?.submissions ?? 0).toBe(0);
  });
});

/** Any walk through the buttons, over the worked examples of a type. */
const walk = fc.record({ type: fc.constantFrom(...typeNames), tries: fc.integer({ min: 1, max: 3 }), picks: fc.array(fc.nat(), { maxLength: 12 }) });

function play({ type, tries, picks }: { type: (typeof typeNames)[number]; tries: number; picks: number[] }) {
  const samples = samplesOf(type);
  const chosen = samples.items[(picks[0] ?? 0) % samples.items.length]!;
  const responses = samples.cases.filter((each) => each.item === chosen.id && each.keeps !== false).map(({ response }) => response);
  const functions = logicOf(type);
  const states: Attempt<unknown>[] = [fresh(functions, chosen)];
  for (const pick of picks) {
    const now = states.at(-1)!;
    states.push(pick % 3 === 0 ? answer(now, responses[pick % responses.length]) : pick % 3 === 1 ? submit(functions, chosen, now, tries) : retry(now));
  }
  return { functions, chosen, states };
}

describe('any walk through an attempt', () => {
  it('saves and restores at every moment', () => {
    fc.assert(fc.property(walk, (way) => {
      const { functions, chosen, states } = play(way);
      for (const state of states) {
        const text = encodeAttempt(functions, chosen, state);
        if (text === undefined) continue;
        expect(text).toMatch(/^[A-Za-z0-9.,\-_~*"=:]+$/);
        const read = decodeAttempt(functions, chosen, text, way.tries)!;
        expect(encodeAttempt(functions, chosen, read)).toBe(text);
        expect(read.phase).toBe(state.phase);
        expect(read.last?.evaluation).toEqual(state.last?.evaluation);
      }
    }), { seed: 20261, numRuns: 300 });
  });

  it('never loses a submission, and never allows more than the tries', () => {
    fc.assert(fc.property(walk, (way) => {
      const { states } = play(way);
      states.reduce((before, now) => {
        expect(now.submissions).toBeGreaterThanOrEqual(before.submissions);
        if (before.last) expect(now.last).toBeDefined();
        expect(Boolean(now.last)).toBe(now.submissions > 0);
        return now;
      });
      expect(states.at(-1)!.submissions).toBeLessThanOrEqual(way.tries);
    }), { seed: 20262, numRuns: 300 });
  });

  it('evaluates to 0..1 whatever the response, the same twice', () => {
    fc.assert(fc.property(walk, (way) => {
      const { functions, chosen, states } = play(way);
      for (const { response } of states) {
        const { scaled, outcome } = functions.evaluate(chosen, response);
        expect(scaled).toBeGreaterThanOrEqual(0);
        expect(scaled).toBeLessThanOrEqual(1);
        expect(outcome === 'correct').toBe(scaled === 1);
        expect(functions.evaluate(chosen, response)).toEqual({ scaled, outcome, feedback: expect.anything() });
      }
    }), { seed: 20263, numRuns: 300 });
  });
});
