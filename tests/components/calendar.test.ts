import { describe, expect, it } from 'vitest';
import { calendar } from '../../components/pieces/calendar.ts';
import { later, sayDay } from '../../components/pieces/dates.ts';

const made = { product: 'test-course', lang: 'fr', at: Date.UTC(2026, 10, 24, 9, 30, 5, 250) };
const event = { uid: '2.abc.plan@test-course', day: '2026-12-31', title: 'Revoir', text: 'Dix minutes.' };
const encoder = new TextEncoder();
/** What a calendar reads: lines put together again. */
const unfolded = (file: string) => file.replace(/\r\n /g, '').split('\r\n');

describe('days', () => {
  it.each([
    ['2026-11-29', 2, '2026-12-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-02-26', 2, '2027-02-28'],
    ['2027-02-27', 2, '2027-03-01'],
    ['2028-02-27', 2, '2028-02-29'],
    ['2027-03-27', 2, '2027-03-29'],
    ['2026-11-24', 60, '2027-01-23'],
  ])('%s and %i days is %s', (day, days, then) => expect(later(day, days)).toBe(then));

  it.each([
    ['2026-11-24', 'fr', 'long', 'mardi 24 novembre 2026'],
    ['2026-12-01', 'fr', 'long', 'mardi 1er décembre 2026'],
    ['2026-12-21', 'fr', undefined, '21 décembre 2026'],
    ['2026-12-01', 'en', undefined, '1 December 2026'],
  ] as const)('%s in "%s" is said with its weekday where asked for: %s', (day, lang, weekday, said) => expect(sayDay(day, lang, weekday)).toBe(said));
});

describe('a calendar file', () => {
  it('holds one whole-day event a date, over the end of the year', () => {
    expect(calendar([event], made)).toBe([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//test-course//FR',
      'BEGIN:VEVENT',
      'UID:2.abc.plan@test-course',
      'DTSTAMP:20261124T093005Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'SUMMARY;LANGUAGE=fr:Revoir',
      'DESCRIPTION;LANGUAGE=fr:Dix minutes.',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'));
  });

  it('escapes what has a meaning in it', () => {
    const [line] = unfolded(calendar([{ ...event, title: 'Lire; noter, C:\\plan\nfin' }], made)).filter((each) => each.startsWith('SUMMARY'));
    expect(line).toBe('SUMMARY;LANGUAGE=fr:Lire\\; noter\\, C:\\\\plan\\nfin');
  });

  it('has no line of more than 75 octets and cuts no letter in two', () => {
    for (const text of ['é'.repeat(200), `x${'é'.repeat(200)}`, '🌱'.repeat(60), 'plain '.repeat(40)]) {
      const file = calendar([{ ...event, title: text, text }], made);
      for (const line of file.split('\r\n')) expect(encoder.encode(line).length, line).toBeLessThanOrEqual(75);
      expect(unfolded(file)).toContain(`SUMMARY;LANGUAGE=fr:${text}`);
      expect(new TextDecoder('utf-8', { fatal: true }).decode(encoder.encode(file))).toBe(file);
      expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    }
  });
});
