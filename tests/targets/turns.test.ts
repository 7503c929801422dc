import { describe, expect, it } from 'vitest';
import { adapter as scorm12 } from '../../targets/scorm12/adapter.ts';
import { adapter as scorm2004 } from '../../targets/scorm2004/adapter.ts';
import { turnInWords } from '../../targets/shared/cmi.ts';
import type { Adapter } from '../../targets/target.ts';
import { openLms, type Standard } from '../../preview/strict/open.ts';
import { fakeEnv, settle } from './fake-lms.ts';
import { turns } from './sample-answers.ts';

const details = { reply: 'Two weeks’ work. Tell me.', tags: ['EMO', 'ECO'], meters: { Trust: 5, Tension: 4 } };

describe('a dialogue turn in words', () => {
  it('is the line, the reply, its tags and the meters after it', () => {
    expect(turnInWords('It has leaked!', details, 250)).toBe('It has leaked! → Two weeks’ work. Tell me. [EMO ECO] Trust 5, Tension 4');
  });

  it('goes without what is not there', () => {
    expect(turnInWords('', { reply: 'Sorry.', tags: [], meters: {} }, 250)).toBe('Sorry.');
  });

  it.each([
    ['the line', 'l'.repeat(300), details.reply, /^l+… → Two weeks’ work\. Tell me\. \[EMO ECO\] Trust 5, Tension 4$/],
    ['a long reply, once the line is gone', 'line', 'r'.repeat(300), /^r+… \[EMO ECO\] Trust 5, Tension 4$/],
  ])('shortens %s', (_what, line, reply, expected) => {
    const words = turnInWords(line, { ...details, reply }, 250);
    expect(words).toMatch(expected);
    expect(words.length).toBeLessThanOrEqual(250);
  });

  it('is one line, and never half a character', () => {
    expect(turnInWords('a\nb', { ...details, reply: '😀'.repeat(200) }, 250)).not.toMatch(/[\n\uD800-\uDBFF]…/);
  });
});

describe.each<[Standard, Adapter, Record<string, string | undefined>]>([
  ['1.2', scorm12, {
    type: 'performance',
    student_response: 'It has leaked over my seedlings. Two weeks’ work! → Did you fill it over the mark? [JUG] Trust 5, Tension 4',
    'correct_responses.0.pattern': 'Two weeks’ work under water. Tell me how it happened.',
    result: 'wrong',
    description: undefined,
  }],
  ['2004', scorm2004, {
    type: 'choice',
    learner_response: 'blame',
    'correct_responses.0.pattern': 'ask',
    result: 'incorrect',
    description: 'It has leaked over my seedlings. Two weeks’ work! → Did you fill it over the mark? [JUG] Trust 5, Tension 4',
  }],
])('in SCORM %s', (standard, adapter, fields) => {
  it('a turn can be read in the report itself, and a strict LMS takes it', async () => {
    const lms = openLms(standard);
    const { env, window } = fakeEnv();
    window[lms.apiName] = lms.api;
    const port = adapter(env);
    await port.open();
    await settle();
    await port.record([turns.find(([title]) => title === 'wet-shelf, blame')![1]]);
    expect(lms.calls.filter(({ isError, fn }) => isError && fn.endsWith('SetValue'))).toEqual([]);
    for (const [field, value] of Object.entries(fields)) expect(lms.data()[`cmi.interactions.0.${field}`]).toBe(value);
  });
});
