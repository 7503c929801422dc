/** Words and sentences of a text, as far as rules about wording need them. */
import { placeholder } from '../quizzes/scenario/told.ts';

/** `fr` of `fr-CA`: word lists are kept by language alone. */
export const tongueOf = (lang: string): string => lang.slice(0, 2);

/** Words in their order. A number or a word with an apostrophe or a hyphen counts once. */
export const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu) ?? [];

/** Sentences without the space around them. A quotation inside a sentence does not end it, unless a new one begins after it. */
export const sentencesIn = (text: string): string[] =>
  text.split(/(?<=(?:[!?…]|(?<!\b(?:\p{Lu}|Dr|St|p|vs|cf|e\.g|i\.e|a\.m|p\.m))\.)(?:\s?[»”’)])?)\s+(?=[\p{Lu}\p{N}«“‘–—-])|\n\s*\n/u).map((each) => each.trim()).filter((each) => /[\p{L}\p{N}]/u.test(each));

/** The text without what is said in it: quotations are a person’s own words. */
export const withoutQuotes = (text: string): string => text.replace(/«[^«»]*»|“[^“”]*”|"[^"]*"/g, ' ');

/** The text with each placeholder of a dialogue (`{name}`, `{f:e|m:}`) taken out. */
export const withoutPlaceholders = (text: string): string => text.replace(placeholder, '');

/** Whether a text is one quotation from end to end. */
export const isQuote = (text: string): boolean => /^\s*[«“"]/.test(text) && /[»”"][.!?…]?\s*$/.test(text);

/** Words that carry no content, so that sharing them says nothing. */
const empty: Record<string, ReadonlySet<string>> = {
  fr: new Set('le la les l un une des du de d au aux à en et ou où mais donc or ni car que qu qui quoi dont ce cet cette ces c ça cela on il elle ils elles je j tu nous vous me m te t se s y lui leur leurs son sa ses mon ma mes notre nos votre vos ne n pas plus est sont être été était avoir a ai avez ont eu sera serait pour par avec sans sous sur dans chez vers entre après avant si quand comme comment quel quelle quels quelles quelque tout toute tous toutes très bien aussi encore déjà alors puis d’abord faites faire fait dites dire dit premier première deux trois'.split(' ')),
  en: new Set('a an the and or but so if of to in on at by for with from into about as is are was were be been being have has had do does did done not no it its it’s this that these those there here he she they them his her their our your you i we me my us what which who whom whose when where why how first then than too very also just can could will would should may might must say says said tell all any some more most before after up out over two three'.split(' ')),
};

/** Words of content, each cut to what its forms share: light enough to be read (`factures` and `facturer`: `factur`). */
export function stemsIn(text: string, lang: string): string[] {
  const tongue = tongueOf(lang);
  return wordsIn(text.toLowerCase())
    .map((word) => word.replace(/^(?:[cdjlmnst]|qu|lorsqu|jusqu|puisqu)[’']/, '').replace(/[’']s$/, ''))
    .filter((word) => word.length > 2 && !empty[tongue]?.has(word))
    .map((word) => (word.length > 4 ? word.replace(endings[tongue] ?? /$/, '') : word));
}

const endings: Record<string, RegExp> = {
  fr: /(?:ations?|ements?|ments?|euses?|eurs?|ées?|és?|ants?|antes?|iez|ions|ais|ait|ez|er|ir|re|es|e|s|x)$/,
  en: /(?:ations?|ments?|ings?|ers?|ed|es|ly|e|s)$/,
};

/** How much two lists of words share: words in both ÷ words in either, 0…1. */
export function overlap(one: readonly string[], other: readonly string[]): number {
  const [first, second] = [new Set(one), new Set(other)];
  const both = [...first].filter((word) => second.has(word)).length;
  return both / (new Set([...first, ...second]).size || 1);
}
