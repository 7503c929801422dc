import { questionRule, type Option } from '../questions.ts';
import { isQuote, tongueOf } from '../wording.ts';

/** What the words an option begins with show of its form. */
const forms: Record<string, [name: string, pattern: RegExp][]> = {
  fr: [['an infinitive', /^(?:ne pas |ne rien |(?:le|la|les|lui|leur|en|y|se|me|vous|nous) |l’|s’|m’|n’)?\p{L}{2,}(?:er|ir|oir|re)(?=[\s,.]|$)/iu]],
  en: [['"to" and a verb', /^to \p{L}+/iu], ['a verb in "-ing"', /^\p{L}{2,}ing\b/iu]],
};

export const optionForm = questionRule(
  { name: 'option-form', asks: 'Options begin alike: all quotations, all numbers, all infinitives, or none.', why: 'The one option that is built in another way draws the eye, right or wrong.', severity: 'warning' },
  ({ options, lang }) => {
    if (options.some(({ text }) => !text)) return [];
    const kinds: [string, (option: Option) => boolean][] = [['a quotation', ({ text }) => isQuote(text)], ['a number', ({ text }) => /^\s*\p{N}/u.test(text)], ...(forms[tongueOf(lang)] ?? []).map(([name, pattern]): [string, (option: Option) => boolean] => [name, ({ text }) => pattern.test(text)])];
    return kinds.flatMap(([name, isOf]) => {
      const alike = options.filter(isOf);
      // One infinitive among nouns is chance; one line that is none among infinitives is seen.
      const odd = options.filter((option) => !alike.includes(option));
      if (!odd.length || alike.length < 2 || odd.length > alike.length) return [];
      return odd.map((option) => ({ option, message: `it is not ${name}, as the others are. Begin all in the same way.` }));
    });
  },
);

export const optionGrammar = questionRule(
  { name: 'option-grammar', asks: 'Options end and begin alike; a stem to complete does not end with an article.', why: 'An option that does not fit the words before it, or ends and begins unlike the others, gives itself away.', severity: 'warning' },
  ({ stem, options, lang }) => {
    if (options.some(({ text }) => !text)) return [];
    const article = open[tongueOf(lang)]?.exec(stem)?.[1];
    return [
      ...(article ? [{ field: 'stem', message: `it ends with "${article}", which fits some options only. Move the word into the options.` }] : []),
      ...unlike(options, ({ text }) => /[.!?…][»”’\s]*$/.test(text), 'ends without a full stop', 'ends with one'),
      ...unlike(options, ({ text }) => /^[\s«“"]*\p{Lu}/u.test(text), 'begins with a small letter', 'begins with a capital', ({ text }) => /^[\s«“"]*\p{L}/u.test(text)),
    ];
  },
);

/** A stem that is to be completed, and ends with a word that knows number, gender or the first sound. */
const open: Record<string, RegExp> = { fr: /(?<!\p{L})(un|une|le|la|l’|du|de la|au|à la|ce|cet|cette)\s*(?:…|:)?\s*$/iu, en: /(?<!\p{L})(an?)\s*(?:…|:)?\s*$/iu };

/** The options that are few among the rest. */
function unlike(options: readonly Option[], has: (option: Option) => boolean, without: string, withIt: string, counts: (option: Option) => boolean = () => true) {
  const judged = options.filter(counts);
  const [yes, no] = [judged.filter(has), judged.filter((option) => !has(option))];
  if (!yes.length || !no.length) return [];
  const few = yes.length < no.length ? yes : no;
  return few.map((option) => ({ option, message: `it ${few === yes ? withIt : without}, unlike the others. Write all in the same way.` }));
}
