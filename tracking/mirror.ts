/**
 * What the device keeps beside the store: the whole state with every free text, and what the store has not
 * acknowledged. Written before an answer's feedback shows, so a killed tab costs nothing on this device.
 */
import type { Answer } from './port.ts';
import { hash } from './hash.ts';
import { earlier, higher } from './progress.ts';
import { decodeState, encodeState, freshState, bareSnapshot } from './state.ts';
import type { Entry, Ledger, State } from './state.ts';

export interface Mirror {
  state: State;
  /** Last revision the store has acknowledged. */
  acked: number;
  /** Codes of activities changed since. */
  dirty: string[];
  /** Answers the store has not acknowledged, oldest first. */
  outbox: Answer[];
  /** Active seconds of the running session: a page that takes it over counts on from here. */
  seconds: number;
}

/** As text, with a checksum in front: storage is shared by everything on the LMS's site. */
export function writeMirror({ state, acked, dirty, outbox, seconds }: Mirror): string {
  const body = JSON.stringify([encodeState(state, Infinity).text, acked, dirty, outbox, seconds]);
  return `${hash(body)} ${body}`;
}

/** `undefined` where there is none, or a damaged one. */
export function readMirror(text: string | undefined): Mirror | undefined {
  const [, sum, body] = /^(\d+) (\[.*)$/s.exec(text ?? '') ?? [];
  if (!body || String(hash(body)) !== sum) return undefined;
  try {
    const [saved, acked, dirty, outbox, seconds] = JSON.parse(body) as unknown[];
    const { state } = decodeState(String(saved));
    const isOurs = [acked, seconds].every(Number.isFinite) && isListOf(dirty, (code) => typeof code === 'string') && isListOf(outbox, isAnswer);
    return state && isOurs ? { state, acked: acked as number, dirty: dirty as string[], outbox: outbox as Answer[], seconds: seconds as number } : undefined;
  } catch {
    // Not a text of ours, though its checksum fits: as if there were none.
    return undefined;
  }
}

const isListOf = (list: unknown, isOne: (each: unknown) => boolean): boolean => Array.isArray(list) && list.every(isOne);

/** Of the shape every store can tell: everything on the LMS's site can write here. */
function isAnswer(value: unknown): boolean {
  const { id, text, at, interaction } = (value ?? {}) as Partial<Record<keyof Answer, unknown>>;
  return typeof id === 'string' && typeof text === 'string' && Number.isFinite(at) && typeof interaction === 'object';
}

/** What a launch starts from: the state (without a writer where this device has not written it before), and what of it the store does not have yet. */
export interface Found { state: State | undefined; dirty: string[]; outbox: Answer[] }

/**
 * Brings the store's state and the device's together; done, scores and status only ever rise.
 *
 * - The store's state is our own line's (same writer): the later revision has everything the other has.
 * - Another device wrote since: its state, with the activities changed here and never acknowledged laid over it,
 *   and free text the store had no room for put back. A store that fell behind what it had acknowledged gets everything again.
 * - The store is empty (a new attempt) or holds another attempt: the store wins, unless something here was never acknowledged.
 * - The store's text is damaged or of a later edition (`isStrange`): the device's state is the best there is.
 *
 * `isKnown`: the learner has an id. Without one, whose the mirror is shows only by the attempt being the same. `mayRepeat`: see `Limits`.
 */
export function reconcile(saved: State | undefined, isStrange: boolean, mirror: Mirror | undefined, isKnown: boolean, mayRepeat = false): Found {
  const isSameAttempt = mirror?.state.seed === saved?.seed;
  if (!mirror || !(isKnown || isSameAttempt)) return { state: saved && { ...saved, writer: '' }, dirty: [], outbox: [] };
  const mine = mirror.state;
  if (!saved) return isStrange || mirror.dirty.length || mirror.outbox.length ? mirror : { state: undefined, dirty: [], outbox: [] };

  const isOwn = isSameAttempt && saved.writer === mine.writer;
  // Where answers travel with the state that counts them, what the store's copy counts more than ours was delivered.
  const delivered = isOwn && !mayRepeat ? Math.max(0, saved.journalled - mine.journalled) : 0;
  const outbox = mirror.outbox.slice(delivered);
  if (isOwn && saved.revision <= mine.revision) return { state: { ...mine, journalled: saved.journalled }, dirty: mirror.dirty, outbox };

  const isBehind = isSameAttempt && saved.revision < mirror.acked;
  // Our own later revision: the device refused to keep it, so what is here is old.
  const dirty = isOwn ? [] : mirror.dirty;
  for (const [code, entry] of mine.activities) {
    const theirs = saved.activities.get(code);
    if (isBehind || dirty.includes(code) || (isSameAttempt && !theirs)) saved.activities.set(code, theirs ? joined(entry, theirs) : entry);
    else if (theirs && isSameAttempt && isFuller(entry, theirs)) theirs.snapshot = entry.snapshot;
  }
  if (isSameAttempt) {
    saved.ledger = risen(saved.ledger, mine.ledger);
    if (mine.revision > saved.revision) saved.page = mine.page;
  }
  return { state: { ...saved, writer: mine.writer, revision: Math.max(saved.revision, mine.revision) }, dirty, outbox };
}

/** What was done without a store in the very page that has found one since, laid over what the launch starts from. */
export function withAlone(found: Found, alone: Mirror): Found {
  const activities = new Map([...alone.state.activities].filter(([code]) => alone.dirty.includes(code)));
  const { ledger } = freshState(0);
  const { state, dirty, outbox } = reconcile(found.state, false, { ...alone, state: { ...alone.state, activities, ledger } }, true);
  return { state, dirty: [...new Set([...found.dirty, ...dirty])], outbox: [...found.outbox, ...outbox] };
}

function joined(mine: Entry, theirs: Entry): Entry {
  return {
    ...(theirs.isDone && !mine.isDone ? theirs : mine),
    isDone: mine.isDone || theirs.isDone,
    isLast: mine.isLast || theirs.isLast,
    scaled: higher(mine.scaled, theirs.scaled),
  };
}

/** The same work, but for what had to be dropped to fit the store. */
function isFuller(mine: Entry, theirs: Entry): boolean {
  return mine.isDone === theirs.isDone && mine.snapshot.length > theirs.snapshot.length
    && (!theirs.snapshot || bareSnapshot(mine.snapshot) === bareSnapshot(theirs.snapshot));
}

/** Two saved states of one learner as one text, where both were written at once: our own line, with nothing lost that was done in the other. */
export function mergeStates(mine: string, theirs: string): string {
  const [own, other] = [decodeState(mine).state, decodeState(theirs).state];
  if (!own || !other) return mine;
  for (const [code, entry] of other.activities) {
    const here = own.activities.get(code);
    own.activities.set(code, here ? joined(here, entry) : entry);
  }
  own.ledger = risen(own.ledger, other.ledger);
  return encodeState(own, Infinity).text;
}

function risen(one: Ledger, other: Ledger): Ledger {
  const completedAt = earlier(one.completedAt, other.completedAt);
  return { isComplete: one.isComplete || other.isComplete, isPassed: one.isPassed || other.isPassed, best: higher(one.best, other.best), ...(completedAt !== undefined && { completedAt }) };
}
