import { z } from 'zod';
import { fault, itemShape, type TextSchema } from '../../item-schema.ts';

/** How a number or a range of numbers is written. */
const ends = {
  /** One number, `12.5`, always with a point. */
  value: z.number().optional(),
  /** How far from `value` is still near enough, both ways; exactly `value` when absent. */
  tolerance: z.number().positive().optional(),
  /** A range instead: from this number… */
  min: z.number().optional(),
  /** …to this one, both included. One of the two may be absent. */
  max: z.number().optional(),
};

/** A number to work out and type. */
export const schema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    ...itemShape(text),
    type: z.literal('numeric'),
    /** What is right, the best one first: `{value: 12}`, `{value: 12.5, tolerance: 0.5}` or `{min: 10, max: 15}`. */
    accept: z.array(z.strictObject(ends).check(checkEnds).transform(withEnds)).min(1).max(10),
    /** What counts half, written in the same way. `feedback` is said of it; the item's own for `partial` when absent. */
    nearly: z.array(z.strictObject({ ...ends, feedback: text.optional() }).check(checkEnds).transform(withEnds)).min(1).max(10).optional(),
    /** Stands after the field: "km", "€". Learners type the number alone. */
    unit: text.optional(),
    /** Digits after the point at most; 0 asks for a whole number. Any number of them when absent. */
    decimals: z.number().int().min(0).max(10).optional(),
  }).check(({ value, issues }) => {
    const { accept, nearly = [], decimals, feedback } = value;
    accept.forEach((range, index) => {
      if (decimals !== undefined && !holds(range, decimals)) fault(issues, range, 'number-typeable', ['accept', index], `no number with ${decimals} decimals at most is right here. Raise "decimals", or accept what can be typed.`);
    });
    nearly.forEach((range, index) => {
      if (accept.some((right) => from(right) <= from(range) && to(range) <= to(right))) fault(issues, range, 'nearly-reachable', ['nearly', index], 'all of this is right already, so it never counts half. Make it wider than what "accept" holds, or take it out.');
      if (range.feedback === undefined && feedback?.partial === undefined) fault(issues, range, 'option-feedback', ['nearly', index], 'it has no feedback, and neither has its item. Add "feedback" here, or "feedback: {partial: …}" to the item.');
    });
    for (const side of ['correct', 'incorrect'] as const) {
      if (feedback?.[side] === undefined) fault(issues, value, 'option-feedback', ['feedback'], `a number says nothing by itself, and the item has no feedback when it is ${side === 'correct' ? 'right' : 'wrong'}. Add "feedback: {${side}: …}".`);
    }
  });

/** A number is no part of its item: nothing needs a code. */
export const parts = (): string[] => [];

/** Longest `encode`, without what is put in quotation marks: most numbers are not. */
export const stateChars = (): number => 20;

/** Characters a learner can type: what the view’s fields hold. */
export const freeChars = (): number => 20;

type Written = { value?: number | undefined; tolerance?: number | undefined; min?: number | undefined; max?: number | undefined };
/** The numbers from `min` to `max`, both included; an absent end is open. */
export type Range = { min?: number | undefined; max?: number | undefined };

const from = ({ min = -Infinity }: Range) => min;
const to = ({ max = Infinity }: Range) => max;

function checkEnds({ value: written, issues }: z.core.ParsePayload<Written>): void {
  const { value, tolerance, min, max } = written;
  const isRange = min !== undefined || max !== undefined;
  if ((value === undefined) === !isRange) fault(issues, written, 'number-or-range', [value === undefined ? 'min' : 'value'], `this holds ${isRange ? 'both a number and a range' : 'no number'}. Write either "value", or "min" and "max".`);
  else if (value === undefined && tolerance !== undefined) fault(issues, written, 'number-or-range', ['tolerance'], '"tolerance" belongs to a "value". Widen "min" and "max" instead.');
  else if (isRange && from(written) > to(written)) fault(issues, written, 'range-in-order', ['min'], `"min" is ${min}, more than "max", ${max}. Write the smaller number under "min".`);
}

/** A number with its tolerance as a range, so that the page need not add. `value` stays: it is what is shown as the right answer. */
function withEnds<W extends Written>({ value, tolerance = 0, min, max, ...more }: W) {
  const range: Range & { value?: number } = value === undefined ? { ...(min !== undefined && { min }), ...(max !== undefined && { max }) } : { value, min: sum(value, -tolerance), max: sum(value, tolerance) };
  return { ...more, ...range };
}

/** The sum as it is on paper: 0.3 and −0.2 make 0.1, where floating point makes a little less. */
const sum = (one: number, other: number): number => Number((one + other).toFixed(Math.min(100, Math.max(decimalsOf(one), decimalsOf(other)))));

function decimalsOf(value: number): number {
  const [, fraction = '', exponent = '0'] = /(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))!;
  return Math.max(0, fraction.length - Number(exponent));
}

/** Whether a number with that many decimals lies in the range. */
function holds({ min, max }: Range, decimals: number): boolean {
  if (min === undefined || max === undefined) return true;
  const unit = 10 ** decimals;
  return [Number(min.toFixed(decimals)), Math.ceil(min * unit) / unit].some((number) => min <= number && number <= max);
}
