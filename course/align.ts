/**
 * Pairs the entries of two lists in their order, so that the sum of `score` is greatest; an entry may stay alone. `score` of
 * two that cannot be a pair is 0 or less.
 */
export function align<A, B>(ones: readonly A[], others: readonly B[], score: (one: A, other: B, at: number, beside: number) => number): [number, number][] {
  const best = Array.from({ length: ones.length + 1 }, () => new Float64Array(others.length + 1));
  const gain = ones.map((one, at) => others.map((other, beside) => score(one, other, at, beside)));
  for (let at = ones.length - 1; at >= 0; at--) {
    for (let beside = others.length - 1; beside >= 0; beside--) {
      const pair = gain[at]![beside]! > 0 ? gain[at]![beside]! + best[at + 1]![beside + 1]! : 0;
      best[at]![beside] = Math.max(pair, best[at + 1]![beside]!, best[at]![beside + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let at = 0, beside = 0; at < ones.length && beside < others.length; ) {
    const here = best[at]![beside]!;
    if (gain[at]![beside]! > 0 && here === gain[at]![beside]! + best[at + 1]![beside + 1]!) pairs.push([at++, beside++]);
    else if (here === best[at + 1]![beside]!) at++;
    else beside++;
  }
  return pairs;
}
