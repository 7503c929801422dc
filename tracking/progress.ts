/** What the history comes to. Pure. */
import type { Outline } from './outline.ts';
import type { Result } from './port.ts';
import type { Ledger, State } from './state.ts';

type Lesson = Outline['lessons'][number];
type Activity = Lesson['activities'][number];

export interface Standing {
  /** For the store: never less than the ledger. */
  result: Result;
  /** The ledger raised to this result. */
  ledger: Ledger;
  /** Ids of required activities still to do, in course order; a final counts until it is passed or no retake is left. */
  left: string[];
  /** Share of required activities done in this edition of the course, 0..1; the final counts once passed. */
  share: number;
}

/**
 * Where the learner stands. The course is complete when every lesson is and the final, where there is one, is passed;
 * once complete or passed it stays so, whatever an update adds or a later attempt scores.
 */
export function standing(outline: Outline, state: State, passMark = outline.passMark ?? 0): Standing {
  const required = outline.lessons.flatMap((lesson) => lesson.activities.filter((activity) => activity.isRequired || activity.isFinal));
  const final = required.find((activity) => activity.isFinal);
  const exam = final && state.activities.get(final.code);
  const best = higher(exam?.scaled, state.ledger.best);
  const isPassed = state.ledger.isPassed || (exam?.isDone === true && !exam.isHeld && (exam.scaled ?? 0) >= passMark);
  const isOver = (activity: Activity) => (activity.isFinal ? isPassed : isDone(state, activity));
  const isFailed = exam?.isDone === true && !isPassed;
  const met = required.filter(isOver).length;
  const isComplete = state.ledger.isComplete || (met === required.length && outline.lessons.every((lesson) => isLessonDone(state, lesson)));
  const share = required.length ? met / required.length : 1;
  return {
    result: {
      isComplete,
      success: isPassed ? 'passed' : isFailed ? 'failed' : 'unknown',
      scaled: best,
      progress: isComplete ? 1 : share,
      mayRetry: isFailed && !exam.isLast,
    },
    ledger: { ...state.ledger, isComplete, isPassed, best },
    left: required.filter((activity) => !isOver(activity) && !(activity === final && isFailed && exam.isLast)).map((activity) => activity.id),
    share,
  };
}

/** Each of its required activities is submitted; a lesson that requires nothing is done as it is. */
export function isLessonDone(state: State, lesson: Lesson): boolean {
  return lesson.activities.every((activity) => !activity.isRequired || isDone(state, activity));
}

function isDone(state: State, activity: Activity): boolean {
  return state.activities.get(activity.code)?.isDone === true;
}

/** The earlier of two times that may be absent. */
export function earlier(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || (other !== undefined && other < one) ? other : one;
}

/** The higher of two scores that may be absent. */
export function higher(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || (other !== undefined && other > one) ? other : one;
}
