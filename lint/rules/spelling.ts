import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageFolders } from '../../course/content.ts';
import type { Course } from '../../course/course.ts';
import { termsIn } from '../../course/glossary.ts';
import { HIDDEN, readMdx } from '../../course/mdx.ts';
import { lineIn } from '../../course/placing.ts';
import { placeholder } from '../../quizzes/scenario/told.ts';
import { dictionaryOf, type Dictionary } from '../dictionary.ts';
import type { Finding, Rule } from '../rule.ts';
import { textsOf, type Text } from '../texts.ts';
import { tongueOf } from '../wording.ts';

/** Looking for what was meant is slow: later findings name the word alone. */
const MOST_GUESSES = 20;
/** As many unknown words in a line are another language. */
const MANY = 5;

export const spelling: Rule = {
  name: 'spelling',
  asks: 'Every word is in the dictionary of its language (French, British English), in `words.fr.txt`, `words.en.txt` or, for names, `words.txt` beside course.yaml, in the glossary, or a name: of `people`, or a word with a capital that stands in every language of the course. A warning in a draft, an error in a complete course. Words in `<span lang="…">` are held against that language.',
  why: 'A misspelt word makes learners doubt the rest.',
  severity: 'warning',
  check(course) {
    let guesses = 0;
    const spelt = textsToSpell(course);
    const names = namesIn([...spelt.values()]);
    return [...spelt].flatMap(([lang, texts]): Finding[] => {
      const dictionary = dictionaryOf(lang);
      if (!dictionary) return [];
      const own = new Set([...ownWords(course, lang), ...names]);
      const unknown = texts.flatMap(({ text, words }) => [...words].filter((word) => !isKnown(word, dictionary, own)).map((word) => ({ word, owner: text.owner, file: text.file, line: lineOf(text, word) })));
      const severity = course.status === 'complete' ? 'error' : 'warning';
      return [...Map.groupBy(unknown, ({ file, line }) => `${file}:${line}`).values()].flatMap((words): Finding[] => {
        const [{ file, line, owner, word: first }, second] = words as [typeof words[0], typeof words[0]];
        if (words.length >= MANY) return [{ file, line, severity, message: `${owner}"${first}", "${second.word}" and ${words.length - 2} more words here are in no dictionary. Write <span lang="…">…</span> around a passage in another language.` }];
        return words.map(({ word }) => {
          const near = guesses++ < MOST_GUESSES ? dictionary.near(word).filter((each) => !/[ -]/.test(each) || word.includes('-')).slice(0, 3).map((each) => `"${each}"`) : [];
          const meant = near.length ? ` Did you mean ${near.join(', ').replace(/, (?=[^,]*$)/, ' or ')}?` : ' Look it up.';
          return { file, line, severity, message: `${owner}"${word}" is in no dictionary.${meant} A word that is right goes into words.${lang}.txt, a name into words.txt.` };
        });
      });
    });
  },
};

/** Where a word stands as a whole. */
const lineOf = ({ text, lineAt }: Text, word: string): number => lineAt(Math.max(0, text.search(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u'))), word);

/** Every text with its words, by language. */
function textsToSpell(course: Course): Map<string, { text: Text; words: Set<string> }[]> {
  const aside = passages(course);
  const textsIn = (lang: string) => [...textsOf(course, lang).map((text) => without(text, aside)), ...aside.filter((passage) => tongueOf(passage.lang) === lang)];
  return new Map([...new Set(course.languages.map(tongueOf))].map((lang) => [lang, textsIn(lang).map((text) => ({ text, words: new Set(wordsToSpell(text.text)) }))]));
}

/** Words with a capital that stand in every language: translations change everything but names. */
function namesIn(languages: { words: Set<string> }[][]): string[] {
  const [first, ...others] = languages.map((texts) => new Set(texts.flatMap(({ words }) => [...words].map((word) => word.replace(/^(?:[dl]|qu)[’']|[’']s?$/giu, '')).filter((word) => /^\p{Lu}/u.test(word)))));
  return first && others.length ? [...first].filter((word) => others.every((other) => other.has(word))) : [];
}

interface Passage extends Text { from: number; to: number }

/** Passages in another language, and, in no language, who a source is by. */
const passages = (course: Course): Passage[] =>
  pageFolders(course).flatMap(({ pages }) => Object.values(pages)).flatMap((page) => {
    const { prose, tags } = readMdx(page.body);
    return tags.flatMap((tag, index): Passage[] => {
      const lang = tag.name === 'Source' ? '' : tag.attributes.get('lang')?.value;
      const close = tags.slice(index).find(({ kind, name }) => kind === 'close' && name === tag.name);
      if (tag.kind !== 'open' || lang === undefined || !close) return [];
      const [from, to] = [tag.end, close.offset];
      return [{ file: page.file, lang, owner: '', text: prose.slice(from, to), from, to, lineAt: (offset) => lineIn(page, from + offset) }];
    });
  });

/** The text of a page without its passages; as long as it was. */
function without(text: Text, aside: readonly Passage[]): Text {
  if (text.path || text.owner) return text;
  const own = aside.filter(({ file }) => file === text.file);
  return { ...text, text: own.reduce((left, { from, to }) => left.slice(0, from) + HIDDEN.repeat(to - from) + left.slice(to), text.text) };
}

/** Words of the course’s own lists, of its glossary, and the names of its people, as they are written there. */
function ownWords(course: Course, lang: string): ReadonlySet<string> {
  const listed = [`words.${lang}.txt`, 'words.txt'].map((name) => join(course.dir, name)).filter((path) => existsSync(path)).flatMap((path) => readFileSync(path, 'utf8').split(/\r?\n/)).map((line) => line.replace(/#.*/, '').trim()).filter(Boolean);
  const terms = course.languages.filter((each) => tongueOf(each) === lang).flatMap((each) => termsIn(course, each)).flatMap(({ term, also }) => [term, ...also]);
  return new Set([...listed, ...terms.flatMap((term) => term.split(/[\s\u00A0]+/)), ...course.people.flatMap(({ name }) => name.split(/[\s-]+/))]);
}

/** Words without digits, in a dialogue for every gender it speaks to. Capitals in a row are letters that stand for something. */
function wordsToSpell(text: string): string[] {
  const forms = text.includes('{') ? ['f', 'm', 'x'].map((gender) => told(text, gender)) : [text];
  return forms.flatMap((form) => form.match(/(?<![\p{L}\p{N}_@./])\p{L}[\p{L}\p{M}]*(?:[’'-][\p{L}\p{M}]+)*(?![\p{L}\p{N}_@]|\.\p{L})/gu) ?? []).filter((word) => !/^\p{Lu}{2,5}$/u.test(word));
}

// What a gap stands for is spelt elsewhere.
const told = (text: string, gender: string): string => text.replace(placeholder, (_whole, body: string) => {
  const forms = body.split('|');
  return body === 'name' ? HIDDEN : (forms.find((form) => form[0] === gender) ?? forms[0]!).slice(2);
}).replace(/\{[^{}]*\}/g, HIDDEN);

function isKnown(word: string, dictionary: Dictionary, own: ReadonlySet<string>): boolean {
  const plain = word.replaceAll('’', "'");
  const has = (each: string) => own.has(each) || own.has(each.toLowerCase()) || dictionary.has(each);
  if (has(word) || has(plain)) return true;
  // l’appel, Paul’s, dit-elle: known where all parts are.
  const parts = plain.replace(/^(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|quoiqu)'(?=\p{L})/iu, '').replace(/'s$|(?<=s)'$/i, '').replace(/-t(?=-(?:il|elle|on)$)/i, '').split('-');
  return (parts.length > 1 || parts[0] !== plain) && parts.every(has);
}
