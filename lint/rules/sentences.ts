import { activitiesOf } from '../../course/content.ts';
import { HIDDEN } from '../../course/mdx.ts';
import type { Finding, Rule } from '../rule.ts';
import { textsOf, type Text } from '../texts.ts';
import { sentencesIn, tongueOf, withoutPlaceholders, wordsIn } from '../wording.ts';

/** Words in a sentence (public guides for plain language go up to 20 or 25). */
const MOST = 25;
/** Words in a sentence on average, over a page or an activity. */
const MEAN = 16;
/** Sentences below which an average says nothing. */
const ENOUGH = 8;

/** Languages whose words are counted as here. */
const languages = ['fr', 'en'];

export const sentenceLength: Rule = {
  name: 'sentence-length',
  asks: `A sentence has ${MOST} words at most.`,
  why: 'In a long sentence the beginning is forgotten before the end, most of all on a small screen and in a second language.',
  severity: 'warning',
  check: (course) => languages.flatMap((lang) => textsOf(course, lang)).flatMap((text) =>
    proseOf(text).flatMap(({ sentence, offset }): Finding[] => {
      const count = wordsIn(sentence).length;
      const words = sentence.split(/\s+/).slice(0, 4).join(' ');
      return count <= MOST ? [] : [{ file: text.file, line: text.lineAt(offset, words.split('\n')[0]!), message: `${text.owner}the sentence that begins "${words}…" has ${count} words. Make two of it, of ${MOST} at most.` }];
    }),
  ),
};

export const sentenceMean: Rule = {
  name: 'sentence-mean',
  asks: `A page or an activity has ${MEAN} words in a sentence on average at most.`,
  why: 'A text whose sentences are all long is hard work, even where none of them is too long.',
  severity: 'warning',
  check: (course) => {
    const files = new Map(activitiesOf(course).map(({ file }) => [file, 'the activity']));
    return languages.flatMap((lang) => [...Map.groupBy(textsOf(course, lang), ({ file }) => file)]).flatMap(([file, texts]): Finding[] => {
      const lengths = texts.flatMap(proseOf).map(({ sentence }) => wordsIn(sentence).length);
      const mean = lengths.reduce((sum, each) => sum + each, 0) / lengths.length;
      return lengths.length < ENOUGH || mean <= MEAN ? [] : [{ file, line: 1, message: `${files.get(file) ?? 'the page'} has ${mean.toFixed(1)} words in a sentence on average (${tongueOf(texts[0]!.lang)}). Shorten to ${MEAN}: one idea a sentence, the verb early.` }];
    });
  },
};

/** Sentences of running text, with where each begins; headings, lists and cells end one even without a full stop. */
function proseOf({ text }: Text): { sentence: string; offset: number }[] {
  const blocks = withoutPlaceholders(text).replaceAll(HIDDEN, ' ').split(/\n(?=\s*(?:[#>|*-]|\d+\.)\s?)|\n\s*\n|(?<=^\s*#.*)\n|\|/m);
  return blocks.flatMap((block) => sentencesIn(block).map((sentence) => ({ sentence, offset: Math.max(0, text.indexOf(sentence.split('\n')[0]!)) })));
}
