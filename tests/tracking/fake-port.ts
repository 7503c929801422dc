/** A store in memory, and everything else a session wants from outside; all of it stands still until a test moves it. */
import { TrackingError } from '../../tracking/port.ts';
import type { Answer, Device, Failure, Launch, Limits, Result, TrackingPort } from '../../tracking/port.ts';
import { openSession } from '../../tracking/session.ts';
import type { SessionOptions } from '../../tracking/session-types.ts';
import type { Outline } from '../../tracking/outline.ts';

/** `refuse`: nothing is stored, and it says so. `lose-reply`: stored, but the answer never arrives. */
export type Fault = 'refuse' | 'lose-reply';

export interface Commit { state?: string; location?: string; answers: Answer[]; result?: Result }

/** What an LMS keeps of one learner, shared by all launches, and the switches of its faults. */
export interface FakeStore {
  saved?: { state: string; location: string };
  journal: Answer[];
  result?: Result;
  /** Every commit that was stored, oldest first. */
  commits: Commit[];
  /** Every `close`, oldest first. */
  closes: { how: string; seconds: number }[];
  limits: Limits;
  launch: Partial<Launch>;
  fault?: Fault;
  /** What a refusal says. */
  failure: Failure;
  /** A launch that fails with this. */
  openFailure?: Failure;
  /** Commits wait until it is false again and `settle` has run. */
  isSlow: boolean;
  /** Forgets everything, as "start a new attempt" does. */
  newAttempt(): void;
}

export function fakeStore(limits: Partial<Limits> = {}): FakeStore {
  const store: FakeStore = {
    journal: [],
    commits: [],
    closes: [],
    limits: { stateChars: 60_000, locationChars: 255, interactions: 250, ...limits },
    launch: {},
    failure: { reason: 'offline', detail: 'switched off by the test' },
    isSlow: false,
    newAttempt() {
      delete store.saved;
      delete store.result;
      store.journal = [];
    },
  };
  return store;
}

/** One launch's port: what is said in one tick is one commit, all or nothing. `kill` is a tab that dies. */
export function fakePort(store: FakeStore): TrackingPort & { kill(): void } {
  let isAlive = true;
  let pending: (Commit & { done: Promise<void> }) | undefined;
  const commit = () => {
    if (pending) return pending;
    const own: Commit & { done: Promise<void> } = { answers: [], done: Promise.resolve() };
    own.done = Promise.resolve().then(async () => {
      pending = undefined;
      while (store.isSlow && isAlive) await Promise.resolve();
      if (!isAlive) return new Promise<void>(() => {});
      if (store.fault === 'refuse') throw new TrackingError(store.failure);
      if (own.state !== undefined) store.saved = { state: own.state, location: own.location! };
      store.journal.push(...own.answers);
      if (own.result) store.result = own.result;
      const { done: _, ...said } = own;
      store.commits.push(said);
      if (store.fault === 'lose-reply') throw new TrackingError(store.failure);
    });
    return (pending = own);
  };
  const say = (words: Partial<Commit>) => Object.assign(commit(), words).done;
  return {
    limits: store.limits,
    open: async () => {
      if (store.openFailure) throw new TrackingError(store.openFailure);
      return { learner: { id: 'learner-1', name: 'Ada' }, mode: 'normal', wasComplete: false, resumedSession: false, ...(store.saved && { saved: { ...store.saved } }), ...store.launch };
    },
    save: (state, location) => say({ state, location }),
    record: (answers) => say({ answers: [...commit().answers, ...answers] }),
    report: (result) => say({ result }),
    close: (how, seconds) => void store.closes.push({ how, seconds }),
    kill: () => {
      isAlive = false;
    },
  };
}

/** One computer: its storage, its clock, its timers and what it does after painting. */
export interface FakeComputer extends Pick<SessionOptions, 'device' | 'clock' | 'defer' | 'later' | 'random'> {
  kept: Map<string, string>;
  /** The device refuses to write. */
  isFull: boolean;
  /** Milliseconds to each timer that is set. */
  timers(): number[];
  /** Time that passes while the page is blocked: nothing fires. */
  skip(ms: number): void;
  /** Lets time pass, firing what falls due. */
  pass(ms: number): Promise<void>;
  /** Paints, and lets everything under way come to rest. */
  settle(): Promise<void>;
  /** Forgets what was to come: the tab is gone. */
  drop(): void;
}

export function fakeComputer(seed = 1): FakeComputer {
  const kept = new Map<string, string>();
  let now = 0;
  let painted: (() => void)[] = [];
  let timers: { at: number; work: () => void }[] = [];
  let drawn = seed;
  const device: Device = {
    read: (key) => kept.get(key),
    write: (key, value) => !computer.isFull && Boolean(kept.set(key, value)),
    remove: (key) => void kept.delete(key),
  };
  const computer: FakeComputer = {
    device,
    kept,
    isFull: false,
    clock: { now: () => Date.UTC(2026, 10, 24) + now, elapsed: () => now },
    defer: (work) => void painted.push(work),
    later(work, ms) {
      const timer = { at: now + ms, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    random() {
      drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0;
      return drawn / 2 ** 32;
    },
    skip: (ms) => void (now += ms),
    timers: () => timers.map(({ at }) => at - now),
    async pass(ms) {
      const end = now + ms;
      for (let due; (due = timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0]); ) {
        now = Math.max(now, due.at);
        timers = timers.filter((other) => other !== due);
        due.work();
        await computer.settle();
      }
      now = end;
    },
    async settle() {
      do {
        const works = painted;
        painted = [];
        works.forEach((work) => work());
        for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      } while (painted.length);
    },
    drop() {
      painted = [];
      timers = [];
    },
  };
  return computer;
}

/** Launches the course on a computer; `kill` ends it as a crash would. */
export async function launch(store: FakeStore, computer: FakeComputer, outline: Outline = twoLessons, more: Partial<SessionOptions> = {}) {
  const port = fakePort(store);
  let isAlive = true;
  const device: Device = { ...computer.device, write: (key, value) => isAlive && computer.device.write(key, value) };
  const session = await openSession({ ...computer, ...more, device, outline, port });
  return {
    session,
    port,
    kill() {
      isAlive = false;
      port.kill();
      computer.drop();
    },
  };
}

/** Two lessons of two required activities each, and a practice that is not. */
export const twoLessons: Outline = {
  course: 'course',
  version: '1.0.0',
  lessons: [
    { id: 'one', code: '1', activities: [activity('one/a', 'a'), activity('one/b', 'b'), activity('one/extra', 'e', { isRequired: false })] },
    { id: 'two', code: '2', activities: [activity('two/c', 'c'), activity('two/d', 'd')] },
  ],
};

/** The same with a final, passed from 0.8. */
export const withFinal: Outline = {
  ...twoLessons,
  passMark: 0.8,
  lessons: [...twoLessons.lessons, { id: 'exam', code: '3', activities: [activity('exam', 'x', { isFinal: true })] }],
};

function activity(id: string, code: string, more: { isRequired?: boolean; isFinal?: boolean } = {}) {
  return { id, code, isRequired: true, isFinal: false, ...more };
}

export function answer(id: string, at = 0): Answer {
  return { id, text: `Question ${id}?`, interaction: { kind: 'fill-in', response: ['x'], correct: [['x']], caseMatters: false }, outcome: 'correct', scaled: 1, weight: 1, at, seconds: 3 };
}

/** A change of an activity, done unless it is said otherwise. */
export function change(id: string, snapshot: string, more: { isDone?: boolean; scaled?: number; isFinal?: boolean; answers?: Answer[] } = {}) {
  return { activity: id, snapshot, isDone: true, answers: [], ...more };
}
