/** Interface words (Node, while building): one YAML file per language, here and in the folders of question types; `key: text`, `{name}` replaced by a value. */
import { parse } from 'yaml';
import { fill } from './fill.ts';

const sources = import.meta.glob<string>(['./*.yaml', '../../quizzes/types/*/words.*.yaml'], { query: '?raw', import: 'default', eager: true });

const tables: Record<string, Record<string, string>> = {};
for (const [file, source] of Object.entries(sources)) Object.assign((tables[/([\w-]+)\.yaml$/.exec(file)![1]!] ??= {}), parse(source));

export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** Words of a language; what the project has no words for in it yet is said in English. */
export const wordsOf = (lang: string): Record<string, string> => ({ ...tables.en!, ...(tables[lang] ?? tables[lang.slice(0, 2)]) });

/** The words whose keys begin with one of these prefixes: what a page's script needs. */
export const wordsFor = (lang: string, prefixes: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(wordsOf(lang)).filter(([key]) => prefixes.some((prefix) => key.startsWith(prefix))));

/** Throws on an unknown key: a missing word is a fault of the build, not something for learners to see. */
export function translator(lang: string): Translate {
  const words = wordsOf(lang);
  return (key, values) => {
    const text = words[key];
    if (text === undefined) throw new Error(`components/strings/${lang}.yaml (or the words of a question type) has no "${key}". Add it.`);
    return fill(text, values);
  };
}
