import { absolutes, firstOf, vague } from '../lists.ts';
import { questionRule } from '../questions.ts';

export const absoluteOptions = questionRule(
  { name: 'absolute-options', why: 'Learners know that “always” and “never” are seldom right, and leave such options without thinking.', severity: 'warning' },
  ({ options, lang }) => options.flatMap((option) => {
    const word = option.isQuoted ? undefined : firstOf(absolutes, option.text, lang);
    return word ? [{ option, message: `"${word}" makes it absolute. Leave the word out, or add "quoted: true" if the line itself is what the question is about.` }] : [];
  }),
);

export const vagueOptions = questionRule(
  { name: 'vague-options', why: '“Often” and “sometimes” mean something else to each reader, so nobody can say whether the option is right.', severity: 'warning' },
  ({ options, lang }) => options.flatMap((option) => {
    const word = option.isQuoted ? undefined : firstOf(vague, option.text, lang);
    return word ? [{ option, message: `"${word}" is vague. Say how often, or leave the word out.` }] : [];
  }),
);
