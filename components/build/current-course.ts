import type { Course } from '../../course/course.ts';
import { loadCourse } from '../../course/load.ts';
import { formatProblems } from '../../lint/format.ts';
import { here } from './here.ts';

/** The course of this build. Throws one error that holds every fault, so that the dev server can show them. */
export function currentCourse(): Course {
  const { course, problems } = loadCourse(here.courseDir, here.languages ? { languages: here.languages } : {});
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (!course || errors.length) throw new Error(`The course cannot be built:\n${formatProblems(errors)}`);
  return course;
}

/** A course of one lesson has no home: it would be a page between the learner and the lesson. */
export const opensOnHome = (course: Course): boolean => course.opens === 'home' && course.lessons.length > 1;
