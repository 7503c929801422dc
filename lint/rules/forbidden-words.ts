import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HIDDEN } from '../../course/mdx.ts';
import type { Finding, Rule } from '../rule.ts';
import { textsOf } from '../texts.ts';
import { tongueOf } from '../wording.ts';

/** Formulas, one a line, that a course must not say; beside course.yaml. */
const FILE = 'forbidden.txt';

export const forbiddenWords: Rule = {
  name: 'forbidden-words',
  asks: 'No formula of `forbidden.txt`, beside course.yaml, stands in a text.',
  why: 'Sentences that belong to somebody else must not come back, however well they fit.',
  severity: 'error',
  check(course) {
    const path = join(course.dir, FILE);
    if (!existsSync(path)) return [];
    const formulas = readFileSync(path, 'utf8').split(/\r?\n/).map((line) => line.trim()).filter((line) => line && !line.startsWith('#')).map((line) => ({ line, bare: bareOf(line).text }));
    return [...new Set(course.languages.map(tongueOf))].flatMap((lang) => textsOf(course, lang)).flatMap(({ file, text, owner, lineAt }): Finding[] => {
      const { text: bare, at } = bareOf(text);
      return formulas.flatMap(({ line, bare: formula }): Finding[] => {
        const found = ` ${bare} `.indexOf(` ${formula} `);
        if (found < 0) return [];
        const from = at[found] ?? 0;
        const words = text.slice(from).split(/\n/)[0]!.slice(0, 12);
        return [{ file, line: lineAt(from, words), message: `${owner}"${line}" stands in ${FILE}: it must not be said here. Say it in your own words.` }];
      });
    });
  },
};

/** Letters and digits with one space between words, in small letters, and where each character stood. */
function bareOf(source: string): { text: string; at: number[] } {
  const at: number[] = [];
  let text = '';
  for (const match of source.toLowerCase().replaceAll(HIDDEN, ' ').matchAll(/[\p{L}\p{N}]+/gu)) {
    if (text) { text += ' '; at.push(match.index); }
    text += match[0];
    for (let index = 0; index < match[0].length; index++) at.push(match.index + index);
  }
  return { text, at };
}
