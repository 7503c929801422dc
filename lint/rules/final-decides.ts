import { activitiesOf, courseFile } from '../../course/content.ts';
import { isFinal } from '../../course/outline.ts';
import type { Rule } from '../rule.ts';

export const finalDecides: Rule = {
  name: 'final-decides',
  asks: 'One final at most, with a pass mark; no pass mark without a final.',
  why: 'Whether a course is passed can hang on one score only, and only against a pass mark.',
  severity: 'error',
  scope: 'whole',
  check(course) {
    const finals = activitiesOf(course).filter((activity) => activity.isUsed && isFinal(activity));
    const file = courseFile(course);
    return [
      ...finals.slice(1).map((final) => ({ file: final.file, line: final.lineOf(['purpose']), message: `the course has a final already, in "${finals[0]!.file}". Write "purpose: practice" in one of the two.` })),
      ...(finals.length && course.passMark === undefined ? [{ file, line: 1, message: `"passMark" is missing, and the course has a final in "${finals[0]!.file}". Add "passMark: 0.8", or the share that you ask for.` }] : []),
      ...(!finals.length && course.passMark !== undefined && !course.modules.some(({ planned }) => planned.length)
        ? [{ file, line: course.lineOf(['passMark']), message: '"passMark" has no final to decide. Take it out, or write "purpose: final" in a quiz.' }]
        : []),
    ];
  },
};
