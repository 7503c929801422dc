import type { Finding } from './rule.ts';
import { wordsAround, type Text } from './texts.ts';
import { HIDDEN } from '../course/mdx.ts';

/** A sign that may be written wrongly: where it stands, and what is wrong there, if anything. */
export interface Sign {
  /** Global. */
  pattern: RegExp;
  /** What is wrong and what to do; `undefined` when all is well. `before` and `after` are the characters around the match, empty at the ends. */
  fault(match: RegExpMatchArray, before: string, after: string): string | undefined;
  /** What to write instead, where no judgement is needed: in place of the match, and of the character before or after it as well. */
  fix?(match: RegExpMatchArray, before: string, after: string): Correction | undefined;
}

interface Correction { text: string; left?: boolean; right?: boolean }

/** Addresses are not prose. */
const addresses = /\bhttps?:\/\/\S+|\bwww\.\S+|[\w.+-]+@[\w-]+\.\w+/g;

/** What a dialogue writes around texts for each gender: no prose either. */
const placeholders = /\{(?:name\}|[fmx]:)|(?<=\{[^{}]*)(?:\|[fmx]:|\})/g;
const hide = (text: string) => HIDDEN.repeat(text.length);

/** Every wrong sign of the texts, one finding each. */
export function checkSigns(texts: readonly Text[], signs: readonly Sign[]): Finding[] {
  return texts.flatMap(({ file, text, owner, lineAt }) => {
    const prose = text.replace(addresses, hide).replace(placeholders, hide);
    return signs.flatMap(({ pattern, fault, fix }) =>
      [...prose.matchAll(pattern)].flatMap((match): Finding[] => {
        const end = match.index + match[0].length;
        const [before, after] = [prose[match.index - 1] ?? '', prose[end] ?? ''];
        const message = fault(match, before, after);
        if (message === undefined) return [];
        const words = wordsAround(prose, match.index, end);
        const change = fix?.(match, before, after);
        return [{ file, line: lineAt(match.index, words), message: `${owner}in "${words}", ${message}`, ...(change && { fix: changeIn(prose, match.index - (change.left ? 1 : 0), end + (change.right ? 1 : 0), change.text) }) }];
      }),
    );
  });
}

/** Characters on either side that tell the place on its line. */
const NEAR = 20;

function changeIn(prose: string, from: number, to: number, text: string): { from: string; to: string } {
  const stop = new RegExp(`[\\n${HIDDEN}]`);
  const before = prose.slice(Math.max(0, from - NEAR), from).split(stop).at(-1)!;
  const after = prose.slice(to, to + NEAR).split(stop)[0]!;
  return { from: before + prose.slice(from, to) + after, to: before + text + after };
}

/** An apostrophe inside a word. */
export const apostrophe = (_match: RegExpMatchArray, before: string, after: string): Correction | undefined => (/\p{L}/u.test(before) && /[\p{L}\p{N}«“]/u.test(after) ? { text: '’' } : undefined);

/** A straight quotation mark that plainly opens or closes. */
export const quotation = (opening: string, closing: string) => (_match: RegExpMatchArray, before: string, after: string): Correction | undefined => {
  const [isAfterSpace, isBeforeSpace] = [/^[\s([]?$/.test(before), /^[\s.,;:!?)\]…]?$/.test(after)];
  return isAfterSpace === isBeforeSpace ? undefined : { text: isAfterSpace ? opening : closing };
};
