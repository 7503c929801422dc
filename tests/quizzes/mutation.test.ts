import { describe, expect, it } from 'vitest';
import type { RuntimeItem } from '../../quizzes/runtime.ts';
import { expectCase, expectKept, reportsOf } from './case.ts';
import { answersOf, type Answered } from './generate.ts';
import { mutants, type Logic } from './mutants.ts';
import { logicOf, samplesOf, typeNames } from './samples.ts';

/** All that functions do with an answer, as text; a function that throws does that. */
function behaviour(logic: Logic, { item, response }: Answered): string {
  const own = structuredClone(response);
  const attempt = (act: () => unknown) => {
    try {
      return act() ?? 'nothing';
    } catch {
      return 'throws';
    }
  };
  const text = attempt(() => logic.encode(item, own));
  return JSON.stringify([
    attempt(() => logic.isComplete(item, own)),
    text,
    attempt(() => logic.decode(item, String(text))),
    attempt(() => reportsOf(logic, item, own)),
    attempt(() => logic.evaluate(item, own)),
    own,
  ]);
}

const throws = (act: () => void): boolean => {
  try {
    act();
    return false;
  } catch {
    return true;
  }
};

describe('the worked examples', () => {
  describe.each(typeNames)('of %s turn red', (type) => {
    const { items, cases } = samplesOf(type);
    const logic = logicOf(type);
    const answers = answersOf(type);
    const usual = answers.map((each) => behaviour(logic, each));
    const isRed = (broken: Logic) => cases.some((each) => {
      const item: RuntimeItem = items.find(({ id }) => id === each.item)!;
      const mine = structuredClone(each);
      return throws(() => expectCase(broken, item, mine)) || (each.keeps !== false && throws(() => expectKept(broken, item, mine.response)));
    });

    it('not while nothing is broken', () => expect(isRed(logic)).toBe(false));

    // A mutant that changes nothing on any answer, worked or made up, is no fault of this type: single-choice has no partial credit to lose.
    it.each(Object.keys(mutants))('when it %s', (name) => {
      const broken = mutants[name]!(logic);
      if (answers.some((each, index) => behaviour(broken, each) !== usual[index])) expect(isRed(broken)).toBe(true);
    });
  });
});
