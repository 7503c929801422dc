import { describe, expect, it } from 'vitest';
import { explain } from '../../authoring/explain.ts';
import { targets } from '../../targets/index.ts';
import { readCode, supportCode, type Trouble } from '../../tracking/diagnose.ts';

const names = Object.keys(targets);
const trouble = (more: Partial<Trouble> = {}): Trouble => ({ failure: { reason: 'offline', detail: 'Commit 391' }, target: 'scorm12', edition: 'defuse 1.2.0', isKept: true, unsent: 3, ...more });
const failed = (reason: NonNullable<Trouble['failure']>['reason'], detail: string, target = 'scorm12') => trouble({ failure: { reason, detail }, target, unsent: 0 });
const say = (code: string) => explain(readCode(code)!, { targets: names, course: 'defuse', version: '1.2.0' });

describe('a support code', () => {
  it('has eight characters that are hard to misread', () => {
    expect(supportCode(trouble())).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('gives back everything it was made of', () => {
    for (const target of names) for (const reason of ['no-store', 'refused', 'offline', 'signed-out', 'closed'] as const) for (const isKept of [true, false]) for (const read of [undefined, 'empty', 'corrupt', 'newer'] as const) {
      const told = readCode(supportCode(trouble({ failure: { reason, detail: 'Initialize 1000' }, target, isKept, read, unsent: 5 })))!;
      expect(told).toMatchObject({ reason, call: 'Initialize', code: 1000, isKept, unsent: [5, 20], read });
      expect(names.filter((name) => told.isTarget(name))).toEqual([target]);
      expect(told.isEdition('defuse 1.2.0')).toBe(true);
      expect(told.isEdition('defuse 1.3.0')).toBe(false);
    }
  });

  it('is read as people write it', () => {
    const code = supportCode(trouble());
    expect(readCode(code.toLowerCase().replace('-', ' '))).toMatchObject({ reason: 'offline', code: 391 });
    expect(readCode(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toMatchObject({ reason: 'offline', code: 391 });
  });

  it('is refused when it was misread, in nearly every case', () => {
    const code = supportCode(trouble()).replace('-', '');
    const misread = [...code].flatMap((_each, index) => [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'].filter((other) => other !== code[index]).map((other) => code.slice(0, index) + other + code.slice(index + 1)));
    expect(misread.filter((each) => readCode(each)).length).toBeLessThan(misread.length / 20);
    for (const each of ['', 'ABC', 'not a code at all', `${code}0`]) expect(readCode(each)).toBeUndefined();
  });
});

describe('what an administrator reads', () => {
  it.each<[string, Trouble]>([
    ['a commit that failed', trouble()],
    ['a commit that lied', failed('offline', 'Commit 0')],
    ['an LMS that has lost the learner', failed('signed-out', 'Commit 101, up')],
    ['no LMS', failed('no-store', 'no API')],
    ['a session that would not begin', failed('no-store', 'Initialize 102')],
    ['a session that had ended', failed('closed', 'Initialize 104', 'scorm2004-4th')],
    ['a window left', failed('closed', 'ended')],
    ['a state too long', failed('refused', '4321 characters')],
    ['a launch without credentials', failed('closed', '401', 'cmi5')],
    ['an LRS that is down', failed('offline', '503', 'xapi')],
    ['an LRS that cannot be reached', failed('offline', 'TypeError: Failed to fetch', 'xapi')],
    ['a damaged state', trouble({ failure: undefined, read: 'corrupt', unsent: 0 })],
    ['a later state, and a full device', trouble({ failure: undefined, read: 'newer', unsent: 0, isKept: false })],
  ])('is full sentences: %s', (_name, given) => {
    const sentences = say(supportCode(given));
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/s);
    expect(sentences).toMatchSnapshot();
  });

  it('says when it was asked about another edition', () => {
    expect(explain(readCode(supportCode(trouble()))!, { targets: names, course: 'defuse', version: '2.0.0' })[0]).toBe('The package is for scorm12, and of another course or version than defuse 2.0.0: it may help to name the course with "--course".');
  });
});
