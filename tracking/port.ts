/** The vocabulary of tracking. Imports nothing: every target speaks it in its own standard's words. */

/** What a store can take: capabilities, never a standard's name. */
export interface Limits {
  /** Characters (UTF-16 units, all ASCII here) of saved state. */
  stateChars: number;
  /** Characters of the location. */
  locationChars: number;
  /** Answers that may be journalled in one attempt (SCORM SPM: 250). */
  interactions: number;
  /** The journal takes an answer that is told again for the same one, and may lag behind the state: nothing is taken for delivered by count. */
  mayRepeat?: boolean;
}

export interface Component { id: string; code: string; text: string }

/** The same shape as the question engine's interaction; the two meet structurally in `components/player.ts`. */
export type Interaction =
  | { kind: 'choice' | 'sequencing' | 'likert'; components: Component[]; response: string[]; correct: string[][] }
  | { kind: 'true-false'; response?: boolean; correct: boolean[] }
  | { kind: 'matching'; sources: Component[]; targets: Component[]; response: [string, string][]; correct: [string, string][][] }
  | { kind: 'numeric'; response?: number; correct: { min?: number; max?: number }[] }
  | { kind: 'fill-in'; response: string[]; correct: string[][]; caseMatters: boolean }
  | { kind: 'long-fill-in' | 'other'; response: string }
  | { kind: 'performance'; components: Component[]; response: [string, string][]; correct: [string, string][][] };

/** One answer for the journal. */
export interface Answer {
  /** Kebab-case, at most 60 characters; a target writes it in its own alphabet. */
  id: string;
  /** Question text, plain. */
  text: string;
  interaction: Interaction;
  outcome: 'correct' | 'partial' | 'incorrect' | 'ungraded';
  /** 0..1 */
  scaled: number;
  weight: number;
  /** Milliseconds since the epoch. */
  at: number;
  /** Seconds taken to answer. */
  seconds: number;
  /** Activity it belongs to, `<lesson>/<file>`. */
  activity?: string;
  /** Of a dialogue turn: the reply given, its tags by id, and each meter after it by its label. */
  details?: { reply: string; tags: string[]; meters: Record<string, number> };
}

/** What the whole course comes to so far. Idempotent: the last one counts. */
export interface Result {
  isComplete: boolean;
  /** `unknown` where nothing decides it (no final, or not taken yet). */
  success: 'passed' | 'failed' | 'unknown';
  /** Best score 0..1; absent where the course has no final, or before it was taken. */
  scaled?: number;
  /** Share of required activities done, 0..1. */
  progress: number;
  /** A failed final can still be taken again. */
  mayRetry: boolean;
}

export type Mode = 'normal' | 'browse' | 'review';

/** What a launch tells us. Hints only: status and score read back from a store are never the truth. */
export interface Launch {
  /** `id` is opaque and may be empty; `name` is shown as it is. */
  learner: { id: string; name: string };
  /** BCP 47, as the store gave it; absent or odd values are ignored by the caller. */
  language?: string;
  /** In `browse` and `review` nothing is written. */
  mode: Mode;
  /** A pass mark set by the LMS, 0..1. */
  passMark?: number;
  /** Saved state and location, as they came back; absent for a first launch. */
  saved?: { state: string; location: string };
  /** The store itself says that the course is completed or passed: never report less. */
  wasComplete: boolean;
  /** True when a session was already running and was taken over (page change by full load). */
  resumedSession: boolean;
  /** Answers already in the store's journal in this attempt, where it says so. */
  journalled?: number;
}

/**
 * A port's failure. `reason` says what it means for the learner, not which code came back. `signed-out`: the store can be
 * reached, but knows the learner no longer. After `refused`, `limits.stateChars` may be lower: a shorter state may be taken.
 */
export type Failure = { reason: 'no-store' | 'refused' | 'offline' | 'signed-out' | 'closed'; detail: string };

/**
 * Five verbs. Promises reject with a `TrackingError` when the store did not take it; the session keeps the data and tries again.
 * Every promise settles in the end. `record`, `save` and `report` said in one tick may become one commit.
 * `save`, `record` and `report` are made durable by the time their promise resolves (SCORM: committed).
 */
export interface TrackingPort {
  readonly limits: Limits;
  open(): Promise<Launch>;
  save(state: string, location: string): Promise<void>;
  /** `earlier`: how many the journal has by our own count, where the store does not say (`Launch.journalled`). */
  record(answers: Answer[], earlier?: number): Promise<void>;
  report(result: Result): Promise<void>;
  /**
   * Synchronous: runs in `pagehide`. Writes what the last `save` and `report` said, with the session time.
   * `keep`: commit only (the page was hidden, may come back, or another page of the package follows); may be called again, and the session goes on; `suspend`: leave, to come back; `finish`: leave for good.
   * `seconds` is the whole session so far, not what was added. In `browse` and `review` a port writes nothing here either.
   * `isExplicit`: the learner pressed "save and leave", so the store's own player may be asked to close too (never from `pagehide`).
   * Returns true where the port then takes the window to the store's own page: it must stay open for that.
   */
  close(how: 'keep' | 'suspend' | 'finish', seconds: number, isExplicit?: boolean): boolean | void;
}

/** Thrown by a port; `failure.reason` decides what the learner is told. */
export class TrackingError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`${failure.reason}: ${failure.detail}`);
    this.failure = failure;
  }
}

/** The device's own small store (local storage, or memory where it is blocked). Never throws. */
export interface Device {
  read(key: string): string | undefined;
  /** False when the device refused (full, blocked): the caller goes on without it. */
  write(key: string, value: string): boolean;
  remove(key: string): void;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds that never jump back (performance.now). */
  elapsed(): number;
}
