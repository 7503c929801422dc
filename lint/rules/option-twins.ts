import { phrases, type List } from '../lists.ts';
import { questionRule } from '../questions.ts';
import { overlap, tongueOf, wordsIn } from '../wording.ts';

/** Above this share of common words two options are one. */
const SAME = 0.8;

/** Words that turn a sentence round. */
const turns: List = { fr: phrases('ne|n|pas|jamais|sans|non|aucune?|rien', 'iu'), en: phrases('not|no|never|without|don’t|doesn’t|isn’t|aren’t|won’t|can’t|cannot|nothing', 'iu') };

/** Pairs that exclude each other. */
const opposites: Record<string, [string, string][]> = {
  fr: [['avant', 'après'], ['plus', 'moins'], ['augmenter', 'diminuer'], ['augmente', 'diminue'], ['accepter', 'refuser'], ['ouvrir', 'fermer'], ['ouvrez', 'fermez'], ['vite', 'lentement'], ['public', 'privé'], ['oui', 'non'], ['vrai', 'faux'], ['monter', 'baisser'], ['parler', 'taire']],
  en: [['before', 'after'], ['more', 'less'], ['more', 'fewer'], ['increase', 'decrease'], ['increases', 'decreases'], ['accept', 'refuse'], ['open', 'close'], ['quickly', 'slowly'], ['public', 'private'], ['yes', 'no'], ['true', 'false'], ['raise', 'lower']],
};

export const optionTwins = questionRule(
  { name: 'option-twins', asks: `No two options share more than ${100 * SAME}% of their words, and none is the opposite of the key.`, why: 'Of two options that say the same neither is the key, and of two opposites one is: learners who know that need not read on.', severity: 'warning' },
  ({ options, lang }) => options.flatMap((option, index) => options.slice(0, index).flatMap((other) => {
    const [mine, theirs] = [option, other].map(({ text }) => wordsIn(text.toLowerCase())) as [string[], string[]];
    if (option.isKey || other.isKey ? areOpposite(mine, theirs, lang) : false) return [{ option, message: `it is the opposite of "${other.id}", and one of the two is the key. Make the wrong one wrong for a reason of its own.` }];
    return mine.length && overlap(mine, theirs) > SAME ? [{ option, message: `it says nearly what "${other.id}" says. Give each option an idea of its own.` }] : [];
  })),
);

/** All but the same, save a negation or one word and its opposite. */
function areOpposite(one: readonly string[], other: readonly string[], lang: string): boolean {
  const tongue = tongueOf(lang);
  const [left, right] = [one.filter((word) => !other.includes(word)), other.filter((word) => !one.includes(word))];
  const rest = [...left, ...right];
  if (rest.length === 0 || one.length < 2 && other.length < 2) return false;
  if (rest.every((word) => turns[tongue]?.test(word)) && (!left.length || !right.length)) return true;
  return left.length === 1 && right.length === 1 && (opposites[tongue] ?? []).some((pair) => pair.includes(left[0]!) && pair.includes(right[0]!));
}
