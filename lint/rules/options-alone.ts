import { firstOf, phrases, type List } from '../lists.ts';
import { isAssessed, questionRule } from '../questions.ts';

/** Options that speak of the others. */
const ofAll: List = {
  fr: phrases('toutes? (?:ces |les )?(?:réponses?|options?|propositions?)|(?:tous|toutes) (?:les deux|les trois|ces)|l’une et l’autre|aucune? (?:des|de ces|réponse|option)|rien de tout cela|toutes sont (?:justes|vraies|exactes|correctes)'),
  en: phrases('(?:all|none|both|any|neither|two) of (?:the )?(?:above|below|these|them|answers|options)|(?:all|none|both) (?:the )?(?:answers|options)|all are (?:right|correct|true)|neither is'),
};

/** Options made of the names or numbers of others. */
const names = (and: string, lead: string) => new RegExp(`^(?:(?:${lead}) )?[A-E1-5](?:(?: et | and |,|[ ]?[+&/][ ]?| ou | or )[ ]?[A-E1-5])+(?: seulement| uniquement| only)?\\.?$|(?<![\\p{L}\\p{N}])(?:${lead}) [A-E1-5] (?:${and}) [A-E1-5](?![\\p{L}\\p{N}])`, 'u');
const ofSome: List = { fr: names('et|ou', 'les réponses|les options|réponses|options|à la fois|seulement|uniquement'), en: names('and|or', 'both|either|answers|options|only') };

/** Texts that name an option by where it stands. */
const byPlace: List = {
  fr: phrases('(?:réponse|option|proposition|choix) (?:[A-E]|n°|numéro|[1-5])|(?:premi[eè]re?|deuxième|seconde?|troisième|dernière?) (?:réponse|option|proposition)|(?:réponse|option) (?:ci-dessus|ci-dessous|précédente|suivante)'),
  en: phrases('(?:answer|option|choice) (?:[B-E]|number|[1-5])|(?:first|second|third|last) (?:answer|option)|(?:answer|option) (?:above|below)'),
};

export const allOfTheAbove = questionRule(
  { name: 'all-of-the-above', asks: 'No option says “all of the above”, “none of these”, “toutes ces réponses” or the like.', why: 'Whoever knows two right options knows that “all of them” is the key, and whoever knows one wrong knows that it is not.', severity: 'error' },
  ({ options, lang }) => options.flatMap((option) => matched(ofAll, option.text, lang).map((words) => ({ option, message: `"${words}" speaks of the other options. Write what it means, or use "type: multiple-choice".` }))),
);

export const combinedOptions = questionRule(
  { name: 'combined-options', asks: 'No option says “A and C” or “1 et 3”.', why: 'Options like “1 and 3” test bookkeeping, and give clues to one another.', severity: 'error' },
  ({ options, lang }) => options.flatMap((option) => matched(ofSome, option.text, lang).map((words) => ({ option, message: `"${words}" is made of other options. Use "type: multiple-choice", and let each option say one thing.` }))),
);

export const optionPlace = questionRule(
  { name: 'option-place', asks: 'No text says “answer B” or “the first option”: an error where options are shuffled, and in finals and diagnostics.', why: 'Options stand in another order for each learner, so “answer B” is another one for each.', severity: 'warning' },
  (question) => {
    const { stem, options, lang } = question;
    const texts = [{ field: 'stem', text: stem }, ...options.flatMap((option) => [{ option, text: option.text }, { option, field: 'feedback', text: option.feedback ?? '' }])];
    return texts.flatMap(({ text, ...place }) => matched(byPlace, text, lang).map((words) => ({ ...place, message: `"${words}" names an option by its place. Say its words, or what it does.`, ...((question.isShuffled || isAssessed(question)) && { severity: 'error' as const }) })));
  },
);

const matched = (list: List, text: string, lang: string): string[] => {
  const found = firstOf(list, text, lang);
  return found ? [found] : [];
};
