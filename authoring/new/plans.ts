/** One plan for each thing `npm run new` can write. Nothing is written here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { activitiesOf, courseFile, itemsOf } from '../../course/content.ts';
import type { Course, Lesson } from '../../course/course.ts';
import { shownPath } from '../../course/files.ts';
import { didYouMean } from '../../course/nearest.ts';
import { langSchema } from '../../course/schema.ts';
import { id as idSchema } from '../../quizzes/schema.ts';
import { Refusal } from '../command.ts';
import { courseText } from './course.ts';
import { pageText, placed } from './lesson.ts';
import { listLesson } from './list-lesson.ts';
import type { Plan } from './plan.ts';
import { freeItemId, quizText } from './quiz.ts';
import { dialogueHead, scenarioText } from './scenario.ts';
import { borrowing, titleIn, type Title } from './words.ts';

export interface Wish {
  id: string;
  /** The example's words where it says nothing. */
  title?: Title | undefined;
  module?: string | undefined;
  /** The lesson of the module it comes after; the last when absent. */
  after?: string | undefined;
}

/** What a question needs besides its words where the others of the course have it: see the rules `item-tags` and `distractor-misconception`. */
function likeOthers(course: Course) {
  const items = itemsOf(course).map(({ item }) => item as { tags?: Record<string, string>; options?: { misconception?: string; habit?: string }[] });
  const tags: Record<string, string> = Object.assign({}, ...items.map((item) => item.tags ?? {}));
  return { tags, hasReasons: items.some(({ options }) => Array.isArray(options) && options.some(({ misconception, habit }) => misconception ?? habit)) };
}

/** A lesson with a page in every language and a quiz, listed in course.yaml unless it was planned there already. */
export function planLesson(course: Course, { id, title, module, after }: Wish): Plan {
  checkId(id);
  const list = listing(course, id, module, after);
  const outcomes = course.outcomes.slice(0, 1).map((outcome) => outcome.id);
  const at = (name: string) => join(course.dir, id, name);
  const pages = course.languages.map((lang): [string, string] => [at(`${lang}.mdx`), pageText(lang, 'check', { title, outcomes })]);
  return {
    files: [...pages, [at('check.yaml'), quizText(course.languages, freeItemId(course, `${id}-check`), { outcomes, ...likeOthers(course) })]],
    changes: list.changes,
    next: [
      `The lesson "${id}" stands in the module "${list.module}" of course.yaml.`,
      'Next:',
      `- Write the lesson in ${names(pages.map(([path]) => path))}. "title", "summary" and "minutes" at the top are needed${outcomes.length ? `; put the outcomes it teaches in place of ${outcomes[0]}` : ''}.`,
      `- Put your own question in place of the example in ${names([at('check.yaml')])}, with an id of its own.`,
      ...closing(course, title),
    ],
  };
}

/** A quiz of one question, placed at the end of its lesson's pages. `id`: `<lesson>/<name>`. */
export function planQuiz(course: Course, { id, title }: Wish): Plan {
  const { lesson, name, path } = spot(course, id, 'quiz');
  const outcomes = course.outcomes.length ? [Object.values(lesson.pages).flatMap(({ matter }) => matter.outcomes)[0] ?? course.outcomes[0]!.id] : [];
  return {
    files: [[path, quizText(course.languages, freeItemId(course, `${lesson.id}-${name}`), { title, outcomes, ...likeOthers(course) })]],
    changes: placements(course, lesson, 'Quiz', name),
    next: [
      'Next:',
      `- Put your own question in place of the example in ${names([path])}, with an id of its own${outcomes.length ? ' and its outcome' : ''}.`,
      `- Move "<Quiz id="${name}" />" from the end of each page to where it belongs.`,
      ...closing(course, title),
    ],
  };
}

/** A dialogue of two turns, placed at the end of its lesson's pages. `id`: `<lesson>/<name>`. */
export function planScenario(course: Course, { id, title }: Wish): Plan {
  const { lesson, name, path } = spot(course, id, 'scenario');
  const head = dialogueHead(course.languages, course);
  const yaml = join(course.dir, 'course.yaml');
  const changed = head.text && appended(yaml, head.text);
  return {
    files: [[path, scenarioText(course.languages, { ...head, title })]],
    changes: [...(changed ? [[yaml, changed] as [string, string]] : []), ...placements(course, lesson, 'Scenario', name)],
    next: [
      ...(changed ? ['course.yaml says now who speaks and how a conversation is judged ("people", "dialogue", at its end).'] : []),
      'Next:',
      `- Put your own conversation in place of the example in ${names([path])}. Give turns and replies ids of their own, and choose who speaks ("person") and what replies change ("effect").`,
      `- Move "<Scenario id="${name}" />" from the end of each page to where it belongs.`,
      `- Read all its paths: npm run scenario -- ${id}${elsewhere(course, ' ')}`,
      ...closing(course, title),
    ],
  };
}

/** A course of one lesson in a folder of its own. */
export function planCourse(dir: string, { id, title }: Wish, languages: readonly string[]): Plan {
  checkId(id);
  const wrong = languages.find((lang) => !langSchema.safeParse(lang).success);
  if (wrong !== undefined || !languages.length) throw new Refusal(`"${wrong ?? ''}" is not a language. Write two lower-case letters for each, like "--lang fr,en".`);
  const lesson = 'first-lesson';
  const yaml = join(dir, 'course.yaml');
  const pages = languages.map((lang): [string, string] => [join(dir, lesson, `${lang}.mdx`), pageText(lang, 'check', { outcomes: ['O1'] })]);
  const course = { dir, languages: [...languages] };
  return {
    files: [[yaml, courseText(id, languages, { lesson, title })], ...pages, [join(dir, lesson, 'check.yaml'), quizText(languages, `${lesson}-check`, { outcomes: ['O1'] })]],
    changes: [],
    next: [
      'Next:',
      `- Write title, description, outcomes and modules in ${names([yaml])}. Ids are permanent once the course is published: rename "first-module" there and the folder "${lesson}" now.`,
      `- Write the lesson in ${names(pages.map(([path]) => path))}, and its question in ${names([join(dir, lesson, 'check.yaml')])}.`,
      `- Let VS Code help while you type: npm run schemas${elsewhere(course, ' -- ')}`,
      `- Add lessons: npm run new -- lesson <id>${elsewhere(course, ' ')}`,
      ...closing(course, title),
      `- Build the packages: npm run build -- --course ${shownPath(dir)}`,
    ],
  };
}

/** Where a new lesson stands in course.yaml, and the change that puts it there. */
function listing(course: Course, id: string, module: string | undefined, after: string | undefined): { module: string; changes: Plan['changes'] } {
  const { modules } = course;
  const before = after === undefined ? undefined : modules.find((each) => each.lessons.some((lesson) => lesson.id === after) || each.planned.includes(after));
  if (after !== undefined && !before) throw new Refusal(`There is no lesson "${after}".${didYouMean(after, course.lessons.map((lesson) => lesson.id))}`);
  if (before && module !== undefined && module !== before.id) throw new Refusal(`The lesson "${after}" stands in the module "${before.id}". Leave "--module" out.`);
  const wanted = module ?? before?.id;
  const planned = modules.find((module) => module.planned.includes(id) || module.lessons.some((lesson) => lesson.id === id));
  if (planned) {
    if (wanted !== undefined && wanted !== planned.id) throw new Refusal(`course.yaml lists the lesson "${id}" in the module "${planned.id}" already. Leave "--module" out, or move it there by hand.`);
    return { module: planned.id, changes: [] };
  }
  const ids = modules.map((module) => module.id);
  const list = `The modules are: ${ids.join(', ')}.`;
  if (wanted === undefined && ids.length > 1) throw new Refusal(`Say which module the lesson belongs to: --module <id>. ${list}`);
  const index = wanted === undefined ? 0 : ids.indexOf(wanted);
  if (index < 0) throw new Refusal(`There is no module "${wanted}" in ${courseFile(course)}.${didYouMean(wanted!, ids)} ${list}`);
  const path = join(course.dir, 'course.yaml');
  const changed = listLesson(readFileSync(path, 'utf8'), index, id, after);
  if (changed === undefined) throw new Refusal(`The lessons of the module "${ids[index]}" in ${courseFile(course)} could not be extended. Add "${id}" to its "lessons" by hand, then do this again.`);
  return { module: ids[index]!, changes: [[path, changed]] };
}

/** The lesson and the file of a new activity. */
function spot(course: Course, id: string, kind: 'quiz' | 'scenario'): { lesson: Lesson; name: string; path: string } {
  const [first = '', name, ...rest] = id.split('/');
  const ids = course.lessons.map((lesson) => lesson.id);
  if (name === undefined || rest.length) throw new Refusal(`Say in which lesson: npm run new -- ${kind} <lesson>/${first || '<id>'}. The lessons are: ${ids.join(', ')}.`);
  checkId(name);
  const lesson = lessonOf(course, first);
  const bank = activitiesOf(course).find((activity) => activity.id === name);
  if (bank) throw new Refusal(`"${shownPath(bank.file)}" has this name already, and pages would take one for the other. Choose another id.`);
  return { lesson, name, path: join(course.dir, lesson.id, `${name}.yaml`) };
}

/** The lesson of this id. */
export function lessonOf(course: Course, id: string): Lesson {
  const ids = course.lessons.map((lesson) => lesson.id);
  const lesson = course.lessons.find((each) => each.id === id);
  if (!lesson) throw new Refusal(`There is no lesson "${id}".${didYouMean(id, ids)} The lessons are: ${ids.join(', ') || 'none yet'}.`);
  return lesson;
}

/** The pages of a lesson with one more activity at their end. */
export const placements = (course: Course, lesson: Lesson, tag: 'Quiz' | 'Scenario', name: string): Plan['changes'] =>
  course.languages.filter((lang) => lesson.pages[lang]).map((lang) => {
    const path = join(course.dir, lesson.id, `${lang}.mdx`);
    return [path, placed(readFileSync(path, 'utf8'), tag, name)];
  });

/** A YAML file with more keys at its end. */
function appended(path: string, text: string): string {
  const source = readFileSync(path, 'utf8');
  const newline = source.includes('\r\n') ? '\r\n' : '\n';
  const changed = `${source.trimEnd()}${newline}${newline}${text.replaceAll('\n', newline)}`;
  if (parseDocument(changed).errors.length) throw new Refusal(`"people" or "dialogue" could not be added at the end of ${shownPath(path)}. Take out what is empty of the two, or add both by hand after another course.`);
  return changed;
}

/** Refuses what cannot be an id. */
export function checkId(id: string): void {
  const parsed = idSchema.safeParse(id);
  if (!parsed.success) throw new Refusal(id ? `"${id}" cannot be an id. Use lower-case letters, digits and single hyphens, beginning with a letter, at most 60 of them: "like-this".` : 'Say what it is to be called: an id of lower-case letters, digits and single hyphens, "like-this".');
}

/** What everybody does last. */
function closing(course: Pick<Course, 'dir' | 'languages'>, title: Title | undefined): string[] {
  const [first, ...others] = course.languages;
  const untitled = title === undefined ? [] : course.languages.filter((lang) => titleIn(title, lang) === undefined);
  const english = borrowing(course.languages);
  return [
    ...(untitled.length ? [`- The title in ${untitled.map((lang) => `"${lang}"`).join(', ')} is the example’s: write yours. Next time: ${untitled.map((lang) => `--title-${lang} "…"`).join(' ')}`] : []),
    ...(typeof title === 'string' && others.length ? [`- The title stands in every language as you typed it: translate it where the language is not "${first}".`] : []),
    ...(english.length ? [`- The texts in ${english.map((lang) => `"${lang}"`).join(', ')} are English for now: write them.`] : []),
    `- See it: npm run dev${elsewhere(course, ' -- ')} · Check it: npm run lint${elsewhere(course, ' -- ')}`,
  ];
}

/** `--course DIR` where the course is not the one commands take by themselves. */
const elsewhere = ({ dir }: Pick<Course, 'dir'>, lead: string) => (shownPath(dir) === 'course' ? '' : `${lead}--course ${shownPath(dir)}`);

const names = (paths: readonly string[]) => paths.map((path) => shownPath(path)).join(', ');
