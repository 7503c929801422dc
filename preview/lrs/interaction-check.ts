/** Whether response and pattern of an answer say what its question offers (xAPI 1.0.3, Data, appendix C): no LRS refuses it, and every report shows it. */
import { isObject, type JsonObject } from './exchange.ts';
import { componentIds } from './statement-check.ts';

/** Every doubt in one sentence each. */
export function interactionDoubts({ object, result }: JsonObject): string[] {
  const definition = isObject(object) && isObject(object.definition) ? object.definition : {};
  const kind = String(definition.interactionType ?? '');
  const check = Object.hasOwn(checks, kind) ? checks[kind]! : () => undefined;
  const response = isObject(result) && typeof result.response === 'string' ? result.response : undefined;
  const patterns = Array.isArray(definition.correctResponsesPattern) ? definition.correctResponsesPattern : [];
  const of = (what: string, text: string, isPattern: boolean): string[] => {
    const why = text === '' ? undefined : check(text, definition, isPattern);
    return why ? [`The ${what} "${text.slice(0, 100)}" of a ${kind} question ${why}.`] : [];
  };
  return [...(response === undefined ? [] : of('response', response, false)), ...patterns.flatMap((each) => of('pattern', String(each), true))];
}

type Check = (text: string, definition: JsonObject, isPattern: boolean) => string | undefined;

const parts = (text: string): string[] => text.replace(/^(\{(case_matters|order_matters)=(true|false)\})*/, '').split('[,]');
const stranger = (ids: string[], known: string[]): string | undefined => {
  const unknown = ids.find((id) => !known.includes(id));
  return unknown === undefined ? undefined : `names "${unknown}", which is none of its components`;
};
const among = (place: string): Check => (text, definition) => stranger(parts(text), componentIds(definition[place]));
const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

const checks: Record<string, Check> = {
  choice: among('choices'),
  sequencing: among('choices'),
  likert: among('scale'),
  'true-false': (text) => (/^(true|false)$/.test(text) ? undefined : 'is neither "true" nor "false"'),
  numeric: (text, _definition, isPattern) => {
    const bounds = text.split('[:]');
    const isFine = isPattern && bounds.length === 2 ? bounds.every((each) => each === '' || isNumber(each)) && bounds.some(Boolean) : isNumber(text);
    return isFine ? undefined : 'is no number';
  },
  matching: (text, { source, target }) => pairs(text, (from, to) => stranger([from], componentIds(source)) ?? stranger([to], componentIds(target))),
  performance: (text, { steps }) => pairs(text, (step) => stranger([step], componentIds(steps))),
};

function pairs(text: string, check: (from: string, to: string) => string | undefined): string | undefined {
  for (const pair of parts(text)) {
    const [from, to, ...more] = pair.split('[.]');
    if (to === undefined || more.length) return `has "${pair}", which is no pair`;
    const why = check(from!, to);
    if (why) return why;
  }
  return undefined;
}
