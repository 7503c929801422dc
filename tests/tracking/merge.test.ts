import { describe, expect, it } from 'vitest';
import { mergeStates } from '../../tracking/mirror.ts';
import { decodeState, encodeState, freshState, type Entry, type State } from '../../tracking/state.ts';

const entry = (changes: Partial<Entry> = {}): Entry => ({ snapshot: 'a', isDone: false, isLast: false, scaled: undefined, more: [], ...changes });
const text = (changes: Partial<State>) => encodeState({ ...freshState(7), writer: 'w1', ...changes }, Infinity).text;
const merged = (mine: string, theirs: string) => decodeState(mergeStates(mine, theirs)).state!;

describe('two states of one learner as one', () => {
  it('keep all that was done in either, and what each has of an activity that only one finished', () => {
    const mine = text({ revision: 5, page: 'fr-one', activities: new Map([['a', entry({ snapshot: 'mine', isDone: true, scaled: 0.5 })], ['b', entry({ snapshot: 'begun' })]]) });
    const theirs = text({ revision: 9, page: 'fr-two', activities: new Map([['a', entry({ snapshot: 'theirs', scaled: 0.9 })], ['b', entry({ snapshot: 'done', isDone: true })], ['c', entry()]]) });
    const { activities, revision, page } = merged(mine, theirs);
    expect([...activities].map(([code, { snapshot, isDone, scaled }]) => [code, snapshot, isDone, scaled])).toEqual([['a', 'mine', true, 0.9], ['b', 'done', true, undefined], ['c', 'a', false, undefined]]);
    expect({ revision, page }).toEqual({ revision: 5, page: 'fr-one' });
  });

  it('never lower what was reached', () => {
    const high = { isComplete: true, isPassed: true, best: 0.9 };
    const low = { isComplete: false, isPassed: false, best: 0.4 };
    for (const [one, other] of [[high, low], [low, high]]) expect(merged(text({ ledger: one! }), text({ ledger: other! })).ledger).toEqual(high);
  });

  it('keep the earlier of two times of completion, and the only one', () => {
    const ledger = (completedAt?: number) => text({ ledger: { isComplete: true, isPassed: false, ...(completedAt && { completedAt }) } });
    expect(merged(ledger(20), ledger(10)).ledger.completedAt).toBe(10);
    expect(merged(ledger(10), ledger(20)).ledger.completedAt).toBe(10);
    expect(merged(ledger(), ledger(20)).ledger.completedAt).toBe(20);
    expect(merged(ledger(), ledger()).ledger).not.toHaveProperty('completedAt');
  });

  it('are our own where the other cannot be read', () => {
    const mine = text({ page: 'fr-one' });
    expect(mergeStates(mine, '2.newer')).toBe(mine);
    expect(mergeStates(mine, 'x')).toBe(mine);
  });
});
