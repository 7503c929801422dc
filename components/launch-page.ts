import type { Session } from '../tracking/session-types.ts';
import type { CourseFacts } from './course-facts.ts';

interface Launching {
  /** Page that stands in the document. */
  page: string;
  /** It is the launch page, not one a learner chose. */
  isLaunch: boolean;
  /** Query of the address. */
  search: string;
  session: Pick<Session, 'savedPage' | 'language' | 'isLessonDone'>;
  facts: CourseFacts;
  /** Languages the browser asks for, best first. */
  browser: readonly string[];
}

/**
 * Where a launch should go, or `undefined` to stay: the saved place; else the first page in the language of
 * `?lang=`, of the LMS's preference, of the browser, of the course, whichever the package has first.
 * In an ordered course a page that is not open yet leads to the first that is.
 */
export function launchPage({ page, isLaunch, search, session, facts, browser }: Launching): string | undefined {
  const names = [...facts.outline.lessons.map((lesson) => lesson.id), 'home'];
  let target = page;
  if (isLaunch) {
    const [savedLang, savedName] = parts(session.savedPage ?? '');
    const wishes = [savedLang, new URLSearchParams(search).get('lang'), session.language, ...browser];
    const lang = wishes.map((wish) => facts.languages.find((known) => wish?.toLowerCase().split(/[-_]/)[0] === known.split('-')[0])).find(Boolean) ?? facts.languages[0];
    // The saved lesson, in the saved language where the package still has it.
    target = `${lang}-${names.includes(savedName) ? savedName : facts.home}`;
  }
  const [lang, name] = parts(target);
  // The home and the pages beside the lessons are always open.
  const locked = facts.isOrdered && facts.outline.lessons.some(({ id }) => id === name) && openUntil(session, facts).indexOf(name) < 0;
  if (locked) target = `${lang}-${openUntil(session, facts).at(-1)}`;
  return target === page ? undefined : target;
}

/** Language and name of a page id. */
const parts = (id: string): [lang: string, name: string] => {
  const [, lang = '', name = ''] = /^([a-z]{2}(?:-[A-Z]{2})?)-(.+)$/.exec(id) ?? [];
  return [lang, name];
};

/** Lessons that are open in an ordered course: all that are done from the start, and the next one. */
export function openUntil(session: Pick<Session, 'isLessonDone'>, facts: CourseFacts): string[] {
  const lessons = facts.outline.lessons.map((lesson) => lesson.id);
  const firstLeft = lessons.findIndex((id) => !session.isLessonDone(id));
  return firstLeft < 0 ? lessons : lessons.slice(0, firstLeft + 1);
}
