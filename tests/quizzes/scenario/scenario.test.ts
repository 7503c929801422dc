import { describe, expect, it } from 'vitest';
import { answerOf, scoreOf } from '../../../quizzes/scenario/report.ts';
import { decode, encode, type Played } from '../../../quizzes/scenario/saved.ts';
import { bandWord, better, changes, choose, classifiedIn, extremes, modelPath, moodAfter, nodeAt, offered, pathOf, play, profile, rewind, start, type PlayState } from '../../../quizzes/scenario/scenario.ts';
import type { When } from '../../../quizzes/scenario/conditions.ts';
import { violations } from '../../../quizzes/scenario/graph.ts';
import { toldTo } from '../../../quizzes/scenario/told.ts';
import { replies, sample, sampleWith, second } from './samples.ts';

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

describe('conditions', () => {
  const owing = { 'wet-shelf': replies('wet-shelf', 'ask', { flag: 'leaks-again' }) };
  it('tells the first variant whose condition holds, and a node’s own words where none does', () => {
    const told = sampleWith({ breathe: { variants: [{ when: { said: ['wet-shelf/blame'], meters: { trust: { max: 2 } } }, situation: 'He counts to ten.' }, { when: { said: ['wet-shelf/blame'] }, line: 'Well?' }] } });
    const situations = [['ask'], ['blame', 'insist'], ['blame', 'own']].map((path) => nodeAt(told, play(told, path))!);
    expect(situations.map(({ situation, line }) => [situation, line])).toEqual([['Your hands shake.', undefined], ['He counts to ten.', undefined], ['Your hands shake.', 'Well?']]);
    const { turns } = play(told, ['blame', 'own', 'breathe-out']);
    expect(nodeAt(told, turns[2]!)!.line).toBe('Well?');
  });

  it.each<[string, When, string[], boolean]>([
    ['a meter within bounds', { meters: { trust: { min: 6 }, tension: { max: 3 } } }, ['ask'], true],
    ['a meter outside', { meters: { trust: { min: 7 } } }, ['ask'], false],
    ['a flag raised', { flags: ['leaks-again'] }, ['ask'], true],
    ['no flag raised', { notFlags: ['leaks-again'] }, ['ask'], false],
    ['no flag raised, on another way', { notFlags: ['leaks-again'] }, ['blame', 'own'], true],
    ['a reply given', { said: ['wet-shelf/blame', 'accused/own'] }, ['blame', 'own'], true],
    ['one of two replies given', { said: ['wet-shelf/blame', 'accused/insist'] }, ['blame', 'own'], false],
    ['a reply not given', { notSaid: ['accused/own'] }, ['blame', 'own'], false],
    ['any of a list', [{ said: ['accused/own'] }, { flags: ['leaks-again'] }], ['ask'], true],
  ])('%s decides whether a reply is offered', (_what, when, path, isOffered) => {
    const some = sampleWith({ ...owing, breathe: replies('breathe', 'walk-off', { when }) });
    const state = play(some, path);
    expect(offered(some, state).map(({ id }) => id).includes('walk-off')).toBe(isOffered);
    expect(choose(some, state, 'walk-off') !== state).toBe(isOffered);
  });

  it('passes a turn whose condition does not hold', () => {
    const some = sampleWith({ breathe: { when: { said: ['wet-shelf/blame'] }, otherwise: 'what-now' } });
    expect(play(some, ['ask']).node).toBe('what-now');
    expect(play(some, ['blame', 'own']).node).toBe('breathe');
    const last = sampleWith({ breathe: { when: { said: ['wet-shelf/blame'] }, otherwise: 'end' } });
    expect(play(last, ['ask']).end?.id).toBe('fragile');
  });

  it('pays a flag at the node that pays it, once, and not again at the end', () => {
    const some = sampleWith({ ...owing, breathe: { pays: ['leaks-again'] }, 'what-now': { pays: ['leaks-again'] } });
    const paid = play(some, ['ask']);
    expect(paid).toMatchObject({ meters: { trust: 3, tension: 3 }, paid: ['leaks-again'], settled: ['leaks-again'], flags: ['leaks-again'] });
    const on = choose(some, paid, 'breathe-out');
    expect(on.paid).toBeUndefined();
    expect(on.turns[1]).toMatchObject({ paid: ['leaks-again'], before: { trust: 3 } });
    expect(choose(some, on, 'exchange')).toMatchObject({ meters: { trust: 6, tension: 1 }, end: { paid: [] } });
    expect(play(some, ['blame', 'own']).paid).toBeUndefined();
  });

  it('plays a scene that a promise brings about before the end, as a turn', () => {
    const late = { id: 'late', situation: 'Two days later.', when: { flags: ['leaks-again'] }, otherwise: 'end', pays: ['leaks-again'], replies: replies('accused', 'own', { next: 'end' }).replies.map((reply) => ({ ...reply, next: 'end' })) };
    const some = { ...sampleWith({ 'what-now': { replies: sample.nodes[3]!.replies.map((reply) => ({ ...reply, next: 'late' })) } }), };
    some.nodes = [...some.nodes, late];
    expect(play(some, ['ask', 'breathe-out', 'exchange']).end?.id).toBe('resolved');
    expect(play(some, ['ask', 'breathe-out', 'promise'])).toMatchObject({ node: 'late', meters: { trust: 4, tension: 1 } });
    expect(play(some, ['ask', 'breathe-out', 'promise', 'own'])).toMatchObject({ end: { id: 'fragile', paid: [] }, meters: { trust: 6 } });
    expect(violations(some)).toEqual([]);
  });

  it('cuts a saved path before a reply that its place does not offer', () => {
    const some = sampleWith({ breathe: replies('breathe', 'walk-off', { when: { said: ['wet-shelf/blame'] } }) });
    expect(pathOf(decode(some, '0:ab:')!.latest)).toEqual(['ask']);
  });

  it('lets another person’s feelings leave the face of this one alone', () => {
    const some = { ...sampleWith({ 'what-now': { person: 'rosa' } }), cast: { rosa: { ...sample.who, id: 'rosa' } } };
    expect(moodAfter(some, play(some, ['blame', 'own', 'breathe-out', 'exchange']), 1).level).toBe(2);
    expect(moodAfter(some, play(some, ['blame']), 0).level).toBe(5);
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
      details: { reply: 'Did you fill it over the mark?', tags: ['JUG'], meters: { Trust: 2, Tension: 7 } },
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

describe('a classification', () => {
  it.each<[string, string, string[], string, number, string]>([
    ['exactly the right ones', 'finish-at', ['repeated', 'personal'], 'correct', 1, 'Personal, and the second of its kind.'],
    ['one of two', 'finish-at', ['personal'], 'partial', 0.5, 'There is more to it than that.'],
    ['as many wrong as right', 'finish-at', ['personal', 'explicit'], 'incorrect', 0, 'It is personal, and the second of its kind.'],
    ['nothing, where something is right', 'finish-at', [], 'incorrect', 0, 'It is personal, and the second of its kind.'],
    ['nothing, where nothing is right', 'young-voice', [], 'correct', 1, 'Clumsy and said once. Go on with the bill.'],
    ['something, where nothing is right', 'young-voice', ['explicit'], 'incorrect', 0, 'It was said once and may be clumsiness. Go on with the bill.'],
  ])('%s', (_what, node, asked, outcome, scaled, feedback) => expect(classifiedIn(second, { node, asked })).toMatchObject({ outcome, scaled, feedback }));

  it('is nothing where none was asked, or none given', () => {
    expect(classifiedIn(second, { node: 'insult', asked: [] })).toBeUndefined();
    expect(classifiedIn(second, { node: 'finish-at' })).toBeUndefined();
  });

  it('counts in the profile when it is right', () => {
    const state = { ...start(second), asked: [] };
    expect(profile(second, choose(second, state, 'hand-over'))).toEqual([{ label: 'Open question', kind: 'skill', count: 1 }]);
    expect(profile(second, choose(second, { ...state, asked: ['explicit'] }, 'hand-over'))).toEqual([]);
  });

  it('stays with a turn that is behind when a later one is replayed', () => {
    const state = choose(second, choose(second, { ...start(second), asked: ['explicit'], written: 'Hm.' }, 'the-bill'), 'stay');
    expect(rewind(second, state, 1).turns).toMatchObject([{ asked: ['explicit'], written: 'Hm.' }]);
    expect(rewind(second, state, 1).asked).toBeUndefined();
  });
});

describe('texts for the learner', () => {
  const say = (text: string, id?: string) => toldTo({ ...second, title: text }, id).title;
  it.each([
    ['{name} ici', 'marc', 'Marc ici'],
    ['seul{f:e|m:|x:·e}, {name}', 'ines', 'seule, Inès'],
    ['seul{f:e|m:|x:·e}', 'marc', 'seul'],
    ['seul{f:e|m:|x:·e}', 'sam', 'seul·e'],
    ['{f:une amie|m:un ami}', 'sam', 'une amie'],
    ['{name}', 'gone', 'Inès'],
    ['{name}', undefined, 'Inès'],
    ['{nom} {g:x}', 'marc', '{nom} {g:x}'],
  ])('%s for %s: %s', (text, id, expected) => expect(say(text, id)).toBe(expected));

  it('are left alone where there is no name to choose', () => expect(toldTo(sample, undefined)).toBe(sample));
});

describe('what a run is worth', () => {
  it.each([
    ['the model path', model, 1],
    ['a repair: success, with part of the model’s good', ['blame', 'own', 'breathe-out', 'exchange'], 0.9111],
    ['a legitimate stop: success, with no good done', ['blame', 'stop'], 0.8],
    ['a promise: fragile, and what it cost counts', ['ask', 'breathe-out', 'promise'], 0.5733],
    ['a cold goodbye', ['blame', 'own', 'walk-off', 'shrug'], 0],
    ['a breakdown', ['shout'], 0],
  ])('%s', (_what, path, scaled) => expect(scoreOf(sample, play(sample, path))).toBe(scaled));

  it('keeps to the band of the ending', () => {
    const lost = sampleWith({ 'what-now': replies('what-now', 'exchange', { ending: 'cold' }) });
    expect(scoreOf(lost, play(lost, model))).toBe(0.39);
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

  it('is whatever was ticked, written and chosen besides', () => {
    const begun = { ...start(second), asked: ['repeated'], draft: 'Hi' };
    expect(encode(second, { runs: 0, latest: begun, name: 'sam', mode: 'challenge' })).toBe('0:=e=~"SGk"::c.sam');
    const turn = choose(second, { ...start(second), asked: [], written: 'Hi' }, 'the-bill');
    expect(encode(second, { runs: 1, latest: { ...turn, draft: ['explicit'] }, best: turn })).toBe('1:=="SGk"a~e~:a');
  });

  it.each<[string, string, Partial<Played>]>([
    ['words a store had no room for', '0:==""a:', { latest: expect.objectContaining({ turns: [expect.not.objectContaining({ written: expect.anything() })] }) as PlayState }],
    ['an option, a name and a mode that are gone', '0:=z=::x.gone', { runs: 0, latest: { ...start(second), asked: [] } }],
    ['a path from before a turn was classified', '0:ab:', { latest: expect.objectContaining({ node: 'insult' }) as PlayState }],
  ])('%s: what is left is read', (_what, text, expected) => expect(decode(second, text)).toMatchObject(expected));

  it.each(['0:"SGk:', '0:a::p', '0:A=a=:', '0:a::P.x', '', 'x', '1:', '1:a', '-1:a:', '1:A:', '1:a:b:c', '99999999:a:', '1.5:a:'])('nothing is read from "%s"', (text) => expect(decode(sample, text)).toBeUndefined());
});
