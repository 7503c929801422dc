/** Days of the calendar, as `2026-11-24`: no hours, no time zones. */

/** The day it is here at a moment in milliseconds. */
export function dayOf(at: number): string {
  const here = new Date(at);
  return new Date(Date.UTC(here.getFullYear(), here.getMonth(), here.getDate())).toISOString().slice(0, 10);
}

/** So many days later, over the ends of months and years. */
export const later = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** In words, in a language of the course: `mardi 24 novembre 2026`, without its weekday where not asked for. */
export function sayDay(day: string, lang: string, weekday?: 'long'): string {
  // A bare "en" would be read the American way.
  const text = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { timeZone: 'UTC', weekday, day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(day));
  return lang.startsWith('fr') ? text.replace(/\b1(?= \p{L})/u, '1er') : text;
}
