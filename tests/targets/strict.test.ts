import { describe, expect, it } from 'vitest';
import { openLms, type Standard } from '../../preview/strict/open.ts';
import { adapter as scorm12 } from '../../targets/scorm12/adapter.ts';
import { adapter as scorm2004 } from '../../targets/scorm2004/adapter.ts';
import type { Adapter } from '../../targets/target.ts';
import type { Interaction } from '../../tracking/port.ts';
import { answer } from './contract.ts';
import { fakeEnv, settle } from './fake-lms.ts';

const part = (id: string, code: string) => ({ id, code, text: id });
const options = [part('ask-more', 'a'), part('explain', 'b')];
/** One answer of every kind, so that each field's way round (`Dialect.detour`) is judged. */
const interactions: Interaction[] = [
  { kind: 'choice', components: options, response: ['ask-more'], correct: [['ask-more']] },
  { kind: 'sequencing', components: options, response: ['explain', 'ask-more'], correct: [['ask-more', 'explain']] },
  { kind: 'matching', sources: options, targets: options, response: [['ask-more', 'explain']], correct: [[['ask-more', 'ask-more']]] },
  { kind: 'fill-in', response: ['lundi'], correct: [['lundi', 'Montag']], caseMatters: false },
  { kind: 'long-fill-in', response: 'Vous attendez\ndepuis lundi.' },
  { kind: 'true-false', response: false, correct: [true] },
  { kind: 'numeric', response: -12.5, correct: [{ min: 10, max: 20 }] },
  { kind: 'numeric', response: 1400, correct: [{ min: 1400, max: 1400 }] },
  { kind: 'likert', components: options, response: ['explain'], correct: [] },
  { kind: 'performance', components: options, response: [['ask-more', 'yes'], ['explain', 'a[.]b']], correct: [[['ask-more', 'yes']]] },
  { kind: 'other', response: 'known' },
];

describe.each<[Standard, Adapter]>([['1.2', scorm12], ['2004', scorm2004]])('the %s adapter on a strict LMS that fails to store', (standard, adapter) => {
  it('writes everything again in forms that are valid, and ends with the true values stored', async () => {
    let canStore = true;
    let stored: Record<string, string> = {};
    const lms = openLms(standard, { store: (data) => { if (canStore) stored = { ...data }; return canStore; } });
    const { env, window } = fakeEnv({ isScored: true });
    window[lms.apiName] = lms.api;
    const port = adapter(env);
    await port.open();
    await settle();

    const answers = interactions.map((interaction, index) => answer({ id: `item-${index}`, interaction, outcome: index === 1 ? 'partial' : 'incorrect', scaled: index === 1 ? 0.5 : 0, weight: 1.5 }));
    const send = () => Promise.all([port.record(answers), port.save('1.state|r2', 'fr-listen'), port.report({ isComplete: true, success: 'passed', scaled: 5 / 6, progress: 1, mayRetry: false })]);
    canStore = false;
    await expect(send()).rejects.toMatchObject({ failure: { reason: 'offline' } });
    await expect(send()).rejects.toMatchObject({ failure: { reason: 'offline' } });
    canStore = true;
    await send();

    const faults = lms.calls.filter(({ isError, fn }) => isError && /Value$/.test(fn)).map(({ args, errorCode, why }) => `${args.join(' = ')}: ${errorCode} ${why}`);
    expect(faults).toEqual([]);
    expect(stored).toEqual(lms.data());
    expect(answers.map((_each, index) => stored[`cmi.interactions.${index}.id`])).toEqual(interactions.map((_each, index) => `item_${index}`));
    expect(stored[`cmi.interactions.${interactions.length}.id`]).toBeUndefined();
    expect(stored['cmi.suspend_data']).toBe('1.state|r2');
  });
});
