/** The words for each kind of fault that zod can find. */
import { z } from 'zod';
import type { TextSchema } from '../quizzes/item-schema.ts';
import { didYouMean } from './nearest.ts';

/** Begins a message made here: `CODED` + rule + `|` + words, where `{key}` and `{text}` are filled in later. A schema's own messages never begin so. */
export const CODED = '\u0000';

/** Rule: a text is missing in every language. */
export const MISSING_TEXT = 'missing-text';

/** zod's error function: gives each issue a rule and words, while the schema and the value at fault are still at hand. */
export const phrase = (text: TextSchema, languages: readonly string[]) => (issue: z.core.$ZodRawIssue): string | undefined => {
  const { input } = issue;
  const last = issue.path?.at(-1);
  const example = languages.length === 1 ? '{key}: …' : `{key}: {${languages.map((lang) => `${lang}: …`).join(', ')}}`;
  if (issue.code === 'unrecognized_keys') return CODED + JSON.stringify(Object.keys((issue.inst as unknown as z.core.$ZodObject)._zod.def.shape));
  if (issue.inst === text) return textFault(input, languages, example);
  if (typeof last === 'string' && languages.includes(last)) return translationFault(input, last, languages);
  switch (issue.code) {
    case 'invalid_type':
      return input === undefined ? missing(`"{key}: …", ${kinds[issue.expected] ?? issue.expected}`) : wrong(`must be ${kinds[issue.expected] ?? issue.expected}, but is ${found(input)}.${remedy(issue.expected, input)}`);
    case 'invalid_value':
      return input === undefined ? missing(`"{key}: …" with ${oneOf(issue.values)}`) : wrong(`is ${found(input)}, which is not known here.${didYouMean(String(input), issue.values.map(String)) || ` Use ${oneOf(issue.values)}.`}`);
    case 'invalid_format':
      return wrong(`is ${found(input)}. It must have the form ${String(issue.pattern ?? issue.format)}.`);
    case 'invalid_union':
      return unionFault(issue, input);
    case 'too_small':
      return sizeFault('at least', issue.origin, Number(issue.minimum), issue.inclusive !== false, input);
    case 'too_big':
      return sizeFault('at most', issue.origin, Number(issue.maximum), issue.inclusive !== false, input);
    default:
      return undefined;
  }
};

const coded = (rule: string, words: string) => `${CODED}${rule}|${words}`;
const wrong = (words: string) => coded('wrong-value', `"{key}" ${words}`);
const missing = (what: string) => coded('missing-key', `"{key}" is missing. Write ${what}.`);
const list = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join(', ');
const oneOf = (values: readonly unknown[]) => (values.length > 1 ? `one of ${list(values)}` : list(values));
const kinds: Record<string, string> = { string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'a group of keys', record: 'a group of keys' };

/** A value as an author would say it. */
function found(input: unknown): string {
  if (input === null) return 'empty';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object') return 'a group of keys';
  return typeof input === 'string' ? JSON.stringify(input) : `the ${typeof input} ${String(input)}`;
}

function remedy(expected: string, input: unknown): string {
  if (expected === 'string' && (typeof input === 'number' || typeof input === 'boolean')) return ` Put it in quotation marks: "${String(input)}".`;
  if (expected === 'boolean') return ' Write true or false, without quotation marks.';
  if (expected === 'array') return ' Write a list: one entry a line after "- ", or [one, two].';
  if (expected === 'number' || expected === 'int') return ' Write digits only, with a point for decimals.';
  return expected === 'object' || expected === 'record' ? ' Write its keys on the lines below, indented.' : ' Write a text.';
}

/** A whole text is missing or is no text. */
function textFault(input: unknown, languages: readonly string[], example: string): string {
  if (input === undefined) return coded(MISSING_TEXT, `"{key}" is missing. Add "${example}".`);
  if (typeof input === 'string' && languages.length > 1) return coded('missing-translation', `"{key}" has one text for all languages. Write "${example}".`);
  if (input === null || input === '') return coded(MISSING_TEXT, `"{key}" is empty. Write "${example}".`);
  if (typeof input === 'object' && !Array.isArray(input) && languages.length === 1) return wrong(`is a group of keys, but the course has one language. Write "${example}".`);
  return wrong(`must be a text, but is ${found(input)}.${typeof input === 'object' ? ` Write "${example}".` : ` Put it in quotation marks: "${String(input)}".`}`);
}

/** One language of a text is missing or is no text. */
function translationFault(input: unknown, lang: string, languages: readonly string[]): string {
  if (input !== undefined && input !== null && typeof input !== 'string') return wrong(`must be a text, but is ${found(input)}. Put it in quotation marks: "${String(input)}".`);
  const others = languages.filter((each) => each !== lang).map((each) => `"${each}"`).join(' and ');
  return coded('missing-translation', input === undefined ? `"{text}" has no text in "${lang}". Add "${lang}: …" beside ${others}.` : `"{text}" is empty in "${lang}". Write the text.`);
}

function unionFault(issue: z.core.$ZodRawIssue & { code: 'invalid_union' }, input: unknown): string {
  const { discriminator, options, errors } = issue as unknown as { discriminator?: string; options?: string[]; errors: z.core.$ZodIssue[][] };
  if (discriminator && options) {
    const given = (input as Record<string, unknown>)[discriminator];
    if (given === undefined) return missing(`"{key}: …" with one of ${options.join(', ')}`);
    return coded('unknown-type', `the type ${JSON.stringify(given)} is not known.${didYouMean(String(given), options) || ` Use one of: ${options.join(', ')}.`}`);
  }
  const isMeant = errors.some((branch) => branch.some(({ path, code }) => path.length > 0 || (code !== 'invalid_type' && code !== 'invalid_value')));
  if (isMeant) return '';
  const ways = errors.flat().map((each) => (each.code === 'invalid_value' ? list(each.values) : each.code === 'invalid_type' ? (kinds[each.expected] ?? each.expected) : each.message));
  return input === undefined ? missing(`"{key}: …" with ${ways.join(' or ')}`) : wrong(`is ${found(input)}. Write ${ways.join(' or ')}.`);
}

function sizeFault(side: 'at least' | 'at most', origin: string, limit: number, inclusive: boolean, input: unknown): string {
  if (origin === 'string') return limit <= 1 && side === 'at least' ? coded('missing-key', '"{key}" is empty. Write something, or take the key out.') : wrong(`is ${String(input).length} characters long. Write ${side} ${limit}.`);
  if (origin === 'array') return wrong(`has ${(input as unknown[]).length} ${(input as unknown[]).length === 1 ? 'entry' : 'entries'}. Give it ${side} ${limit}.`);
  const bound = inclusive ? side : side === 'at least' ? 'more than' : 'less than';
  return wrong(`is ${String(input)}. Write a number that is ${bound} ${limit}.`);
}
