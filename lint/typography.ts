import type { Finding } from './rule.ts';
import { wordsAround, type Text } from './texts.ts';
import { HIDDEN } from '../course/mdx.ts';

/** A sign that may be written wrongly: where it stands, and what is wrong there, if anything. */
export interface Sign {
  /** Global. */
  pattern: RegExp;
  /** What is wrong and what to do; `undefined` when all is well. `before` and `after` are the characters around the match, empty at the ends. */
  fault(match: RegExpMatchArray, before: string, after: string): string | undefined;
}

/** Addresses are not prose. */
const addresses = /\bhttps?:\/\/\S+|\bwww\.\S+|[\w.+-]+@[\w-]+\.\w+/g;

/** What a dialogue writes around texts for each gender: no prose either. */
const placeholders = /\{(?:name\}|[fmx]:)|(?<=\{[^{}]*)(?:\|[fmx]:|\})/g;
const hide = (text: string) => HIDDEN.repeat(text.length);

/** Every wrong sign of the texts, one finding each. */
export function checkSigns(texts: readonly Text[], signs: readonly Sign[]): Finding[] {
  return texts.flatMap(({ file, text, owner, lineAt }) => {
    const prose = text.replace(addresses, hide).replace(placeholders, hide);
    return signs.flatMap(({ pattern, fault }) =>
      [...prose.matchAll(pattern)].flatMap((match): Finding[] => {
        const end = match.index + match[0].length;
        const message = fault(match, prose[match.index - 1] ?? '', prose[end] ?? '');
        const words = wordsAround(prose, match.index, end);
        return message === undefined ? [] : [{ file, line: lineAt(match.index, words), message: `${owner}in "${words}", ${message}` }];
      }),
    );
  });
}
