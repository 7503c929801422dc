import { describe, expect, it } from 'vitest';
import { adapter, interval } from '../../targets/scorm2004/adapter.ts';
import type { AdapterEnv } from '../../targets/target.ts';
import type { Answer, Interaction, Result } from '../../tracking/port.ts';
import { answer, scormContract } from './contract.ts';
import { fakeEnv, fakeLms, style2004 } from './fake-lms.ts';

scormContract({ name: 'SCORM 2004', adapter, apiName: 'API_1484_11', style: style2004, status: 'cmi.completion_status', state: 'cmi.suspend_data', location: 'cmi.location', exit: 'cmi.exit', time: 'cmi.session_time', mode: 'cmi.mode' });

async function started(data: Record<string, string> = {}, changes: Partial<AdapterEnv> = {}) {
  const lms = fakeLms(style2004, data);
  const given = fakeEnv(changes);
  given.window.API_1484_11 = lms.api;
  const port = adapter(given.env);
  await port.open();
  return { lms, port };
}

const recorded = async (changes: Partial<Answer>) => {
  const { lms, port } = await started();
  await port.record([answer(changes)]);
  return Object.fromEntries(Object.entries(lms.stored).flatMap(([key, value]) => (key.startsWith('cmi.interactions.0.') ? [[key.slice(19), value]] : [])));
};

describe('SCORM 2004: answers', () => {
  it('writes every field of an answer, id and type first', async () => {
    expect(await recorded({})).toEqual({
      id: 'first_move', type: 'choice', timestamp: '2026-11-24T09:30:05.67Z', 'correct_responses.0.pattern': 'ask_more', weighting: '1',
      learner_response: 'ask_more', result: 'correct', latency: 'PT0H0M12S', description: 'What do you say first?',
    });
    const { lms, port } = await started();
    await port.record([answer()]);
    const order = lms.calls.flatMap((call) => /interactions\.0\.(\w+)/.exec(call)?.[1] ?? []);
    expect(order).toEqual(['id', 'type', 'timestamp', 'correct_responses', 'weighting', 'learner_response', 'result', 'latency', 'description']);
  });

  const components = ['ask-more', 'wait', 'note'].map((id, index) => ({ id, code: 'abc'[index]!, text: id }));
  it.each<[string, Interaction, Record<string, string | undefined>]>([
    ['several choices', { kind: 'choice', components, response: ['ask-more', 'note'], correct: [['ask-more'], ['ask-more'], ['note']] }, { learner_response: 'ask_more[,]note', 'correct_responses.0.pattern': 'ask_more', 'correct_responses.1.pattern': 'note', 'correct_responses.2.pattern': undefined }],
    ['no choice', { kind: 'choice', components, response: [], correct: [] }, { learner_response: undefined, 'correct_responses.0.pattern': undefined }],
    ['an order', { kind: 'sequencing', components, response: ['note', 'wait'], correct: [['wait', 'note']] }, { type: 'sequencing', learner_response: 'note[,]wait', 'correct_responses.0.pattern': 'wait[,]note' }],
    ['pairs', { kind: 'matching', sources: components, targets: components, response: [['ask-more', 'wait'], ['note', 'note']], correct: [[['ask-more', 'note']]] }, { learner_response: 'ask_more[.]wait[,]note[.]note', 'correct_responses.0.pattern': 'ask_more[.]note' }],
    ['gaps', { kind: 'fill-in', response: ['lundi', 'sol'], correct: [['lundi'], ['le sol', 'sol']], caseMatters: false }, { type: 'fill-in', learner_response: 'lundi[,]sol', 'correct_responses.0.pattern': '{case_matters=false}{order_matters=true}lundi[,]le sol', 'correct_responses.1.pattern': '{case_matters=false}{order_matters=true}lundi[,]sol' }],
    ['a long text', { kind: 'long-fill-in', response: '{a}\nligne 2' }, { type: 'long-fill-in', learner_response: '({a} ligne 2' }],
  ])('writes %s', async (_what, interaction, expected) => {
    const fields = await recorded({ interaction });
    for (const [field, value] of Object.entries(expected)) expect(fields[field]).toBe(value);
  });

  it.each([['correct', 1, 'correct'], ['incorrect', 0, 'incorrect'], ['ungraded', 0, 'neutral'], ['partial', 2 / 3, '0.6667']] as const)('writes %s as its own word', async (outcome, scaled, word) => {
    expect((await recorded({ outcome, scaled })).result).toBe(word);
  });

  it('writes the question in one line of at most 250 characters, whole characters only', async () => {
    const { description } = await recorded({ text: `{odd}\n${'x'.repeat(243)}😀😀` });
    expect(description).toBe(`({odd} ${'x'.repeat(243)}`);
  });
});

describe('SCORM 2004: status and score', () => {
  const passed: Result = { isComplete: true, success: 'passed', progress: 1, mayRetry: false, scaled: 5 / 6 };
  const failing: Result = { isComplete: false, success: 'failed', progress: 0.5, mayRetry: true, scaled: 0.5 };
  const failed: Result = { ...failing, mayRetry: false };
  const profiles = ['passed-incomplete', 'completed-incomplete', 'passed-failed', 'completed-passed-failed'] as const;

  it.each([
    ['passed', passed, [['completed', 'passed'], ['completed', undefined], ['completed', 'passed'], ['completed', 'passed']]],
    ['failed, may be taken again', failing, [['incomplete', undefined], ['incomplete', undefined], ['incomplete', undefined], ['incomplete', undefined]]],
    ['failed for good', failed, [['incomplete', 'failed'], ['incomplete', undefined], ['incomplete', 'failed'], ['completed', 'failed']]],
  ] as const)('a final that is %s gives each profile its two words', async (_what, result, words) => {
    for (const [index, reporting] of profiles.entries()) {
      const { lms, port } = await started({}, { reporting, isScored: true });
      await port.report(result);
      expect([lms.stored['cmi.completion_status'], lms.stored['cmi.success_status']]).toEqual(words[index]);
    }
  });

  it('writes the score four ways, before the status, and progress exactly 1 at the end', async () => {
    const { lms, port } = await started({}, { isScored: true });
    await port.report(passed);
    expect(lms.stored).toMatchObject({ 'cmi.score.scaled': '0.8333', 'cmi.score.raw': '83.33', 'cmi.score.min': '0', 'cmi.score.max': '100', 'cmi.progress_measure': '1' });
    expect(lms.calls.findIndex((call) => call.includes('score.scaled'))).toBeLessThan(lms.calls.findIndex((call) => call.startsWith('SetValue(cmi.success_status')));
  });

  it('never lowers what the LMS already has', async () => {
    const { lms, port } = await started({ 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed' }, { isScored: true });
    await port.report(failed);
    expect(lms.stored).toMatchObject({ 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed', 'cmi.progress_measure': '1' });
  });
});

describe('SCORM 2004: formats', () => {
  it.each([[0, 'PT0H0M0S'], [59.6, 'PT0H1M0S'], [3723, 'PT1H2M3S'], [90_000, 'PT25H0M0S'], [-1, 'PT0H0M0S']])('%d seconds are %s', (seconds, text) => expect(interval(seconds)).toBe(text));

  it('does not commit right before it terminates', async () => {
    const { lms, port } = await started();
    port.close('suspend', 3, true);
    expect(lms.calls.at(-1)).toBe('Terminate()');
    expect(lms.calls.at(-2)).toBe('SetValue(adl.nav.request,suspendAll)');
  });
});
