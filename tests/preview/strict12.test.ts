import { describe, expect, test } from 'vitest';
import { openLms } from '../../preview/strict/open.ts';
import type { SetRow } from './rows.ts';
import { ask, call, running, specifyGets, specifySets } from './rows.ts';

const id = { 'cmi.interactions.0.id': 'greet' };
const typed = (type: string): Record<string, string> => ({ ...id, 'cmi.interactions.0.type': type });
const response = 'cmi.interactions.0.student_response';
const pattern = 'cmi.interactions.0.correct_responses.0.pattern';
const x = (n: number): string => 'x'.repeat(n);
const many = (n: number): Record<string, string> => Object.fromEntries(Array.from({ length: n }, (_, i) => [`cmi.interactions.${i}.id`, `q${i}`]));

describe('limits and formats', () => {
  specifySets('1.2', [
    ['B4', {}, 'cmi.suspend_data', x(4096), '0'],
    ['F3', {}, 'cmi.suspend_data', x(4097), '405'],
    ['E2.4', {}, 'cmi.suspend_data', 'emoji 🙂 whole', '0'],
    ['E2.4', {}, 'cmi.suspend_data', 'half of one \ud83d', '405'],
    ['E2.4', {}, 'cmi.suspend_data', 'nul \0 inside', '405'],
    ['B4', {}, 'cmi.core.lesson_location', x(255), '0'],
    ['B4', {}, 'cmi.core.lesson_location', x(256), '405'],
    ['B4', {}, 'cmi.comments', x(4096), '0'],
    ['B4', {}, 'cmi.comments', x(4097), '405'],
    ...(['raw', 'min', 'max'].flatMap((part): SetRow[] => [
      ['B4', {}, `cmi.core.score.${part}`, '0', '0'],
      ['B4', {}, `cmi.core.score.${part}`, '83.33', '0'],
      ['E2.6', {}, `cmi.core.score.${part}`, '101', '405'],
      ['E2.6', {}, `cmi.core.score.${part}`, '-1', '405'],
      ['E2.6', {}, `cmi.core.score.${part}`, '75,5', '405'],
      ['B4', {}, `cmi.core.score.${part}`, '1e1', '405'],
      ['E, Open edX', {}, `cmi.core.score.${part}`, '', '405'],
    ])),
    ['E2.6', {}, 'cmi.core.lesson_status', 'not attempted', '405'],
    ['B3', {}, 'cmi.core.lesson_status', 'unknown', '405'],
    ...['passed', 'completed', 'failed', 'incomplete', 'browsed'].map((status): SetRow => ['B3', {}, 'cmi.core.lesson_status', status, '0']),
    ['F3', {}, 'cmi.core.exit', 'normal', '405'],
    ...['', 'suspend', 'logout', 'time-out'].map((exit): SetRow => ['B6', {}, 'cmi.core.exit', exit, '0']),
    ['B4', {}, 'cmi.core.session_time', '0001:02:03.50', '0'],
    ['E2.6', {}, 'cmi.core.session_time', '00:00:05', '0'],
    ['B4', {}, 'cmi.core.session_time', '0001:02:03.500', '405'],
    ['B4', {}, 'cmi.core.session_time', '1:02:03', '405'],
    ['B4', {}, 'cmi.core.session_time', '00001:02:03', '405'],
    ['B4', {}, 'cmi.core.session_time', 'PT5S', '405'],
    ['B4', id, 'cmi.interactions.0.latency', '00:00:05.25', '0'],
    ['B4', id, 'cmi.interactions.0.latency', '00:00:05.255', '405'],
    ['E2.6', id, 'cmi.interactions.0.time', '10:20:30.55', '0'],
    ['E2.6', id, 'cmi.interactions.0.time', '10:20:30.555', '405'],
    ['E2.6', id, 'cmi.interactions.0.time', '24:00:00', '405'],
    ['E2.6', id, 'cmi.interactions.0.time', '2026-01-01T10:00:00.00Z', '405'],
    ['B4', {}, 'cmi.interactions.0.id', 'L2_1-check', '0'],
    ['B4', {}, 'cmi.interactions.0.id', x(255), '0'],
    ['B4', {}, 'cmi.interactions.0.id', x(256), '405'],
    ['F3', {}, 'cmi.interactions.0.id', 'two words', '405'],
    ['E2.6', {}, 'cmi.interactions.0.id', 'écoute', '405'],
    ['B4', {}, 'cmi.interactions.0.id', '', '405'],
    ['B4', {}, 'cmi.objectives.0.id', 'two words', '405'],
    ['B4', { 'cmi.objectives.0.id': 'o1' }, 'cmi.objectives.0.status', 'not attempted', '0'],
    ['B4', { 'cmi.objectives.0.id': 'o1' }, 'cmi.objectives.0.score.raw', '100.5', '405'],
    ['E2.6', id, 'cmi.interactions.0.type', 'long-fill-in', '405'],
    ['E2.6', id, 'cmi.interactions.0.type', 'other', '405'],
    ['B4', id, 'cmi.interactions.0.weighting', '0.5', '0'],
    ['B4', id, 'cmi.interactions.0.weighting', 'heavy', '405'],
    ['B9', {}, 'cmi.student_preference.audio', '101', '405'],
    ['B9', {}, 'cmi.student_preference.text', '1', '0'],
  ]);
});

describe('responses by type', () => {
  const rows: [type: string, value: string, code: string][] = [
    ['true-false', 't', '0'], ['true-false', '0', '0'], ['true-false', 'true', '405'],
    ['choice', 'a', '0'], ['choice', 'a,c', '0'], ['choice', '{a,c}', '0'], ['choice', 'A', '405'], ['choice', 'ab', '405'], ['choice', 'a[,]c', '405'], ['choice', '', '405'],
    ['sequencing', 'a,b,c', '0'], ['sequencing', 'a.b', '405'],
    ['matching', 'a.1,b.2', '0'], ['matching', 'a,b', '405'], ['matching', 'a[.]1', '405'],
    ['numeric', '3.5', '0'], ['numeric', '3,5', '405'], ['numeric', '', '405'],
    ['likert', '4', '0'], ['likert', 'four', '405'],
    ['fill-in', 'two\nlines, « é »', '0'], ['fill-in', x(255), '0'], ['fill-in', x(256), '405'],
    ['performance', x(255), '0'], ['performance', x(256), '405'],
  ];
  specifySets('1.2', rows.flatMap(([type, value, code]): SetRow[] => [['B5', typed(type), response, value, code], ['B5', typed(type), pattern, value, code]]));
  specifySets('1.2', [
    ['F3', typed('fill-in'), response, x(300), '405'],
    ['F3', typed('fill-in'), response, 'a\nb', '0'],
    ['B4', id, response, x(256), '405'],
    ...['correct', 'wrong', 'unanticipated', 'neutral', '0.75'].map((result): SetRow => ['B5', id, 'cmi.interactions.0.result', result, '0']),
    ['F3', id, 'cmi.interactions.0.result', 'incorrect', '405'],
    ['B5', id, 'cmi.interactions.0.result', 'ok', '405'],
  ]);
});

describe('access and names', () => {
  specifySets('1.2', [
    ['E2.6', {}, 'cmi.core.student_id', 'me', '403'],
    ['E2.6', {}, 'cmi.core.total_time', '00:00:01', '403'],
    ['E2.6', {}, 'cmi.core.entry', 'resume', '403'],
    ['E2.6', {}, 'cmi.student_data.mastery_score', '1', '403'],
    ['E2.6', {}, 'cmi.core._children', 'x', '402'],
    ['E2.6', {}, 'cmi.interactions._count', '1', '402'],
    ['E2.6', {}, 'cmi.core.colour', 'red', '201'],
    ['E2.6', {}, 'cmi.success_status', 'passed', '201'],
    ['E2.6', {}, '', 'x', '201'],
    ['E2.6', {}, 'cmi.interactions.01.id', 'x', '201'],
    ['E2.6', {}, 'cmi.__proto__.polluted', 'x', '201'],
    ['E2.6', {}, 'cmi.interactions.1.id', 'gap', '201'],
    ['E2.6', id, 'cmi.interactions.2.id', 'gap', '201'],
    ['E2.6', id, 'cmi.interactions.1.id', 'next', '0'],
    ['E2.6', {}, 'cmi.objectives.1.id', 'gap', '201'],
    ['E2.6', typed('choice'), 'cmi.interactions.0.correct_responses.1.pattern', 'a', '201'],
    ['B4', id, 'cmi.interactions.1.id', 'greet', '0'],
    ['F3', many(249), 'cmi.interactions.249.id', 'q249', '0'],
    ['F3', many(250), 'cmi.interactions.250.id', 'q250', '201'],
  ]);
  specifyGets('1.2', [
    ['E2.6', id, 'cmi.interactions.0.id', '404'],
    ['B4', typed('fill-in'), response, '404'],
    ['E2.6', {}, 'cmi.core.exit', '404'],
    ['E2.6', {}, 'cmi.core.session_time', '404'],
    ['E2.6', {}, 'cmi.core.colour', '201'],
    ['E2.6', {}, '', '201'],
    ['E2.6', {}, 'cmi.objectives.0.id', '201'],
    ['E2.6', {}, 'cmi.core.lesson_status._children', '202'],
    ['E2.6', {}, 'cmi.core.lesson_status._count', '203'],
    ['ADL 1.2', {}, 'cmi._children', '401'],
    ['B9', {}, 'cmi.interactions._count', '0'],
    ['B9', {}, 'cmi.core._children', '0'],
    ['B9', {}, 'cmi.suspend_data', '0'],
  ]);
});

describe('order of calls', () => {
  test.each([
    ['get', ['cmi.core.lesson_status'], ['', '301']],
    ['set', ['cmi.core.lesson_status', 'completed'], ['false', '301']],
    ['commit', [''], ['false', '301']],
    ['terminate', [''], ['false', '301']],
  ] as const)('E2.6: %s before LMSInitialize', (what, args, expected) => {
    expect(call(openLms('1.2'), what, ...args)).toEqual(expected);
  });

  test.each([
    ['F3', 'terminate', [''], ['false', '301']],
    ['E2.1', 'get', ['cmi.core.lesson_status'], ['', '301']],
    ['E2.1', 'set', ['cmi.core.lesson_status', 'completed'], ['false', '301']],
    ['E2.1', 'commit', [''], ['false', '301']],
    ['B8', 'initialize', [''], ['false', '101']],
  ] as const)('%s: %s after LMSFinish', (_source, what, args, expected) => {
    const lms = running('1.2');
    expect(call(lms, 'terminate', '')).toEqual(['true', '0']);
    expect(call(lms, what, ...args)).toEqual(expected);
  });

  test('B8: a second LMSInitialize is refused and the session goes on', () => {
    const lms = running('1.2', { 'cmi.core.lesson_location': 'listen' });
    expect(call(lms, 'initialize', '')).toEqual(['false', '101']);
    expect(call(lms, 'get', 'cmi.core.lesson_location')).toEqual(['listen', '0']);
  });

  test.each(['initialize', 'commit', 'terminate'])('B1.6: %s takes exactly one argument, ""', (what) => {
    const lms = what === 'initialize' ? openLms('1.2') : running('1.2');
    for (const args of [[], [null], ['x'], [undefined], ['', '']]) expect(call(lms, what, ...args)).toEqual(['false', '201']);
    expect(call(lms, what, '')).toEqual(['true', '0']);
  });

  test('a refusal explains itself', () => {
    const lms = running('1.2');
    call(lms, 'set', 'cmi.core.score.raw', '101');
    expect(ask(lms, 'diagnostic', '405')).toBe('101 is not within 0 to 100.');
    expect(lms.calls.find((logged) => logged.isError)).toMatchObject({
      fn: 'LMSSetValue', args: ['cmi.core.score.raw', '101'], result: 'false', errorCode: '405', errorString: 'Incorrect Data Type', why: '101 is not within 0 to 100.',
    });
  });
});

describe('values that come back', () => {
  test('what an earlier session left is read again, and its journal is counted', () => {
    const first = running('1.2', { 'cmi.suspend_data': 'a\nb', ...typed('fill-in'), [response]: 'two\nlines' });
    const second = running('1.2', {}, first.data());
    expect(call(second, 'get', 'cmi.suspend_data')).toEqual(['a\nb', '0']);
    expect(call(second, 'get', 'cmi.interactions._count')).toEqual(['1', '0']);
    expect(call(second, 'set', 'cmi.interactions.1.id', 'next')).toEqual(['true', '0']);
  });

  test('a mastery score decides the status at LMSFinish', () => {
    const lms = running('1.2', { 'cmi.core.score.raw': '50', 'cmi.core.lesson_status': 'passed' }, { 'cmi.student_data.mastery_score': '60', 'cmi.core.credit': 'credit', 'cmi.core.lesson_mode': 'normal' });
    call(lms, 'terminate', '');
    expect(lms.data()['cmi.core.lesson_status']).toBe('failed');
  });

  test('data the LMS could not store make LMSCommit and LMSFinish fail', () => {
    const lms = openLms('1.2', { store: () => false });
    call(lms, 'initialize', '');
    expect(call(lms, 'commit', '')).toEqual(['false', '101']);
    expect(call(lms, 'terminate', '')).toEqual(['false', '101']);
    expect(lms.state()).toBe('running');
  });
});

test('lenient is scorm-again as it is', () => {
  const lms = openLms('1.2', { strictness: 'lenient' });
  call(lms, 'initialize', '');
  expect(call(lms, 'set', 'cmi.suspend_data', x(4097))).toEqual(['true', '0']);
  expect(call(lms, 'set', 'cmi.interactions.0.id', 'two words')).toEqual(['true', '0']);
  expect(lms.data()['cmi.interactions.0.id']).toBe('two words');
});
