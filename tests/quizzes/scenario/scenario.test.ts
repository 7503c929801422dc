import { describe, expect, it } from 'vitest';
import { answerOf, bandWord, better, changes, choose, decode, encode, extremes, modelPath, moodAfter, pathOf, play, profile, rewind, start } from '../../../quizzes/scenario/scenario.ts';
import { replies, sample, sampleWith } from './samples.ts';

const model = ['ask', 'breathe-out', 'exchange'];

describe('playing', () => {
  it.each<[string, string[], { trust: number; tension: number }, string]>([
    ['the model path', model, { trust: 9, tension: 1 }, 'resolved'],
    ['a repair', ['blame', 'own', 'breathe-out', 'exchange'], { trust: 7, tension: 3 }, 'resolved'],
    ['half a repair', ['blame', 'own', 'walk-off', 'exchange'], { trust: 6, tension: 5 }, 'fragile'],
    ['an over-promise, paid at the end', ['ask', 'breathe-out', 'promise'], { trust: 4, tension: 1 }, 'fragile'],
    ['too much tension, at once', ['shout'], { trust: 1, tension: 9 }, 'breakdown'],
    ['no trust left, at once', ['blame', 'insist', 'walk-off'], { trust: 0, tension: 9 }, 'breakdown'],
    ['the ending a reply names, whatever the meters', ['blame', 'stop'], { trust: 2, tension: 7 }, 'legitimate-stop'],
    ['what is left where no condition holds', ['blame', 'own', 'walk-off', 'shrug'], { trust: 2, tension: 7 }, 'cold'],
  ])('%s', (_what, path, meters, ending) => {
    const state = play(sample, path);
    expect(pathOf(state)).toEqual(path);
    expect(state.meters).toEqual(meters);
    expect(state.end?.id).toBe(ending);
    expect(state.node).toBeUndefined();
  });

  it('names the flags that were paid, each once', () => {
    expect(play(sample, ['ask', 'breathe-out', 'promise']).end).toEqual({ id: 'fragile', paid: ['leaks-again'] });
    const twice = sampleWith({ 'wet-shelf': replies('wet-shelf', 'ask', { flag: 'leaks-again' }) });
    const state = play(twice, ['ask', 'breathe-out', 'promise']);
    expect(state.end?.paid).toEqual(['leaks-again']);
    expect(state.meters.trust).toBe(4);
  });

  it('remembers the meters around each reply', () => {
    expect(play(sample, ['blame', 'own']).turns).toEqual([
      { node: 'wet-shelf', reply: 'blame', before: { trust: 4, tension: 5 }, after: { trust: 2, tension: 7 } },
      { node: 'accused', reply: 'own', before: { trust: 2, tension: 7 }, after: { trust: 4, tension: 5 } },
    ]);
  });

  it('keeps a meter within its bounds', () => {
    const high = { ...sample, start: { trust: 9, tension: 1 } };
    expect(play(high, ['ask']).meters).toEqual({ trust: 10, tension: 0 });
  });

  it('ignores a reply that the waiting node does not have, and any after the end', () => {
    const state = start(sample);
    expect(choose(sample, state, 'own')).toBe(state);
    const ended = play(sample, model);
    expect(choose(sample, ended, 'ask')).toBe(ended);
  });

  it('goes back to before any turn', () => {
    const state = play(sample, model);
    expect(rewind(sample, state, 1)).toEqual(play(sample, ['ask']));
    expect(rewind(sample, state, 0)).toEqual(start(sample));
  });

  it('judges each part by its own meters and flags, and lets the worst count', () => {
    const parts = sampleWith({ 'what-now': { start: { trust: 5, tension: 4 } }, accused: replies('accused', 'own', { flag: 'leaks-again' }) });
    const begun = play(parts, ['ask', 'breathe-out']);
    expect(begun.meters).toEqual({ trust: 5, tension: 4 });
    // First part: trust 6, tension 2, which is fragile; second part: resolved.
    expect(play(parts, model).end).toEqual({ id: 'fragile', paid: [] });
    const flagged = play(parts, ['blame', 'own', 'breathe-out', 'exchange']);
    expect(flagged.meters).toEqual({ trust: 8, tension: 3 });
    expect(flagged.end?.paid).toEqual(['leaks-again']);
  });
});

describe('looking back', () => {
  it('finds the model path', () => expect(modelPath(sample)).toEqual(model));

  it('finds the turn that helped most and the one that cost most beside the model', () => {
    expect(extremes(sample, play(sample, ['blame', 'own', 'breathe-out', 'shrug']))).toEqual({ best: 1, costliest: 0 });
  });

  it('counts the hidden cost of a promise', () => {
    expect(extremes(sample, play(sample, ['ask', 'walk-off', 'promise']))).toEqual({ best: 0, costliest: 2 });
  });

  it('finds no costly turn on the model path, and no helpful one in a bad talk', () => {
    expect(extremes(sample, play(sample, model))).toEqual({ best: 0 });
    expect(extremes(sample, play(sample, ['shout']))).toEqual({ costliest: 0 });
  });

  it('counts the tags of the replies given', () => {
    expect(profile(sample, play(sample, ['blame', 'own', 'breathe-out', 'exchange']))).toEqual([
      { label: 'Concrete solution', kind: 'skill', count: 2 },
      { label: 'Judging or blaming', kind: 'habit', count: 1 },
    ]);
  });

  it('says what a turn changed, with signs and whether it was good', () => {
    const { turns } = play(sample, ['blame', 'stop']);
    expect(changes(sample, turns[0]!)).toEqual([{ label: 'Trust', by: -2, signed: '−2', isGood: false }, { label: 'Tension', by: 2, signed: '+2', isGood: false }]);
    expect(changes(sample, turns[1]!).map(({ signed }) => signed)).toEqual(['0', '0']);
  });

  it.each([[0, 'mistrust'], [2, 'mistrust'], [3, 'caution'], [4, 'caution'], [5, 'openness'], [7, 'openness'], [8, 'trust'], [10, 'trust']])('calls %i of 10 "%s"', (value, word) => {
    expect(bandWord(sample.meters[0]!, value)).toBe(word);
  });

  it('shows on the face what comes next: the next line, or the ending', () => {
    const state = play(sample, ['blame', 'own', 'breathe-out', 'exchange']);
    expect(state.turns.map((_turn, index) => moodAfter(sample, state, index).level)).toEqual([5, 2, 2, 1]);
    expect(moodAfter(sample, play(sample, ['shout']), 0).level).toBe(5);
  });

  it('keeps the better run: by worth, then by the meters, the earlier of equals', () => {
    const [won, won2, lost] = [play(sample, model), play(sample, ['blame', 'own', 'breathe-out', 'exchange']), play(sample, ['shout'])];
    expect(better(sample, undefined, lost)).toBe(lost);
    expect(better(sample, lost, won2)).toBe(won2);
    expect(better(sample, won, lost)).toBe(won);
    expect(better(sample, won2, won)).toBe(won);
    const again = play(sample, model);
    expect(better(sample, won, again)).toBe(won);
  });
});

describe('what a report says of a turn', () => {
  it('is a choice among the replies, the model being right', () => {
    expect(answerOf(sample, play(sample, ['blame']).turns[0]!)).toEqual({
      id: 'kettle-wet-shelf',
      text: 'It has leaked over my seedlings. Two weeks’ work!',
      interaction: {
        kind: 'choice',
        components: [
          { id: 'ask', code: 'a', text: 'Two weeks’ work under water. Tell me how it happened.' },
          { id: 'blame', code: 'b', text: 'Did you fill it over the mark?' },
          { id: 'shout', code: 'c', text: 'Do not raise your voice in here!' },
        ],
        response: ['blame'],
        correct: [['ask']],
      },
      outcome: 'incorrect', scaled: 0, weight: 1,
    });
  });

  it.each([
    ['the model reply', 'exchange', 'correct', 1],
    ['a promise that costs later', 'promise', 'incorrect', 0],
    ['a shrug', 'shrug', 'incorrect', 0],
  ])('%s: %s is %s', (_what, reply, outcome, scaled) => {
    expect(answerOf(sample, play(sample, ['ask', 'breathe-out', reply]).turns[2]!)).toMatchObject({ outcome, scaled });
  });

  it('a harmless reply is partly right', () => {
    expect(answerOf(sample, play(sample, ['blame', 'stop']).turns[1]!)).toMatchObject({ outcome: 'partial', scaled: 0.5 });
  });

  it('tells the situation where nobody speaks', () => {
    expect(answerOf(sample, play(sample, ['ask', 'walk-off']).turns[1]!).text).toBe('Your hands shake.');
  });
});

describe('what is saved', () => {
  const won = play(sample, model);
  it('is runs, the latest path and the best', () => {
    expect(encode(sample, { runs: 0, latest: play(sample, ['blame']) })).toBe('0:b:');
    expect(encode(sample, { runs: 3, latest: play(sample, ['blame', 'own']), best: won })).toBe('3:ba:aaa');
  });

  it.each<[string, string, string[], string[] | undefined]>([
    ['an unknown reply cuts the path before it', '1:bz:aaa', ['blame'], model],
    ['replies after an ending are dropped', '2:caaa:aaa', ['shout'], model],
    ['a best run that no longer ends is forgotten', '4::aa', [], undefined],
  ])('%s', (_what, text, latest, best) => {
    const played = decode(sample, text)!;
    expect(pathOf(played.latest)).toEqual(latest);
    expect(played.best && pathOf(played.best)).toEqual(best);
    expect(played.runs).toBe(Number(text[0]));
  });

  it.each(['', 'x', '1:', '1:a', '-1:a:', '1:A:', '1:a:b:c', '99999999:a:', '1.5:a:'])('nothing is read from "%s"', (text) => expect(decode(sample, text)).toBeUndefined());
});
