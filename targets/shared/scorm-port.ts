/** The flow both SCORM versions share; how each writes it is its dialect's. */
import { TrackingError, type Answer, type Failure, type Launch, type Limits, type Mode, type Result, type TrackingPort } from '../../tracking/port.ts';
import type { AdapterEnv } from '../target.ts';
import { clip } from './cmi.ts';
import { findApi, type Api } from './find-api.ts';
import { openProbe } from './probe.ts';

/** An element of the data model and the value to give it. */
export type Write = [element: string, value: string];

/** What differs between the versions: names, formats, vocabularies. */
export interface Dialect {
  apiName: string;
  /** Prefix of the methods' names, and how the last one is called. */
  method: string;
  terminate: string;
  limits: Limits;
  /** Elements by what they hold (in a row: their names are bytes in every package). */
  elements: [learnerId: string, learnerName: string, language: string, mode: string, state: string, location: string, exit: string, time: string, passMark: string];
  /** Elements that say how far the learner is: the one that is set "incomplete" at the start first, the score in per cent last. */
  statuses: string[];
  /** What the LMS's pass mark is out of. */
  passMarkOutOf: number;
  /** Value of `exit` for leaving for good. */
  left: string;
  /** Whether Commit comes before Terminate (SCORM 2004: no, Cornerstone's fails during unload and content gives up). */
  commitsBeforeTerminate?: boolean;
  /** Element that asks the LMS's player to close too, where the version has one. */
  navigationRequest?: string;
  /**
   * Another valid value for an element, where LMSs of this version send only what changed since the last commit, even a
   * failed one (Moodle's 1.2; its 2004 sends everything again): after a failure each value is first set and committed in this
   * form, so that the true one is a change again.
   */
  detour?(element: string, value: string): string;
  /** `before`: what the launch found in `statuses`, which is never lowered. Score before success before completion. */
  result(result: Result, env: AdapterEnv, before: string[]): Write[];
  /** Fields of `cmi.interactions.n`, `id` first. */
  answer(answer: Answer): Write[];
  duration(seconds: number): string;
}

/** Codes that mean "this LMS does not have that element": it is left alone for the rest of the session. */
const notImplemented = /^(201|40[124])$/;
/** Codes of a Commit outside a session. */
const notRunning = /^(301|14[23])$/;
const over: Failure = { reason: 'closed', detail: 'ended' };
const journal = 'cmi.interactions.';
const slowCommit = 1000;
const slowPause = 10_000;
/** Milliseconds before Initialize is tried again. */
const pauses = [500, 1000, 2000];
/** Commits refused in a row by an LMS that can be reached: its session has ended, most likely. */
const manyRefusals = 3;
/** Marks a tab that has had a session. */
const begun = 'session:begun';

/**
 * A tracking port over a SCORM API. Order of calls after standards §B2: is a session running already (asked with a
 * GetValue, because in Moodle even a refused second Initialize destroys data) → Initialize → read → status incomplete and
 * exit suspend at once, so that a kill still resumes → commit. What is written in one tick shares one commit; an answer that is
 * recorded again after a failed one keeps its row. A commit is believed when the package's server answers too; a saved state
 * that comes back cut short, or is refused, lowers `limits.stateChars`, so that the next one fits.
 */
export function scormPort(env: AdapterEnv, dialect: Dialect): TrackingPort {
  const { window, clock, device, note } = env;
  const { statuses } = dialect;
  const limits = { ...dialect.limits };
  const probe = openProbe(window);
  const [learnerId, learnerName, languageElement, modeElement, stateElement, locationElement, exit, time, passMarkElement] = dialect.elements;
  let api: Api | undefined;
  let isOpen = false;
  let isWritten = false;
  /** The clock's reading when the session's time was 0; `NaN` in a page that took the session over, until it is told the time at `close`. */
  let zero: number;
  let count = 0;
  /** By the LMS, or by what the session remembers. */
  let isCounted = false;
  let hasJournal = true;
  let before: string[] = [];
  let lastResult: Result | undefined;
  let lastStanding = '';
  const known = new Set<string>();
  const absent = new Set<string>();
  const warned = new Set<string>();
  /** Set since the last commit that was taken. */
  const unsaved = new Map<string, string>();
  let hasFailed = false;
  let refusals = 0;
  /** The last state that came back whole, and the length of the longest. */
  let whole = '';
  let proven = 0;
  let isSlow = false;
  let committedAt = 0;
  let waiting: [resolve: () => void, reject: (error: TrackingError) => void][] = [];

  /** One call of the API, as text without blanks around it (a detour may leave one); "" where it throws (Moodle's does) or answers nothing. */
  function call(name: string, ...args: string[]): string {
    try {
      const value = String(api![dialect.method + name]!(...args)).trim();
      return value === 'undefined' || value === 'null' ? '' : value;
    } catch {
      // Protects the lesson: an LMS's API may throw, or be gone with its window.
      return '';
    }
  }
  const lastError = () => call('GetLastError');
  const get = (element: string) => call('GetValue', element);
  const counted = () => Number(get(`${journal}_count`) || NaN);

  /** True when the LMS took it. */
  function set(element: string, value: string): boolean {
    const kind = element.replace(/\d+/g, 'n');
    if (!isOpen || absent.has(kind)) return false;
    if (call('SetValue', element, value) === 'true') {
      unsaved.set(element, value);
      return true;
    }
    const code = lastError();
    note(`SetValue ${element} ${code}`);
    if (notImplemented.test(code)) absent.add(kind);
    else if (!warned.has(kind)) console.warn(`The LMS refused ${element} (${code}).`);
    warned.add(kind);
    return false;
  }
  const setAll = (writes: Iterable<Write>) => { for (const [element, value] of writes) set(element, value); };
  const setTime = () => zero === zero && set(time, dialect.duration((clock.elapsed() - zero) / 1000));

  /** A row of the journal. An id refused at our index means that the LMS counts otherwise: its count decides, once; then the journal rests, and the saved state keeps the answers. */
  function write(answer: Answer): void {
    const key = answer.id + answer.at;
    if (!isOpen || !hasJournal || known.has(key)) return;
    const [[, id], ...fields] = dialect.answer(answer) as [Write, ...Write[]];
    const begin = () => set(`${journal}${count}.id`, id);
    if (!begin()) {
      const mine = count;
      count = counted();
      absent.delete(`${journal}n.id`);
      hasJournal = count !== mine && begin();
      if (!hasJournal) return;
    }
    known.add(key);
    setAll(fields.map(([field, value]) => [`${journal}${count}.${field}`, value]));
    count++;
  }

  /** True when the LMS took it whole. */
  function setState(state: string): boolean {
    const isTaken = state !== '' && set(stateElement, state);
    // Read back whenever it is longer than what is known to come back whole.
    const back = isTaken && state.length > proven ? get(stateElement) : state;
    const isCut = back !== '' && back.length < state.length && state.startsWith(back);
    if (isCut) {
      limits.stateChars = Math.floor(back.length * 0.95);
      // Half a state is none: the one before stands until a shorter one comes.
      set(stateElement, whole);
    } else if (isTaken) proven = Math.max(proven, (whole = state).length);
    else if (!absent.has(stateElement)) limits.stateChars = Math.min(limits.stateChars, state.length) >> 1;
    return isTaken && !isCut;
  }

  // Moodle says "true" when the connection is gone. An LMS on this computer needs none.
  const isCutOff = () => window.navigator?.onLine === false && !/^(localhost|127\.)/.test(window.location.hostname);

  /** The LMS's word for it: "true" or not. */
  function commit(): Failure | undefined {
    if (!isOpen) return over;
    setTime();
    if (hasFailed && dialect.detour) {
      const lost = [...unsaved];
      setAll(lost.map(([element, value]) => [element, dialect.detour!(element, value)]));
      call('Commit', '');
      setAll(lost);
    }
    const begun = clock.elapsed();
    const isTaken = call('Commit', '') === 'true';
    committedAt = clock.elapsed();
    isSlow = committedAt - begun > slowCommit;
    hasFailed = !isTaken || isCutOff();
    if (!hasFailed) return undefined;
    const code = isTaken ? '0' : lastError();
    // With its window (the opener of a popup) an API goes for good.
    const isGone = !findApi(window, dialect.apiName, dialect.method);
    return { reason: isGone || notRunning.test(code) ? 'closed' : 'offline', detail: `Commit ${code}${isGone ? ', no window' : ''}` };
  }

  /** Tells those who wait for a commit what became of it: what the LMS said, if the package's own server can be reached too. A page that dies meanwhile tells nobody, and all counts as unsaved. */
  async function settle(failure: Failure | undefined): Promise<void> {
    const asked = waiting.splice(0);
    const sent = [...unsaved];
    if (failure?.reason !== 'closed') {
      const reach = asked.length ? await probe() : undefined;
      if (failure || reach === 'down') {
        hasFailed = true;
        const isSignedOut = reach === 'elsewhere' || (reach === 'up' && ++refusals >= manyRefusals);
        failure = { reason: isSignedOut ? 'signed-out' : 'offline', detail: `${failure?.detail ?? 'Commit true'}, ${reach}` };
      } else {
        for (const [element, value] of sent) if (unsaved.get(element) === value) unsaved.delete(element);
        refusals = 0;
      }
    }
    for (const [resolve, reject] of asked) if (failure) reject(new TrackingError(failure)); else resolve();
  }

  const commitNow = () => { if (waiting.length) void settle(commit()); };

  /** Resolves when all that was set in this tick is committed; a slow LMS is asked less often, but a status at once. */
  function durable(isStatus: boolean): Promise<void> {
    queueMicrotask(() => {
      const wait = committedAt + slowPause - clock.elapsed();
      if (isSlow && !isStatus && wait > 0) window.setTimeout(commitNow, wait);
      else commitNow();
    });
    return new Promise((resolve, reject) => { waiting.push([resolve, reject]); });
  }

  const pause = (ms: number) => new Promise<void>((done) => { window.setTimeout(done, ms); });

  async function waitForApi(): Promise<void> {
    for (let tries = 60; !(api = findApi(window, dialect.apiName, dialect.method, tries ? undefined : note)); tries--) {
      if (!tries) throw new TrackingError({ reason: 'no-store', detail: `no ${dialect.apiName}` });
      await pause(100);
    }
  }

  /** True when a session is running already: this page was loaded in full from another of the package. */
  async function initialize(): Promise<boolean> {
    for (const wait of [...pauses, 0]) {
      // LMSs that never complain give "" here (Open edX, Chamilo), and may be initialized any number of times.
      if (get(statuses[0]!) && lastError() === '0') return true;
      if (call('Initialize', '') === 'true') return false;
      const code = lastError();
      const detail = `Initialize ${code}`;
      get(statuses[0]!);
      if (/^10[13]$/.test(code) && lastError() === '0') return true;
      // 101 of a session that is not running: SCORM 1.2's word for 2004's 104, it has ended; and for any other failure.
      if (code === '104' || (code === '101' && device.read(begun))) throw new TrackingError({ reason: 'closed', detail });
      if (!wait) throw new TrackingError({ reason: 'no-store', detail });
      note(detail);
      await pause(wait);
    }
    return false;
  }

  return {
    limits,
    async open(): Promise<Launch> {
      await waitForApi();
      const isResumed = await initialize();
      device.write(begun, '1');
      isOpen = true;
      zero = isResumed ? NaN : clock.elapsed();
      const mode = get(modeElement);
      isWritten = !/^(browse|review)$/.test(mode);
      const state = (whole = get(stateElement));
      before = statuses.map(get);
      const rows = counted();
      isCounted = rows >= 0;
      if (isCounted) count = rows;
      const passMark = Number(get(passMarkElement)) / dialect.passMarkOutOf;
      if (isWritten && !isResumed) {
        // Moodle 1.2 turns "not attempted" into "completed" at Finish. An LMS that tells no status (Open edX) is told only at the first launch, or it would be lowered.
        if (/^(not attempted|unknown)$/.test(before[0]!) || (!before[0] && !state)) set(statuses[0]!, 'incomplete');
        set(exit, 'suspend');
        // A failed first commit is not yet a loss: the session saves at once, and that tells the learner.
        durable(true).catch(() => {});
      }
      return {
        learner: { id: get(learnerId), name: get(learnerName) },
        language: get(languageElement),
        mode: isWritten ? 'normal' : (mode as Mode),
        wasComplete: before.some((status) => /^(completed|passed)$/.test(status)),
        resumedSession: isResumed,
        passMark: passMark > 0 && passMark <= 1 ? passMark : undefined,
        saved: state ? { state, location: get(locationElement) } : undefined,
        journalled: rows >= 0 ? rows : undefined,
      };
    },
    async save(state, location) {
      if (!isWritten) return;
      const isTaken = setState(state);
      set(locationElement, clip(location, limits.locationChars));
      await durable(false);
      if (!isTaken) throw new TrackingError({ reason: 'refused', detail: `${state.length} characters` });
    },
    async record(answers, earlier = 0) {
      if (!isWritten) return;
      // An LMS that does not count (Open edX) would let us write over its first rows.
      if (!isCounted) count = Math.max(count, earlier);
      isCounted = true;
      answers.forEach(write);
      await durable(false);
    },
    async report(result) {
      if (!isWritten) return;
      lastResult = result;
      setAll(dialect.result(result, env, before));
      const standing = [result.isComplete, result.success, result.scaled].join();
      const isNew = standing !== lastStanding;
      lastStanding = standing;
      await durable(isNew);
    },
    close(how, total, isExplicit) {
      if (!isOpen) return;
      const isKept = how === 'keep';
      zero = clock.elapsed() - total * 1000;
      let failure: Failure | undefined;
      if (isWritten) {
        if (!isKept) {
          // Said once more for LMSs that clear the status at a commit (Chamilo).
          if (lastResult) setAll(dialect.result(lastResult, env, before));
          setTime();
          set(exit, how === 'suspend' ? 'suspend' : dialect.left);
          if (isExplicit && dialect.navigationRequest) set(dialect.navigationRequest, how === 'suspend' ? 'suspendAll' : 'exitAll');
        }
        if (isKept || dialect.commitsBeforeTerminate) failure = commit();
      }
      isOpen = isKept;
      const hasEnded = isKept || call(dialect.terminate, '') === 'true' || call(dialect.terminate, '') === 'true';
      // A "true" at the end proves nothing after failed commits (Moodle's beacon says it blindly): better sent twice than lost.
      void settle(failure ?? (hasFailed || !hasEnded || isCutOff() ? over : undefined));
    },
  };
}
