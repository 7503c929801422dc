/** Sign, whole part, decimals. Thousands stand in threes: with commas only where no comma can be the decimal one. */
const notations = [
  // 1,234.5
  /^([+−-]?)\s?([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$/,
  // 1234.5  1 234,5  1'234.5  ,5
  /^([+−-]?)\s?(\d*|[1-9]\d{0,2}(?:[\s'’]\d{3})+)(?:[.,](\d+))?$/,
];

/**
 * What a typed text means as a number, in French or English notation, whatever the page's language: people type as they
 * learned to. Thousands may be set apart by any space (U+00A0 and U+202F too) or apostrophe, and by commas.
 * Empty when it is not one number, or has more than so many decimals. Two readings, 1234 and 1.234, for `1,234`: one
 * comma with exactly three digits after it, one to three before (the first not 0) and nothing else is either. Callers take an answer as right when one reading is.
 */
export const parseNumber = (text: string, decimals = Infinity): number[] =>
  notations.flatMap((notation) => {
    const [, sign, whole, fraction = ''] = notation.exec(text.trim()) ?? [];
    if (!whole && !fraction || fraction.length > decimals) return [];
    const size = Number(`${whole!.replace(/\D/g, '')}.${fraction}`);
    return [/[−-]/.test(sign!) ? 0 - size : size];
  });
