/**
 * The saved state: what we hand to a store as text and read back, perhaps years and editions later.
 *
 *     1.<checksum>|r<revision>|w<writer>|s<seed>|p<page>|j<journalled>|k<ledger>|d<completed>|a<code>/<marks>/<snapshot>|…
 *
 * ASCII only (bytes = characters; a lone surrogate makes Moodle's commit throw), numbers in base 36.
 * Rules that let the format live on: the first two parts stay as they are in every version; a new fact gets a new first
 * letter, or a further `/` part of its activity. Whatever an edition does not know it keeps and writes back.
 * A text that begins with a higher version is never read by guessing.
 */
import { hash } from './hash.ts';

/** What is kept of one activity. */
export interface Entry {
  /** Submitted once; never goes back. */
  isDone: boolean;
  /** No retake is left. */
  isLast: boolean;
  /** Of a final: its score alone does not pass it. */
  isHeld?: boolean;
  /** Best score of a finished attempt, 0..1 in millionths. */
  scaled?: number;
  /** As the activity made it; empty when it was dropped for want of room. */
  snapshot: string;
  /** Further parts, written by a later edition. */
  more: string[];
}

/** The best that was ever reached: an update of the content never takes it back. */
export interface Ledger {
  isComplete: boolean;
  isPassed: boolean;
  /** 0..1 in millionths */
  best?: number;
  /** Seconds since the epoch when the course was first complete; absent where an earlier edition, or the store alone, knows of it. */
  completedAt?: number;
}

export interface State {
  /** Rises with every change and every failed attempt to save: Moodle 1.2 does not send an unchanged value again. */
  revision: number;
  /** Tag of the device that wrote it: tells our own line of revisions from another's. */
  writer: string;
  /** Unsigned 32 bits, drawn once per attempt. */
  seed: number;
  /** Page id, with its language; empty at first. */
  page: string;
  /** Answers handed to the store's journal in this attempt. */
  journalled: number;
  ledger: Ledger;
  /** By permanent code, also of activities that this edition of the course does not have. */
  activities: Map<string, Entry>;
  /** Fields of a later edition, as they came. */
  more: string[];
}

/** What had to be left out to fit, from least to most; each includes those before it. */
export type Dropped = 'nothing' | 'drafts' | 'free-text' | 'finished-work' | 'all-work' | 'everything';

export type Decoded = { state: State; reason?: undefined } | { state?: undefined; reason: 'empty' | 'corrupt' | 'newer' };

const version = '1.';
/** No store of ours is larger; what is, is not ours. */
const maxChars = 1_000_000;

/** The state of a learner who has done nothing yet. */
export function freshState(seed: number, writer = ''): State {
  return { revision: 0, writer, seed, page: '', journalled: 0, ledger: { isComplete: false, isPassed: false }, activities: new Map(), more: [] };
}

/** A score as the state keeps it, so that it is the same number after a resume. */
export function keptScore(scaled: number): number {
  return Math.round(Math.min(1, Math.max(0, scaled)) * 1e6) / 1e6;
}

/**
 * The state as text of at most `limit` characters. Where it does not fit, whole parts go, the longest first:
 * drafts of further tries, free text, then the work in finished activities other than `finals` (codes), then all work (done, scores, page and
 * ledger stay). Nothing is ever cut in the middle. A limit below even that gives the empty text.
 */
export function encodeState(state: State, limit: number, finals: ReadonlySet<string> = new Set()): { text: string; dropped: Dropped } {
  const works = [...state.activities].map(([code, entry]) => ({ ...entry, code, pieces: entry.snapshot.split(quoted) }));
  const whole = (some: Work[]) => some.map((work) => ({ chars: work.pieces.join('').length, drop: () => (work.pieces = work.more = []) }));
  const rungs: [Dropped, () => { chars: number; drop(): void }[]][] = [
    ['nothing', () => []],
    ['drafts', () => works.map((work) => ({ chars: work.snapshot.length - withoutDrafts(work.snapshot).length, drop: () => (work.pieces = withoutDrafts(work.snapshot).split(quoted)) })).filter(({ chars }) => chars)],
    ['free-text', () => works.flatMap(({ pieces }) => pieces.map((piece, index) => ({ chars: index % 2 && piece.length - 2, drop: () => (pieces[index] = '""') })).filter(({ chars }) => chars))],
    ['finished-work', () => whole(works.filter(({ code, isDone }) => isDone && !finals.has(code)))],
    ['all-work', () => whole(works)],
  ];
  for (const [dropped, parts] of rungs) {
    let excess = write(state, works).length - limit;
    for (const { chars, drop } of parts().sort((one, other) => other.chars - one.chars)) {
      if (excess <= 0) break;
      drop();
      excess -= chars;
    }
    const text = write(state, works);
    if (text.length <= limit) return { text, dropped };
  }
  return { text: '', dropped: 'everything' };
}

/** Reads what `encodeState` wrote. Never throws, whatever the text is; a damaged one is refused whole. */
export function decodeState(text: string): Decoded {
  if (text.length > maxChars) return { reason: 'corrupt' };
  if (!text.trim()) return { reason: 'empty' };
  const match = /^(\d{1,3}\.)([0-9a-z]{7})(\|[ -~]*)$/.exec(text.trim());
  if (!match || checksum(match[1]! + match[3]!) !== match[2]) return { reason: 'corrupt' };
  if (match[1] !== version) return { reason: 'newer' };
  const state = freshState(0);
  for (const field of match[3]!.slice(1).split('|')) if (!readField(state, field)) state.more.push(field);
  return { state };
}

/** A snapshot without drafts of further tries and its learner's own words: what goes before finished work does. */
export function bareSnapshot(snapshot: string): string {
  return withoutDrafts(snapshot).split(quoted).map((piece, index) => (index % 2 ? '""' : piece)).join('');
}

/** What an activity changed beside an answer, and has not handed in. */
const withoutDrafts = (snapshot: string): string => snapshot.replace(/::~[^:;]*/g, '');

/** Splits a snapshot so that every second piece is a quoted one, an empty one too: quotation marks come in pairs. */
const quoted = /("[^"]*")/;

interface Work extends Entry { code: string; pieces: string[] }

function write({ revision, writer, seed, page, journalled, ledger, more }: State, works: Work[]): string {
  const body = [
    '',
    `r${base36(revision)}`,
    `w${writer}`,
    `s${base36(seed)}`,
    `p${plain(page)}`,
    `j${base36(journalled)}`,
    `k${mark('C', ledger.isComplete)}${mark('P', ledger.isPassed)}${score(ledger.best)}`,
    ...(ledger.completedAt === undefined ? [] : [`d${base36(ledger.completedAt)}`]),
    ...works.map((work) => `a${[work.code, mark('D', work.isDone) + mark('X', work.isLast) + mark('H', work.isHeld === true) + score(work.scaled), plain(work.pieces.join('')), ...work.more].join('/')}`),
    ...more,
  ].join('|');
  return version + checksum(version + body) + body;
}

/** False when this edition does not know the field, or cannot make sense of it. */
function readField(state: State, field: string): boolean {
  const value = field.slice(1);
  const name = ({ r: 'revision', s: 'seed', j: 'journalled' } as const)[field[0] as 'r'];
  const [code, marks, snapshot = '', ...more] = value.split('/');
  const [, flags, millionths] = /^([A-Z]*)([0-9a-z]{0,4})$/.exec((field[0] === 'k' ? value : marks) ?? '') ?? [];
  const best = millionths ? Math.min(1, parseInt(millionths, 36) / 1e6) : undefined;
  if (field[0] === 'w') state.writer = value;
  else if (field[0] === 'p') state.page = value;
  else if (name && /^[0-9a-z]{1,9}$/.test(value)) state[name] = parseInt(value, 36);
  else if (field[0] === 'd' && /^[0-9a-z]{1,9}$/.test(value)) state.ledger.completedAt = parseInt(value, 36);
  else if (field[0] === 'k' && flags !== undefined) state.ledger = { ...state.ledger, isComplete: flags.includes('C'), isPassed: flags.includes('P'), best };
  else if (field[0] === 'a' && code && flags !== undefined) state.activities.set(code, { isDone: flags.includes('D'), isLast: flags.includes('X'), ...(flags.includes('H') && { isHeld: true }), scaled: best, snapshot, more });
  else return false;
  return true;
}

function mark(flag: string, isSet: boolean): string {
  return isSet ? flag : '';
}

function score(scaled: number | undefined): string {
  return scaled === undefined ? '' : base36(Math.round(scaled * 1e6));
}

function checksum(text: string): string {
  return base36(hash(text)).padStart(7, '0');
}

function base36(value: number): string {
  return value.toString(36);
}

/** Snapshots and page ids keep to this alphabet; a stray character must not break the fields around it. */
function plain(text: string): string {
  return text.replace(/[^\w.,~*"=:;-]/g, '');
}
