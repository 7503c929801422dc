import { expect } from 'vitest';
import type { Component as Part, Interaction, ItemType } from '../../quizzes/item-type.ts';
import type { RuntimeItem } from '../../quizzes/runtime.ts';
import type { Case } from './samples.ts';

type Logic = ItemType<RuntimeItem, unknown>;

/** All that is reported of an answer: itself, then what stands beside it. */
export const reportsOf = (logic: Logic, item: RuntimeItem, response: unknown): Interaction[] => [logic.interaction(item, response) ?? [], (logic.also?.(item, response) ?? []).map(({ interaction }) => interaction)].flat();

/** Throws unless these functions do with a worked example what it claims. */
export function expectCase(logic: Logic, item: RuntimeItem, { response, complete, outcome, scaled, says = [], interaction, also, keeps }: Case): void {
  const before = JSON.stringify(response);
  expect(logic.isComplete(item, response)).toBe(complete);
  const evaluation = logic.evaluate(item, response);
  expect({ outcome: evaluation.outcome, scaled: evaluation.scaled }).toEqual({ outcome, scaled });
  let from = 0;
  for (const text of says) {
    const at = evaluation.feedback.findIndex((line, index) => index >= from && line.text.includes(text));
    expect(at, `feedback says "${text}" after line ${from}: ${JSON.stringify(evaluation.feedback)}`).toBeGreaterThanOrEqual(0);
    from = at + 1;
  }
  if (interaction) expect(logic.interaction(item, response)).toMatchObject(interaction);
  if (also) expect(logic.also?.(item, response)).toMatchObject(also);
  if (keeps !== false) expectDeclared(item, reportsOf(logic, item, response));
  expect(logic.evaluate(item, response)).toEqual(evaluation);
  expect(JSON.stringify(response)).toBe(before);
}

/** Throws unless saving and reading back changes nothing of a response. */
export function expectKept(logic: Logic, item: RuntimeItem, response: unknown): void {
  const text = logic.encode(item, response);
  // What every store can carry: the alphabet of `ItemType.encode`.
  expect(text).toMatch(/^[A-Za-z0-9.,\-_~*"=]*$/);
  const read = logic.decode(item, text);
  expect(logic.encode(item, read)).toBe(text);
  expect(logic.isComplete(item, read)).toBe(logic.isComplete(item, response));
  expect(logic.evaluate(item, read)).toEqual(logic.evaluate(item, response));
  expect(reportsOf(logic, item, read)).toEqual(reportsOf(logic, item, response));
}

/** Throws unless reports name only parts they declare, each with the code of its item. */
export function expectDeclared(item: RuntimeItem, reports: Interaction[]): void {
  const known = (parts: Part[], ids: string[]) => {
    expect(parts.filter(({ id: part, code, text }) => item.codes[part] !== code || !/^[0-9a-z]$/.test(code) || !text)).toEqual([]);
    expect(ids.filter((each) => !parts.some((part) => part.id === each))).toEqual([]);
  };
  for (const report of reports) {
    if (report.kind === 'choice' || report.kind === 'sequencing' || report.kind === 'likert') known(report.components, [...report.response, ...report.correct.flat()]);
    if (report.kind === 'matching') {
      known(report.sources, [...report.response, ...report.correct.flat()].map(([source]) => source));
      known(report.targets, [...report.response, ...report.correct.flat()].map(([, target]) => target));
    }
    if (report.kind === 'performance') known(report.components, [...report.response, ...report.correct.flat()].map(([step]) => step));
    if (report.kind === 'fill-in') expect(report.correct.every((alternative) => alternative.length === report.response.length)).toBe(true);
  }
}
