import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Standard } from '../../preview/strict/open.ts';
import { openLms } from '../../preview/strict/open.ts';
import { table12 } from '../../preview/strict/table12.ts';
import { table2004 } from '../../preview/strict/table2004.ts';
import { call } from './rows.ts';

/** Calls as a careless, unlucky or hostile package could make them. */
const elements: Record<Standard, string[]> = {
  '1.2': ['cmi.core.lesson_status', 'cmi.core.score.raw', 'cmi.core.session_time', 'cmi.core.exit', 'cmi.suspend_data', 'cmi.comments', 'cmi.core.student_id',
    'cmi.interactions.#.id', 'cmi.interactions.#.type', 'cmi.interactions.#.student_response', 'cmi.interactions.#.correct_responses.#.pattern', 'cmi.interactions.#.result',
    'cmi.interactions.#.objectives.#.id', 'cmi.objectives.#.id', 'cmi.objectives.#.score.raw', 'cmi.interactions._count', 'cmi.core._children'],
  '2004': ['cmi.completion_status', 'cmi.success_status', 'cmi.score.scaled', 'cmi.progress_measure', 'cmi.session_time', 'cmi.exit', 'cmi.suspend_data', 'cmi.location', 'cmi.learner_id',
    'cmi.interactions.#.id', 'cmi.interactions.#.type', 'cmi.interactions.#.learner_response', 'cmi.interactions.#.correct_responses.#.pattern', 'cmi.interactions.#.timestamp',
    'cmi.interactions.#.description', 'cmi.interactions.#.objectives.#.id', 'cmi.objectives.#.id', 'cmi.objectives.#.score.scaled', 'cmi.comments_from_learner.#.comment', 'adl.nav.request'],
};
const values = ['', 'a', 'b', 'a[,]b', 'a,b', 'a.1', 's[.]t', 'a\nb', '{lang=fr}é', 't', 'true', '3.5', '3[:]4', '1', '-1', '101', 'choice', 'fill-in', 'matching', 'numeric', 'long-fill-in',
  'performance', 'correct', 'incorrect', 'wrong', 'completed', 'passed', 'suspend', 'PT5S', '00:00:05', '2026-01-01T10:00:00.00Z', '__proto__', '<b>', 'x'.repeat(300), 'x'.repeat(5000)];

const callOf = (standard: Standard) => fc.oneof(
  { weight: 12, arbitrary: fc.tuple(fc.constant('set'), fc.constantFrom(...elements[standard]), fc.nat(2), fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) })) },
  { weight: 4, arbitrary: fc.tuple(fc.constant('get'), fc.constantFrom(...elements[standard]), fc.nat(2), fc.constant('')) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('set', 'get'), fc.string(), fc.nat(2), fc.constant('x')) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('commit'), fc.constant(''), fc.nat(0), fc.constant('')) },
);

describe.each(['1.2', '2004'] as const)('whatever a %s package calls', (standard) => {
  test('the API never throws, a refusal changes nothing, and what was taken comes back', () => {
    fc.assert(fc.property(fc.array(callOf(standard), { maxLength: 40 }), (script) => {
      const lms = openLms(standard);
      call(lms, 'initialize', '');
      for (const [what, pattern, index, value] of script) {
        const element = pattern.replaceAll('#', String(index));
        const before = lms.data();
        const args = what === 'set' ? [element, value] : what === 'get' ? [element] : [''];
        const [result, code] = call(lms, what, ...args);
        if (what !== 'set') continue;
        expect(result).toBe(code === '0' ? 'true' : 'false');
        if (result === 'false') expect(lms.data()).toEqual(before);
        const canRead = (standard === '1.2' ? table12 : table2004).find(element)?.access === 'rw';
        // A status may be the LMS's own verdict, and a value that was never set reads as such.
        if (result === 'true' && canRead && !/status$/.test(element)) expect(call(lms, 'get', element)[0]).toBe(value);
      }
    }), { numRuns: 300, seed: 12_2004 });
  });

  test('what was stored makes the same data at the next launch', () => {
    fc.assert(fc.property(fc.array(callOf(standard), { maxLength: 40 }), (script) => {
      const first = openLms(standard);
      call(first, 'initialize', '');
      for (const [what, pattern, index, value] of script) if (what === 'set') call(first, 'set', pattern.replaceAll('#', String(index)), value);
      const second = openLms(standard, { data: first.data() });
      expect(call(second, 'initialize', '')).toEqual(['true', '0']);
      expect(second.data()).toEqual(first.data());
      for (const collection of ['cmi.interactions', 'cmi.objectives']) expect(call(second, 'get', `${collection}._count`)).toEqual(call(first, 'get', `${collection}._count`));
    }), { numRuns: 200, seed: 12_2004 });
  });
});
