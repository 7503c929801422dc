import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Lms } from '../../preview/strict/facade.ts';
import type { Standard } from '../../preview/strict/open.ts';
import { openLms } from '../../preview/strict/open.ts';
import { adapter as scorm12 } from '../../targets/scorm12/adapter.ts';
import { adapter as scorm2004 } from '../../targets/scorm2004/adapter.ts';
import type { Adapter } from '../../targets/target.ts';
import type { Answer, Component, Interaction, Result } from '../../tracking/port.ts';
import { fakeEnv, settle } from '../targets/fake-lms.ts';

/** Our own adapters before the strictest LMS: not one call of theirs may be refused. The two sides share no format code. */
const subjects: [standard: Standard, adapter: Adapter][] = [['1.2', scorm12], ['2004', scorm2004]];

const parts = (prefix: string): Component[] => ['one', 'two-and-a-half', 'three'].map((name, i) => ({ id: `${prefix}-${name}`, code: 'abc'[i] as string, text: name }));
const ids = (prefix: string) => fc.subarray(parts(prefix).map(({ id }) => id));
const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary', maxLength: 600 }), fc.constantFrom('', 'deux\nlignes', '{lang=fr', '{case_matters=true}x', 'a[,]b[.]c[:]d', '🙂'.repeat(200), 'é'.repeat(5000)));
const pairs = fc.tuple(ids('from'), ids('to')).map(([from, to]): [string, string][] => from.map((each, i) => [each, to[i] ?? 'to-one']));

const interaction: fc.Arbitrary<Interaction> = fc.oneof(
  fc.record({ kind: fc.constantFrom('choice' as const, 'sequencing' as const), components: fc.constant(parts('option')), response: ids('option'), correct: fc.array(ids('option'), { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('matching' as const), sources: fc.constant(parts('from')), targets: fc.constant(parts('to')), response: pairs, correct: fc.array(pairs, { maxLength: 2 }) }),
  fc.record({ kind: fc.constant('fill-in' as const), response: fc.array(text, { maxLength: 4 }), correct: fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { maxLength: 4 }), caseMatters: fc.boolean() }),
  fc.record({ kind: fc.constant('long-fill-in' as const), response: text }),
);
const answer: fc.Arbitrary<Answer> = fc.record({
  id: fc.constantFrom('first-move', 'l2-1-check', 'a'.repeat(60)), text, interaction, outcome: fc.constantFrom('correct', 'partial', 'incorrect', 'ungraded'),
  scaled: fc.double({ min: 0, max: 1, noNaN: true }), weight: fc.double({ min: 0, max: 100, noNaN: true }), at: fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2037, 0, 1) }), seconds: fc.double({ min: 0, max: 400_000, noNaN: true }),
});
const result: fc.Arbitrary<Result> = fc.record(
  { isComplete: fc.boolean(), success: fc.constantFrom('passed', 'failed', 'unknown'), scaled: fc.double({ min: 0, max: 1, noNaN: true }), progress: fc.double({ min: 0, max: 1, noNaN: true }), mayRetry: fc.boolean() },
  { requiredKeys: ['isComplete', 'success', 'progress', 'mayRetry'] },
);

/** Refused calls; the question "is a session running?" before Initialize is meant to be refused. */
const refused = (lms: Lms): string[] =>
  lms.calls.filter((call) => call.isError && !['301', '122'].includes(call.errorCode)).map((call) => `${call.fn}(${call.args.map((each) => each.slice(0, 80)).join(', ')}) ${call.errorCode}: ${call.why}`);

const launch = async (adapter: Adapter, lms: Lms) => {
  const given = fakeEnv({ isScored: true, reporting: 'completed-passed-failed' });
  given.window[lms.apiName] = lms.api;
  const port = adapter(given.env);
  const opened = await port.open();
  await settle();
  return { port, opened };
};

describe.each(subjects)('the %s adapter on the strict LMS', (standard, adapter) => {
  test('nothing it writes is refused, whatever was answered', async () => {
    await fc.assert(fc.asyncProperty(fc.array(answer, { maxLength: 5 }), result, async (answers, reached) => {
      const lms = openLms(standard);
      const { port } = await launch(adapter, lms);
      await port.record(answers);
      await port.save('1.state', 'fr-listen');
      await port.report(reached);
      port.close('suspend', 61.5);
      expect(refused(lms)).toEqual([]);
      expect(lms.state()).toBe('ended');
      const written = Object.keys(lms.data()).filter((element) => /^cmi\.interactions\.\d+\.id$/.test(element));
      expect(written).toHaveLength(answers.length);
    }), { numRuns: 150, seed: 7 });
  });

  test('a second launch finds the state, the place and the journal of the first', async () => {
    const first = openLms(standard);
    const { port } = await launch(adapter, first);
    await port.record([{ id: 'first-move', text: 'Why?', interaction: { kind: 'long-fill-in', response: 'Because.' }, outcome: 'ungraded', scaled: 0, weight: 1, at: Date.UTC(2026, 10, 24), seconds: 3 }]);
    await port.save('1.state', 'fr-listen');
    port.close('suspend', 10);
    const second = openLms(standard, { data: first.data() });
    const { opened } = await launch(adapter, second);
    expect(opened).toMatchObject({ saved: { state: '1.state', location: 'fr-listen' }, journalled: 1, mode: 'normal', resumedSession: false });
    expect(refused(second)).toEqual([]);
  });
});
