import { questionRule, type Option } from '../questions.ts';

export const optionNumbers = questionRule(
  { name: 'option-numbers', asks: 'Options that are numbers stand in order, are not shuffled, and their ranges do not overlap.', why: 'Numbers out of order cost a search that has nothing to do with the answer, and ranges that overlap make two options right.', severity: 'warning' },
  ({ options, isShuffled }) => {
    const ranges = options.map(rangeOf);
    if (ranges.some((range) => !range)) return [];
    const known = ranges as [number, number][];
    const crossing = known.findIndex(([low, high], index) => known.slice(0, index).some(([from, to]) => from < to && low < high ? low < to && from < high : low === from && high === to));
    const isSorted = [1, -1].some((way) => known.every(([low], index) => index === 0 || way * (low - known[index - 1]![0]) > 0));
    return [
      ...(crossing > 0 ? [{ option: options[crossing]!, message: 'its range overlaps that of another option. Let each begin where the one before ends.' }] : []),
      ...(isSorted ? [] : [{ field: 'options', message: 'the numbers are not in order. Sort the options from low to high.' }]),
      ...(isShuffled ? [{ field: 'shuffle', message: 'options that are numbers are easiest to read in order. Take "shuffle" out.' }] : []),
    ];
  },
);

/** The number or range an option is, with no more than two words beside. */
function rangeOf({ text }: Option): [number, number] | undefined {
  const numbers = [...text.matchAll(/\d+(?:[  \u00A0\u202F]\d{3})*(?:[.,]\d+)?/g)].map(([digits]) => Number(digits.replace(/[ \u00A0\u202F]/g, '').replace(',', '.')));
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  if (!numbers.length || numbers.length > 2 || words > 4) return undefined;
  return [numbers[0]!, numbers[1] ?? numbers[0]!];
}
