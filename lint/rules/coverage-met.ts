import { coverageOf, type Row } from '../../course/coverage.ts';
import type { Course } from '../../course/course.ts';
import { blockClaims, practicesOf } from '../claims.ts';
import type { Finding, Rule } from '../rule.ts';

export const coverageMet: Rule = {
  name: 'coverage-met',
  asks: 'Every row `M` of the coverage table is taught by a block of its lesson, and practised or asked for by an item or a dialogue: warnings in a draft, errors in a complete course. Rows `S` are warnings, unless the table gives a `reason`.',
  why: 'What a course is made from must reach its learners, or somebody must have decided that it does not.',
  severity: 'warning',
  scope: 'whole',
  check(course) {
    const coverage = coverageOf(course);
    if (!coverage) return [];
    const practised = new Set(practicesOf(course).flatMap(({ rows }) => rows));
    const asked = coverage.rows.filter(({ priority, reason }) => priority === 'M' || (priority === 'S' && !reason));
    const taughtBy = new Map([...new Set(asked.map(({ lesson }) => lesson))].map((code) => [code, taughtIn(course, code)]));
    return asked.flatMap((row): Finding[] => {
      const taught = taughtBy.get(row.lesson);
      // Lessons that are still planned are told in one line (course-totals).
      if (!taught && course.status === 'draft') return [];
      const faults = [
        ...(taught?.has(row.id) ? [] : [taught ? `no block of lesson ${row.lesson} claims it. Write {/* covers: ${row.id} */} before the one that teaches it` : `the course has no lesson with "code: ${row.lesson}". Name another in the table`]),
        ...(practised.has(row.id) ? [] : [`no item and no dialogue practises it. Name it in the "covers" of one`]),
      ];
      return faults.map((fault) => ({ file: coverage.file, line: row.line, severity: severityOf(course, row), message: `row "${row.id}" (${row.point.length > 60 ? `${row.point.slice(0, 57)}…` : row.point}): ${fault}${row.priority === 'S' ? ', or say why not in the column "reason"' : ''}.` }));
    });
  },
};

const severityOf = ({ status }: Course, { priority }: Row): Finding['severity'] => (status === 'complete' && priority === 'M' ? 'error' : 'warning');

/** Rows the blocks of a lesson claim; `undefined` where no lesson has this number. */
function taughtIn(course: Course, code: string): Set<string> | undefined {
  const lesson = course.lessons.find(({ pages }) => Object.values(pages).some(({ matter }) => matter.code === code));
  return lesson && new Set(Object.entries(lesson.pages).flatMap(([lang, page]) => blockClaims(page, lang)).flatMap(({ rows }) => rows));
}
