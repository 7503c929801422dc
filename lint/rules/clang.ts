import { questionRule, questionsOf } from '../questions.ts';
import type { Rule } from '../rule.ts';
import { stemsIn, withoutQuotes } from '../wording.ts';

/** A word in more stems than this is the subject, not a clue. */
const COMMON = 3;

export const clang: Rule = {
  name: 'clang',
  asks: 'The key does not share a rare word with the stem that no wrong option has; words in quotations do not count.',
  why: 'A word that only the question and the right option share leads to it by sound, without knowing why.',
  severity: 'warning',
  check(course) {
    const counts = new Map<string, number>();
    for (const { lang, stem } of questionsOf(course)) for (const word of new Set(stemsIn(stem, lang))) counts.set(`${lang} ${word}`, (counts.get(`${lang} ${word}`) ?? 0) + 1);
    return questionRule(clang, ({ type, stem, options, lang }) => {
      const key = options.find(({ isKey }) => isKey);
      if (type !== 'single-choice' || !key) return [];
      const others = new Set(options.filter((option) => option !== key).flatMap(({ text }) => stemsIn(text, lang)));
      // Saying a person’s own words back is a skill, not a clue.
      const asked = new Set(stemsIn(withoutQuotes(stem), lang));
      const shared = [...new Set(stemsIn(key.text, lang))].filter((word) => asked.has(word) && !others.has(word) && (counts.get(`${lang} ${word}`) ?? 0) <= COMMON && word.length > 3);
      return shared.length ? [{ option: key, message: `only this option takes up "${shared.join('", "')}" from the question. Use another word, or let a wrong option use it too.` }] : [];
    }).check(course);
  },
};
