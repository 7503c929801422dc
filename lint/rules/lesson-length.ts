import { exposition } from '../exposition.ts';
import type { Rule } from '../rule.ts';
import { wordsIn } from '../wording.ts';

/** Words a learner can take in before practising. */
const MAX_WORDS = 280;

export const lessonLength: Rule = {
  name: 'lesson-length',
  asks: `A page explains in ${MAX_WORDS} words at most, outside examples, scenes and aids.`,
  why: 'Long explanations push practice out of a lesson, and practice is what is remembered.',
  severity: 'warning',
  check: (course) =>
    course.lessons.flatMap((lesson) => Object.values(lesson.pages)).flatMap((page) => {
      const words = countExposition(page.body);
      return words <= MAX_WORDS ? [] : [{ file: page.file, line: page.bodyLine, message: `the page explains in ${words} words; ${MAX_WORDS} are enough. Cut, or turn explanations into examples and questions.` }];
    }),
};

/** Words of a page outside examples, scenes, aids and code. A number or a word with an apostrophe counts once. */
export const countExposition = (body: string): number => wordsIn(exposition(body)).length;
