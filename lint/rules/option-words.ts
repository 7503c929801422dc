import { banksOf, percent, sayOf } from '../banks.ts';
import { absolutes, firstOf, vague } from '../lists.ts';
import { questionRule } from '../questions.ts';
import type { Rule } from '../rule.ts';

export const absoluteOptions = questionRule(
  { name: 'absolute-options', asks: 'Options do not say “always”, “never”, “all”, “only”; `quoted: true` allows it in a line under study.', why: 'Learners know that “always” and “never” are seldom right, and leave such options without thinking.', severity: 'warning' },
  ({ options, lang }) => options.flatMap((option) => {
    const word = option.isQuoted ? undefined : firstOf(absolutes, option.text, lang);
    return word ? [{ option, message: `"${word}" makes it absolute. Leave the word out, or add "quoted: true" if the line itself is what the question is about.` }] : [];
  }),
);

export const vagueOptions = questionRule(
  { name: 'vague-options', asks: 'Options do not say “often”, “sometimes”, “usually”.', why: '“Often” and “sometimes” mean something else to each reader, so nobody can say whether the option is right.', severity: 'warning' },
  ({ options, lang }) => options.flatMap((option) => {
    const word = option.isQuoted ? undefined : firstOf(vague, option.text, lang);
    return word ? [{ option, message: `"${word}" is vague. Say how often, or leave the word out.` }] : [];
  }),
);

/** How many points more of the wrong options than of the right ones may have such words. */
const POINTS = 0.1;

export const bankAbsolutes: Rule = {
  name: 'bank-absolutes',
  asks: `Words like “always” are not more frequent in wrong options than in right ones, by more than ${100 * POINTS} points.`,
  why: 'Where “always” and “never” stand in wrong options only, they are the answer.',
  severity: 'warning',
  check: (course) => banksOf(course).flatMap((bank) => {
    const share = (isKey: boolean) => {
      const options = bank.questions.flatMap((question) => question.options.filter((option) => option.isKey === isKey));
      return options.filter(({ text }) => firstOf(absolutes, text, bank.lang)).length / options.length;
    };
    const [right, wrong] = [share(true), share(false)];
    return wrong - right <= POINTS ? [] : [sayOf(bank, `${percent(wrong)} of the wrong options have words like "always" or "never", and ${percent(right)} of the right ones. Take them out of wrong options.`, 'warning')];
  }),
};
