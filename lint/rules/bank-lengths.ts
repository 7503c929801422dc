import { banksOf, percent, sayOf } from '../banks.ts';
import { turnsOf } from '../replies.ts';
import type { Finding, Rule } from '../rule.ts';

/** Share of items in which the key may be the longest, or the shortest, option. */
const EXTREME = 0.4;
/** Turns below which nothing can be said of a habit. */
const MIN_TURNS = 20;

export const bankKeyLength: Rule = {
  name: 'bank-key-length',
  asks: `The key is alone the longest in ${percent(EXTREME)} of the items at most, and alone the shortest in ${percent(EXTREME)} at most.`,
  why: 'Whoever always takes the longest option, or the shortest, must not pass by it.',
  severity: 'error',
  check: (course) => banksOf(course).flatMap((bank) => extremes(bank.questions.map(({ options }) => ({ key: options.find(({ isKey }) => isKey)!, all: options })))
    .map(({ what, share }) => sayOf(bank, `the right option is the ${what} in ${percent(share)} of them. Reword until it is in ${percent(EXTREME)} or less.`))),
};

export const modelLongest: Rule = {
  name: 'model-longest',
  asks: `Over all dialogues the model reply is alone the longest in ${percent(EXTREME)} of the turns at most, and alone the shortest in ${percent(EXTREME)} at most.`,
  why: 'Whoever always takes the longest reply, or the shortest, must not succeed by it.',
  severity: 'error',
  check: (course) => course.languages.flatMap((lang): Finding[] => {
    const turns = turnsOf(course).filter((turn) => turn.lang === lang);
    if (turns.length < MIN_TURNS) return [];
    return extremes(turns.map(({ replies, model }) => ({ key: model, all: replies }))).map(({ what, share }) => ({ file: turns[0]!.activity.file, line: 1, message: `the ${turns.length} turns of the course’s dialogues (${lang}): the model reply is the ${what} in ${percent(share)} of them. Reword until it is in ${percent(EXTREME)} or less.` }));
  }),
};

/** The key is alone the longest, or alone the shortest, in more of them than may be. */
function extremes(all: { key: { text: string }; all: readonly { text: string }[] }[]): { what: string; share: number }[] {
  const share = (isMore: (one: number, other: number) => boolean) => all.filter(({ key, all: options }) => options.every((option) => option === key || isMore(key.text.length, option.text.length))).length / all.length;
  return [{ what: 'longest', share: share((one, other) => one > other) }, { what: 'shortest', share: share((one, other) => one < other) }].filter((each) => each.share > EXTREME);
}
