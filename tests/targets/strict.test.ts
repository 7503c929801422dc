import { describe, expect, it } from 'vitest';
import { openLms, type Standard } from '../../preview/strict/open.ts';
import { adapter as scorm12 } from '../../targets/scorm12/adapter.ts';
import { adapter as scorm2004 } from '../../targets/scorm2004/adapter.ts';
import type { Adapter } from '../../targets/target.ts';
import { answer } from './contract.ts';
import { fakeEnv, settle } from './fake-lms.ts';
import { kinds } from './kinds.ts';

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

    const answers = kinds.map((interaction, index) => answer({ id: `item-${index}`, interaction, outcome: index === 1 ? 'partial' : 'incorrect', scaled: index === 1 ? 0.5 : 0, weight: 1.5 }));
    const send = () => Promise.all([port.record(answers), port.save('1.state|r2', 'fr-listen'), port.report({ isComplete: true, success: 'passed', scaled: 5 / 6, progress: 1, mayRetry: false })]);
    canStore = false;
    await expect(send()).rejects.toMatchObject({ failure: { reason: 'offline' } });
    await expect(send()).rejects.toMatchObject({ failure: { reason: 'offline' } });
    canStore = true;
    await send();

    const faults = lms.calls.filter(({ isError, fn }) => isError && /Value$/.test(fn)).map(({ args, errorCode, why }) => `${args.join(' = ')}: ${errorCode} ${why}`);
    expect(faults).toEqual([]);
    expect(stored).toEqual(lms.data());
    expect(answers.map((_each, index) => stored[`cmi.interactions.${index}.id`])).toEqual(kinds.map((_each, index) => `item_${index}`));
    expect(stored[`cmi.interactions.${kinds.length}.id`]).toBeUndefined();
    expect(stored['cmi.suspend_data']).toBe('1.state|r2');
  });
});
