import type { Check, Refusal } from './rules.ts';

/** The building blocks of both tables' formats. */

/** A refusal for a value of the wrong form. */
export const wrongType = (why: string): Refusal => ({ fault: 'type', why });

/** At most `most` UTF-16 units: too long is refused whole, never cut (measured in Moodle 4.5). */
export const atMost = (most: number): Check => (value) =>
  value.length > most ? wrongType(`${value.length} characters; at most ${most} are allowed.`) : undefined;

/** One of these words, exactly. */
export const oneOf = (...words: string[]): Check => (value) =>
  words.includes(value) ? undefined : wrongType(`"${value}" is none of: ${words.map((word) => `"${word}"`).join(', ')}.`);

/** Matches a regular expression; `name` says what was expected. */
export const like = (expression: RegExp, name: string): Check => (value) =>
  expression.test(value) ? undefined : wrongType(`"${value}" is no ${name}.`);

/** A number of this form and within these bounds (both included). */
export const numberIn = (form: RegExp, least: number, most: number): Check => (value) => {
  if (!form.test(value)) return wrongType(`"${value}" is no number as the standard writes it.`);
  if (Number(value) < least || Number(value) > most) return { fault: 'range', why: `${value} is not within ${least} to ${most}.` };
  return undefined;
};

/** Accepted by one of several formats; otherwise the first one's complaint. */
export const either = (first: Check, second: Check): Check => (value, place) =>
  first(value, place) && (second(value, place) ? first(value, place) : undefined);

/** Accepted by both. */
export const both = (first: Check, second: Check): Check => (value, place) => first(value, place) ?? second(value, place);
