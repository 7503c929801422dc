import { wrongType } from './grammar.ts';
import type { Check, Refusal } from './rules.ts';

/** SCORM 2004 RTE 4.2.9.2 and 4.2.9.1: learner responses and correct response patterns of each interaction type. */

/** A short identifier as Moodle takes it: anything else is refused there with 406. */
const shortId = /^[\w.]{1,250}$/;
/** A real number: no exponent, a decimal point, at most seven places. */
export const realForm = /^-?\d{1,5}(\.\d{1,7})?$/;
const language = /^\{lang=([A-Za-z]{2,3}|[ixIX])(-[A-Za-z0-9]{2,8})*\}/;

/** A localized string: an optional `{lang=…}` (not counted), then at most `most` characters, newlines and braces included. */
export function localized(value: string, most: number): Refusal | undefined {
  if (value.startsWith('{lang=') && !language.test(value)) return wrongType(`"${value}" names no valid language.`);
  const text = value.replace(language, '');
  return text.length > most ? wrongType(`${text.length} characters; at most ${most} are allowed.`) : undefined;
}

const ids = (value: string, isUnique: boolean): Refusal | undefined => {
  const parts = value.split('[,]');
  const odd = parts.find((part) => !shortId.test(part));
  if (odd !== undefined) return wrongType(`"${odd}" is no short identifier (letters, digits, "_", "."; joined by "[,]").`);
  if (parts.length > 36) return wrongType(`${parts.length} identifiers; at most 36 are allowed.`);
  return isUnique && new Set(parts).size < parts.length ? wrongType(`"${value}" names an identifier twice.`) : undefined;
};

const pairs = (value: string): Refusal | undefined => {
  const parts = value.split('[,]');
  if (parts.length > 36) return wrongType(`${parts.length} pairs; at most 36 are allowed.`);
  const odd = parts.find((part) => {
    const sides = part.split('[.]');
    return sides.length !== 2 || !sides.every((side) => shortId.test(side));
  });
  return odd === undefined ? undefined : wrongType(`"${odd}" is no pair like "source[.]target".`);
};

const strings = (value: string): Refusal | undefined => {
  const parts = value.split('[,]');
  if (parts.length > 10) return wrongType(`${parts.length} strings; at most 10 are allowed.`);
  for (const part of parts) {
    const fault = /^\{(case_matters|order_matters)=/.test(part) ? wrongType(`"${part}" starts with a prefix that belongs to patterns only.`) : localized(part, 250);
    if (fault) return fault;
  }
  return undefined;
};

const steps = (isPattern: boolean) => (value: string): Refusal | undefined => {
  const parts = value.split('[,]');
  if (parts.length > 125) return wrongType(`${parts.length} steps; at most 125 are allowed.`);
  const odd = parts.find((part) => {
    const cut = part.indexOf('[.]');
    const [step, answer] = [part.slice(0, cut), part.slice(cut + 3)];
    if (cut < 0 || (step === '' && answer === '') || (step !== '' && !shortId.test(step))) return true;
    return answer.length > 250 || (isPattern && answer.includes('[:]') && range(answer) !== undefined);
  });
  return odd === undefined ? undefined : wrongType(`"${odd}" is no step like "step[.]answer".`);
};

const range = (value: string): Refusal | undefined => {
  const [least = '', most = '', ...more] = value.split('[:]');
  const isBound = (bound: string): boolean => bound === '' || realForm.test(bound);
  if (more.length > 0 || !value.includes('[:]') || !isBound(least) || !isBound(most)) return wrongType(`"${value}" is no range like "3[:]4".`);
  return least !== '' && most !== '' && Number(least) > Number(most) ? wrongType(`"${value}" ends before it starts.`) : undefined;
};

const real = (value: string): Refusal | undefined => (realForm.test(value) ? undefined : wrongType(`"${value}" is no number with a decimal point.`));
const single = (value: string): Refusal | undefined => (shortId.test(value) ? undefined : wrongType(`"${value}" is no short identifier.`));
const truth = (value: string): Refusal | undefined => (value === 'true' || value === 'false' ? undefined : wrongType(`"${value}" is neither "true" nor "false".`));

/** Takes leading `{name=true|false}` prefixes off a pattern; a prefix with another value is wrong. */
const prefixed = (names: string[], rest: (value: string) => Refusal | undefined) => (value: string): Refusal | undefined => {
  let text = value;
  for (let match; (match = /^\{(\w+)=([^}]*)\}/.exec(text)) && names.includes(match[1] ?? ''); text = text.slice(match[0].length)) {
    if (match[2] !== 'true' && match[2] !== 'false') return wrongType(`"${match[0]}" must say true or false.`);
  }
  return rest(text);
};

interface Kind { response: (value: string) => Refusal | undefined; pattern: (value: string) => Refusal | undefined; patterns: number }

/** By type: the form of a response, the form of a pattern, and how many patterns an LMS must keep. */
const kinds: Record<string, Kind> = {
  'true-false': { response: truth, pattern: truth, patterns: 1 },
  // An empty choice is a choice of nothing: ADL's reference takes it.
  choice: { response: (value) => (value === '' ? undefined : ids(value, true)), pattern: (value) => (value === '' ? undefined : ids(value, true)), patterns: 10 },
  'fill-in': { response: strings, pattern: prefixed(['case_matters', 'order_matters'], strings), patterns: 5 },
  'long-fill-in': { response: (value) => localized(value, 4000), pattern: prefixed(['case_matters'], (value) => localized(value, 4000)), patterns: 5 },
  matching: { response: pairs, pattern: pairs, patterns: 5 },
  performance: { response: steps(false), pattern: prefixed(['order_matters'], steps(true)), patterns: 5 },
  sequencing: { response: (value) => ids(value, false), pattern: (value) => ids(value, false), patterns: 5 },
  likert: { response: single, pattern: single, patterns: 1 },
  numeric: { response: real, pattern: range, patterns: 1 },
  other: { response: (value) => (value.length > 4000 ? wrongType('More than 4000 characters.') : undefined), pattern: (value) => (value.length > 4000 ? wrongType('More than 4000 characters.') : undefined), patterns: 1 },
};

/** The words for `cmi.interactions.n.type`. */
export const interactionTypes = Object.keys(kinds);

const typeOf = (element: string, values: ReadonlyMap<string, string>): Kind | undefined =>
  kinds[values.get(element.replace(/^(cmi\.interactions\.\d+)(\..*)?$/, '$1.type')) ?? ''];

/** How many correct response patterns this interaction may have. */
export const patternsOf = (interaction: string, values: ReadonlyMap<string, string>): number => typeOf(interaction, values)?.patterns ?? 10;

export const learnerResponse: Check = (value, { element, values }) => typeOf(element, values)?.response(value);

/** A pattern in its type's form, and none that is there already (351). */
export const correctPattern: Check = (value, { element, values }) => {
  const fault = typeOf(element, values)?.pattern(value);
  if (fault) return fault;
  const siblings = element.replace(/\d+\.pattern$/, '');
  const same = (text: string): string => (values.get(element.replace(/^(cmi\.interactions\.\d+)\..*$/, '$1.type')) === 'choice' ? text.split('[,]').sort().join('[,]') : text);
  for (const [key, other] of values) {
    if (key !== element && key.startsWith(siblings) && same(other) === same(value)) return { fault: 'duplicate', why: `"${value}" is already a pattern of this interaction.` };
  }
  return undefined;
};
