/** Interface words (Node, while building): one YAML file per language, `key: text`, `{name}` replaced by a value. */
import { parse } from 'yaml';
import { fill } from './fill.ts';

const sources = import.meta.glob<string>('./*.yaml', { query: '?raw', import: 'default', eager: true });

const tables = Object.fromEntries(
  Object.entries(sources).map(([file, source]) => [file.slice(2, -5), parse(source) as Record<string, string>]),
);

export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** Words of a language; one the project has no words for yet speaks English. */
export const wordsOf = (lang: string): Record<string, string> => tables[lang] ?? tables[lang.slice(0, 2)] ?? tables.en!;

/** The words whose keys begin with one of these prefixes: what a page's script needs. */
export const wordsFor = (lang: string, prefixes: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(wordsOf(lang)).filter(([key]) => prefixes.some((prefix) => key.startsWith(prefix))));

/** Throws on an unknown key: a missing word is a fault of the build, not something for learners to see. */
export function translator(lang: string): Translate {
  const words = wordsOf(lang);
  return (key, values) => {
    const text = words[key];
    if (text === undefined) throw new Error(`components/strings/${lang}.yaml has no "${key}". Add it.`);
    return fill(text, values);
  };
}
