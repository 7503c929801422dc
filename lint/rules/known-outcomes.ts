import { practicesOf } from '../claims.ts';
import type { Finding, Rule } from '../rule.ts';

export const knownOutcomes: Rule = {
  name: 'known-outcomes',
  asks: 'Outcomes that pages, items and dialogues name are those of course.yaml.',
  why: 'An outcome that does not exist is practised by nobody, and the totals of the course are wrong.',
  severity: 'error',
  check(course) {
    const known = course.outcomes.map(({ id }) => id);
    const check = (names: readonly string[] | undefined, place: (index: number) => Omit<Finding, 'message'>, who: string): Finding[] =>
      (names ?? []).flatMap((name, index) => (known.includes(name) ? [] : [{ ...place(index), message: `${who}course.yaml has no outcome "${name}".${known.length ? ` Use one of: ${known.join(', ')}.` : ' Add it to "outcomes" there.'}` }]));
    return [
      ...course.lessons.flatMap((lesson) => Object.values(lesson.pages)).flatMap((page) => check(page.matter.outcomes, (index) => ({ file: page.file, line: page.lineOf(['outcomes', index]) }), '')),
      ...practicesOf(course).flatMap(({ name, outcomes, activity, path }) => check(outcomes, (index) => ({ file: activity.file, line: activity.lineOf([...path, 'outcomes', index]) }), `${name}: `)),
    ];
  },
};
