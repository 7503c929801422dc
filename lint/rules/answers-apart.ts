import { isAssessed, questionsOf, type Question } from '../questions.ts';
import type { Finding, Rule } from '../rule.ts';
import { overlap, stemsIn } from '../wording.ts';

/** Above this share of common words of content two stems tell one story. */
const SAME_STORY = 0.5;
/** A key this long that stands in another item gives itself away. */
const KEY_WORDS = 4;

export const answersApart: Rule = {
  name: 'answers-apart',
  asks: 'In a final or diagnostic, items that tell of the same people or story carry the same `situation`, and none holds the key of another.',
  why: 'An item that tells what another asks makes the second one free.',
  severity: 'error',
  check: (course) => questionsOf(course).filter(isAssessed).flatMap((question, index, all): Finding[] => {
    const earlier = all.slice(0, index).filter(({ activity, lang, situation }) => activity === question.activity && lang === question.lang && (situation === undefined || situation !== question.situation));
    const at = { file: question.activity.file, line: question.activity.lineOf([...question.path, 'stem', question.lang]) };
    const twin = earlier.find((other) => isSameStory(question, other));
    if (twin) return [{ ...at, message: `item "${question.id}"${question.mark}: it tells the story of item "${twin.id}". Give both the same "situation", so that nobody is asked both, or tell another story.` }];
    const told = earlier.find((other) => givesAway(question, other) || givesAway(other, question));
    return told ? [{ ...at, message: `item "${question.id}"${question.mark}: it and item "${told.id}" give each other’s answer away, for the right option of one stands in the other. Give both the same "situation", or word one anew.` }] : [];
  }),
};

function isSameStory(one: Question, other: Question): boolean {
  const [first, second] = [namesIn(one.stem), namesIn(other.stem)];
  return first.some((name) => second.includes(name)) || overlap(stemsIn(one.stem, one.lang), stemsIn(other.stem, other.lang)) > SAME_STORY;
}

/** People by first and last name. */
const namesIn = (stem: string): string[] => stem.match(/\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)? \p{Lu}\p{Ll}+/gu) ?? [];

function givesAway(asked: Question, told: Question): boolean {
  const key = asked.options.find(({ isKey }) => isKey)?.text ?? '';
  const words = stemsIn(key, asked.lang);
  const there = new Set(stemsIn(told.stem, told.lang));
  return words.length >= KEY_WORDS && words.every((word) => there.has(word));
}
