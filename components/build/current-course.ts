import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Course, Problem } from '../../course/course.ts';
import { loadCourse } from '../../course/load.ts';
import { formatProblems } from '../../lint/format.ts';
import { here, root } from './here.ts';

interface Read { stamp: string; course?: Course; problems: Problem[] }

/** Node evaluates this module, and Astro once more: they share what was read. */
const shared = globalThis as { currentCourse?: Read };

/** The course of this build with what is wrong with it; read again only when one of its files has changed. */
export function readCourse(): Read {
  const stamp = stampOf(here.courseDir, here.languages);
  if (shared.currentCourse?.stamp !== stamp) shared.currentCourse = { stamp, ...loadCourse(here.courseDir, here.languages ? { languages: here.languages } : {}) };
  return shared.currentCourse!;
}

/** The course of this build. Throws one error that holds every fault, so that the dev server can show them. */
export function currentCourse(): Course {
  const { course, problems } = readCourse();
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (!course || errors.length) throw new Error(`The course cannot be built:\n${formatProblems(errors)}`);
  return course;
}

/** What the gallery shows pages may hold. */
export const galleryCourse = (): Course => loadCourse(join(root, 'components/gallery/course')).course!;

/** Which files there are, how long, and when they were written. */
function stampOf(dir: string, languages: readonly string[] | undefined): string {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return JSON.stringify([languages, ...files.map((file) => { const { mtimeMs, size } = statSync(file); return [file, mtimeMs, size]; })]);
}

/** A course of one lesson has no home: it would be a page between the learner and the lesson. */
export const opensOnHome = (course: Course): boolean => course.opens === 'home' && course.lessons.length > 1;
