import { describe, expect, it } from 'vitest';
import { adapter, span } from '../../targets/scorm12/adapter.ts';
import type { AdapterEnv } from '../../targets/target.ts';
import type { Answer, Interaction, Result } from '../../tracking/port.ts';
import { answer, scormContract } from './contract.ts';
import { fakeEnv, fakeLms, style12 } from './fake-lms.ts';

scormContract({ name: 'SCORM 1.2', adapter, apiName: 'API', style: style12, status: 'cmi.core.lesson_status', state: 'cmi.suspend_data', location: 'cmi.core.lesson_location', exit: 'cmi.core.exit', time: 'cmi.core.session_time', mode: 'cmi.core.lesson_mode' });

async function started(data: Record<string, string> = {}, changes: Partial<AdapterEnv> = {}) {
  const lms = fakeLms(style12, data);
  const given = fakeEnv(changes);
  given.window.API = lms.api;
  const port = adapter(given.env);
  await port.open();
  return { lms, port };
}

const recorded = async (changes: Partial<Answer>) => {
  const { lms, port } = await started();
  await port.record([answer(changes)]);
  return Object.fromEntries(Object.entries(lms.stored).flatMap(([key, value]) => (key.startsWith('cmi.interactions.0.') ? [[key.slice(19), value]] : [])));
};

describe('SCORM 1.2: answers', () => {
  it('writes every field of an answer', async () => {
    const fields = await recorded({});
    expect(fields).toMatchObject({ id: 'first_move', type: 'choice', 'correct_responses.0.pattern': 'a', weighting: '1', student_response: 'a', result: 'correct', latency: '0000:00:12.34' });
    expect(fields.time).toMatch(/^\d\d:\d\d:\d\d$/);
  });

  const components = ['ask', 'wait', 'note'].map((id, index) => ({ id, code: 'abc'[index]!, text: id }));
  it.each<[string, Interaction, Record<string, string | undefined>]>([
    ['several choices', { kind: 'choice', components, response: ['ask', 'note'], correct: [['ask', 'note']] }, { type: 'choice', student_response: 'a,c', 'correct_responses.0.pattern': 'a,c' }],
    ['no choice', { kind: 'choice', components, response: [], correct: [['ask']] }, { type: 'choice', student_response: undefined }],
    ['an order', { kind: 'sequencing', components, response: ['note', 'ask', 'wait'], correct: [['ask', 'wait', 'note']] }, { type: 'sequencing', student_response: 'c,a,b', 'correct_responses.0.pattern': 'a,b,c' }],
    ['pairs', { kind: 'matching', sources: components, targets: components, response: [['ask', 'wait']], correct: [[['ask', 'note']]] }, { type: 'matching', student_response: 'a.b', 'correct_responses.0.pattern': 'a.c' }],
    ['gaps', { kind: 'fill-in', response: ['lundi', 'le sol'], correct: [['lundi'], ['le sol', 'sol']], caseMatters: false }, { type: 'fill-in', student_response: 'lundi, le sol', 'correct_responses.0.pattern': 'lundi, le sol' }],
    ['a long text', { kind: 'long-fill-in', response: `{x}\n${'é'.repeat(400)}` }, { type: 'fill-in', student_response: `({x} ${'é'.repeat(250)}` }],
  ])('writes %s', async (_what, interaction, expected) => {
    const fields = await recorded({ interaction });
    for (const [field, value] of Object.entries(expected)) expect(fields[field]).toBe(value);
    expect((fields.student_response ?? '').length).toBeLessThanOrEqual(255);
  });

  it.each([['correct', 1, 'correct'], ['incorrect', 0, 'wrong'], ['ungraded', 0, 'neutral'], ['partial', 1 / 3, '0.33']] as const)('writes %s as its own word', async (outcome, scaled, word) => {
    expect((await recorded({ outcome, scaled })).result).toBe(word);
  });
});

describe('SCORM 1.2: status and score', () => {
  const complete: Result = { isComplete: true, success: 'unknown', progress: 1, mayRetry: false };
  const passed: Result = { ...complete, success: 'passed', scaled: 0.83333 };
  const failing: Result = { isComplete: false, success: 'failed', progress: 1, mayRetry: true, scaled: 0.5 };
  const failed: Result = { ...failing, mayRetry: false };
  const profiles = ['passed-incomplete', 'completed-incomplete', 'passed-failed', 'completed-passed-failed'] as const;

  it.each([
    ['passed', passed, ['passed', 'completed', 'passed', 'passed']],
    ['failed, may be taken again', failing, ['incomplete', 'incomplete', 'incomplete', 'incomplete']],
    ['failed for good', failed, ['failed', 'incomplete', 'failed', 'failed']],
  ] as const)('a final that is %s gives each profile its word', async (_what, result, words) => {
    for (const [index, reporting] of profiles.entries()) {
      const { lms, port } = await started({}, { reporting, isScored: true });
      await port.report(result);
      expect(lms.stored['cmi.core.lesson_status']).toBe(words[index]);
    }
  });

  it('a course without a final is completed, without a score', async () => {
    const { lms, port } = await started();
    await port.report(complete);
    expect(lms.stored).toMatchObject({ 'cmi.core.lesson_status': 'completed' });
    expect(lms.stored['cmi.core.score.raw']).toBeUndefined();
  });

  it('writes the score in per cent with its bounds, before the status', async () => {
    const { lms, port } = await started({}, { isScored: true });
    await port.report(passed);
    expect(lms.stored).toMatchObject({ 'cmi.core.score.raw': '83.33', 'cmi.core.score.min': '0', 'cmi.core.score.max': '100' });
    expect(lms.calls.findIndex((call) => call.includes('score.raw'))).toBeLessThan(lms.calls.findIndex((call) => call.includes('lesson_status,passed')));
  });

  it.each([['passed', 'completed'], ['completed', 'incomplete'], ['passed', 'incomplete']])('never lowers %s to %s', async (before, wish) => {
    const { lms, port } = await started({ 'cmi.core.lesson_status': before });
    await port.report({ ...complete, isComplete: wish === 'completed' });
    expect(lms.stored['cmi.core.lesson_status']).toBe(before);
  });

  it('never writes "not attempted", and turns it into incomplete at once', async () => {
    const { lms } = await started({ 'cmi.core.lesson_status': 'not attempted' });
    expect(lms.data['cmi.core.lesson_status']).toBe('incomplete');
  });
});

describe('SCORM 1.2: formats', () => {
  it.each([[0, '0000:00:00.00'], [0.004, '0000:00:00.00'], [59.999, '0000:01:00.00'], [3723.5, '0001:02:03.50'], [-3, '0000:00:00.00'], [1e9, '9999:59:59.99']])('%d seconds are %s', (seconds, text) => expect(span(seconds)).toBe(text));

  it('commits before it finishes', async () => {
    const { lms, port } = await started();
    port.close('suspend', 3);
    expect(lms.calls.slice(-2)).toEqual(['Commit()', 'Finish()']);
  });

  it('reads the mastery score as the pass mark', async () => {
    const given = fakeEnv();
    given.window.API = fakeLms(style12, { 'cmi.student_data.mastery_score': '80' }).api;
    expect((await adapter(given.env).open()).passMark).toBe(0.8);
  });
});
