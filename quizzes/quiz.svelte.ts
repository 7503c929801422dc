import { answer, fresh, isGraded, retry, submit, type Attempt } from './attempt.ts';
import type { AnswerEvent, QuizHost } from './host.ts';
import type { Evaluation } from './item-type.ts';
import type { RuntimeItem, RuntimeQuiz } from './runtime.ts';
import { standing as standingOf, type Standing } from './scoring.ts';
import { shownOrder } from './shuffle.ts';
import { decodeQuiz, encodeQuiz } from './snapshot.ts';
import { views, type View } from './types/views.ts';

/** One question as the page shows it. */
export interface Question extends View {
  item: RuntimeItem;
  /** See `ItemViewProps.order`. */
  order: string[];
  isGraded: boolean;
}

/** A quiz at work. Until `connect` it lives without a host (on the server for ever): input is taken, judging waits. */
export interface QuizModel {
  readonly questions: Question[];
  /** Submissions per question. */
  readonly tries: number;
  readonly standing: Standing;
  attempt(question: Question): Attempt<unknown>;
  /** The verdict to show: none while another try is being made. */
  evaluation(question: Question): Evaluation | undefined;
  /** A verdict was asked for before there was a host. */
  isWaiting(question: Question): boolean;
  /** Takes up the saved state. What the learner did before stays where the item was not submitted yet; what waited is judged now. */
  connect(host: QuizHost): void;
  /** The question came into sight: its time runs from here. */
  see(question: Question): void;
  /** The response changed. `isTyping`: more follows at once, so it is kept later. */
  answer(question: Question, response: unknown, isTyping?: boolean): void;
  /** The learner asks for the verdict: moves on by a step, submits, or waits for the host. False when something is left to do first. */
  check(question: Question): boolean;
  /** Another try at a question. */
  retry(question: Question): void;
  /** A final from the start: answers blank, the best score stays. */
  retake(): void;
  /** Tells the host what it was not told yet. */
  keep(): void;
}

type Attempts = Record<string, Attempt<unknown>>;

/** Makes the model of a quiz. A closure, not a class: private fields cost a kilobyte in the learner's script. `time`: milliseconds of active time (active-time.ts). */
export function quizModel(quiz: RuntimeQuiz, time: () => number): QuizModel {
  const isFinal = quiz.purpose === 'final';
  const tries = quiz.attempts ?? (isFinal ? 1 : 2);
  const questions = quiz.items.map((item): Question => {
    // The item's type decides which entry; only the type itself knows more of its items than the contract says.
    const view = views[item.type as keyof typeof views] as unknown as View;
    return { ...view, item, order: shownOrder(view.logic, item), isGraded: isGraded(view.logic, item) };
  });
  const blank = (): Attempts => Object.fromEntries(questions.map(({ item, logic }) => [item.id, fresh(logic, item)]));
  const touched = new Set<string>();
  let attempts = $state.raw(blank());
  let waiting = $state.raw<string[]>([]);
  let retakes = $state(0);
  let best: number | undefined = $state();
  let host: QuizHost | undefined;
  let strangers: string[] = [];
  let kept = '';
  let seen: Record<string, number> = {};

  const encode = (now: Attempts) => encodeQuiz(questions, { attempts: now, retakes, best, strangers });
  const standingAt = (now: Attempts) => standingOf(quiz, questions.map(({ item, isGraded }) => ({ weight: item.weight, isGraded, evaluation: now[item.id]!.last?.evaluation })), retakes, best);
  const standing = $derived(standingAt(attempts));
  const attempt = ({ item }: Question) => attempts[item.id]!;
  const set = ({ item }: Question, now: Attempt<unknown>) => {
    attempts = { ...attempts, [item.id]: now };
  };

  /** Kept first, shown second: a verdict on an answer that is then lost would be a false promise. */
  function report(now: Attempts, ...answers: AnswerEvent[]) {
    const { isTaken, scaled, best: reached, mayRetake } = standingAt(now);
    const result = isFinal ? reached : scaled;
    kept = encode(now);
    host?.report({
      activity: quiz.id,
      snapshot: kept,
      isDone: isTaken || retakes > 0,
      ...(result !== undefined && { scaled: result }),
      ...(isFinal && { isFinal: isTaken && !mayRetake }),
      answers,
    });
    attempts = now;
  }

  function keep() {
    if (host && encode(attempts) !== kept) report(attempts);
  }

  function respond(question: Question, response: unknown, isTyping?: boolean) {
    touched.add(question.item.id);
    set(question, answer(attempt(question), response));
    if (!isTyping) keep();
  }

  function check(question: Question): boolean {
    const { item, logic } = question;
    const before = attempt(question);
    const step = logic.step?.(item, before.response);
    if (step) {
      if (step.next !== undefined) respond(question, step.next);
      return step.next !== undefined;
    }
    if (!logic.isComplete(item, before.response)) return false;
    if (!host) {
      waiting = [...waiting, item.id];
      return true;
    }
    const after = submit(logic, item, before, tries);
    if (after !== before) {
      report({ ...attempts, [item.id]: after }, ...answersOf(question, after, host.now()));
    }
    return true;
  }

  /** What is reported of a submission: the answer, and what its type reports beside it. */
  function answersOf({ item, logic }: Question, { response, last }: Attempt<unknown>, at: number): AnswerEvent[] {
    const { outcome, scaled } = last!.evaluation;
    const event = { id: item.id, text: item.stem, outcome, scaled, weight: item.weight ?? 1, at, seconds: Math.max(0, time() - (seen[item.id] ?? 0)) / 1000 };
    const interaction = logic.interaction(item, response);
    const beside = (logic.also?.(item, response) ?? []).map((more): AnswerEvent => ({ ...event, ...more, id: `${item.id}-${more.id}`, outcome: 'ungraded', scaled: 0, weight: 0 }));
    return interaction ? [{ ...event, interaction }, ...beside] : beside;
  }

  return {
    questions,
    tries,
    get standing() {
      return standing;
    },
    attempt,
    evaluation(question) {
      const { phase, last } = attempt(question);
      return phase === 'answering' ? undefined : last?.evaluation;
    },
    isWaiting: ({ item }) => waiting.includes(item.id),
    connect(given) {
      const saved = host ? undefined : given.restore(quiz.id);
      host = given;
      if (saved) {
        const state = decodeQuiz(questions, saved, tries);
        ({ retakes, best, strangers } = state);
        kept = encode(state.attempts);
        for (const id of touched) if (!state.attempts[id]?.submissions) delete state.attempts[id];
        attempts = { ...attempts, ...state.attempts };
      }
      const asked = waiting;
      waiting = [];
      for (const question of questions) if (asked.includes(question.item.id)) check(question);
      keep();
    },
    see({ item }) {
      seen[item.id] ??= time();
    },
    answer: respond,
    check,
    retry(question) {
      seen[question.item.id] = time();
      set(question, retry(attempt(question)));
      keep();
    },
    retake() {
      if (!standing.mayRetake) return;
      best = standing.best;
      retakes++;
      seen = Object.fromEntries(questions.map(({ item }) => [item.id, time()]));
      report(blank());
    },
    keep,
  };
}
