/** The course as the pages see it (Node, while building). */
import type { Course, Lesson, PageFolder } from '../course/course.ts';
import { localize } from '../quizzes/localize.ts';
import { currentCourse, opensOnHome } from './build/current-course.ts';
import { translator, type Translate } from './strings/strings.ts';

/** One page: a lesson, a page beside the lessons or the course home, in one language. */
export interface Here {
  course: Course;
  lang: string;
  /** The folder of its text: a lesson’s or that of a page beside the lessons; absent on the home and the certificate. */
  folder?: PageFolder;
  /** Where it is a lesson. */
  lesson?: Lesson;
  /** It is the certificate; so there is no folder. */
  isCertificate?: boolean;
  /** Page id and file name without `.html`: `fr-listen`, `fr-home`. */
  page: string;
  t: Translate;
}

export const pageId = (lang: string, name: string): string => `${lang}-${name}`;
export const pageFile = (lang: string, name: string): string => `${pageId(lang, name)}.html`;

const course = currentCourse();

/** Every page of the site, the first one first: it is also written as `index.html`. */
export function pages(): Here[] {
  return course.builds.flatMap((lang) => {
    const t = translator(lang);
    const lessons = course.lessons.map((lesson): Here => ({ course, lang, lesson, folder: lesson, page: pageId(lang, lesson.id), t }));
    const aside = course.pages.map((folder): Here => ({ course, lang, folder, page: pageId(lang, folder.id), t }));
    const certificate: Here[] = course.certificate ? [{ course, lang, isCertificate: true, page: pageId(lang, 'certificate'), t }] : [];
    const home: Here[] = opensOnHome(course) ? [{ course, lang, page: pageId(lang, 'home'), t }] : [];
    return [...home, ...lessons, ...aside, ...certificate];
  });
}

/** A text of course.yaml in the page's language. */
export const say = (here: Here, text: unknown): string => localize(text, here.lang, here.course.languages) as string;

/** The lessons before and after this one, where there are any. */
export function neighbours({ course, lesson }: Here): { previous?: Lesson; next?: Lesson } {
  const index = lesson ? course.lessons.indexOf(lesson) : -1;
  const previous = course.lessons[index - 1];
  const next = course.lessons[index + 1];
  return { ...(previous && { previous }), ...(next && { next }) };
}

/** What a module's badge hangs on: the ids of its lessons, as the script reads them from `data-badge`. */
export const badgeOf = (module: Course['modules'][number]): string => module.lessons.map(({ id }) => id).join(' ');

/** JSON for a `<script type="application/json">`: no text in it can end the element. */
export const jsonForHtml = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');
