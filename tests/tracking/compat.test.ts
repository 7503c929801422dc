import { describe, expect, it } from 'vitest';
import { changesBetween, isDamage, summary, type Edition, type EditionActivity } from '../../tracking/compat.ts';

const item = (id: string, code: string, more: object = {}) => ({ id, code, type: 'single-choice', parts: { yes: 'a', no: 'b' }, ...more });
const quiz = (id: string, code: string, more: Partial<EditionActivity> = {}): EditionActivity => ({ id, code, lesson: id.split('/')[0]!, isRequired: true, isFinal: false, items: [item(`${id.replace('/', '-')}-one`, `${code}1`), item(`${id.replace('/', '-')}-two`, `${code}2`)], ...more });
const dialogue = (id: string, code: string, more: Partial<EditionActivity> = {}): EditionActivity => ({ id, code, lesson: id.split('/')[0]!, isRequired: true, isFinal: false, first: 'hello', nodes: { hello: { listen: ['a', 'ask'], talk: ['b', 'end'] }, ask: { open: ['a', 'end'], closed: ['b', 'end'] } }, ...more });
const edition = (activities: EditionActivity[], more: Partial<Edition> = {}): Edition => ({ format: 1, course: 'c', version: '1.0.0', activities, ...more });
const check = quiz('listen/check', 'a');
const call = dialogue('listen/call', 'b');
const old = edition([check, call]);
const said = (now: Edition) => changesBetween(old, now).map(({ effect, message }) => `${effect}: ${message}`);
const items = (...list: NonNullable<EditionActivity['items']>) => edition([{ ...check, items: list }, call]);
const [one, two] = check.items!;

describe('an update that learners do not notice', () => {
  it('is one that changes nothing, or adds what is not required', () => {
    expect(said(old)).toEqual([]);
    expect(said(edition([check, call, quiz('listen/extra', 'c', { isRequired: false })], { version: '2.0.0' }))).toEqual([]);
    expect(said(items(two!, one!, item('new', 'z')))).toEqual([]);
  });
});

describe('an update that loses completions', () => {
  it.each<[string, Edition]>([
    ['has another course id', edition([check, call], { course: 'd' })],
    ['moves an activity', edition([{ ...check, id: 'hear/check', code: 'c', lesson: 'hear' }, call])],
    ['moves a dialogue', edition([check, { ...call, id: 'hear/call', code: 'c', lesson: 'hear' }])],
    ['gives an activity another code', edition([{ ...check, code: 'q' }, call])],
  ])('%s', (_name, now) => {
    const changes = changesBetween(old, now);
    expect(changes[0]!.effect).toBe('completion-lost');
    expect(changes.some(isDamage)).toBe(true);
    expect(changes[0]!.message).toMatchSnapshot();
  });
});

describe('an update that gives a code to something else', () => {
  it.each<[string, Edition]>([
    ['of an activity', edition([quiz('listen/other', 'a', { items: [] }), call])],
    ['of an item', items({ ...one!, id: 'other' }, two!)],
    ['of a part', items({ ...one!, parts: { maybe: 'a', no: 'b' } }, two!)],
    ['of a reply', edition([check, { ...call, nodes: { ...call.nodes, ask: { other: ['a', 'end'], closed: ['b', 'end'] } } }])],
  ])('%s is damage', (_name, now) => {
    const found = changesBetween(old, now).filter(({ effect }) => effect === 'code-reused');
    expect(found).toHaveLength(1);
    expect(found[0]!.message).toMatchSnapshot();
  });
});

describe('an update that learners in progress notice', () => {
  it.each<[string, Edition]>([
    ['an item removed', items(one!)],
    ['an item of another type', items({ ...one!, type: 'sequencing' }, two!)],
    ['an item moved', edition([{ ...check, items: [one!] }, call, quiz('listen/more', 'c', { isRequired: false, items: [two!] })])],
    ['an option removed', items({ ...one!, parts: { yes: 'a' } }, two!)],
    ['an activity removed', edition([check])],
    ['a quiz turned into a dialogue', edition([{ ...call, id: check.id, code: 'a' }, call])],
    ['a reply removed and one that leads elsewhere', edition([check, { ...call, nodes: { hello: { listen: ['a', 'end'] }, ask: call.nodes!.ask! } }])],
    ['a required activity added to a lesson', edition([check, call, quiz('listen/extra', 'c')])],
    ['a lesson added', edition([check, call, quiz('hear/check', 'c')])],
    ['an activity that became required', edition([check, call])],
    ['a final added', edition([check, call, quiz('listen/final', 'c', { isFinal: true })])],
  ])('is told what: %s', (name, now) => {
    const before = name.includes('became required') ? edition([{ ...check, isRequired: false }, call]) : old;
    const changes = changesBetween(before, now);
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.some(isDamage)).toBe(false);
    expect(changes.map(({ effect, message }) => `${effect}: ${message}`)).toMatchSnapshot();
  });

  it('is summed up in one line', () => {
    expect(summary(changesBetween(old, items(one!)))).toBe('0 completions lost, 0 codes used for something else, 1 answer dropped, 0 answers losing a part, 0 dialogues taken up earlier, 0 activities more to do');
  });
});
