import { later } from './dates.ts';

export interface CalendarEvent {
  /** The same again when the same event is downloaded anew: calendars then replace it. */
  uid: string;
  /** A day, `2026-11-24`. */
  day: string;
  title: string;
  text: string;
}

/**
 * A calendar file of whole-day events that leave the day free (RFC 5545): CRLF, lines of at most 75 octets.
 * `product` names who made it, `at` when (milliseconds since the epoch).
 */
export function calendar(events: readonly CalendarEvent[], { product, lang, at }: { product: string; lang: string; at: number }): string {
  const compact = (iso: string) => iso.replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${product}//${lang.toUpperCase()}`,
    ...events.flatMap(({ uid, day, title, text }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${compact(new Date(at).toISOString())}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(later(day, 1))}`,
      `SUMMARY;LANGUAGE=${lang}:${escaped(title)}`,
      `DESCRIPTION;LANGUAGE=${lang}:${escaped(text)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** RFC 5545 3.3.11 */
const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** RFC 5545 3.1: octets of UTF-8, and no letter is cut in two. */
function folded(line: string): string {
  let octets = 0;
  let text = '';
  for (const letter of line) {
    const { length } = new TextEncoder().encode(letter);
    if (octets + length > 75) {
      text += '\r\n ';
      octets = 1;
    }
    text += letter;
    octets += length;
  }
  return text;
}
