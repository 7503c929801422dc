import { HIDDEN } from '../../course/mdx.ts';
import { placeholder } from '../../quizzes/scenario/told.ts';
import { phrases } from '../lists.ts';
import type { Finding, Rule } from '../rule.ts';
import { textsOf, wordsAround } from '../texts.ts';

/** Both genders squeezed into one word. */
const squeezed = /\p{L}[·•‧⋅]\p{L}*|\p{L}\((?:e|ne|se|ice|rice|euse|te|le)s?\)(?:s(?!\p{L}))?|\p{L}{2,}-(?:e|ne|trice|euse)-s(?!\p{L})|\p{L}{3,}\/(?:e|ne|trice|euse|se)s?(?!\p{L})|(?<!\p{L})(?:iel|iels|celleux|toustes)(?!\p{L})/giu;

/** Participles and adjectives after « vous êtes » that say which gender the learner has. */
const told = phrases('vous (?:êtes|serez|étiez|seriez|restez|semblez|vous sentez)(?: (?:bien|très|trop|déjà|maintenant|peut-être|plus|pas|toujours|parfois))? (?:prête?s?|sûre?s?|certaine?s?|satisfaite?s?|content(?:e|s|es)?|inquiet|inquiète|arrivée?s?|allée?s?|venue?s?|surprise?s?|tendue?s?|fatiguée?s?|obligée?s?|invitée?s?|amenée?s?|confrontée?s?|concernée?s?|formée?s?|préparée?s?|seule?s?|perdue?s?|agacée?s?|énervée?s?|stressée?s?|désolée?s?|attentif|attentive|heureux|heureuse|nerveux|nerveuse)', 'giu');

export const medianDot: Rule = {
  name: 'median-dot',
  asks: 'No “·”, “(e)”, “-e-s” or “/e” inside a French word.',
  why: 'Screen readers stumble over “prêt·e” and “prêt(e)”, and so do many who read slowly.',
  severity: 'error',
  check: (course) => textsOf(course, 'fr').flatMap((text) => found(text, squeezed, (words) => `"${words}" squeezes two genders into one word. Write a word for both ("la personne", "l’équipe"), or both in full ("conseillères et conseillers").`)),
};

export const genderedLearner: Rule = {
  name: 'gendered-learner',
  asks: 'French sentences do not give the learner a gender (“vous êtes prêt”).',
  why: 'A learner who is addressed in the other gender reads that the course was made for somebody else.',
  severity: 'warning',
  // People in a dialogue and in examples have a gender; the learner has none.
  check: (course) => textsOf(course, 'fr').flatMap((text) => found({ ...text, text: text.text.replace(/«[^«»]*»/g, (quote) => HIDDEN.repeat(quote.length)) }, told, (words) => `"${words}" gives the learner a gender. Say it with "avoir" or a noun: "Vous avez tout", "À vous de jouer".`)),
};

const found = ({ file, text, owner, lineAt }: ReturnType<typeof textsOf>[number], pattern: RegExp, message: (words: string) => string): Finding[] => {
  // A word that goes on with a placeholder has a form for each gender: an "x" stands for it.
  const prose = text.replace(placeholder, 'x');
  return [...prose.matchAll(pattern)].map((match) => {
    const words = wordsAround(prose, match.index, match.index + match[0].length);
    return { file, line: lineAt(match.index, words), message: `${owner}${message(words)}` };
  });
};
