import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Problem } from './course.ts';

/** A file as messages name it: relative to the working directory, with `/`. */
export const shownPath = (file: string): string => relative(process.cwd(), file).split(sep).join('/') || '.';

/** An error about content; see `Problem`. */
export const error = (file: string, line: number, rule: string, message: string): Problem => ({ file, line, message, rule, severity: 'error' });

/** A warning about content; see `Problem`. */
export const warning = (file: string, line: number, rule: string, message: string): Problem => ({ file, line, message, rule, severity: 'warning' });

/** The text of a file with `\n` line ends and without a byte order mark, or the problem that it is not UTF-8. */
export function readText(file: string): { source: string; problem?: undefined } | { source?: undefined; problem: Problem } {
  const bytes = readFileSync(file);
  try {
    return { source: new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n') };
  } catch {
    const line = bytes.subarray(0, firstBadByte(bytes)).toString('latin1').split('\n').length;
    return { problem: error(shownPath(file), line, 'not-utf-8', 'the file is not UTF-8 text. Save it with the encoding UTF-8.') };
  }
}

/** Where two readings of the bytes part: the first byte that is not UTF-8. */
function firstBadByte(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'), 'utf8');
  const at = bytes.findIndex((byte, index) => byte !== again[index]);
  return at < 0 ? bytes.length : at;
}
