/** The name an author probably meant, or `undefined` when none is close: one edit, or two in a word of six letters or more. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const ranked = names.map((name) => ({ name, edits: edits(lower, name.toLowerCase()) })).sort((one, other) => one.edits - other.edits);
  const best = ranked[0];
  return best && best.edits <= Math.min(2, Math.max(1, Math.floor(word.length / 3))) ? best.name : undefined;
}

/** ` Did you mean "x"?`, or nothing when no name is close. */
export function didYouMean(word: string, names: readonly string[]): string {
  const name = nearest(word, names);
  return name === undefined ? '' : ` Did you mean "${name}"?`;
}

/** Levenshtein distance, with a swap of neighbours as one edit. */
function edits(from: string, to: string): number {
  const rows: number[][] = Array.from({ length: from.length + 1 }, (_none, row) => [row]);
  for (let column = 0; column <= to.length; column++) rows[0]![column] = column;
  for (let row = 1; row <= from.length; row++) {
    for (let column = 1; column <= to.length; column++) {
      const changed = rows[row - 1]![column - 1]! + (from[row - 1] === to[column - 1] ? 0 : 1);
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1] ? rows[row - 2]![column - 2]! + 1 : Infinity;
      rows[row]![column] = Math.min(changed, swapped, rows[row - 1]![column]! + 1, rows[row]![column - 1]! + 1);
    }
  }
  return rows[from.length]![to.length]!;
}
