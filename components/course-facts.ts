import type { Outline } from '../tracking/outline.ts';

/** What the script of a package knows of its course (module `virtual:course/facts`). */
export interface CourseFacts {
  outline: Outline;
  /** See `iri` of course.yaml. */
  iri: string;
  /** Languages of the package; the first is the course's own. */
  languages: string[];
  /** Page, without its language, that a first launch opens: `home` or a lesson id. */
  home: string;
  /** Lessons open one after another. */
  isOrdered: boolean;
  reporting: 'passed-incomplete' | 'completed-incomplete' | 'passed-failed' | 'completed-passed-failed';
  isScored: boolean;
  /** See `requireTracking` of course.yaml. */
  requiresTracking: boolean;
  /** Characters of saved state at worst, with everything learners may write. */
  stateChars: number;
}
