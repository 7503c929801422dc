import type { Course, Problem } from '../course/course.ts';

/** What a rule finds: a problem without the rule's own name; with a severity only where it differs from the rule's. */
export type Finding = Omit<Problem, 'rule' | 'severity'> & Partial<Pick<Problem, 'severity'>>;

/** A rule about content. One file in `lint/rules/`, one entry in `lint/index.ts`. */
export interface Rule {
  /** Permanent, kebab-case: courses switch rules off by it. */
  name: string;
  /** What it asks for, one sentence with its thresholds: the rule’s line in docs/rules.md. */
  asks: string;
  /** What learners lose where the rule is broken, one sentence. */
  why: string;
  severity: Problem['severity'];
  /** `whole`: looks at sums over the course, so it stays silent while a part of the course cannot be read. `sound`: it also runs the course, so it waits until no other rule finds an error. */
  scope?: 'whole' | 'sound';
  /**
   * Pure but for reading pictures. The course may hold activities whose meaning is at fault (the loader told), so optional
   * fields and references are read with care.
   */
  check(course: Course): Finding[];
}
