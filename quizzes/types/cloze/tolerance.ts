import type { Cloze } from './cloze.ts';

type Ignored = Cloze['ignore'];

/** Whether two texts are the same without what is ignored. */
export const isSame = (right: string, typed: string, ignored: Ignored): boolean => plain(right, ignored) === plain(typed, ignored);

/** Whether they differ by one slip, where that is allowed: a sign wrong, missing, too many, or exchanged with its neighbour. Short words and numbers have no room for slips. */
export function isSlip(right: string, typed: string, ignored: Ignored): boolean {
  const one = plain(right, ignored);
  const other = plain(typed, ignored);
  let start = 0;
  let end = 0;
  while (start < one.length && one[start] === other[start]) start++;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const meant = one.slice(start, one.length - end);
  const slip = other.slice(start, other.length - end);
  return ignored.includes('one-typo') && one.length >= 5 && !/\d/.test(meant + slip) && ((meant.length < 2 && slip.length < 2) || (meant.length === 2 && slip === meant[1]! + meant[0]!));
}

/** A text without what the author ignores; composed and decomposed letters are always the same. */
function plain(text: string, ignored: Ignored): string {
  let result = text.normalize('NFC');
  // Joiners and soft hyphens come along when words are pasted from a page.
  if (ignored.includes('spaces')) result = result.replace(/[\u00AD\u200B\u2060]/g, '').replace(/\s+/g, ' ').replace(/ ?([^\p{L}\p{M}\p{N}\s]) ?/gu, '$1').trim();
  if (ignored.includes('dashes')) result = result.replace(/[‐‑‒–—−]/g, '-');
  if (ignored.includes('apostrophes')) result = result.replace(/[‘’ʼ′´`]/g, "'").replace(/[“”«»„]/g, '"');
  if (ignored.includes('case')) result = result.toLowerCase();
  if (ignored.includes('accents')) result = result.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').replace(/Œ/g, 'OE').replace(/æ/g, 'ae').replace(/Æ/g, 'AE');
  return result;
}
