/** What the author’s desk says of a page: made from the course and its findings, in Node. */
import { coverageOf } from '../../course/coverage.ts';
import type { Course, Lesson, LessonPage, Problem } from '../../course/course.ts';
import { readMdx } from '../../course/mdx.ts';
import { readTranslations } from '../../course/translations.ts';
import { blockClaims, practicesOf, type Practice } from '../../lint/claims.ts';
import { linesOf } from '../../lint/format.ts';
import { wordsIn } from '../../lint/wording.ts';
import { isLocalized, localize } from '../../quizzes/localize.ts';

/** Words a person reads in a minute. */
const PACE = 200;

export interface DeskPage {
  file: string;
  /** Of the page’s own text, and of its questions with their options; feedback and dialogues take time too, but how much is up to the learner. */
  words: { text: number; questions: number };
  /** At 200 words a minute. */
  minutes: number;
  /** From the front matter; absent on a page beside the lessons. */
  planned?: number;
  outcomes: { id: string; text: string; practisedBy: string[] }[];
  /** Rows of the coverage table for this lesson. */
  rows: { id: string; point: string; priority: string; isTaught: boolean; isPractised: boolean }[];
  /** Findings about translations in this folder; `isKnown`: translations.tsv holds something to judge their age by. */
  translations: { lines: string[]; isKnown: boolean; languages: string[] };
  /** Findings about this page and what it places. */
  errors: string[];
  warnings: string[];
}

/** By page id (`fr-listen`), every page with a text. */
export function deskPages(course: Course, problems: readonly Problem[]): Record<string, DeskPage> {
  const all = [...course.lessons, ...course.pages.map((folder) => ({ ...folder, activities: [], code: '', module: '' }))];
  const known = new Set(readTranslations(course.dir).rows.map(({ lang }) => lang));
  const practices = practicesOf(course);
  const practised = new Set(practices.flatMap(({ rows }) => rows));
  return Object.fromEntries(all.flatMap((lesson) => Object.entries(lesson.pages).map(([lang, page]) => [`${lang}-${lesson.id}`, pageFacts(course, lesson, page, lang, problems, known, practices, practised)])));
}

function pageFacts(course: Course, lesson: Lesson, page: LessonPage, lang: string, problems: readonly Problem[], known: ReadonlySet<string>, practices: readonly Practice[], practised: ReadonlySet<string>): DeskPage {
  const { matter } = page;
  const words = { text: wordsIn(readMdx(page.body).prose).length, questions: lesson.activities.filter(({ isUsed }) => isUsed).reduce((sum, { data }) => sum + questionWords(data.items, lang, course), 0) };
  const own = practices.filter(({ activity }) => activity.lesson === lesson.id);
  const taught = new Set(blockClaims(page, lang).flatMap(({ rows }) => rows));
  const folder = page.file.slice(0, page.file.lastIndexOf('/') + 1);
  const isTranslation = ({ rule }: Problem) => /^(translation-|missing-translation$|page-parity$)/.test(rule);
  const here = problems.filter(({ file }) => file === page.file || lesson.activities.some((activity) => activity.file === file));
  return {
    file: page.file,
    words,
    minutes: Math.round(((words.text + words.questions) / PACE) * 10) / 10,
    ...(matter.minutes && { planned: matter.minutes }),
    outcomes: course.outcomes.filter(({ id }) => matter.outcomes?.includes(id)).map(({ id, text }) => ({
      id,
      text: String(localize(text, lang, course.languages)),
      practisedBy: own.filter(({ outcomes }) => outcomes.includes(id)).map(({ name, activity, path }) => `${activity.file}:${activity.lineOf(path)}  ${name}`),
    })),
    rows: (coverageOf(course)?.rows ?? []).filter((row) => row.lesson === matter.code).map(({ id, point, priority }) => ({ id, point, priority, isTaught: taught.has(id), isPractised: practised.has(id) })),
    translations: { lines: linesOf(problems.filter((problem) => problem.file.startsWith(folder) && isTranslation(problem))), isKnown: course.languages.slice(1).some((each) => known.has(each)), languages: course.languages },
    errors: linesOf(here.filter(({ severity }) => severity === 'error')),
    warnings: linesOf(here.filter((problem) => problem.severity === 'warning' && !isTranslation(problem))),
  };
}

/** What is read before answering: not feedback, not what is shown on demand. */
const aside = new Set(['feedback', 'hint', 'misconception', 'model', 'back']);

function questionWords(value: unknown, lang: string, { languages }: Course): number {
  if (isLocalized(value, languages)) return wordsIn(value[lang] ?? '').length;
  if (typeof value !== 'object' || value === null) return typeof value === 'string' && languages.length === 1 && /\s/.test(value) ? wordsIn(value).length : 0;
  return Object.entries(value).reduce((sum, [key, each]) => sum + (aside.has(key) ? 0 : questionWords(each, lang, { languages } as Course)), 0);
}
