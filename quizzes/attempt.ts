/** One item's attempt, as a pure state machine: answering → submitted → (retry) answering → … → closed. */
import { quote, unquote } from './free-text.ts';
import type { Evaluation, ItemBase, ItemType, Outcome } from './item-type.ts';

export interface Attempt<R> {
  /** `answering`: the response may change. `submitted`: judged, another try is left. `closed`: judged for good. */
  phase: 'answering' | 'submitted' | 'closed';
  /** What the controls show. */
  response: R;
  /** Times submitted. */
  submissions: number;
  /** The last submission: it stays what counts while another try is being made. */
  last?: { response: R; evaluation: Evaluation };
  /** How sure the learner is: 1 not, 2 rather, 3 sure. */
  certainty?: Certainty;
  /** What the learner wrote before the choices were shown, and whether they are. */
  written?: { text: string; isDone: boolean };
}

export type Certainty = 1 | 2 | 3;

/** Nothing done yet. */
export const fresh = <I extends ItemBase, R>(logic: ItemType<I, R>, item: I): Attempt<R> => ({ phase: 'answering', response: logic.blank(item), submissions: 0 });

/** The learner changed the response; without effect once it is judged. */
export const answer = <R>(attempt: Attempt<R>, response: R): Attempt<R> => (attempt.phase === 'answering' ? { ...attempt, response } : attempt);

/** Submissions per question that a quiz allows. */
export const triesOf = ({ attempts, purpose }: { attempts?: number | undefined; purpose: string }): number => attempts ?? (purpose === 'practice' ? 2 : 1);

/** Judges a complete response; without effect on an incomplete one, or when it is judged already. `tries`: submissions allowed in all. */
export function submit<I extends ItemBase, R>(logic: ItemType<I, R>, item: I, attempt: Attempt<R>, tries: number): Attempt<R> {
  const { response } = attempt;
  if (attempt.phase !== 'answering' || !logic.isComplete(item, response)) return attempt;
  const evaluation = logic.evaluate(item, response);
  const submissions = attempt.submissions + 1;
  return { ...attempt, phase: phaseAfter(evaluation.outcome, submissions, tries), submissions, last: { response, evaluation } };
}

/** Another try, from the last response on; without effect when none is left. */
export const retry = <R>(attempt: Attempt<R>): Attempt<R> => (attempt.phase === 'submitted' ? { ...attempt, phase: 'answering' } : attempt);

/** Whether answers of this item count in a score. */
export const isGraded = <I extends ItemBase, R>(logic: ItemType<I, R>, item: I): boolean => logic.evaluate(item, logic.blank(item)).outcome !== 'ungraded';

const phaseAfter = (outcome: Outcome, submissions: number, tries: number) => (outcome === 'correct' || outcome === 'ungraded' || submissions >= tries ? 'closed' : 'submitted');

const letters: Record<string, Outcome> = { c: 'correct', p: 'partial', i: 'incorrect', u: 'ungraded' };

/**
 * An attempt as text, its item's code first: `<code>:<submissions><c|p|i|u>[percent][~certainty]["words written first"[*]]:<response>[::~<draft>]`,
 * or `<code>:0…::<draft>` before the first submission; a draft is there while the response may change. What follows `::~` is the draft of a
 * further try: where room is short it goes first, as an answer stands beside it. `undefined` when nothing was done.
 */
export function encodeAttempt<I extends ItemBase, R>(logic: ItemType<I, R>, item: I, { phase, response, submissions, last, certainty, written }: Attempt<R>): string | undefined {
  const draft = phase === 'answering' ? logic.encode(item, response) : undefined;
  const beside = (certainty ? `~${certainty}` : '') + (written ? quote(written.text) + (written.isDone ? '*' : '') : '');
  if (!last) return !beside && (draft === undefined || draft === logic.encode(item, logic.blank(item))) ? undefined : `${item.code}:0${beside}::${draft}`;
  const { outcome, scaled } = last.evaluation;
  const judged = `${submissions}${outcome[0]}${outcome === 'partial' ? Math.round(scaled * 100) : ''}${beside}`;
  return [item.code, judged, logic.encode(item, last.response), ...(draft === undefined ? [] : ['', `~${draft}`])].join(':');
}

/**
 * Reads what `encodeAttempt` wrote, perhaps for an older edition. A judgement stays as it was given: where this edition
 * judges otherwise, or the words were dropped for want of room, the saved outcome counts. `undefined` when unreadable.
 */
export function decodeAttempt<I extends ItemBase, R>(logic: ItemType<I, R>, item: I, text: string, tries: number): Attempt<R> | undefined {
  // The first editions wrote the draft of a further try as a first one's.
  const [, judged, saved, first, further] = text.split(':');
  const draft = further?.startsWith('~') ? further.slice(1) : first;
  const match = /^(\d+)([cpiu]?)(\d*)(?:~([123]))?("[\w-]*")?(\*?)$/.exec(judged ?? '');
  if (!match) return undefined;
  const words = match[5] === undefined ? undefined : unquote(match[5]);
  const beside = { ...(match[4] && { certainty: Number(match[4]) as Certainty }), ...(words !== undefined && { written: { text: words, isDone: match[6] === '*' } }) };
  const drafted = draft === undefined ? undefined : logic.decode(item, draft);
  const submissions = Number(match[1]);
  const outcome = letters[match[2]!];
  if (!submissions || !outcome) return drafted === undefined ? undefined : { phase: 'answering', response: drafted, submissions: 0, ...beside };
  const response = logic.decode(item, saved ?? '') ?? logic.blank(item);
  const now = logic.evaluate(item, response);
  const evaluation = now.outcome === outcome ? now : { outcome, scaled: outcome === 'correct' ? 1 : outcome === 'partial' ? Number(match[3]) / 100 : 0, feedback: [] };
  const after = phaseAfter(outcome, submissions, tries);
  const last = { response, evaluation };
  return { ...(drafted !== undefined && after === 'submitted' ? { phase: 'answering', response: drafted } : { phase: after, response }), submissions, last, ...beside };
}
