/** The questions of a course that ask to choose from options, in one language at a time: what rules about items look at. */
import { itemsOf } from '../course/content.ts';
import type { Activity, Course } from '../course/course.ts';
import type { Path } from '../course/yaml-file.ts';
import { localize } from '../quizzes/localize.ts';
import type { Finding, Rule } from './rule.ts';

export interface Option {
  id: string;
  /** Empty for a picture alone. */
  text: string;
  isKey: boolean;
  feedback?: string;
  /** The line under study, whose words are not the author’s (`quoted: true`). */
  isQuoted: boolean;
  path: Path;
}

export interface Question {
  id: string;
  type: 'single-choice' | 'multiple-choice';
  lang: string;
  stem: string;
  options: Option[];
  purpose: 'practice' | 'diagnostic' | 'final';
  isShuffled: boolean;
  /** Items told of the same situation share it. */
  situation?: string;
  activity: Activity;
  path: Path;
  /** ` (fr)`, where messages must say which language they mean. */
  mark: string;
}

interface Authored { id: string; type: string; stem?: string; situation?: string; shuffle?: boolean; private?: boolean; options?: { id: string; text?: string; correct?: boolean; feedback?: string; quoted?: boolean }[] }

const known = new WeakMap<Course, Question[]>();

/** Every single-choice and multiple-choice item in every language of the course; those whose shape is at fault are left out. */
export function questionsOf(course: Course): Question[] {
  const found = known.get(course) ?? course.languages.flatMap((lang) => itemsOf(course).flatMap((placed) => questionOf(course, placed, lang)));
  known.set(course, found);
  return found;
}

function questionOf(course: Course, { item, activity, path }: ReturnType<typeof itemsOf>[number], lang: string): Question[] {
  if (item.type !== 'single-choice' && item.type !== 'multiple-choice') return [];
  const { id, type, stem, situation, shuffle, options } = localize(item, lang, course.languages) as Authored & Pick<Question, 'type'>;
  if (typeof stem !== 'string' || !Array.isArray(options) || options.some(({ text = '' }) => typeof text !== 'string')) return [];
  return [{
    id, type, lang, stem, activity, path,
    mark: course.languages.length > 1 ? ` (${lang})` : '',
    purpose: (activity.data.purpose ?? 'practice') as Question['purpose'],
    isShuffled: shuffle === true,
    ...(situation !== undefined && { situation }),
    options: options.map(({ text = '', correct = false, feedback, quoted = false, ...option }, index) => ({ id: option.id, text, isKey: correct, isQuoted: quoted, path: [...path, 'options', index], ...(typeof feedback === 'string' && { feedback }) })),
  }];
}

/** Whether its answers count for more than practice. */
export const isAssessed = ({ purpose }: Pick<Question, 'purpose'>): boolean => purpose !== 'practice';

/** What is wrong with a question: `option` where one of its options is meant, `field` what of it. */
export interface Fault { message: string; option?: Option; field?: string; severity?: Finding['severity'] }

/** A rule that looks at each question by itself. `once`: what it looks at is the same in every language. */
export const questionRule = (rule: Omit<Rule, 'check'>, faults: (question: Question) => Fault[], { once = false } = {}): Rule => ({
  ...rule,
  check: (course) => questionsOf(course).filter(({ lang }) => !once || lang === course.languages[0]).flatMap((question) => faults(question).map((fault) => findingOf(once ? { ...question, mark: '' } : question, fault))),
});

/** A fault as a finding, at the place of its text. */
export function findingOf({ id, lang, activity, path, mark }: Question, { message, option, field, severity }: Fault): Finding {
  const place = option ? [...option.path, field ?? 'text', lang] : field ? [...path, field, lang] : path;
  return { file: activity.file, line: activity.lineOf(place), message: `item "${id}"${option ? `, option "${option.id}"` : ''}${mark}: ${message}`, ...(severity && { severity }) };
}
