import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { score, standing } from '../../quizzes/scoring.ts';
import { pressed, type Highlight } from '../../quizzes/types/highlight/highlight.ts';
import { logicOf, samplesOf } from './samples.ts';

const graded = (scaled?: number, weight = 1) => ({ weight, isGraded: true, evaluation: scaled === undefined ? undefined : { scaled } });

describe('a score', () => {
  it.each([
    ['is the mean', [graded(1), graded(0), graded(0.5)], 0.5],
    ['counts what is not submitted as 0', [graded(1), graded()], 0.5],
    ['weighs', [graded(1, 3), graded(0, 1)], 0.75],
    ['leaves out what is not graded', [graded(1), { isGraded: false, evaluation: { scaled: 0 } }], 1],
    ['does not exist where nothing is graded', [{ isGraded: false }], undefined],
    ['does not miss a pass mark by a rounding error', [graded(1, 0.1), graded(1, 0.2), graded(1, 0.4), graded(0, 0.3)], 0.7],
  ])('%s', (_title, items, expected) => expect(score(items)).toBe(expected));

  it('lies within 0..1 and never falls when an answer gets better', () => {
    const scaled = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(fc.property(fc.array(fc.tuple(scaled, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 9 }), scaled, (items, better) => {
      const before = score(items.map(([value, weight]) => graded(value, weight)))!;
      const after = score(items.map(([value, weight], index) => graded(index ? value : Math.max(value, better), weight)))!;
      expect(before).toBeGreaterThanOrEqual(0);
      expect(after).toBeLessThanOrEqual(1);
      expect(after).toBeGreaterThanOrEqual(before);
    }), { seed: 20264 });
  });
});

describe('a final', () => {
  const final = { purpose: 'final' as const, retakes: 1, passMark: 0.8 };
  it('has no best score before it is taken', () => expect(standing(final, [graded(1), graded()], 0, undefined)).toEqual({ isTaken: false, scaled: 0.5, best: undefined, isPassed: undefined, isHeld: false, mayRetake: false }));
  it('may be taken again when missed', () => expect(standing(final, [graded(0.7)], 0, undefined)).toMatchObject({ isPassed: false, mayRetake: true }));
  it('may not when the retakes are used up', () => expect(standing(final, [graded(0.7)], 1, 0.5)).toMatchObject({ best: 0.7, mayRetake: false }));
  it('is passed from the mark on', () => expect(standing(final, [graded(0.8)], 0, undefined)).toMatchObject({ isPassed: true, mayRetake: false }));
  it('keeps the best take', () => expect(standing(final, [graded(0.2)], 1, 0.9)).toMatchObject({ best: 0.9, isPassed: true }));
  it('decides nothing without a pass mark', () => expect(standing({ ...final, passMark: undefined }, [graded(1)], 0, undefined).isPassed).toBeUndefined());
  it('is another thing than a practice', () => expect(standing({ ...final, purpose: 'practice' }, [graded(0)], 0, undefined)).toMatchObject({ best: undefined, mayRetake: false }));
});

describe('partial credit', () => {
  it('never falls when a statement is sorted rightly', () => {
    const logic = logicOf('classification');
    const item = samplesOf('classification').items[0]!;
    const { statements, categories } = item as unknown as { statements: { id: string; category: string }[]; categories: { id: string }[] };
    const sorting = fc.array(fc.constantFrom(...categories.map(({ id }) => id)), { minLength: statements.length, maxLength: statements.length });
    fc.assert(fc.property(sorting, fc.nat({ max: statements.length - 1 }), (picks, better) => {
      const response = Object.fromEntries(statements.map(({ id }, index) => [id, picks[index]]));
      const { id, category } = statements[better]!;
      expect(logic.evaluate(item, { ...response, [id]: category }).scaled).toBeGreaterThanOrEqual(logic.evaluate(item, response).scaled);
    }), { seed: 20265 });
  });

  it('is full only for the whole right set of marks, and falls with each wrong one', () => {
    const logic = logicOf('multiple-choice');
    const item = samplesOf('multiple-choice').items[0]!;
    const ids = Object.keys(item.codes);
    fc.assert(fc.property(fc.subarray(ids), (chosen) => {
      const { scaled } = logic.evaluate(item, chosen);
      expect(scaled === 1).toBe(chosen.length === 2 && chosen.includes('what-happened') && chosen.includes('how-much'));
      if (!chosen.includes('is-it-broken')) expect(logic.evaluate(item, [...chosen, 'is-it-broken']).scaled).toBeLessThanOrEqual(scaled);
    }), { seed: 20266 });
  });
});

describe('marking turns', () => {
  const [one, , several] = samplesOf('highlight').items as unknown as [Highlight, Highlight, Highlight];
  const withNone = { ...several, none: { id: 'none', text: 'None' } };
  it.each([
    ['one: replaces the mark', one, ['buffet'], 'pause', true, ['pause']],
    ['several: adds a mark', several, ['means'], 'expensive', true, ['means', 'expensive']],
    ['several: takes a mark away', several, ['means', 'expensive'], 'means', false, ['expensive']],
    ['nothing excludes all marks', withNone, ['means', 'expensive'], 'none', true, ['none']],
    ['a mark excludes nothing', withNone, ['none'], 'means', true, ['means']],
  ] as const)('%s', (_title, item, before, id, isOn, after) => expect(pressed(item, [...before], id, isOn)).toEqual(after));
});
