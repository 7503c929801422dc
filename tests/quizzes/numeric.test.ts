import { describe, expect, it } from 'vitest';
import { parseNumber } from '../../quizzes/types/numeric/parse-number.ts';
import { schemaOf } from './samples.ts';

describe('parseNumber', () => {
  it.each([
    ['0', 0],
    ['12', 12],
    ['007', 7],
    ['1234.5', 1234.5],
    ['1234,5', 1234.5],
    ['1234567.891', 1234567.891],
    [' 12,50\t', 12.5],
    ['.5', 0.5],
    [',5', 0.5],
    ['+3', 3],
    ['-3', -3],
    ['−3,5', -3.5],
    ['− 3', -3],
    ['-0', 0],
    ['-0,0', 0],
  ])('reads %j as %d', (text, number) => {
    expect(parseNumber(text)).toEqual([number]);
  });

  it.each([
    ['1 234,5', 1234.5],
    ['1 234.5', 1234.5],
    ['1\u00a0234,50', 1234.5],
    ['1\u202f234\u202f567,8', 1234567.8],
    ['1\u2009234', 1234],
    ["1'234.5", 1234.5],
    ['12’345’678', 12345678],
    ['1,234.5', 1234.5],
    ['1,234,567', 1234567],
    ['-12,345.06', -12345.06],
    ['1 234,567', 1234.567],
    ['1 234.567', 1234.567],
  ])('takes the thousands of %j together', (text, number) => {
    expect(parseNumber(text)).toEqual([number]);
  });

  it.each([
    ['1,234', [1234, 1.234]],
    ['-12,345', [-12345, -12.345]],
    ['999,000', [999000, 999]],
  ])('reads %j in two ways', (text, numbers) => {
    expect(parseNumber(text)).toEqual(numbers);
  });

  it.each([
    ['0,125', 0.125],
    ['1234,567', 1234.567],
    ['1,23', 1.23],
    ['1,2345', 1.2345],
    ['1.234', 1.234],
    ['012,345', 12.345],
  ])('reads %j in one way, though it looks like thousands', (text, number) => {
    expect(parseNumber(text)).toEqual([number]);
  });

  it.each(['', ' ', '-', '+', ',', '.', '5.', '5,', '--5', '+-5', '5-', '1 2', '12 34', '1234 567', '0 123', '1 234 5', '1,2,3', '1,23,456', '1234,567.8', '1.234.567', '1.234,5', '1 234,567.8', '1,234 567', '1  234', '1e3', '0x10', '1/2', '12 %', '5 km', '½', '\u0663', '\uff11\uff12', 'twelve', 'Infinity', 'NaN'])('does not read %j', (text) => {
    expect(parseNumber(text)).toEqual([]);
  });

  it('keeps to a limit of decimals, and so to one reading', () => {
    expect(parseNumber('1,234', 2)).toEqual([1234]);
    expect(parseNumber('1,234', 3)).toEqual([1234, 1.234]);
    expect(parseNumber('1.50', 2)).toEqual([1.5]);
    expect(parseNumber('1.500', 2)).toEqual([]);
    expect(parseNumber('1.0', 0)).toEqual([]);
    expect(parseNumber('1 234', 0)).toEqual([1234]);
  });
});

/** An item that accepts this, as a page gets it, or the rules that refuse it. */
const read = (accept: object, decimals?: number) => {
  const { data, error } = schemaOf('numeric').safeParse({ type: 'numeric', id: 'x', stem: 'x', decimals, feedback: { correct: 'x', incorrect: 'x' }, accept: [accept] });
  return error ? error.issues.map((issue) => (issue as { params?: { rule?: string } }).params?.rule) : (data as { accept: unknown[] }).accept[0];
};

describe('a tolerance', () => {
  it.each([
    [0.3, 0.2, 0.1, 0.5],
    [0.1, 0.2, -0.1, 0.3],
    [20, 19.9, 0.1, 39.9],
    [1234567.1, 0.2, 1234566.9, 1234567.3],
    [1e-7, 2e-8, 8e-8, 1.2e-7],
    [-18, 0.2, -18.2, -17.8],
    [1e15, 1, 999999999999999, 1000000000000001],
  ])('widens %d by %d to %d and %d, as on paper', (value, tolerance, min, max) => {
    expect(read({ value, tolerance })).toEqual({ value, min, max });
  });

  it('leaves a number without one as it is, however many digits it has', () => {
    for (const value of [0.1, 1.1e-9, 1234567890123, 9007199254740991, 3.141592653589793]) {
      expect(read({ value })).toEqual({ value, min: value, max: value });
      expect(parseNumber(value.toFixed(20).replace(/\.?0+$/, ''))).toEqual([value]);
    }
  });
});

describe('a range', () => {
  it('may be open at one end, or hold one number', () => {
    expect(read({ min: 0 })).toEqual({ min: 0 });
    expect(read({ max: -1.5 })).toEqual({ max: -1.5 });
    expect(read({ min: 3, max: 3 })).toEqual({ min: 3, max: 3 });
  });
});

describe('a limit of decimals', () => {
  it.each<[number, { value?: number; tolerance?: number; min?: number; max?: number }]>([
    [2, { value: 0.29 }],
    [2, { value: 1.1 }],
    [3, { value: 1.005 }],
    [2, { value: 4.35 }],
    [2, { value: -0.07 }],
    [0, { min: 1.2, max: 2 }],
    [0, { min: 1.2, max: 2.1 }],
    [1, { value: 0.25, tolerance: 0.05 }],
    [2, { value: 3.14159, tolerance: 0.002 }],
    [0, { min: 1.2 }],
  ])('of %d allows %j', (decimals, accept) => {
    expect(read(accept, decimals)).toMatchObject(accept.value === undefined ? accept : { value: accept.value });
  });

  it.each([
    [2, { value: 3.14159 }],
    [0, { min: 1.2, max: 1.9 }],
    [1, { value: 0.25, tolerance: 0.04 }],
    [0, { min: -1.9, max: -1.2 }],
  ])('of %d refuses %j, which nobody could type', (decimals, accept) => {
    expect(read(accept, decimals)).toEqual(['number-typeable']);
  });
});
