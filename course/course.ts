/** A loaded course: what `load.ts` hands to the site, the lint and the packager. All languages still side by side. */
import type { CourseFile, GlossaryFile, LessonMatter } from './schema.ts';

/** A finding about content. `file` is relative to the working directory, `line` 1-based. */
export interface Problem {
  file: string;
  line: number;
  /** What is wrong and what to do, full sentences, values quoted. */
  message: string;
  /** Permanent name of the rule, kebab-case. */
  rule: string;
  severity: 'error' | 'warning';
  /** A correction that needs no judgement: on that line, `from` becomes `to`. */
  fix?: { from: string; to: string };
}

export interface LessonPage {
  /** Path of the MDX file, relative to the working directory. */
  file: string;
  matter: LessonMatter;
  /** MDX source after the front matter, and the line it begins on. */
  body: string;
  bodyLine: number;
  /** Line of a front-matter field. */
  lineOf(path: readonly (string | number)[]): number;
}

export interface Activity {
  /** `<lesson>/<file without .yaml>`; a bank or final beside course.yaml: `<file>`. Permanent. */
  id: string;
  /** The lesson that places it; empty for a file beside course.yaml that no page places. */
  lesson: string;
  /** Short permanent code, unique among activities. */
  code: string;
  file: string;
  /** The parsed file: a quiz or a scenario, texts still localized. */
  data: Record<string, unknown> & { type: 'quiz' | 'scenario'; required: boolean };
  /** Some page places it; the others play no part in a course. */
  isUsed: boolean;
  /** Line of the node at a path of keys and indexes, for messages. */
  lineOf(path: readonly (string | number)[]): number;
}

/** A folder with a page per language: a lesson, or a page beside the lessons. */
export interface PageFolder {
  /** The folder’s name. */
  id: string;
  /** By language. */
  pages: Record<string, LessonPage>;
}

export interface Lesson extends PageFolder {
  module: string;
  /** Short permanent code, unique among lessons. */
  code: string;
  /** In order of first use in the text; files no page uses come last. */
  activities: Activity[];
}

/** `glossary.yaml`, texts still localized. */
export interface Glossary extends GlossaryFile {
  file: string;
  lineOf(path: readonly (string | number)[]): number;
}

export interface Course extends Omit<CourseFile, 'modules' | 'pages'> {
  /** Absolute folder. */
  dir: string;
  /** Languages of this build, a subset of the course's in the course's order. */
  builds: string[];
  modules: (Omit<CourseFile['modules'][number], 'lessons'> & { lessons: Lesson[]; planned: string[] })[];
  /** Flat, in order. */
  lessons: Lesson[];
  /** Pages beside the lessons, in order: no lessons, no progress. Their front matter has a title and a summary alone. */
  pages: PageFolder[];
  /** Absent where the course has none. */
  glossary?: Glossary;
  /** Activities beside course.yaml that no page places. */
  banks: Activity[];
  /** Line in course.yaml of a path of keys. */
  lineOf(path: readonly (string | number)[]): number;
  /** Permanent short codes by path, see `codes.ts`. */
  codes: ReadonlyMap<string, string>;
}
