import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeResults, decodeTakes } from '../../quizzes/exam.ts';
import { decodeQuiz } from '../../quizzes/snapshot.ts';
import { decodeState, encodeState, freshState, keptScore } from '../../tracking/state.ts';
import type { Entry, State } from '../../tracking/state.ts';
import { logicOf } from '../quizzes/samples.ts';
import { drawnFinal } from './drawn-final.ts';

const seeded = { seed: 20261124, numRuns: 300 };
const alphabet = [...'ABXYZabcxyz0189.,-_~*=:;'];
const words = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 30 });
const quote = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_'), maxLength: 60 }).map((text) => `"${text}"`);
const snapshot = fc.array(fc.oneof(words, quote), { maxLength: 6 }).map((parts) => parts.join(''));
const score = fc.option(fc.double({ min: 0, max: 1, noNaN: true }).map(keptScore), { nil: undefined });
const entry: fc.Arbitrary<Entry> = fc.record({ isDone: fc.boolean(), isLast: fc.boolean(), scaled: score, snapshot, more: fc.array(words, { maxLength: 2 }) });
const code = fc.string({ unit: fc.constantFrom(...'abc012'), minLength: 1, maxLength: 3 });
const state: fc.Arbitrary<State> = fc.record({
  revision: fc.nat(1e9),
  writer: fc.string({ unit: fc.constantFrom(...'az09'), maxLength: 4 }),
  seed: fc.nat(2 ** 32 - 1),
  page: fc.constantFrom('', 'fr-listen', 'en-two-outcomes', 'pt-BR-home'),
  journalled: fc.nat(250),
  ledger: fc.record({ isComplete: fc.boolean(), isPassed: fc.boolean(), best: score, completedAt: fc.option(fc.nat(36 ** 6 - 1), { nil: undefined }) }),
  activities: fc.array(fc.tuple(code, entry), { maxLength: 12 }).map((entries) => new Map(entries)),
  more: fc.array(words.map((text) => `z${text}`), { maxLength: 2 }),
});
const finals = new Set(['a', '0']);
const sketch = (snapshots: Record<string, string>, done: string[] = []): State => {
  const made = freshState(7, 'w');
  for (const [name, text] of Object.entries(snapshots)) made.activities.set(name, { isDone: done.includes(name), isLast: false, snapshot: text, more: [] });
  return made;
};
const snapshots = (text: string) => Object.fromEntries([...decodeState(text).state!.activities].map(([name, { snapshot: kept }]) => [name, kept]));

describe('the codec of saved state', () => {
  it('reads back exactly what it wrote, in printable ASCII', () => {
    fc.assert(fc.property(state, (made) => {
      const { text, dropped } = encodeState(made, Infinity);
      expect(text).toMatch(/^[!-~]+$/);
      expect(dropped).toBe('nothing');
      expect(decodeState(text).state).toEqual(made);
    }), seeded);
  });

  it('never exceeds the limit, and what it gives can be read', () => {
    fc.assert(fc.property(state, fc.nat(600), (made, limit) => {
      const { text, dropped } = encodeState(made, limit, finals);
      expect(text.length).toBeLessThanOrEqual(limit);
      if (dropped === 'everything') {
        expect(text).toBe('');
        return;
      }
      const read = decodeState(text).state!;
      expect({ ...read, activities: undefined }).toEqual({ ...made, activities: undefined });
      for (const [name, { isDone, scaled }] of made.activities) expect(read.activities.get(name)).toMatchObject({ isDone, ...(scaled !== undefined && { scaled }) });
    }), seeded);
  });

  it('drops no work while dropping free text is enough, and no work of finals or unfinished activities while the rest is enough', () => {
    const bare = (text: string) => text.replace(/::~[^:;]*/g, '').replace(/"[^"]*"/g, '""');
    fc.assert(fc.property(state, fc.integer({ min: 60, max: 900 }), (made, limit) => {
      const { text, dropped } = encodeState(made, limit, finals);
      if (dropped !== 'free-text' && dropped !== 'finished-work') return;
      for (const [name, { snapshot: kept }] of decodeState(text).state!.activities) {
        const was = made.activities.get(name)!;
        if (dropped === 'free-text' || !was.isDone || finals.has(name)) expect(bare(kept)).toBe(bare(was.snapshot));
      }
    }), seeded);
  });

  it('goes down the ladder one whole part at a time, the longest first', () => {
    const made = sketch({ a: `1"${'l'.repeat(40)}"2"short"`, b: 'b'.repeat(50), c: 'c'.repeat(30), f: 'f'.repeat(20), g: 'x:1i:a::~b;y:1c:c' }, ['b', 'f']);
    const whole = encodeState(made, Infinity).text.length;
    const at = (limit: number) => {
      const { text, dropped } = encodeState(made, limit, new Set(['f']));
      return { dropped, ...snapshots(text) };
    };
    const [b, c, f] = ['b'.repeat(50), 'c'.repeat(30), 'f'.repeat(20)];
    const a = `1"${'l'.repeat(40)}"2"short"`;
    const g = 'x:1i:a;y:1c:c';
    expect(at(whole)).toEqual({ dropped: 'nothing', a, b, c, f, g: 'x:1i:a::~b;y:1c:c' });
    expect(at(whole - 4)).toEqual({ dropped: 'drafts', a, b, c, f, g });
    expect(at(whole - 5)).toEqual({ dropped: 'free-text', a: '1""2"short"', b, c, f, g });
    expect(at(whole - 45)).toEqual({ dropped: 'free-text', a: '1""2""', b, c, f, g });
    expect(at(whole - 50)).toEqual({ dropped: 'finished-work', a: '1""2""', b: '', c, f, g });
    expect(at(whole - 100)).toEqual({ dropped: 'all-work', a: '1""2""', b: '', c: '', f, g });
    expect(at(whole - 130)).toEqual({ dropped: 'all-work', a: '1""2""', b: '', c: '', f: '', g });
    expect(encodeState(made, 20)).toEqual({ text: '', dropped: 'everything' });
  });

  it('detects every single changed character', () => {
    const { text } = encodeState(sketch({ a: '1-2"words"', b: 'x' }, ['a']), Infinity);
    for (let index = 0; index < text.length; index++) {
      for (let bit = 0; bit < 7; bit++) {
        const flipped = text.slice(0, index) + String.fromCharCode(text.charCodeAt(index) ^ (1 << bit)) + text.slice(index + 1);
        expect(decodeState(flipped).state, flipped).toBeUndefined();
      }
    }
  });

  it('detects a text cut short anywhere', () => {
    const { text } = encodeState(sketch({ a: '1-2"words"' }), Infinity);
    for (let length = 1; length < text.length; length++) expect(decodeState(text.slice(0, length)).reason).toBe('corrupt');
  });

  it('keeps fields and parts of a later edition, and writes them back', () => {
    const made = sketch({ a: '1' });
    made.more.push('qbanks-4');
    made.activities.get('a')!.more.push('certain-3');
    const { text } = encodeState(decodeState(encodeState(made, Infinity).text).state!, Infinity);
    expect(text).toContain('|aa//1/certain-3|qbanks-4');
  });

  it('keeps stray characters from breaking the fields around them', () => {
    const read = decodeState(encodeState(sketch({ a: '1|r9/\ud800é 2', b: 'x' }), Infinity).text).state!;
    expect(read.activities.get('a')!.snapshot).toBe('1r92');
    expect(read.revision).toBe(0);
  });

  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['null', 'corrupt'],
    ['undefined', 'corrupt'],
    ['{"__proto__":{"polluted":1}}', 'corrupt'],
    ['<img src=x onerror=alert(1)>', 'corrupt'],
    ['\ud800', 'corrupt'],
    ['1.0000000|r1', 'corrupt'],
  ])('refuses %j as %s', (text, reason) => {
    expect(decodeState(text)).toEqual({ reason });
  });

  it('refuses megabytes unread', () => {
    expect(decodeState('x'.repeat(3_000_000))).toEqual({ reason: 'corrupt' });
  });

  it('takes an empty free text for one, not for the start of the next', () => {
    const made = sketch({ a: '""structure"words"' });
    expect(snapshots(encodeState(made, encodeState(made, Infinity).text.length - 1).text)).toEqual({ a: '""structure""' });
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string().map((text) => `1.abcdefg|${text}`)), (text) => {
      expect(decodeState(text).state).toBeUndefined();
    }), seeded);
  });

  it('takes prototype names for names', () => {
    const read = decodeState(encodeState(sketch({ ['__proto__']: '1', constructor: '2', toString: '3' }), Infinity).text).state!;
    expect([...read.activities.keys()]).toEqual(['__proto__', 'constructor', 'toString']);
    expect(read.activities.get('hasOwnProperty')).toBeUndefined();
  });

  it('calls a sound text of a higher version newer, and a damaged one corrupt', () => {
    expect(decodeState('2.0i13to5|anything')).toEqual({ reason: 'newer' });
    expect(decodeState('2.0i13to5|anythinG')).toEqual({ reason: 'corrupt' });
  });
});

describe('states of earlier editions', () => {
  const folder = join(import.meta.dirname, 'fixtures');
  const load = (name: string) => decodeState(readFileSync(join(folder, name), 'utf8')).state;

  it('all load, for ever', () => {
    const names = readdirSync(folder).filter((name) => name.startsWith('state-'));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(load(name), name).toBeDefined();
  });

  it('mean what they meant: state-v1-further-try', () => {
    const { activities } = load('state-v1-further-try.txt')!;
    const { snapshot } = activities.get('a')!;
    const entries = [['question', 'br', ['a', 'b']], ['other', 'bs', ['a']], ['third', 'bt', ['c']]].map(([id, code, options]) => ({ logic: logicOf('single-choice'), item: { id, code, codes: Object.fromEntries((options as string[]).map((each) => [`option-${each}`, each])), options: (options as string[]).map((each) => ({ id: `option-${each}`, correct: each === 'a' })) } }));
    const { attempts } = decodeQuiz(entries as unknown as Parameters<typeof decodeQuiz>[0], snapshot, 2);
    expect(attempts.question).toMatchObject({ phase: 'answering', response: 'option-a', submissions: 1, last: { response: 'option-b' } });
    expect([attempts.other?.phase, attempts.third]).toMatchObject(['closed', { phase: 'answering', response: 'option-c', submissions: 0 }]);
  });

  it('mean what they meant: state-v1-drawn-final', () => {
    const { activities, ledger } = load('state-v1-drawn-final.txt')!;
    expect([...activities.keys()]).toEqual(['b', 'a', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'final']);
    expect(ledger).toEqual({ isComplete: false, isPassed: true, best: 0.9284 });
    const { snapshot, ...marks } = activities.get('final')!;
    expect(marks).toMatchObject({ isDone: true, isLast: true, isHeld: true });
    const entries = drawnFinal.items.map((item) => ({ item, logic: logicOf('single-choice') }));
    const { attempts, takes, results, retakes, best, endedAt, strangers } = decodeQuiz(entries, snapshot, 1);
    const idOf = (code: string) => drawnFinal.items.find((item) => item.code === code)?.id;
    expect({ retakes, best, endedAt, strangers }).toEqual({ retakes: 1, best: 0.1667, endedAt: 30_000_000, strangers: [] });
    expect(decodeTakes(takes!, idOf)).toEqual([['o2-1', 'o3-0', 'o3-1', 'o2-0', 'o1-3', 'o1-0'], ['o3-3', 'o2-2', 'o1-1', 'o2-3', 'o3-2', 'o1-2']]);
    expect(decodeResults(results!)).toEqual([
      { outcome: 'O1', points: 0, total: 2, isHeld: true },
      { outcome: 'O2', points: 0, total: 2, isHeld: true },
      { outcome: 'O3', points: 1, total: 2, isHeld: false },
    ]);
    expect(Object.entries(attempts).map(([id, { phase, response, certainty }]) => [id, phase, response, certainty])).toEqual([
      ['o1-2', 'closed', 'talk', 3],
      ['o2-2', 'closed', 'listen', 1],
      ['o2-3', 'closed', 'wait', 3],
      ['o3-2', 'answering', 'talk', 2],
      ['o3-3', 'answering', null, 2],
    ]);
  });

  it('mean what they meant: state-v1-completed', () => {
    expect(load('state-v1-completed.txt')).toMatchObject({ ledger: { isComplete: true, isPassed: true, best: 0.9, completedAt: 1_795_000_000 }, more: [] });
  });

  it('mean what they meant: state-v1-midway', () => {
    expect(load('state-v1-midway.txt')).toEqual({
      revision: 137,
      writer: '4k2z',
      seed: 3141592653,
      page: 'fr-hear-out',
      journalled: 21,
      ledger: { isComplete: false, isPassed: false, best: 0.733333 },
      activities: new Map([
        ['1', { isDone: true, isLast: false, scaled: 0.5, snapshot: 'a=b;c=d,e*2', more: [] }],
        ['2', { isDone: false, isLast: false, scaled: undefined, snapshot: '3:"SsOpIHN1aXM"', more: [] }],
        ['f', { isDone: true, isLast: true, scaled: 0.733333, snapshot: '', more: [] }],
        ['z', { isDone: true, isLast: false, scaled: undefined, snapshot: 'old', more: [] }],
      ]),
      more: [],
    });
  });
});

it('keeps that a final is held, and an older edition reads the rest', () => {
  const state = freshState(7, 'w');
  state.activities.set('x', { isDone: true, isLast: false, isHeld: true, scaled: 0.9, snapshot: 'a:1c:a', more: [] });
  const { state: read } = decodeState(encodeState(state, 4096).text);
  expect(read!.activities.get('x')).toEqual({ isDone: true, isLast: false, isHeld: true, scaled: 0.9, snapshot: 'a:1c:a', more: [] });
});
