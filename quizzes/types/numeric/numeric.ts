import type { z } from 'zod';
import { evaluated } from '../../choices.ts';
import { quote, unquote } from '../../free-text.ts';
import type { ItemBase, ItemType } from '../../item-type.ts';
import { parseNumber } from './parse-number.ts';
import type { Range, schema } from './schema.ts';

export type Numeric = z.infer<ReturnType<typeof schema<z.ZodString>>> & ItemBase;
/** What was typed, as it was typed. */
export type NumericResponse = string;

/** What the response comes to: the best range that one of its readings lies in, and that reading. */
function judge(item: Numeric, response: string): { scaled: number; number?: number | undefined; feedback?: string | undefined } {
  const numbers = parseNumber(response, item.decimals);
  const among = (ranges: readonly (Range & { feedback?: string | undefined })[] = [], scaled: number) => {
    for (const { min = -Infinity, max = Infinity, feedback } of ranges) for (const number of numbers) if (min <= number && number <= max) return { scaled, number, feedback };
    return undefined;
  };
  return among(item.accept, 1) ?? among(item.nearly, 0.5) ?? { scaled: 0, number: numbers[0] };
}

export const numeric: ItemType<Numeric, NumericResponse> = {
  blank: () => '',
  isComplete: (item, response) => parseNumber(response, item.decimals).length > 0,
  missing: 'numeric.missing',
  evaluate(item, response) {
    const { scaled, feedback } = judge(item, response);
    return evaluated(feedback ? { ...item, feedback: { partial: feedback } } : item, scaled, []);
  },
  interaction: (item, response) => ({ kind: 'numeric', response: judge(item, response).number, correct: item.accept.map(({ min, max }) => ({ min, max })) }),
  // Most numbers need no quotation marks, and so stay where a store is too small for words.
  encode: (_item, response) => (/^[\s\da-z.,-]*$/i.test(response) ? response.replace(/\s/g, '_') : quote(response)),
  decode: (_item, text) => (/^[\w.,-]*$/.test(text) ? text.replace(/_/g, ' ') : unquote(text)),
};
