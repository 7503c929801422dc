import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeResults, decodeTakes, drawItems, encodeResults, encodeTakes, isHeld, missedOutcomes, overlaid, resultsOf, scoreOf, type BankItem } from '../../quizzes/exam.ts';

/** Ten items of each of three outcomes; every two share a situation, also across outcomes. */
const bank: BankItem[] = ['O1', 'O2', 'O3'].flatMap((outcome, place) => Array.from({ length: 10 }, (_none, index) => ({ id: `${outcome}-${index}`, outcome, situation: `s${(place + index) % 10}` })));
const quota = { O1: 2, O2: 3, O3: 1 };
const outcomeOf = (id: string) => id.split('-')[0]!;
const count = (ids: string[]) => Object.fromEntries(Object.keys(quota).map((outcome) => [outcome, ids.filter((id) => outcomeOf(id) === outcome).length]));

describe('a draw', () => {
  it('takes as many items of each outcome as asked, none twice, one of a situation at most', () => {
    fc.assert(fc.property(fc.nat(), (seed) => {
      const ids = drawItems(bank, quota, seed, []);
      expect(count(ids)).toEqual(quota);
      expect(new Set(ids).size).toBe(6);
      const situations = ids.map((id) => bank.find((item) => item.id === id)!.situation);
      expect(new Set(situations).size).toBe(6);
    }), { seed: 31, numRuns: 300 });
  });

  it('is the same for the same seed and takes, and differs between seeds', () => {
    expect(drawItems(bank, quota, 7, [])).toEqual(drawItems(bank, quota, 7, []));
    expect(new Set(Array.from({ length: 20 }, (_none, seed) => drawItems(bank, quota, seed, []).join())).size).toBeGreaterThan(15);
  });

  it('asks unseen items first, then those longest unseen', () => {
    fc.assert(fc.property(fc.nat(), (seed) => {
      const small = bank.filter(({ outcome }) => outcome === 'O1').slice(0, 5).map((item) => ({ ...item, situation: undefined }));
      const takes: string[][] = [];
      for (let take = 0; take < 6; take++) takes.push(drawItems(small, { O1: 2 }, seed, takes));
      expect(new Set(takes.slice(0, 2).flat()).size).toBe(4);
      expect(new Set(takes.slice(0, 3).flat()).size).toBe(5);
      // The third take: the one never seen, and one of the first take rather than of the second.
      expect(takes[2]!.filter((id) => takes[1]!.includes(id))).toEqual([]);
    }), { seed: 32, numRuns: 200 });
  });

  it('gives every item the same chance', () => {
    const times = new Map<string, number>();
    for (let seed = 0; seed < 3000; seed++) for (const id of drawItems(bank, { O2: 3 }, seed * 7919, [])) times.set(id, (times.get(id) ?? 0) + 1);
    expect(times.size).toBe(10);
    for (const time of times.values()) expect(Math.abs(time - 900)).toBeLessThan(120);
  });

  it('takes two of a situation rather than too few', () => {
    expect(drawItems([{ id: 'a', outcome: 'O1', situation: 's' }, { id: 'b', outcome: 'O1', situation: 's' }], { O1: 2 }, 1, []).sort()).toEqual(['a', 'b']);
  });
});

describe('results', () => {
  const items: BankItem[] = [{ id: 'a', outcome: 'O1' }, { id: 'b', outcome: 'O1', weight: 3 }, { id: 'c', outcome: 'O2', critical: true }];
  const judged = (scaled: Record<string, number>) => resultsOf(items, (id) => scaled[id]);

  it('add up by outcome and by weight', () => expect(judged({ a: 0.5, b: 1, c: 1 })).toEqual([{ outcome: 'O1', points: 3.5, total: 4, isHeld: false }, { outcome: 'O2', points: 1, total: 1, isHeld: false }]));
  it('count an unanswered item as 0', () => expect(scoreOf(judged({ b: 1 }))).toBe(0.6));
  it('are held by an item that must be right, whatever the score', () => {
    const results = judged({ a: 1, b: 1, c: 0.9 });
    expect(scoreOf(results)).toBe(0.98);
    expect(isHeld(results, { passMark: 0.8 })).toBe(true);
    expect(missedOutcomes(results, { passMark: 0.8 })).toEqual(['O2']);
  });
  it('are held by an outcome below its own mark', () => {
    const results = judged({ a: 0, b: 0.6, c: 1 });
    expect(isHeld(results, { passMark: 0.5, outcomePassMark: 0.5 })).toBe(true);
    expect(isHeld(results, { passMark: 0.5 })).toBe(false);
  });
  it('of a retake replace those of the same outcomes, for better or worse', () => {
    const first = judged({ a: 1, b: 1, c: 0 });
    const again = resultsOf([{ id: 'c', outcome: 'O2' }], () => 1);
    expect(overlaid(first, again)).toEqual([first[0], { outcome: 'O2', points: 1, total: 1, isHeld: false }]);
    expect(scoreOf(overlaid(first, resultsOf([{ id: 'x', outcome: 'O1' }], () => 0)))).toBe(0);
  });
  it('below the pass mark always leave an outcome to take again', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('O1', 'O2', 'O3'), share, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 12 }), share, (answers, passMark) => {
      const results = resultsOf(answers.map(([outcome, _scaled, weight], index) => ({ id: String(index), outcome, weight })), (id) => answers[Number(id)]![1]);
      if (scoreOf(results) < passMark) expect(missedOutcomes(results, { passMark }).length).toBeGreaterThan(0);
    }), { seed: 33 });
  });
});

describe('the saved form', () => {
  it('gives takes and results back', () => {
    const takes = [['a', 'b'], ['c', 'd']];
    expect(decodeTakes(encodeTakes(takes, (id) => id), (code) => code)).toEqual(takes);
    const results = [{ outcome: 'O1', points: 1.3333, total: 2, isHeld: false }, { outcome: 'O10', points: 0, total: 1, isHeld: true }];
    expect(decodeResults(encodeResults(results))).toEqual(results);
  });
  it('names an item only in its latest take, and the one under way in full', () => expect(encodeTakes([['a', 'b'], ['c', 'a'], ['a', 'd']], (id) => id)).toBe('b-c-a.d'));
  it('leaves out what the bank no longer has', () => expect(decodeTakes('a.gone-b', (code) => (code === 'gone' ? undefined : code))).toEqual([['a'], ['b']]));
  it('reads any text', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      decodeTakes(text, (code) => code);
      for (const result of decodeResults(text)) expect(result.points).toBeGreaterThanOrEqual(0);
    }), { seed: 34 });
  });
});
