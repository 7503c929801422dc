/** The flow both SCORM versions share; how each writes it is its dialect's. */
import { TrackingError, type Answer, type Launch, type Limits, type Mode, type Result, type TrackingPort } from '../../tracking/port.ts';
import type { AdapterEnv } from '../target.ts';
import { clip } from './cmi.ts';
import { findApi } from './find-api.ts';

/** The LMS's object; its methods go by other names in each version. */
export type Api = Record<string, (...args: string[]) => unknown>;

/** What differs between the versions: names, formats, vocabularies. */
export interface Dialect {
  apiName: string;
  /** Prefix of the methods' names. */
  method: string;
  terminate: string;
  limits: Limits;
  /** Elements by what they hold. */
  elements: { learnerId: string; learnerName: string; language: string; mode: string; status: string; state: string; location: string; exit: string; time: string; passMark: string };
  /** Whether Commit comes before Terminate (SCORM 2004: no, Cornerstone's fails during unload and content gives up). */
  commitsBeforeTerminate: boolean;
  /** Element that asks the LMS's player to close too, where the version has one. */
  navigationRequest?: string;
  /** `0…1` from what the LMS gives as its pass mark. */
  passMark(value: string): number | undefined;
  /** Status values that mean "nothing yet". */
  isUnset(status: string): boolean;
  isComplete(statuses: string[]): boolean;
  /** Elements and values of the very first write. */
  start: [string, string][];
  /** Elements read to learn whether it was complete before. */
  statusElements: string[];
  result(result: Result, env: AdapterEnv, before: string[]): [string, string][];
  answer(answer: Answer): [string, string][];
  duration(seconds: number): string;
}

/** Codes that mean "this LMS does not have that element": it is left alone for the rest of the session. */
const notImplemented = /^(201|401|402|404)$/;
const slowCommit = 1000;
const slowPause = 10_000;

/**
 * A tracking port over a SCORM API. Order of calls after standards §B2: is a session running already (asked with a
 * GetValue, because in Moodle even a refused second Initialize destroys data) → Initialize → read → status incomplete and
 * exit suspend at once, so that a kill still resumes → commit. What is written in one tick shares one commit.
 */
export function scormPort(env: AdapterEnv, dialect: Dialect): TrackingPort {
  const { window, clock, device } = env;
  const { elements } = dialect;
  let api: Api | undefined;
  let isOpen = false;
  let isWritten = false;
  let secondsBefore = 0;
  let openedAt = 0;
  let count = 0;
  let before: string[] = [];
  let lastResult: Result | undefined;
  const absent = new Set<string>();
  let commitMs = 0;
  let committedAt = -Infinity;
  let pending: { promise: Promise<void>; isUrgent: boolean } | undefined;

  /** One call of the API, as text; "" where it throws (Moodle's does) or answers nothing. */
  function call(name: string, ...args: string[]): string {
    try {
      const value = api![dialect.method + name]!(...args);
      return value === undefined || value === null ? '' : String(value);
    } catch {
      // Protects the lesson: an LMS's API may throw, or be gone with its window.
      return '';
    }
  }
  const lastError = () => call('GetLastError');
  const isTrue = (value: string) => value === 'true';
  const get = (element: string) => {
    const value = call('GetValue', element);
    return value === 'undefined' || value === 'null' ? '' : value;
  };

  /** True when the LMS took it, or does not have the element at all. */
  function set(element: string, value: string): boolean {
    const kind = element.replace(/\.\d+\./g, '.n.');
    if (absent.has(kind)) return true;
    if (isTrue(call('SetValue', element, value))) return true;
    const code = lastError();
    if (notImplemented.test(code)) absent.add(kind);
    else console.warn(`The LMS refused ${element} (${code}).`);
    return absent.has(kind);
  }

  const seconds = () => secondsBefore + (clock.elapsed() - openedAt) / 1000;

  /** Commits once for all that was set in this tick; a slow LMS is asked less often, but a status at once. */
  function commitSoon(isUrgent: boolean): Promise<void> {
    if (pending) {
      pending.isUrgent ||= isUrgent;
      return pending.promise;
    }
    const mine = (pending = { isUrgent, promise: Promise.resolve() });
    mine.promise = Promise.resolve().then(async () => {
      const wait = committedAt + slowPause - clock.elapsed();
      if (commitMs > slowCommit && wait > 0 && !mine.isUrgent) await new Promise<void>((done) => { window.setTimeout(done, wait); });
      pending = undefined;
      commit();
    });
    return mine.promise;
  }

  function commit() {
    if (!isOpen) throw new TrackingError({ reason: 'closed', detail: 'commit after the session ended' });
    set(elements.time, dialect.duration(seconds()));
    const begun = clock.elapsed();
    const result = call('Commit', '');
    committedAt = clock.elapsed();
    commitMs = committedAt - begun;
    if (!isTrue(result)) throw new TrackingError({ reason: 'offline', detail: `commit answered ${result || 'nothing'} (${lastError()})` });
  }

  async function waitForApi(): Promise<void> {
    for (let tries = 0; tries < 60; tries++) {
      api = findApi<Api>(window, dialect.apiName);
      if (api) return;
      await new Promise<void>((done) => { window.setTimeout(done, 100); });
    }
    throw new TrackingError({ reason: 'no-store', detail: `no ${dialect.apiName} in reach` });
  }

  /** Whether a session of ours is running (this page was loaded in full from another of the package). */
  function isRunning(): boolean {
    get(elements.status);
    if (lastError() !== '0') return false;
    // An LMS that never complains answers 0 before Initialize too: our own mark decides, where the tab can keep one.
    return device.read('session:running') === '1' || !device.write('session:probe', '1');
  }

  function initialize(): boolean {
    if (isRunning()) return true;
    if (isTrue(call('Initialize', ''))) return false;
    const code = lastError();
    if (code === '101' || code === '103') {
      get(elements.status);
      if (lastError() === '0') return true;
    }
    throw new TrackingError({ reason: code === '104' ? 'closed' : 'no-store', detail: `the LMS refused to begin (${code})` });
  }

  return {
    limits: dialect.limits,
    async open(): Promise<Launch> {
      await waitForApi();
      const isResumed = initialize();
      isOpen = true;
      openedAt = clock.elapsed();
      secondsBefore = isResumed ? Number(device.read('session:seconds')) || 0 : 0;
      device.write('session:running', '1');
      const mode = ({ browse: 'browse', review: 'review' } as Record<string, Mode>)[get(elements.mode)] ?? 'normal';
      isWritten = mode === 'normal';
      const state = get(elements.state);
      const language = get(elements.language);
      before = dialect.statusElements.map(get);
      const journal = Number(get('cmi.interactions._count') || NaN);
      if (journal >= 0) count = journal;
      const passMark = dialect.passMark(get(elements.passMark));
      if (isWritten && !isResumed) {
        if (dialect.isUnset(before[0]!)) for (const [element, value] of dialect.start) set(element, value);
        set(elements.exit, 'suspend');
        // A failed first commit is not yet a loss: the session saves at once, and that tells the learner.
        void commitSoon(true).catch(() => {});
      }
      return {
        learner: { id: get(elements.learnerId), name: get(elements.learnerName) },
        mode,
        wasComplete: dialect.isComplete(before),
        resumedSession: isResumed,
        ...(language && { language }),
        ...(passMark !== undefined && { passMark }),
        ...(state && { saved: { state, location: get(elements.location) } }),
        ...(journal >= 0 && { journalled: journal }),
      };
    },
    async save(state, location) {
      if (!isWritten) return;
      const isTaken = set(elements.state, state);
      set(elements.location, clip(location, dialect.limits.locationChars));
      if (!isTaken) throw new TrackingError({ reason: 'refused', detail: `${state.length} characters of state` });
      await commitSoon(false);
    },
    async record(answers) {
      if (!isWritten || !answers.length) return;
      for (const answer of answers) {
        for (const [field, value] of dialect.answer(answer)) {
          const element = `cmi.interactions.${count}.${field}`;
          if (!set(element, value) && field === 'id') {
            // Our count and the LMS's differ: its own decides, once.
            count = Number(get('cmi.interactions._count')) || 0;
            if (!set(`cmi.interactions.${count}.id`, value)) break;
          }
        }
        count++;
      }
      await commitSoon(false);
    },
    async report(result) {
      if (!isWritten) return;
      lastResult = result;
      for (const [element, value] of dialect.result(result, env, before)) set(element, value);
      await commitSoon(true);
    },
    close(how, total, isExplicit = false) {
      if (!isOpen) return;
      if (how === 'keep') {
        device.write('session:seconds', String(total));
        if (isWritten) {
          secondsBefore = total - (clock.elapsed() - openedAt) / 1000;
          set(elements.time, dialect.duration(total));
          call('Commit', '');
        }
        return;
      }
      if (isWritten) {
        // What an earlier commit may have lost is said once more: an LMS takes what it failed to store for stored.
        if (lastResult) for (const [element, value] of dialect.result(lastResult, env, before)) set(element, value);
        set(elements.time, dialect.duration(total));
        set(elements.exit, how === 'suspend' ? 'suspend' : dialect.commitsBeforeTerminate ? '' : 'normal');
        if (isExplicit && dialect.navigationRequest) set(dialect.navigationRequest, how === 'suspend' ? 'suspendAll' : 'exitAll');
        if (dialect.commitsBeforeTerminate) call('Commit', '');
      }
      if (!isTrue(call(dialect.terminate, ''))) call(dialect.terminate, '');
      isOpen = false;
      device.remove('session:running');
      device.remove('session:seconds');
    },
  };
}
