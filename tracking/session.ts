import { supportCode } from './diagnose.ts';
import { fingerprint, hash } from './hash.ts';
import { readMirror, reconcile, withAlone, writeMirror } from './mirror.ts';
import type { Found } from './mirror.ts';
import { TrackingError } from './port.ts';
import type { Answer, Failure, Launch } from './port.ts';
import { privateStore } from './private-store.ts';
import { higher, isLessonDone, standing } from './progress.ts';
import type { ActivityChange, SaveStatus, Session, SessionOptions } from './session-types.ts';
import { decodeState, encodeState, freshState, keptScore } from './state.ts';

/** Journal entries kept back for a final (SCORM's SPM is 250 in all). */
const reserve = 40;
/** A longer silence is not learning: the computer slept, or the learner left. */
const longestGap = 30 * 60;
const longestPause = 60;
/** After so many vain attempts the learner is told more than that it is tried again. */
const manyFailures = 3;

/**
 * Opens the course's one session with its store. Never rejects: without a store it goes on, on the device alone.
 *
 * - A change is on the device before `change` returns; an answer is sent after the page has painted, one send at a time,
 *   later changes in one go; a draft goes with the next answer or when the page is hidden, so that choosing costs the LMS nothing. What the store refuses stays dirty and is sent again after 2, 4, 8 … 60 s, at the next change,
 *   and when the page is hidden. Every attempt has a new revision.
 * - A damaged or later state is put aside on the device, and nothing is sent before the learner's first answer.
 * - In `browse` and `review` nothing is written anywhere (Moodle 4.5 stores every write in every mode).
 * - A page that takes over a running session (`launch.resumedSession`) goes on counting its time from the device's
 *   mirror: stores take the session's whole time at each commit, not what was added. A new launch begins at 0.
 */
export async function openSession({ outline, port, device, clock, defer, later, random, courseKey = outline.course, note = () => {}, channel, wasAlone }: SessionOptions): Promise<Session> {
  let launch: Launch | undefined;
  let failure: Failure | undefined;
  try {
    launch = await port.open();
  } catch (error) {
    failure = failureOf(error);
    noteFailure();
  }
  const mode = launch?.mode ?? 'normal';
  const isWritten = mode === 'normal';
  const isSent = isWritten && launch !== undefined;
  const learner = launch?.learner ?? { id: '', name: '' };
  // The same LMS page took one session in this tab and takes no second (a reload): so it is the same learner, and the next
  // launch sends what the mirror holds. Where there is no LMS at all it may be another person: their own mirror.
  const earlier = failure?.reason === 'closed' ? device.read('session:key') : undefined;
  const aloneKey = `${courseKey}/device`;
  const key = earlier ?? (launch ? `${courseKey}/${fingerprint(learner.id)}` : aloneKey);
  if (launch) device.write('session:key', key);
  const mirror = readMirror(device.read(key));
  const decoded = decodeState(launch?.saved?.state ?? '');
  const isStrange = launch !== undefined && (decoded.reason === 'corrupt' || decoded.reason === 'newer');
  if (isStrange && isWritten) device.write(`${key}/old`, launch!.saved!.state);

  // Without a store nothing is overdue: what this page does is (it may find one yet).
  const { dirty: owed = [], outbox: unsent = [] } = key === aloneKey ? {} : (mirror ?? {});
  let found: Found = launch ? reconcile(decoded.state, isStrange, mirror, learner.id !== '', port.limits.mayRepeat) : { state: mirror?.state, dirty: owed, outbox: unsent };
  const alone = isSent && wasAlone ? readMirror(device.read(aloneKey)) : undefined;
  if (alone) {
    found = withAlone(found, alone);
    device.remove(aloneKey);
  }
  /** A new attempt, and of the last one the store had some, but not all. */
  let isAsked = isSent && decoded.reason === 'empty' && !launch!.resumedSession && mirror !== undefined && mirror.acked > 0 && found.state === mirror.state;
  const begin = () => freshState(Math.floor(random() * 2 ** 32));
  const state = found.state ?? begin();
  state.writer ||= Math.floor(random() * 36 ** 4).toString(36);
  if (launch) state.journalled = launch.journalled ?? (decoded.reason === 'empty' ? 0 : state.journalled);
  if (launch?.wasComplete) state.ledger.isComplete = true;
  const savedPage = state.page || launch?.saved?.location || undefined;

  const activities = new Map(outline.lessons.flatMap((lesson) => lesson.activities.map((activity) => [activity.id, activity])));
  const finals = new Set([...activities.values()].filter((activity) => activity.isFinal).map((activity) => activity.code));
  const dirty = new Map(found.dirty.map((code) => [code, state.revision]));
  const listeners = new Set<() => void>();
  let outbox: Answer[] = found.outbox;
  /** Answers handed to the port whose fate is not known yet. */
  const handed = new Set<Answer>();
  let acked = (launch ? decoded.state?.revision : mirror?.acked) ?? 0;
  let reported = '';
  let sends = 0;
  /** Characters the store takes, as far as was known at the last send. */
  let stateRoom = port.limits.stateChars;
  /** Revision handed over last. */
  let onItsWay = 0;
  let lastSend: Promise<void> | undefined;
  let failures = 0;
  let isQueued = false;
  /** All that is unsent is answers begun, not given. */
  let isDraftOnly = false;
  let stopRetry = () => {};
  let isKept = true;
  let isWaiting = isStrange || isAsked;
  /** Another window of this device goes on: this one only shows. */
  let isElsewhere = false;
  /** Here since (milliseconds since the epoch): of two windows the earlier one goes on, until the learner says otherwise. */
  let since = clock.now();
  const tell = (isWritten && channel?.(key, hear)) || (() => {});
  let closed: 'keep' | 'suspend' | 'finish' | undefined;
  let hasYielded = false;
  let seconds = launch?.resumedSession ? (mirror?.seconds ?? 0) : 0;
  let lastTick = clock.elapsed();

  const stand = () => standing(outline, state, launch?.passMark);
  const isDirty = () => isSent && !isWaiting && !isElsewhere && acked < state.revision;
  const isOver = () => closed !== undefined || failure?.reason === 'closed';
  const notify = () => listeners.forEach((listener) => listener());

  function tick() {
    const now = clock.elapsed();
    seconds += Math.min(longestGap, Math.max(0, now - lastTick) / 1000);
    lastTick = now;
  }

  function keep() {
    // A page left behind in the back/forward cache writes nothing: the one that took over does. Nor does a second window.
    if (!isWritten || hasYielded || isElsewhere) return;
    const kept = isWaiting ? mirror : { state, acked, dirty: [...dirty.keys()], outbox };
    if (kept) isKept = device.write(key, writeMirror({ ...kept, seconds }));
  }

  /** Something is new: on the device at once, to the store when the page has painted; a mere draft with the next answer, or when the page is hidden. */
  function touch(isDraft = false) {
    isDraftOnly = isDraft && (isDraftOnly || !isDirty());
    tick();
    state.revision++;
    const wasComplete = state.ledger.isComplete;
    state.ledger = stand().ledger;
    // Of a course that was complete before this edition nobody knows when.
    if (state.ledger.isComplete && !wasComplete) state.ledger.completedAt = Math.floor(clock.now() / 1000);
    keep();
    if (!isDraftOnly) queue();
    notify();
  }

  function queue() {
    if (isQueued || !isDirty()) return;
    isQueued = true;
    defer(() => {
      isQueued = false;
      pump();
    });
  }

  function pump() {
    if (!sends && !isOver() && isDirty()) void send();
  }

  /** The page may not live on: also while another send is under way. */
  function sendRest() {
    if (!isOver() && isDirty() && !(sends && onItsWay === state.revision)) void send();
  }

  /** Hands over all that is new in this tick, so that a port can make one commit of it. Never rejects. */
  function send(): Promise<void> {
    stopRetry();
    sends++;
    const sending = transmit().then(succeed, fail).then(() => {
      sends--;
      if (lastSend === sending) lastSend = undefined;
      if (!failure) queue();
      notify();
    });
    lastSend = sending;
    notify();
    return sending;
  }

  /** Resolves to what the store now has. The three verbs are called before the first `await`. */
  async function transmit() {
    const { result } = stand();
    const sent = { revision: state.revision, report: JSON.stringify(result) };
    onItsWay = sent.revision;
    const batch = outbox.filter((answer) => !handed.has(answer));
    batch.forEach((answer) => handed.add(answer));
    stateRoom = port.limits.stateChars;
    const { text } = encodeState({ ...state, journalled: state.journalled + handed.size }, stateRoom, finals);
    const location = state.page.length > port.limits.locationChars ? '' : state.page;
    await Promise.all([
      batch.length && record(batch),
      port.save(text, location),
      sent.report !== reported && port.report(result),
    ]);
    return sent;
  }

  async function record(batch: Answer[]) {
    try {
      await port.record(batch, state.journalled + handed.size - batch.length);
      outbox = outbox.filter((answer) => !batch.includes(answer));
      state.journalled += batch.length;
    } finally {
      batch.forEach((answer) => handed.delete(answer));
    }
  }

  function succeed({ revision, report }: { revision: number; report: string }) {
    acked = Math.max(acked, revision);
    reported = report;
    for (const [code, changed] of dirty) if (changed <= revision) dirty.delete(code);
    failure = undefined;
    failures = 0;
    keep();
  }

  function fail(error: unknown) {
    failure = failureOf(error);
    noteFailure();
    // A store may take what it failed to commit for sent (Moodle 1.2): everything goes again, as something new.
    state.revision++;
    reported = '';
    keep();
    stopRetry();
    // Where the store has just shown that it takes less, a shorter state goes at once.
    const wait = port.limits.stateChars < stateRoom ? 0 : Math.min(longestPause, 2 ** ++failures);
    if (!isOver()) stopRetry = later(pump, wait * 1000);
  }

  const session: Session = {
    learner,
    mode,
    isAlone: !launch,
    language: launch?.language,
    stateChars: isSent ? port.limits.stateChars : Infinity,
    ...(isWritten && learner.id && { privately: privateStore(device, key) }),
    savedPage,
    restore: (id) => entryOf(id)?.snapshot || undefined,
    change,
    visit(page) {
      if (page === state.page) return;
      state.page = page;
      if (!isWaiting && !isElsewhere) touch();
    },
    seed: (activity) => hash(`${activity} ${state.seed}`),
    isLessonDone: (id) => outline.lessons.some((lesson) => lesson.id === id && isLessonDone(state, lesson)),
    isActivityDone: (id) => entryOf(id)?.isDone === true,
    left: () => stand().left,
    progress: () => stand().share,
    result: () => stand().result,
    completedAt: () => state.ledger.completedAt,
    status,
    trouble: (target) => (failure || status() === 'unread' ? supportCode({ failure, target, edition: `${outline.course} ${outline.version}`, isKept, unsent: outbox.length, read: launch && decoded.reason }) : undefined),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retry,
    decide(isYes) {
      const isShown = !isElsewhere && (!isAsked || isYes);
      if (isElsewhere) takeOver();
      else if (isAsked) {
        if (!isYes) {
          Object.assign(state, begin(), { writer: state.writer });
          dirty.clear();
          outbox = [];
        }
        isAsked = isWaiting = false;
        touch();
      } else retry();
      return !isShown;
    },
    hide() {
      if (!isSent || isOver() || isElsewhere) return;
      tick();
      sendRest();
      port.close('keep', seconds);
    },
    close(how, isExplicit) {
      if (closed) return false;
      tick();
      sendRest();
      closed = how;
      stopRetry();
      keep();
      hasYielded = how === 'keep';
      const isLed = launch !== undefined && !isElsewhere && port.close(how, isSent ? seconds : 0, isExplicit) === true;
      notify();
      return isLed;
    },
    reopen() {
      if (closed !== 'keep') return;
      closed = undefined;
      hasYielded = false;
      lastTick = clock.elapsed();
      tell((since = clock.now()));
      catchUp(false);
      queue();
      notify();
    },
    async saveNow() {
      if (isWritten && !launch && !isKept) throw new TrackingError(failure!);
      while (isDirty()) {
        if (isOver()) throw new TrackingError(failure ?? { reason: 'closed', detail: 'the session is closed' });
        await (lastSend ?? send());
        if (failure) throw new TrackingError(failure);
      }
    },
  };

  function noteFailure() {
    // The beginning of what came back: codes, not whole answers, in which a learner may be named.
    note(`${failure!.reason}: ${failure!.detail.slice(0, 24)}`);
  }

  function entryOf(id: string) {
    const activity = activities.get(id);
    return activity && state.activities.get(activity.code);
  }

  function retry() {
    if (failure) pump();
  }

  /** 0: another window goes on. Else another has opened, at that time. */
  function hear(word: number) {
    if (closed || isElsewhere) return;
    // One whose session has ended lets the newcomer go on.
    if (word && !isOver()) return void (since < word && tell(0));
    isElsewhere = true;
    stopRetry();
    notify();
  }

  function takeOver() {
    isElsewhere = false;
    tell(0);
    catchUp(true);
    touch();
  }

  /** Another page of the package may have gone on while this one was in the back/forward cache, or another window (which has all that was done). */
  function catchUp(isWindow: boolean) {
    const other = isWritten ? readMirror(device.read(key)) : undefined;
    if (!other || (!isWindow && (other.state.seed !== state.seed || other.state.revision <= state.revision))) return;
    Object.assign(state, other.state, { revision: Math.max(state.revision, other.state.revision) });
    ({ acked, outbox } = other);
    // Another window's session has a time of its own.
    if (!isWindow) seconds = other.seconds;
    dirty.clear();
    for (const code of other.dirty) dirty.set(code, state.revision);
    reported = '';
  }

  function change({ activity: id, snapshot, isDone, scaled, isHeld, isFinal, answers }: ActivityChange) {
    if (isElsewhere) takeOver();
    const activity = activities.get(id);
    let isDraft = !answers.length;
    if (activity) {
      const before = state.activities.get(activity.code);
      state.activities.set(activity.code, {
        snapshot,
        isDone: isDone || before?.isDone === true,
        isLast: isFinal === true,
        ...(isHeld && { isHeld }),
        // Only a finished attempt has a score to compare.
        scaled: higher(before?.scaled, isDone && scaled !== undefined ? keptScore(scaled) : undefined),
        more: before?.more ?? [],
      });
      isDraft &&= (before?.isDone === true) === isDone && (before?.isLast === true) === (isFinal === true);
      dirty.set(activity.code, state.revision + 1);
    }
    if (isWritten) {
      const room = port.limits.interactions - (finals.size && !activity?.isFinal ? reserve : 0) - state.journalled - outbox.length;
      outbox.push(...answers.slice(0, Math.max(0, room)).map((answer) => ({ ...answer, activity: id })));
    }
    isAsked = isWaiting = false;
    touch(isDraft);
  }

  function status(): SaveStatus {
    if (!isWritten) return 'read-only';
    if (closed) return 'closed';
    if (isElsewhere) return 'elsewhere';
    if (isOver()) return 'ended';
    if (isAsked) return 'earlier';
    if (!launch) return isKept ? 'device-only' : 'not-saved';
    if (failure?.reason === 'signed-out') return 'signed-out';
    if (failure) return failure.reason === 'offline' && failures >= manyFailures ? 'offline' : 'not-saved';
    // Nothing was saved in this session: the device's copy is all there is, or the learner starts afresh.
    if (isWaiting) return found.state ? 'device-only' : 'unread';
    return sends || (isDirty() && !isDraftOnly) ? 'saving' : 'saved';
  }

  tell(since);
  // At once, so that a launch that is killed can still be resumed (Moodle 2004 forgets one that never committed).
  if (!isWaiting) touch();
  return session;
}

function failureOf(error: unknown): Failure {
  return error instanceof TrackingError ? error.failure : { reason: 'refused', detail: String(error) };
}
