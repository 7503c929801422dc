import { describe, expect, it } from 'vitest';
import { openLms, type Standard } from '../../preview/strict/open.ts';
import { adapter as scorm12 } from '../../targets/scorm12/adapter.ts';
import { adapter as scorm2004 } from '../../targets/scorm2004/adapter.ts';
import type { Adapter } from '../../targets/target.ts';
import type { Answer } from '../../tracking/port.ts';
import { typeNames } from '../quizzes/samples.ts';
import { fakeEnv, settle } from './fake-lms.ts';
import { answersOf, turns } from './sample-answers.ts';

const subjects: [Standard, Adapter][] = [['1.2', scorm12], ['2004', scorm2004]];
const answers: [type: string, Answer[]][] = [...typeNames.map((type): [string, Answer[]] => [type, answersOf(type).map(([, answer]) => answer)]), ['dialogue', turns.map(([, answer]) => answer)]];

describe.each(subjects)('a strict SCORM %s LMS', (standard, adapter) => {
  it.each(answers)('takes every worked answer of %s, field by field', async (_type, given) => {
    const lms = openLms(standard);
    const { env, window } = fakeEnv();
    window[lms.apiName] = lms.api;
    const port = adapter(env);
    await port.open();
    await settle();
    await port.record(given.map((answer, index) => ({ ...answer, at: answer.at + index })));
    const faults = lms.calls.filter(({ isError, fn }) => isError && fn.endsWith('SetValue')).map(({ args, errorCode, why }) => `${args.join(' = ')}: ${errorCode} ${why}`);
    expect(faults).toEqual([]);
    const rows = Object.keys(lms.data()).filter((element) => /^cmi\.interactions\.\d+\.id$/.test(element));
    expect(rows).toHaveLength(given.length);
  });
});
