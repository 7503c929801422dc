/** Formats the two SCORM data models share: what both the specification and the strictest LMS accept. */

import type { Answer } from '../../tracking/port.ts';

/** At most `length` UTF-16 units, never half a character: a lone surrogate makes Moodle's commit throw. */
export const clip = (text: string, length: number): string => text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');

/** One line without control characters (scorm-again and some LMSs refuse line breaks), not beginning like a `{delimiter}`. */
export const oneLine = (text: string, length: number): string => clip(text.replace(/[\s\u0000-\u001F\u007F]+/g, ' ').trim().replace(/^\{/, '({'), length);

/** An id in the alphabet every LMS takes: Moodle's SCORM 2004 refuses hyphens. */
export const identifier = (id: string): string => id.replace(/-/g, '_');

/** A score as an LMS's gradebook wants it: per cent, two decimals at most. */
export const percent = (scaled: number): string => String(Math.round(scaled * 10000) / 100);

/** A number with at most `digits` decimals and no exponent. */
export const decimal = (value: number, digits = 4): string => String(Number(value.toFixed(digits)));

/**
 * A dialogue turn as a report shows it, at most `length` UTF-16 units: `line → reply [TAG TAG] Trust 5, Tension 4`.
 * The line is shortened first: what was replied is the record.
 */
export function turnInWords(line: string, { reply, tags, meters }: NonNullable<Answer['details']>, length: number): string {
  const after = `${tags.length ? ` [${tags.join(' ')}]` : ''} ${Object.entries(meters).map(([label, value]) => `${label} ${value}`).join(', ')}`.trimEnd();
  const shorten = (text: string, room: number) => (text.length <= room ? text : room > 1 ? `${clip(text, room - 1).trimEnd()}…` : '');
  const said = shorten(oneLine(reply, 4000), length - after.length);
  const asked = shorten(oneLine(line, 4000), length - after.length - said.length - 3);
  return clip(`${asked && `${asked} → `}${said}${after}`, length);
}
