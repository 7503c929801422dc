import { courseFile, itemsOf } from '../../course/content.ts';
import type { Rule } from '../rule.ts';

export const courseTotals: Rule = {
  name: 'course-totals',
  asks: 'Every outcome is taught and asked for, and every lesson written: warnings in a draft, errors in a complete course.',
  why: 'A complete course teaches and asks for everything it promises; a draft says what is still to come.',
  severity: 'warning',
  scope: 'whole',
  check(course) {
    const file = courseFile(course);
    const severity = course.status === 'complete' ? 'error' : 'warning';
    const taught = new Set(course.lessons.flatMap((lesson) => Object.values(lesson.pages)).flatMap((page) => page.matter.outcomes));
    const asked = new Set(itemsOf(course).filter(({ activity }) => activity.isUsed).flatMap(({ item }) => item.outcomes ?? []));
    const planned = course.modules.flatMap((module) => module.planned);
    const outcomes = course.outcomes.flatMap(({ id }, index) => {
      const line = course.lineOf(['outcomes', index]);
      return [
        ...(taught.has(id) ? [] : [{ file, line, severity, message: `outcome "${id}": no lesson teaches it. Name it in the "outcomes" of a lesson’s pages.` } as const]),
        ...(asked.has(id) ? [] : [{ file, line, severity, message: `outcome "${id}": no question asks for it. Name it in the "outcomes" of an item.` } as const]),
      ];
    });
    if (!planned.length) return outcomes;
    const message = `${planned.length} of ${planned.length + course.lessons.length} lessons are not written yet and are left out: ${planned.join(', ')}.`;
    return [{ file, line: course.lineOf(['modules']), severity, message }, ...outcomes];
  },
};
