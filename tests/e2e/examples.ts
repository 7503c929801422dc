import { expect } from '@playwright/test';
import type { Interaction, Outcome } from '../../quizzes/item-type.ts';
import type { RuntimeItem, RuntimeQuiz } from '../../quizzes/runtime.ts';
import type { TypeName } from '../../quizzes/types/index.ts';
import { logicOf, samplesOf, type Case } from '../quizzes/samples.ts';
import { activity } from './answers.ts';
import { typesSource } from './types-course.ts';

/** The practice of a type's worked examples. */
export const quizOf = (type: TypeName) => activity<RuntimeQuiz>(typesSource, `${type}/check`, 'en');

/** An example and its item as the package has it. */
export interface Example extends Case { type: TypeName; its: RuntimeItem }

/** Two examples of different items, the first one right, where anything is right; `isLater`: of items the other two are not of, as far as there are. */
export function examplesOf(type: TypeName, isLater = false): [Example, Example] {
  const all = samplesOf(type).cases.filter(({ complete, keeps }) => complete && keeps !== false).map((example): Example => ({ ...example, type, its: quizOf(type).items.find(({ id }) => id === example.item)! }));
  const rights = all.filter(({ outcome }) => outcome === (all.some((each) => each.outcome === 'correct') ? 'correct' : 'ungraded'));
  const others = all.filter(({ outcome }) => outcome !== 'correct');
  const first = rights[0]!;
  const last = others.findLast(({ item }) => item !== first.item);
  if (!last) throw new Error(`The samples of "${type}" need two items, each with a complete response, one of them not right.`);
  if (!isLater) return [first, last];
  const right = rights.find(({ item }) => item !== first.item && item !== last.item) ?? rights.find(({ item }) => item === last.item) ?? first;
  return [right, others.find(({ item }) => item !== right.item)!];
}

const results: Record<string, Record<Outcome, unknown>> = {
  scorm12: { correct: 'correct', incorrect: 'wrong', ungraded: 'neutral', partial: expect.stringMatching(/^0\.\d+$/) },
  'scorm2004-4th': { correct: 'correct', incorrect: 'incorrect', ungraded: 'neutral', partial: expect.stringMatching(/^0\.\d+$/) },
};

/** SCORM 1.2 has fewer types, and its numbers have three digits before the point. */
function typeIn(target: string, { kind, response }: Interaction): string {
  if (target !== 'scorm12') return kind;
  return ['long-fill-in', 'other'].includes(kind) || (kind === 'numeric' && Math.abs(response as number) >= 1000) ? 'fill-in' : kind;
}

/** What must stand in the LMS of an example: the answer, then what is reported beside it; nothing of a private one. */
export function reportOf(target: string, { type, outcome, response, its }: Example): Record<string, unknown>[] {
  if (its.private) return [];
  const logic = logicOf(type);
  const row = (id: string, interaction: Interaction, result: Outcome) => ({ id: id.replace(/-/g, '_'), type: typeIn(target, interaction), result: results[target]![result] });
  const own = logic.interaction(its, response);
  return [...(own ? [row(its.id, own, outcome)] : []), ...(logic.also?.(its, response) ?? []).map(({ id, interaction }) => row(`${its.id}-${id}`, interaction, 'ungraded'))];
}
