import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuntimeItem } from '../../quizzes/runtime.ts';
import { arrange, hash, shownOrder, shuffled } from '../../quizzes/shuffle.ts';
import { logicOf, samplesOf } from './samples.ts';

describe('shuffling', () => {
  it('gives the same order for the same seed, for ever', () => {
    // FNV-1a's published test values.
    expect([hash(''), hash('a'), hash('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
    expect(shuffled(['a', 'b', 'c', 'd', 'e'], 42)).toEqual(['d', 'e', 'a', 'c', 'b']);
  });

  it('loses and adds nothing, and leaves its input alone', () => {
    fc.assert(fc.property(fc.array(fc.string()), fc.integer(), (list, seed) => {
      const before = [...list];
      expect([...shuffled(list, seed)].sort()).toEqual([...list].sort());
      expect(list).toEqual(before);
    }), { seed: 20267 });
  });

  it('puts every element in every place about equally often', () => {
    const counts = { a: 0, b: 0, c: 0 };
    for (let seed = 0; seed < 3000; seed++) counts[shuffled(['a', 'b', 'c'] as const, hash(`item-${seed}`))[0]!]++;
    for (const count of Object.values(counts)) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('keeps the author’s order where the item does not ask for another', () => {
    const item = samplesOf('single-choice').items[0]!;
    expect(shownOrder(logicOf('single-choice'), item)).toEqual([]);
    expect(arrange([{ id: 'b' }, { id: 'a' }], [])).toEqual([{ id: 'b' }, { id: 'a' }]);
    expect(arrange([{ id: 'b' }, { id: 'a' }], ['a', 'b'])).toEqual([{ id: 'a' }, { id: 'b' }]);
  });

  it('never shows tiles in their right order, whatever the item is called', () => {
    const logic = logicOf('sequencing');
    const items = samplesOf('sequencing').items;
    fc.assert(fc.property(fc.constantFrom(...items), fc.stringMatching(/^[a-z]{1,12}$/), (sample, id) => {
      const item: RuntimeItem = { ...sample, id };
      const right = (sample as unknown as { tiles: { id: string }[] }).tiles.map((tile) => tile.id);
      const order = shownOrder(logic, item);
      expect(order.filter((tile) => right.includes(tile))).not.toEqual(right);
      expect([...order].sort()).toEqual(Object.keys(item.codes).sort());
    }), { seed: 20268, numRuns: 500 });
  });
});
