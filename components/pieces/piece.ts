import type { Session } from '../../tracking/session-types.ts';
import type { CourseFacts } from '../course-facts.ts';

/** What a piece of a page is given. */
export interface Stage {
  session: Session;
  facts: CourseFacts;
  /** A word of the page, with its values. */
  say(key: string, values?: Record<string, string | number>): string;
}

/**
 * Brings one element of a page to life that is no activity: `[data-piece]` names it. Called once the session is open, and
 * again when another session takes over: the second time must be as the first.
 */
export type Piece = (root: HTMLElement, stage: Stage) => void;
