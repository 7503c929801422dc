/** Whether a value is a text in several languages: `{fr: …, en: …}`, with exactly the languages of its course. */
export const isLocalized = (value: unknown, languages: readonly string[]): value is Record<string, string> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length === languages.length && entries.every(([lang, text]) => languages.includes(lang) && typeof text === 'string');
};

/** Replaces every `{fr: …, en: …}` in plain data by its text in `lang`, however deep. `languages`: all of the course's. The data itself stays as it is. */
export function localize(data: unknown, lang: string, languages: readonly string[]): unknown {
  if (isLocalized(data, languages)) return data[lang];
  if (Array.isArray(data)) return data.map((each) => localize(each, lang, languages));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, localize(value, lang, languages)]));
}
