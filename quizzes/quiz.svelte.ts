import { answer, fresh, isGraded, retry, submit, type Attempt } from './attempt.ts';
import type { AnswerEvent, QuizHost } from './host.ts';
import type { Evaluation } from './item-type.ts';
import type { RuntimeItem, RuntimeQuiz } from './runtime.ts';
import { standing } from './scoring.ts';
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

type Attempts = Record<string, Attempt<unknown>>;

/**
 * A quiz at work: holds the attempts, and tells the host each change before the page shows its verdict.
 * Until `connect` it lives without a host (on the server for ever): input is taken, judging waits.
 */
export class QuizModel {
  readonly questions: Question[];
  /** Submissions per question. */
  readonly tries: number;
  /** Ids of items whose verdict was asked for before there was a host. */
  waiting: string[] = $state.raw([]);

  #attempts: Attempts = $state.raw({});
  #retakes = $state(0);
  #best: number | undefined = $state();
  readonly #quiz: RuntimeQuiz;
  readonly #time: () => number;
  #seen: Record<string, number> = {};
  readonly #touched = new Set<string>();
  #host: QuizHost | undefined;
  #strangers: string[] = [];
  #kept = '';

  /** `time`: milliseconds of active time (active-time.ts). */
  constructor(quiz: RuntimeQuiz, time: () => number) {
    this.#quiz = quiz;
    this.#time = time;
    this.tries = quiz.attempts ?? (quiz.purpose === 'final' ? 1 : 2);
    this.questions = quiz.items.map((item) => {
      // The item's type decides which entry; only the type itself knows more of its items than the contract says.
      const view = views[item.type as keyof typeof views] as unknown as View;
      return { ...view, item, order: shownOrder(view.logic, item), isGraded: isGraded(view.logic, item) };
    });
    this.#attempts = this.#blank();
  }

  standing = $derived.by(() => this.#standing(this.#attempts));

  attempt = ({ item }: Question): Attempt<unknown> => this.#attempts[item.id]!;

  /** The verdict to show: none while another try is being made. */
  evaluation(question: Question): Evaluation | undefined {
    const { phase, last } = this.attempt(question);
    return phase === 'answering' ? undefined : last?.evaluation;
  }

  /** Takes up the saved state. What the learner did before stays where the item was not submitted yet; what waited is judged now. */
  connect(host: QuizHost): void {
    const saved = this.#host ? undefined : host.restore(this.#quiz.id);
    this.#host = host;
    if (saved) {
      const { attempts, retakes, best, strangers } = decodeQuiz(this.questions, saved, this.tries);
      this.#retakes = retakes;
      this.#best = best;
      this.#strangers = strangers;
      this.#kept = this.#encode(attempts);
      for (const id of this.#touched) if (!attempts[id]?.submissions) delete attempts[id];
      this.#attempts = { ...this.#attempts, ...attempts };
    }
    const waiting = this.waiting;
    this.waiting = [];
    for (const question of this.questions) if (waiting.includes(question.item.id)) this.check(question);
    this.keep();
  }

  /** The question came into sight: its time runs from here. */
  see({ item }: Question): void {
    this.#seen[item.id] ??= this.#time();
  }

  /** The response changed. `isTyping`: more follows at once, so it is kept later. */
  answer(question: Question, response: unknown, isTyping?: boolean): void {
    this.#touched.add(question.item.id);
    this.#set(question, answer(this.attempt(question), response));
    if (!isTyping) this.keep();
  }

  /** The learner asks for the verdict: moves on by a step, submits, or waits for the host. False when something is left to do first. */
  check(question: Question): boolean {
    const { item, logic } = question;
    const before = this.attempt(question);
    const step = logic.step?.(item, before.response);
    if (step) {
      if (step.next !== undefined) this.answer(question, step.next);
      return step.next !== undefined;
    }
    if (!logic.isComplete(item, before.response)) return false;
    if (!this.#host) {
      this.waiting = [...this.waiting, item.id];
      return true;
    }
    const after = submit(logic, item, before, this.tries);
    if (after !== before) {
      const { outcome, scaled } = after.last!.evaluation;
      const seconds = Math.max(0, this.#time() - (this.#seen[item.id] ?? 0)) / 1000;
      this.#report({ ...this.#attempts, [item.id]: after }, {
        id: item.id, text: item.stem, interaction: logic.interaction(item, after.response), outcome, scaled, weight: item.weight ?? 1, at: this.#host.now(), seconds,
      });
    }
    return true;
  }

  /** Another try at a question. */
  retry(question: Question): void {
    this.#seen[question.item.id] = this.#time();
    this.#set(question, retry(this.attempt(question)));
    this.keep();
  }

  /** A final from the start: answers blank, the best score stays. */
  retake(): void {
    const { mayRetake, best } = this.standing;
    if (!mayRetake) return;
    this.#best = best;
    this.#retakes++;
    this.#seen = Object.fromEntries(this.questions.map(({ item }) => [item.id, this.#time()]));
    this.#report(this.#blank());
  }

  /** Tells the host what it was not told yet. */
  keep(): void {
    if (this.#host && this.#encode(this.#attempts) !== this.#kept) this.#report(this.#attempts);
  }

  /** Kept first, shown second: a verdict on an answer that is then lost would be a false promise. */
  #report(attempts: Attempts, ...answers: AnswerEvent[]) {
    const { isTaken, scaled, best, mayRetake } = this.#standing(attempts);
    const isFinal = this.#quiz.purpose === 'final';
    const result = isFinal ? best : scaled;
    this.#kept = this.#encode(attempts);
    this.#host?.report({
      activity: this.#quiz.id,
      snapshot: this.#kept,
      isDone: isTaken || this.#retakes > 0,
      ...(result !== undefined && { scaled: result }),
      ...(isFinal && { isFinal: isTaken && !mayRetake }),
      answers,
    });
    this.#attempts = attempts;
  }

  #standing = (attempts: Attempts) =>
    standing(this.#quiz, this.questions.map(({ item, isGraded }) => ({ weight: item.weight, isGraded, evaluation: attempts[item.id]!.last?.evaluation })), this.#retakes, this.#best);

  #encode = (attempts: Attempts) => encodeQuiz(this.questions, { attempts, retakes: this.#retakes, best: this.#best, strangers: this.#strangers });

  #blank = (): Attempts => Object.fromEntries(this.questions.map(({ item, logic }) => [item.id, fresh(logic, item)]));

  #set({ item }: Question, attempt: Attempt<unknown>) {
    this.#attempts = { ...this.#attempts, [item.id]: attempt };
  }
}
