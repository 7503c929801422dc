/** Which of two answers is the better one, told from their reports alone: what a partial credit must agree with. */
import type { Interaction } from '../../quizzes/item-type.ts';

/** The parts of an answer that are right, and those that are not. */
export interface Merits { right: Set<string>; wrong: Set<string> }

/** `undefined` where reports do not tell right from wrong: nothing has a right answer, or the answer is a text or a number. */
export function meritsOf(reports: readonly Interaction[]): Merits | undefined {
  const merits: Merits = { right: new Set(), wrong: new Set() };
  let isKnown = false;
  reports.forEach((report, index) => {
    const parts = partsOf(report);
    if (!parts) return;
    isKnown = true;
    for (const { name, isRight } of parts) merits[isRight ? 'right' : 'wrong'].add(`${index} ${name}`);
  });
  return isKnown ? merits : undefined;
}

/** Everything right in the one is right in the other, and nothing else is wrong there. */
export const isNoWorse = (than: Merits, other: Merits): boolean => [...than.right].every((each) => other.right.has(each)) && [...other.wrong].every((each) => than.wrong.has(each));

function partsOf(report: Interaction): { name: string; isRight: boolean }[] | undefined {
  if (!('correct' in report) || !report.correct.length) return undefined;
  switch (report.kind) {
    case 'choice':
    case 'likert':
      return report.response.map((id) => ({ name: id, isRight: report.correct[0]!.includes(id) }));
    case 'sequencing': {
      // A tile is right where it follows, among those that belong, the one it should follow.
      const [key] = report.correct as [string[]];
      const belongs = report.response.filter((id) => key.includes(id));
      return [
        ...belongs.map((id, place) => ({ name: id, isRight: key[key.indexOf(id) - 1] === belongs[place - 1] })).filter(({ isRight }) => isRight),
        ...report.response.filter((id) => !key.includes(id)).map((id) => ({ name: id, isRight: false })),
      ];
    }
    case 'matching': {
      const key = report.correct[0]!.map(String);
      return report.response.map((pair) => ({ name: String(pair), isRight: key.includes(String(pair)) }));
    }
    // What is not exactly right may still be worth something: a gap with a typo, a step done in part. Only the very same is no worse, or what is right.
    case 'performance':
      return report.correct[0]!.map(([step, done]) => ({ step, done, given: report.response.find(([id]) => id === step)?.[1] })).map(({ step, done, given }) => ({ name: given === done ? step : `${step}=${given}`, isRight: given === done }));
    case 'fill-in':
      return report.response.map((text, index) => ({ text, index, isRight: report.correct.some((alternative) => alternative[index] === text) })).map(({ text, index, isRight }) => ({ name: isRight ? String(index) : `${index}=${text}`, isRight }));
    case 'true-false':
      return report.response === undefined ? [] : [{ name: String(report.response), isRight: report.correct.includes(report.response) }];
    default:
      return undefined;
  }
}
