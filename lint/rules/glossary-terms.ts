import { termsIn, type Term } from '../../course/glossary.ts';
import type { Said } from '../../course/translatable.ts';
import type { Finding, Rule } from '../rule.ts';
import { perLanguage } from './translations.ts';

/** A single word shorter than this also has everyday meanings (fait, need): it does not ask for its counterpart. */
const SHORTEST = 6;

export const glossaryTerms: Rule = {
  name: 'glossary-terms',
  asks: `Where a text says a term of \`glossary.yaml\`, its translation says the agreed term, or another of its words (\`also\`). Single words of fewer than ${SHORTEST} letters are not looked for, nor terms that are \`everyday\` words.`,
  why: 'One thing under two names reads as two things, and the glossary explains neither.',
  severity: 'warning',
  scope: 'whole',
  check(course) {
    const { glossary, languages: [first] } = course;
    if (!glossary || !first) return [];
    const ours = formsOf(termsIn(course, first));
    return perLanguage(course).flatMap(({ lang, texts }) => {
      const theirs = formsOf(termsIn(course, lang));
      const pairs = texts.filter(({ kind }) => kind !== 'words').flatMap(({ units }) => units).filter(({ source }) => source.file !== glossary.file);
      return pairs.flatMap(({ about, source, target }) => (target ? [...ours].flatMap(([id, own]) => say(id, about, own, theirs.get(id)!, source, target, lang) ?? say(id, about, theirs.get(id)!, own, target, source, first) ?? []) : []));
    });
  },
};

/** What is wrong where one text says a term and the other none of its words. */
function say(id: string, about: string, one: Forms, other: Forms, here: Said, there: Said, lang: string): Finding | undefined {
  const word = one.asks?.exec(bare(here.text))?.[0];
  if (!word || !other.any || other.any.test(bare(there.text))) return undefined;
  const place = here.file === there.file ? `line ${here.line}` : `"${here.file}", line ${here.line}`;
  const words = other.words.map((each) => `"${each}"`).join(', ');
  return { file: there.file, line: there.line, message: `${about}: ${place} says "${word}", but here stands no ${words} (${lang}). Use the agreed word, or add the one that stands here to "also" of "${id}" in glossary.yaml.` };
}

/** How a term may be written: `any` of its words, and the term itself, which asks for its counterpart. */
interface Forms { words: string[]; any: RegExp | undefined; asks: RegExp | undefined }

const formsOf = (terms: readonly Term[]): Map<string, Forms> =>
  new Map(terms.filter(({ everyday }) => !everyday).map(({ id, term, also }) => {
    const words = [term, ...also];
    return [id, { words, any: oneOf(words), asks: /\s/.test(term) || term.length >= SHORTEST ? oneOf([term]) : undefined }];
  }));

/** Whole words in any case, in singular and plural; `undefined` where there are none. */
const oneOf = (words: readonly string[]): RegExp | undefined =>
  words.length ? new RegExp(`(?<!\\p{L})(?:${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, '[’\']').split(/\s+/).map((each) => (each.endsWith('y') ? `${each.slice(0, -1)}(?:y|ies)` : `${each}(?:e?s|x)?`)).join('[\\s\\u00A0-]+')).join('|')})(?!\\p{L})`, 'iu') : undefined;

/** A text without the signs of its markup. */
const bare = (text: string): string => text.replace(/<[^>]*>|[*_`]/g, '');
