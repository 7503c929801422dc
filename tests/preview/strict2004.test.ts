import { describe, expect, test } from 'vitest';
import { openLms } from '../../preview/strict/open.ts';
import type { SetRow } from './rows.ts';
import { ask, call, running, specifyGets, specifySets } from './rows.ts';

const id = { 'cmi.interactions.0.id': 'greet' };
const typed = (type: string): Record<string, string> => ({ ...id, 'cmi.interactions.0.type': type });
const response = 'cmi.interactions.0.learner_response';
const pattern = (n: number): string => `cmi.interactions.0.correct_responses.${n}.pattern`;
const x = (n: number): string => 'x'.repeat(n);
const records = (collection: string, n: number): Record<string, string> => Object.fromEntries(Array.from({ length: n }, (_, i) => [`${collection}.${i}.id`, `r${i}`]));
const times = (n: number, text: string): string => Array.from({ length: n }, (_, i) => text.replaceAll('#', String(i))).join('[,]');

describe('limits and formats', () => {
  specifySets('2004', [
    ['B4', {}, 'cmi.suspend_data', x(64000), '0'],
    ['E2.4', {}, 'cmi.suspend_data', x(64001), '406'],
    ['E2.4', {}, 'cmi.suspend_data', 'emoji 🙂 whole', '0'],
    ['E2.4', {}, 'cmi.suspend_data', 'half of one \ud83d', '406'],
    ['E2.4', {}, 'cmi.suspend_data', 'nul \0 inside', '406'],
    ['E2.4', {}, 'cmi.location', x(1000), '0'],
    ['E2.4', {}, 'cmi.location', x(1001), '406'],
    ['B4', {}, 'cmi.score.scaled', '0.8333', '0'],
    ['B4', {}, 'cmi.score.scaled', '-1', '0'],
    ['B4', {}, 'cmi.score.scaled', '1.01', '407'],
    ['B4', {}, 'cmi.score.scaled', '8e-1', '406'],
    ['B4', {}, 'cmi.score.scaled', '0.12345678', '406'],
    ['E, Open edX', {}, 'cmi.score.scaled', '', '406'],
    ['B4', {}, 'cmi.score.raw', '83.33', '0'],
    ['B4', {}, 'cmi.score.raw', '83,33', '406'],
    ['B4', {}, 'cmi.progress_measure', '1', '0'],
    ['E2.6', {}, 'cmi.progress_measure', '1.5', '407'],
    ['E2.6', {}, 'cmi.progress_measure', '-0.1', '407'],
    ['B4', {}, 'cmi.session_time', 'PT1H2M3.5S', '0'],
    ['B4', {}, 'cmi.session_time', 'PT1H2M3S', '0'],
    ['B4', {}, 'cmi.session_time', 'P1Y2M3DT4H', '0'],
    ['E2.6', {}, 'cmi.session_time', 'PT5.123S', '406'],
    ['B4', {}, 'cmi.session_time', 'P1DT', '406'],
    ['B4', {}, 'cmi.session_time', 'P', '406'],
    ['B4', {}, 'cmi.session_time', '00:00:05', '406'],
    ['B4', id, 'cmi.interactions.0.latency', 'PT5S', '0'],
    ['B4', id, 'cmi.interactions.0.latency', 'PT5.123S', '406'],
    ['B4', id, 'cmi.interactions.0.timestamp', '2026-01-01T10:00:00.00Z', '0'],
    ['B4', id, 'cmi.interactions.0.timestamp', '2026-01-01T10:00:00', '0'],
    ['B4', id, 'cmi.interactions.0.timestamp', '2026-01-01T10:00:00.5+02:00', '0'],
    ['F3', id, 'cmi.interactions.0.timestamp', '2026-01-01T10:00:00.000Z', '406'],
    ['B4', id, 'cmi.interactions.0.timestamp', '2026-01-01T10:00:00Z', '406'],
    ['B4', id, 'cmi.interactions.0.timestamp', '2039-01-01', '406'],
    ['B4', id, 'cmi.interactions.0.timestamp', '2026-02-30', '406'],
    ['B4', {}, 'cmi.interactions.0.id', 'L2_1_check', '0'],
    ['B4', {}, 'cmi.interactions.0.id', 'urn:course:check', '0'],
    ['B4', {}, 'cmi.interactions.0.id', 'urn:c', '406'],
    ['B4', {}, 'cmi.interactions.0.id', 'two words', '406'],
    ['B4', {}, 'cmi.interactions.0.id', 'écoute', '406'],
    ['B4', {}, 'cmi.interactions.0.id', x(4001), '406'],
    ['B4', {}, 'cmi.interactions.0.id', '', '406'],
    ['B4', id, 'cmi.interactions.0.description', x(250), '0'],
    ['E2.6', id, 'cmi.interactions.0.description', x(251), '406'],
    ['F3', id, 'cmi.interactions.0.description', 'two\nlines', '0'],
    ['B5', id, 'cmi.interactions.0.description', '{not a language}', '0'],
    ['B4', id, 'cmi.interactions.0.description', '{lang=fr}Écouter', '0'],
    ['B4', id, 'cmi.interactions.0.description', '{lang=f!}Écouter', '406'],
    ['B4', {}, 'cmi.comments_from_learner.0.comment', x(4000), '0'],
    ['B4', {}, 'cmi.comments_from_learner.0.comment', x(4001), '406'],
    ['B6', {}, 'cmi.exit', 'suspend', '0'],
    ['B6', {}, 'cmi.exit', 'normal', '0'],
    ['B6', {}, 'cmi.exit', 'timeout', '406'],
    ['B3', {}, 'cmi.completion_status', 'completed', '0'],
    ['B3', {}, 'cmi.completion_status', 'passed', '406'],
    ['B3', {}, 'cmi.success_status', 'passed', '0'],
    ['B3', {}, 'cmi.success_status', 'completed', '406'],
    ['B6', {}, 'adl.nav.request', 'suspendAll', '0'],
    ['B6', {}, 'adl.nav.request', 'leave', '406'],
    ['B9', {}, 'cmi.learner_preference.language', 'fr-CA', '0'],
    ['B9', {}, 'cmi.learner_preference.language', 'french language', '406'],
    ['B9', {}, 'cmi.learner_preference.audio_level', '-1', '407'],
    ['E2.6', id, 'cmi.interactions.0.type', 'long-fill-in', '0'],
    ['B5', id, 'cmi.interactions.0.type', 'multiple', '406'],
    ...['correct', 'incorrect', 'unanticipated', 'neutral', '0.75'].map((result): SetRow => ['B5', id, 'cmi.interactions.0.result', result, '0']),
    ['B5', id, 'cmi.interactions.0.result', 'wrong', '406'],
  ]);
});

describe('responses by type', () => {
  const rows: [type: string, value: string, inResponse: string, inPattern: string, source?: string][] = [
    ['true-false', 'true', '0', '0'], ['true-false', '1', '406', '406'], ['true-false', 't', '406', '406'],
    ['choice', 'a[,]c', '0', '0'], ['choice', 'a[,]a', '406', '406'], ['choice', '', '0', '0', 'F3'], ['choice', 'a,b', '406', '406', 'F3'],
    ['choice', 'with-hyphen', '406', '406', 'B4'], ['choice', 'two words', '406', '406', 'E2.6'], ['choice', 'é', '406', '406', 'E2.6'],
    ['choice', times(36, 'c#'), '0', '0'], ['choice', times(37, 'c#'), '406', '406'], ['choice', x(250), '0', '0', 'B4'], ['choice', x(251), '406', '406', 'B4'],
    ['fill-in', 'one[,]two', '0', '0'], ['fill-in', 'a,b: 3:4', '0', '0', 'F3'], ['fill-in', '{lang=fr}bonjour', '0', '0'], ['fill-in', 'two\nlines', '0', '0', 'F3'],
    ['fill-in', '{case_matters=false}{order_matters=true}a', '406', '0'], ['fill-in', '{case_matters=maybe}a', '406', '406'],
    ['fill-in', times(10, 'w#'), '0', '0'], ['fill-in', times(11, 'w#'), '406', '406'], ['fill-in', x(251), '406', '406'],
    ['long-fill-in', 'two\nlines', '0', '0', 'F3'], ['long-fill-in', '{braces}', '0', '0'], ['long-fill-in', x(4000), '0', '0'], ['long-fill-in', x(4001), '406', '406'],
    ['matching', 's1[.]t1[,]s2[.]t2', '0', '0'], ['matching', '1.a,2.b', '406', '406'], ['matching', 's1[.]t1[.]u1', '406', '406'], ['matching', 's1', '406', '406'],
    ['matching', times(37, 's#[.]t'), '406', '406'],
    ['sequencing', 'a[,]b[,]c', '0', '0'], ['sequencing', 'a,b,c', '406', '406', 'F3'], ['sequencing', 'a b[,]c', '406', '406', 'E2.6'],
    ['numeric', '3.5', '0', '406'], ['numeric', '3,5', '406', '406'], ['numeric', '', '406', '406'], ['numeric', '3[:]4', '406', '0'], ['numeric', '[:]4', '406', '0'],
    ['numeric', '3:4', '406', '406', 'F3'], ['numeric', '4[:]3', '406', '406'],
    ['likert', 'often', '0', '0'], ['likert', 'very often', '406', '406'],
    ['performance', 'step[.]answer', '0', '0'], ['performance', 'step', '406', '406'], ['performance', '{order_matters=false}step[.]answer', '406', '0'],
    ['other', x(4000), '0', '0'], ['other', x(4001), '406', '406'],
  ];
  specifySets('2004', rows.flatMap(([type, value, inResponse, inPattern, source = 'B5']): SetRow[] => [
    [source, typed(type), response, value, inResponse],
    [source, typed(type), pattern(0), value, inPattern],
  ]));
  specifySets('2004', [
    ['B5', { ...typed('choice'), [pattern(0)]: 'a[,]b' }, pattern(1), 'a', '0'],
    ['B5', { ...typed('choice'), [pattern(0)]: 'a[,]b' }, pattern(1), 'b[,]a', '351'],
    ['B5', { ...typed('true-false'), [pattern(0)]: 'true' }, pattern(1), 'false', '351'],
    ['B5', { ...typed('numeric'), [pattern(0)]: '3[:]4' }, pattern(1), '5[:]6', '351'],
    ['B5', { ...typed('likert'), [pattern(0)]: 'often' }, pattern(1), 'never', '351'],
  ]);
});

describe('access, names and order', () => {
  specifySets('2004', [
    ['E2.6', {}, 'cmi.learner_id', 'me', '404'],
    ['E2.6', {}, 'cmi.mode', 'review', '404'],
    ['E2.6', {}, 'cmi.completion_threshold', '0.5', '404'],
    ['E2.6', {}, 'cmi.score._children', 'x', '404'],
    ['E2.6', {}, 'cmi.interactions._count', '1', '404'],
    ['E2.6', {}, 'cmi.colour', 'red', '401'],
    ['E2.6', {}, 'cmi.core.lesson_status', 'passed', '401'],
    ['E2.6', {}, 'cmi.objectives.00.id', 'x', '401'],
    ['E2.6', {}, 'adl.data.0.store', 'x', '401'],
    ['E2.6', {}, 'cmi.__proto__.polluted', 'x', '401'],
    ['RTE 3.1.4.5', {}, '', 'x', '351'],
    ['E2.6', {}, 'cmi.interactions.1.id', 'gap', '351'],
    ['E2.6', id, 'cmi.interactions.1.id', 'next', '0'],
    ['B4', id, 'cmi.interactions.1.id', 'greet', '0'],
    ['E2.6', {}, 'cmi.interactions.0.type', 'choice', '408'],
    ['B4', {}, 'cmi.interactions.0.description', 'early', '408'],
    ['B4', {}, 'cmi.interactions.0.result', 'correct', '408'],
    ['B4', {}, 'cmi.interactions.0.objectives.0.id', 'o1', '408'],
    ['B4', id, response, 'a', '408'],
    ['B4', id, pattern(0), 'a', '408'],
    ['B4', typed('choice'), pattern(1), 'a', '351'],
    ['B4', {}, 'cmi.objectives.0.score.raw', '1', '408'],
    ['B4', { 'cmi.objectives.0.id': 'o1' }, 'cmi.objectives.0.id', 'o2', '351'],
    ['B4', { 'cmi.objectives.0.id': 'o1' }, 'cmi.objectives.0.id', 'o1', '0'],
    ['B4', { 'cmi.objectives.0.id': 'o1' }, 'cmi.objectives.1.id', 'o1', '351'],
    ['B4', { 'cmi.objectives.0.id': 'o1' }, 'cmi.objectives.0.score.scaled', '2', '407'],
    ['B4', { ...id, 'cmi.interactions.0.objectives.0.id': 'o1' }, 'cmi.interactions.0.objectives.1.id', 'o1', '351'],
    ['F3', records('cmi.interactions', 249), 'cmi.interactions.249.id', 'q249', '0'],
    ['F3', records('cmi.interactions', 250), 'cmi.interactions.250.id', 'q250', '351'],
    ['B4', records('cmi.objectives', 100), 'cmi.objectives.100.id', 'o100', '351'],
    ['B4', { ...id, ...records('cmi.interactions.0.objectives', 10) }, 'cmi.interactions.0.objectives.10.id', 'o10', '351'],
  ]);
  specifyGets('2004', [
    ['E2.6', {}, 'cmi.exit', '405'],
    ['E2.6', {}, 'cmi.session_time', '405'],
    ['E2.6', {}, 'cmi.colour', '401'],
    ['RTE 3.1.4.4', {}, '', '301'],
    ['E2.6', id, 'cmi.interactions.1.id', '301'],
    ['RTE 3.1.4.4', {}, 'cmi.location._children', '301'],
    ['RTE 3.1.4.4', {}, 'cmi.location._count', '301'],
    ['B2', {}, 'cmi.suspend_data', '403'],
    ['B2', id, 'cmi.interactions.0.type', '403'],
    ['E2.6', {}, 'cmi.interactions._count', '0'],
    ['E2.6', {}, 'cmi.completion_status', '0'],
    ['B6', { 'adl.nav.request': 'exitAll' }, 'adl.nav.request', '0'],
  ]);
});

describe('order of calls', () => {
  test.each([
    ['get', ['cmi.location'], ['', '122']],
    ['set', ['cmi.location', 'listen'], ['false', '132']],
    ['commit', [''], ['false', '142']],
    ['terminate', [''], ['false', '112']],
  ] as const)('E2.6: %s before Initialize', (what, args, expected) => {
    expect(call(openLms('2004'), what, ...args)).toEqual(expected);
  });

  test.each([
    ['E2.6', 'terminate', [''], ['false', '113']],
    ['E2.1', 'get', ['cmi.location'], ['', '123']],
    ['E2.1', 'set', ['cmi.location', 'listen'], ['false', '133']],
    ['E2.1', 'commit', [''], ['false', '143']],
    ['F3', 'initialize', [''], ['false', '104']],
  ] as const)('%s: %s after Terminate', (_source, what, args, expected) => {
    const lms = running('2004');
    expect(call(lms, 'terminate', '')).toEqual(['true', '0']);
    expect(call(lms, what, ...args)).toEqual(expected);
  });

  test('F3: a second Initialize is refused and the session goes on', () => {
    const lms = running('2004', { 'cmi.location': 'listen' });
    expect(call(lms, 'initialize', '')).toEqual(['false', '103']);
    expect(call(lms, 'get', 'cmi.location')).toEqual(['listen', '0']);
  });

  test.each(['initialize', 'commit', 'terminate'])('E2.6: %s takes exactly one argument, ""', (what) => {
    const lms = what === 'initialize' ? openLms('2004') : running('2004');
    for (const args of [[], [null], ['x'], [undefined], ['', '']]) expect(call(lms, what, ...args)).toEqual(['false', '201']);
    expect(call(lms, what, '')).toEqual(['true', '0']);
  });

  test('a read of something never set is no error in the log, a refusal is one and explains itself', () => {
    const lms = running('2004');
    call(lms, 'get', 'cmi.suspend_data');
    call(lms, 'set', 'cmi.score.scaled', '2');
    expect(lms.calls.filter((logged) => logged.isError).map((logged) => [logged.fn, logged.errorCode, logged.why])).toEqual([['SetValue', '407', '2 is not within -1 to 1.']]);
    expect(ask(lms, 'diagnostic', '407')).toBe('2 is not within -1 to 1.');
    expect(ask(lms, 'errorString', '407')).toBe('Data Model Element Value Out Of Range');
  });
});

describe('values that come back', () => {
  test('what an earlier session left is read again, also what scorm-again itself would not take', () => {
    const first = running('2004', { 'cmi.suspend_data': 's1', ...typed('long-fill-in'), [response]: 'two\nlines', 'cmi.interactions.1.id': 'pick', 'cmi.interactions.1.type': 'choice', 'cmi.interactions.1.learner_response': '' });
    const second = running('2004', {}, first.data());
    expect(call(second, 'get', response)).toEqual(['two\nlines', '0']);
    expect(call(second, 'get', 'cmi.suspend_data')).toEqual(['s1', '0']);
    expect(call(second, 'get', 'cmi.interactions._count')).toEqual(['2', '0']);
    expect(call(second, 'set', 'cmi.interactions.2.id', 'next')).toEqual(['true', '0']);
  });

  test('0.5: a declared threshold takes the verdict from the content', () => {
    const lms = running('2004', { 'cmi.success_status': 'passed', 'cmi.score.scaled': '0.5' }, { 'cmi.scaled_passing_score': '0.8', 'cmi.credit': 'credit', 'cmi.mode': 'normal' });
    expect(call(lms, 'get', 'cmi.success_status')).toEqual(['failed', '0']);
    call(lms, 'terminate', '');
    expect(lms.data()['cmi.success_status']).toBe('failed');
  });

  test('data the LMS could not store make Commit and Terminate fail, each with its own code', () => {
    const lms = openLms('2004', { store: () => false });
    call(lms, 'initialize', '');
    expect(call(lms, 'commit', '')).toEqual(['false', '391']);
    expect(call(lms, 'terminate', '')).toEqual(['false', '111']);
    expect(lms.state()).toBe('running');
  });
});

test('lenient is scorm-again as it is', () => {
  const lms = openLms('2004', { strictness: 'lenient' });
  call(lms, 'initialize', '');
  call(lms, 'set', 'cmi.interactions.0.id', 'greet');
  expect(call(lms, 'set', 'cmi.interactions.0.timestamp', '2026-01-01T10:00:00.000Z')).toEqual(['true', '0']);
  expect(call(lms, 'set', 'cmi.interactions.0.description', 'two\nlines')).toEqual(['false', '406']);
});
