import type { Interaction, Outcome } from './item-type.ts';

/** One answer or dialogue reply, as it happened. */
export interface AnswerEvent {
  /** Item id, or `<scenario>-<node>` for a dialogue turn: unique in the course, permanent. */
  id: string;
  /** Question text, plain, in the page's language. */
  text: string;
  interaction: Interaction;
  outcome: Outcome;
  scaled: number;
  weight: number;
  /** Of a dialogue turn: what a report without the course at hand needs to make sense of it. */
  details?: TurnDetails;
  /** Milliseconds since the epoch. */
  at: number;
  /** Active seconds from first sight to submission, not counting time with the page hidden. */
  seconds: number;
}

/** A turn in words: the reply given, its tags by id, and each meter after it by its label. */
export interface TurnDetails { reply: string; tags: string[]; meters: Record<string, number> }

/** What an activity tells the world after a change. Synchronous for the engine: when `report` returns, nothing can be lost any more. */
export interface ActivityReport {
  /** Activity id, `<lesson>/<file>`. */
  activity: string;
  /** The whole state of the activity as text (alphabet of `ItemType.encode` plus `: ;`), read back by `restore`. */
  snapshot: string;
  /** Every item submitted at least once, or the dialogue ended once. Never goes back to false. */
  isDone: boolean;
  /** Score of a quiz or of a dialogue's best run, 0..1; absent when nothing in it is graded or no run has ended. Only a final's decides anything. */
  scaled?: number;
  /** Of a final: the score alone does not pass it, because something that must be right was not. */
  isHeld?: boolean;
  /** No retake is left (of a final). */
  isFinal?: boolean;
  /** New answers since the last report. */
  answers: AnswerEvent[];
}

/** What the engine needs from outside. */
export interface QuizHost {
  /** The last snapshot of this activity, or `undefined` for a fresh one. */
  restore(activity: string): string | undefined;
  report(event: ActivityReport): void;
  /** A number for shuffling, drawn once per learner and activity and kept: the same again after a resume. */
  seed(activity: string): number;
  /** Absent where nothing private can be kept: the learner is unknown, or nothing is recorded. */
  privately?: PrivateStore;
  /** Texts learners write may not fit the store: they are surely kept on this device only. */
  isCapped?: boolean;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** What stays on the learner's device and is never reported. Texts of the alphabet of `ActivityReport.snapshot`, by activity. */
export interface PrivateStore {
  read(activity: string): string | undefined;
  /** False when the device refused to keep it. */
  write(activity: string, snapshot: string): boolean;
  remove(activity: string): void;
}
