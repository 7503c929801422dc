import { describe, expect, it, test } from 'vitest';
import type { Progress } from '../../preview/attempts.ts';
import { readManifest } from '../../preview/manifest.ts';
import { learnerId, runTimes } from '../../preview/page/launch.ts';
import { clock, duration, secondsOfDuration, secondsOfTimespan, timespan } from '../../preview/page/times.ts';
import { openLms } from '../../preview/strict/open.ts';
import { manifest } from './packages.ts';
import { call } from './rows.ts';

const item = { ...readManifest(manifest()).items[0]!, masteryScore: '60', passingScore: '0.6', launchData: 'hello' };
const left = (data: Record<string, string>, totalSeconds = 65): Progress => ({ data, status: '', success: '', score: '', progress: '', totalSeconds });
const launch = { item, learner: 'Martin, Élise', mode: 'normal', language: 'fr' } as const;

describe('SCORM 1.2', () => {
  const { given, reached, sessionSeconds } = runTimes['1.2'];

  it('starts from the beginning the first time', () => {
    expect(given(launch)).toMatchObject({
      'cmi.core.student_name': 'Martin, Élise', 'cmi.core.entry': 'ab-initio', 'cmi.core.credit': 'credit', 'cmi.core.lesson_mode': 'normal',
      'cmi.core.total_time': '0000:00:00.00', 'cmi.student_data.mastery_score': '60', 'cmi.launch_data': 'hello', 'cmi.student_preference.language': 'fr',
    });
  });

  it('resumes what was suspended, and gives everything back however it ended', () => {
    const data = { 'cmi.suspend_data': 's', 'cmi.core.lesson_status': 'incomplete', 'cmi.core.session_time': '00:01:05', 'cmi.core.student_name': 'Old' };
    const suspended = given({ ...launch, last: left({ ...data, 'cmi.core.exit': 'suspend' }) });
    expect(suspended).toMatchObject({ 'cmi.core.entry': 'resume', 'cmi.core.total_time': '0000:01:05.00', 'cmi.suspend_data': 's', 'cmi.core.lesson_status': 'incomplete', 'cmi.core.student_name': 'Martin, Élise' });
    expect(suspended).not.toHaveProperty('cmi.core.session_time');
    expect(given({ ...launch, last: left(data) })).toMatchObject({ 'cmi.core.entry': '', 'cmi.suspend_data': 's' });
  });

  it('says no-credit in browse and review', () => {
    expect(given({ ...launch, mode: 'review' })).toMatchObject({ 'cmi.core.lesson_mode': 'review', 'cmi.core.credit': 'no-credit' });
  });

  it('reads back the content’s report', () => {
    const data = { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '80', 'cmi.core.session_time': '0001:02:03.5' };
    expect(reached(data)).toEqual({ status: 'passed', success: '', score: '80', progress: '' });
    expect(sessionSeconds(data)).toBe(3723.5);
  });

  it('judges by the mastery score at the end, and stores that', () => {
    const stored: Record<string, string>[] = [];
    const lms = openLms('1.2', { data: given(launch), store: (data) => stored.push(data) > 0 });
    call(lms, 'initialize', '');
    call(lms, 'set', 'cmi.core.lesson_status', 'incomplete');
    call(lms, 'set', 'cmi.core.score.raw', '59');
    call(lms, 'terminate', '');
    expect(stored.at(-1)).toMatchObject({ 'cmi.core.lesson_status': 'failed', 'cmi.core.score.raw': '59' });
  });
});

describe('SCORM 2004', () => {
  const { given, reached, earlierSeconds } = runTimes['2004'];
  const data = { 'cmi.suspend_data': 's', 'cmi.interactions.0.id': 'q1', 'cmi.session_time': 'PT5S', 'adl.nav.request': 'suspendAll' };

  it('gives back only what was suspended', () => {
    const last = left({ ...data, 'cmi.exit': 'suspend' });
    expect(given({ ...launch, last })).toMatchObject({ 'cmi.entry': 'resume', 'cmi.total_time': 'PT0H1M5S', 'cmi.suspend_data': 's', 'cmi.interactions.0.id': 'q1', 'cmi.scaled_passing_score': '0.6' });
    expect(given({ ...launch, last })).not.toHaveProperty(['adl.nav.request']);
    expect(earlierSeconds(last)).toBe(65);
  });

  test.each([['normal'], ['']])('starts afresh after exit "%s"', (exit) => {
    const last = left({ ...data, 'cmi.exit': exit });
    expect(given({ ...launch, last })).toMatchObject({ 'cmi.entry': 'ab-initio', 'cmi.total_time': 'PT0H0M0S' });
    expect(given({ ...launch, last })).not.toHaveProperty(['cmi.suspend_data']);
    expect(earlierSeconds(last)).toBe(0);
  });

  it('lets the content read all it is given', () => {
    const all = given({ ...launch, item: { ...item, objective: 'main' }, last: left({ ...data, 'cmi.exit': 'suspend', 'cmi.interactions.0.type': 'choice', 'cmi.interactions.0.learner_response': 'a' }) });
    const lms = openLms('2004', { data: all });
    call(lms, 'initialize', '');
    expect(Object.fromEntries(Object.keys(all).map((element) => [element, call(lms, 'get', element)]))).toEqual(Object.fromEntries(Object.entries(all).map(([element, value]) => [element, [value, '0']])));
    expect(call(lms, 'get', 'cmi.interactions._count')).toEqual(['1', '0']);
    expect(call(lms, 'set', 'cmi.objectives.0.id', 'other')).toEqual(['false', '351']);
  });

  it('shows the raw score, or the scaled one as a percentage', () => {
    expect(reached({ 'cmi.score.scaled': '0.8333', 'cmi.progress_measure': '0.5' })).toEqual({ status: 'unknown', success: 'unknown', score: '83.33', progress: '0.5' });
    expect(reached({ 'cmi.score.scaled': '0.8333', 'cmi.score.raw': '83' }).score).toBe('83');
  });
});

describe('the call log', () => {
  test.each([['1.2', '301'], ['2004', '122']] as const)('holds no error against a SCORM %s course that asks whether a session is running', (standard, code) => {
    const lms = openLms(standard);
    expect(call(lms, 'get', standard === '1.2' ? 'cmi.core.lesson_status' : 'cmi.completion_status')).toEqual(['', code]);
    expect(lms.calls[0]).toMatchObject({ errorCode: code, isError: false });
    call(lms, 'commit', '');
    expect(lms.calls.some(({ isError }) => isError)).toBe(true);
  });
});

describe('learner ids', () => {
  it('fit every standard and differ for different names', () => {
    const ids = ['Martin, Élise', 'Martin Elise', 'Анна', '李', 'x'.repeat(300)].map(learnerId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]{1,60}$/);
  });
});

describe('times', () => {
  it('are read from both standards; anything else is nothing', () => {
    expect([secondsOfTimespan('0001:02:03.50'), secondsOfTimespan('soon')]).toEqual([3723.5, 0]);
    expect([secondsOfDuration('P1DT1H2M3.5S'), secondsOfDuration('PT5M'), secondsOfDuration('soon')]).toEqual([90_123.5, 300, 0]);
  });

  it('are written so that they can be read back, rounded up where needed', () => {
    expect([timespan(3723.5), timespan(59.999)]).toEqual(['0001:02:03.50', '0000:01:00.00']);
    expect([duration(3723.5), duration(59.999)]).toEqual(['PT1H2M3.5S', 'PT0H1M0S']);
    expect([clock(65), clock(3723.9), clock(0)]).toEqual(['1:05', '1:02:03', '0:00']);
  });
});
