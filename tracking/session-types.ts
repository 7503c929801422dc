import type { Outline } from './outline.ts';
import type { Answer, Clock, Device, Mode, Result, TrackingPort } from './port.ts';
import type { PrivateStore } from './private-store.ts';

/** All a session needs from outside; nothing of it is global, so that tests can stand still. */
export interface SessionOptions {
  outline: Outline;
  port: TrackingPort;
  device: Device;
  clock: Clock;
  /** Runs `work` once the page has had time to paint. */
  defer(work: () => void): void;
  /** A timer; returns how to cancel it. */
  later(work: () => void, ms: number): () => void;
  /** 0 ≤ x < 1 */
  random(): number;
  /** Names what the device keeps, where the course id is not enough. */
  courseKey?: string;
  /** A line for the log; never what a learner wrote, or who they are. */
  note?(text: string): void;
  /**
   * Joins the windows of this browser that show this course to this learner; returns how to tell the others a number.
   * `hear` is called, later, with what another of them said.
   */
  channel?(name: string, hear: (word: number) => void): (word: number) => void;
  /** This page has been without a store so far: what was done in it goes along when there is one now. */
  wasAlone?: boolean;
}

/**
 * How the learner's progress stands with its store; what the status line says. `unread`: what was saved cannot be read, and is
 * left alone until the learner's first answer. `offline`: tried three times in vain. `signed-out`: the store no longer knows the learner.
 * `ended`: by the store; `closed`: by us. `elsewhere`: another window goes on, this one only shows. `earlier`: the store began a
 * new attempt, and the device holds answers of the last one that it never had: the learner decides, and the first answer does too.
 */
export type SaveStatus = 'saved' | 'saving' | 'unread' | 'device-only' | 'not-saved' | 'offline' | 'signed-out' | 'elsewhere' | 'earlier' | 'ended' | 'closed' | 'read-only';

/** A report of one activity, as the question engine makes it. */
export interface ActivityChange {
  activity: string;
  /** Opaque text, alphabet `A-Z a-z 0-9 . , - _ ~ * " = : ;`; quoted parts are free text, and what follows `::~` up to the next `:` or `;` is a draft beside an answer: both may be dropped where room is short. */
  snapshot: string;
  /** Submitted at least once; never goes back. */
  isDone: boolean;
  /** 0..1; counted from the first finished attempt on (`isDone`). */
  scaled?: number;
  /** Of a final: the score alone does not pass it, because something that must be right was not. */
  isHeld?: boolean;
  /** No retake is left (of a final). */
  isFinal?: boolean;
  answers: Answer[];
}

export interface Session {
  readonly learner: { id: string; name: string };
  readonly mode: Mode;
  /** No store was found: a page may open another session (`wasAlone`) when there may be one. */
  readonly isAlone: boolean;
  /** Language hint of the store. */
  readonly language?: string;
  /** Characters of saved state its store takes; unlimited where only the device keeps it. */
  readonly stateChars: number;
  /** Where private answers are kept; absent where the learner is unknown, or nothing is recorded. */
  readonly privately?: PrivateStore;
  /** Where the learner was: a page id such as `fr-listen`; absent on a first launch. */
  readonly savedPage?: string;
  /** Last snapshot of an activity. */
  restore(activity: string): string | undefined;
  /** Keeps a change on the device before it returns, then sends it when the page has had time to paint. */
  change(change: ActivityChange): void;
  /** The learner is on this page now. */
  visit(page: string): void;
  /** A number for shuffling, the same for this learner and activity as long as the attempt lasts. */
  seed(activity: string): number;
  isLessonDone(lesson: string): boolean;
  isActivityDone(activity: string): boolean;
  /** Ids of required activities still to do. */
  left(): string[];
  /** Share of required activities of this edition done, 0..1. */
  progress(): number;
  /** What the course comes to so far, as it is reported. */
  result(): Result;
  /** When the course was first complete, in seconds since the epoch; `undefined` before, and where an earlier edition saw it. */
  completedAt(): number | undefined;
  status(): SaveStatus;
  /** What to tell whoever looks after the store, as eight characters; `undefined` while all is well. `target`: which package this is. */
  trouble(target: string): string | undefined;
  /** Calls back after every change of status or progress; returns how to stop. */
  subscribe(listener: () => void): () => void;
  /** The connection may be back: what is unsaved goes now. */
  retry(): void;
  /**
   * The learner's word on the status: `elsewhere`, this window goes on; `earlier`, yes or no to the answers of the last attempt;
   * otherwise as `retry`. True where the page now shows too little or too much.
   */
  decide(isYes: boolean): boolean;
  /** Page hidden: hands over what is dirty and commits, with the time so far. The session goes on. */
  hide(): void;
  /** Page going away; `keep` when it may come back or another page of the package follows. `isExplicit`: the learner asked to leave. True: the window is on its way to the store's own page. */
  close(how: 'keep' | 'suspend' | 'finish', isExplicit?: boolean): boolean;
  /** After `close('keep')` and a return from the back/forward cache. */
  reopen(): void;
  /**
   * Sends everything now; resolves when the store has it, rejects with a `TrackingError` when it does not.
   * Without a store the device stands in for it; in `browse` and `review` there is nothing to save.
   */
  saveNow(): Promise<void>;
}
