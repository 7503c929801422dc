import { HIDDEN, readMdx } from '../../course/mdx.ts';
import type { Rule } from '../rule.ts';

/** Words a learner can take in before practising. */
const MAX_WORDS = 280;

/** Components whose words are examples, scenes or aids, not exposition. */
const apart = new Set(['Hook', 'Pair', 'Dialogue', 'JobAid', 'Source', 'Figure']);

export const lessonLength: Rule = {
  name: 'lesson-length',
  why: 'Long explanations push practice out of a lesson, and practice is what is remembered.',
  severity: 'warning',
  check: (course) =>
    course.lessons.flatMap((lesson) => Object.values(lesson.pages)).flatMap((page) => {
      const words = countExposition(page.body);
      return words <= MAX_WORDS ? [] : [{ file: page.file, line: page.bodyLine, message: `the page explains in ${words} words; ${MAX_WORDS} are enough. Cut, or turn explanations into examples and questions.` }];
    }),
};

/** Words of a page outside examples, scenes, aids and code. A number or a word with an apostrophe counts once. */
export function countExposition(body: string): number {
  const { prose, tags } = readMdx(body);
  let from = 0;
  let depth = 0;
  let text = '';
  for (const { name, kind, offset, end } of tags) {
    if (!apart.has(name) || kind === 'alone') continue;
    if (depth === 0) text += prose.slice(from, offset);
    depth = Math.max(0, depth + (kind === 'open' ? 1 : -1));
    from = end;
  }
  if (depth === 0) text += prose.slice(from);
  return text.replaceAll(HIDDEN, ' ').match(/[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
