import { courseFile } from '../../course/content.ts';
import { practicesOf } from '../claims.ts';
import type { Rule } from '../rule.ts';

export const courseTotals: Rule = {
  name: 'course-totals',
  asks: 'Every outcome is taught, practised and, where the course has a final or a diagnostic, assessed there; every lesson names its outcomes and is written: warnings in a draft, errors in a complete course.',
  why: 'A complete course teaches and asks for everything it promises; a draft says what is still to come.',
  severity: 'warning',
  scope: 'whole',
  check(course) {
    const file = courseFile(course);
    const severity = course.status === 'complete' ? 'error' : 'warning';
    const taught = new Set(course.lessons.flatMap((lesson) => Object.values(lesson.pages)).flatMap((page) => page.matter.outcomes));
    const practices = practicesOf(course);
    const outcomesOf = (isAssessed: boolean) => new Set(practices.filter((each) => each.isAssessed === isAssessed).flatMap(({ outcomes }) => outcomes));
    const [practised, assessed] = [outcomesOf(false), outcomesOf(true)];
    const assesses = practices.some(({ isAssessed }) => isAssessed);
    const planned = course.modules.flatMap((module) => module.planned);
    const outcomes = course.outcomes.flatMap(({ id }, index) => {
      const line = course.lineOf(['outcomes', index]);
      return [
        ...(taught.has(id) ? [] : [{ file, line, severity, message: `outcome "${id}": no lesson teaches it. Name it in the "outcomes" of a lesson’s pages.` } as const]),
        ...(practised.has(id) ? [] : [{ file, line, severity, message: `outcome "${id}": nothing practises it. Name it in the "outcomes" of an item or a dialogue.` } as const]),
        ...(assessed.has(id) || !assesses ? [] : [{ file, line, severity, message: `outcome "${id}": no item of the final or the diagnostic asks for it. Name it in the "outcomes" of one.` } as const]),
      ];
    });
    const silent = course.outcomes.length ? course.lessons.flatMap((lesson) => Object.values(lesson.pages).slice(0, 1)).filter(({ matter }) => !matter.outcomes.length) : [];
    const lessons = silent.map((page) => ({ file: page.file, line: 1, severity, message: 'the lesson names no outcome. Add "outcomes" to its pages: those of course.yaml that it teaches.' }) as const);
    if (!planned.length) return [...outcomes, ...lessons];
    const message = `${planned.length} of ${planned.length + course.lessons.length} lessons are not written yet and are left out: ${planned.join(', ')}. Write ${planned.length > 1 ? 'them' : 'it'}: npm run new -- lesson.`;
    return [{ file, line: course.lineOf(['modules']), severity, message }, ...outcomes, ...lessons];
  },
};
