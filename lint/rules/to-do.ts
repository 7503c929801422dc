import type { Rule } from '../rule.ts';
import { textsOf } from '../texts.ts';

export const toDo: Rule = {
  name: 'to-do',
  asks: 'No text for learners begins with TODO.',
  why: 'A learner should never read that something is still to be written.',
  severity: 'error',
  check: (course) =>
    course.languages.flatMap((lang) => textsOf(course, lang)).flatMap(({ file, owner, text, lineAt }) =>
      [...text.matchAll(/(?<![\p{L}\p{N}])TODO(?![\p{L}\p{N}]).{0,40}/gu)].map((match) => ({ file, line: lineAt(match.index, match[0]), message: `${owner}"${match[0].trim()}" is still to be written. Write it, and take "TODO" out.` })),
    ),
};
