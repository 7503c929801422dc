/** Word lists that rules look through, by language. */
import { tongueOf } from './wording.ts';

export type List = Record<string, RegExp>;

/** Whole words or phrases, in any case. `\b` knows no accents. */
export const phrases = (pattern: string, flags = 'iu'): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern.replaceAll(' ', '[ \\u00A0\\u202F\\n]')})(?![\\p{L}\\p{N}])`, flags);

/** The first word or phrase of a list in a text. */
export const firstOf = (list: List, text: string, lang: string): string | undefined => list[tongueOf(lang)]?.exec(text)?.[0];

/** Words that leave no exception. */
export const absolutes: List = {
  fr: phrases('toujours|jamais|(?:tous|toutes)(?! (?:les jours|deux|trois))|aucune?|seule?s?|seulement|uniquement|forcément|absolument|complètement|systématiquement|quoi qu’il arrive'),
  en: phrases('always|never|(?<!at )all(?! right)|none|only|every(?! (?:day|hour|week|month|year))|nobody|everybody|absolutely|completely|entirely|whatever happens'),
};

/** Words for how often or how sure that each reader understands in another way. */
export const vague: List = {
  fr: phrases('souvent|parfois|rarement|généralement|quelquefois|de temps en temps|la plupart du temps|en général|normalement|éventuellement'),
  en: phrases('often|sometimes|rarely|seldom|generally|usually|occasionally|frequently|from time to time|most of the time|normally|possibly'),
};
