import type { Evaluation } from './item-type.ts';

/** What scoring must know of one item: its weight, whether it counts at all, and its last evaluation where it was submitted. */
export interface Scored {
  weight?: number | undefined;
  isGraded: boolean;
  evaluation?: Pick<Evaluation, 'scaled'> | undefined;
}

/**
 * Weighted mean of the graded items, 0..1 with four decimals (`score.scaled` carries no more, and a pass mark must not
 * fail on a rounding error). Not submitted counts as 0. `undefined` when nothing is graded.
 */
export function score(items: readonly Scored[]): number | undefined {
  let sum = 0;
  let total = 0;
  for (const { weight = 1, isGraded, evaluation } of items) {
    if (!isGraded) continue;
    total += weight;
    sum += weight * (evaluation?.scaled ?? 0);
  }
  return total ? Math.round((sum / total) * 1e4) / 1e4 : undefined;
}

/** How a quiz stands: what decides its results panel and its report. */
export interface Standing {
  /** Every item of this take was submitted. */
  isTaken: boolean;
  /** Score so far, 0..1: of this take, and of a final that asks missed outcomes again, of the whole. */
  scaled: number | undefined;
  /** Of a final: the best score of a whole take. */
  best: number | undefined;
  /** The pass mark is reached, and nothing that must be right was missed; `undefined` where nothing decides. */
  isPassed: boolean | undefined;
  /** The best score would pass, but something that must be right was not. */
  isHeld: boolean;
  /** A missed final may be taken again. */
  mayRetake: boolean;
}

/** What judging a final adds to its score: see exam.ts. `canHold`: something in this final can keep a learner from passing whatever the score. */
export interface Judged { scaled: number; isHeld: boolean; canHold: boolean }

/** `retakes` and `best` are those of the takes before this one. */
export function standing(
  quiz: { purpose: 'practice' | 'diagnostic' | 'final'; retakes: number | 'unlimited'; passMark?: number | undefined },
  items: readonly Scored[],
  retakes: number,
  best: number | undefined,
  judged?: Judged,
): Standing {
  const isFinal = quiz.purpose === 'final';
  const isTaken = items.length > 0 && items.every(({ evaluation }) => evaluation);
  const scaled = judged ? judged.scaled : score(items);
  const reached = isFinal && isTaken && scaled !== undefined ? Math.max(best ?? 0, scaled) : best;
  const isEnough = (value = 0) => quiz.passMark !== undefined && value >= quiz.passMark;
  const passes = judged?.canHold ? isTaken && isEnough(scaled) && !judged.isHeld : isEnough(reached);
  const isPassed = reached === undefined || quiz.passMark === undefined ? undefined : passes;
  return { isTaken, scaled, best: reached, isPassed, isHeld: isPassed === false && isEnough(reached), mayRetake: isFinal && isTaken && !isPassed && (quiz.retakes === 'unlimited' || retakes < quiz.retakes) };
}
