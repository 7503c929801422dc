import { pageFolders } from '../../course/content.ts';
import { HIDDEN } from '../../course/mdx.ts';
import { exposition } from '../exposition.ts';
import type { Finding, Rule } from '../rule.ts';
import { sentencesIn, tongueOf, wordsIn } from '../wording.ts';

/** The least ease: 60 and above reads as plain language (Flesch 1948 for English, Kandel and Moles 1958 for French). */
const EASE = 60;
/** Fewer words say nothing. */
const ENOUGH = 80;

/** Ease by words in a sentence and syllables in a word. */
const easeOf: Record<string, (words: number, syllables: number) => number> = {
  fr: (words, syllables) => 207 - 1.015 * words - 73.6 * syllables,
  en: (words, syllables) => 206.835 - 1.015 * words - 84.6 * syllables,
};

export const readingEase: Rule = {
  name: 'reading-ease',
  asks: `What a page explains scores ${EASE} or more on the scale of reading ease of its language (Flesch, Kandel–Moles).`,
  why: 'Long words in long sentences keep out those who read slowly, or in a second language.',
  severity: 'warning',
  check: (course) => pageFolders(course).flatMap(({ pages }) => Object.entries(pages)).flatMap(([lang, page]): Finding[] => {
    const sentences = exposition(page.body).replaceAll(HIDDEN, ' ').split(/\n\s*\n/).flatMap(sentencesIn);
    const words = sentences.flatMap(wordsIn);
    const ease = easeOf[tongueOf(lang)]?.(words.length / sentences.length, words.reduce((sum, word) => sum + syllablesIn(word), 0) / words.length);
    if (ease === undefined || words.length < ENOUGH || ease >= EASE) return [];
    return [{ file: page.file, line: page.bodyLine, message: `the page scores ${Math.round(ease)} for reading ease, where ${EASE} is plain. Use shorter words and sentences.` }];
  }),
};

/** Groups of vowels, without a silent ending: near enough for an average. */
const syllablesIn = (word: string): number => Math.max(1, word.toLowerCase().replace(/(?:es|e|ent)$/, '').match(/[aeiouyàâäéèêëîïôöùûüœæ]+/g)?.length ?? 0);
