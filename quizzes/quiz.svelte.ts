import { answer, fresh, isGraded, retry, submit, triesOf, type Attempt, type Certainty } from './attempt.ts';
import type { OutcomeResult } from './exam.ts';
import type { AnswerEvent, QuizHost } from './host.ts';
import type { Evaluation, Interaction } from './item-type.ts';
import { plain } from './marked.ts';
import { parts } from './parts.ts';
import type { RuntimeItem, RuntimeQuiz } from './runtime.ts';
import { standing as standingOf, type Standing } from './scoring.ts';
import { shownOrder } from './shuffle.ts';
import { decodeQuiz, encodeQuiz, type QuizState } from './snapshot.ts';
import { views, type View } from './types/views.ts';

/** One question as the page shows it. */
export interface Question extends View {
  item: RuntimeItem;
  isGraded: boolean;
}

/** A quiz at work. Until `connect` it lives without a host (on the server for ever): input is taken, judging waits. */
export interface QuizModel {
  /** Those of this take, in the order to show; none before a drawn final was started. */
  readonly questions: Question[];
  /** Submissions per question. */
  readonly tries: number;
  readonly standing: Standing;
  /** Of a final: what the whole comes to, by outcome. */
  readonly results: OutcomeResult[];
  /** Milliseconds since the epoch before which a missed final may not be taken again; absent when it may. */
  readonly pausedUntil: number | undefined;
  /** Another take asks only what was missed. */
  readonly asksMissedOnly: boolean;
  /** Items another take would ask. */
  readonly retakeLength: number;
  /** A start was asked for before there was a host. */
  readonly isStarting: boolean;
  attempt(question: Question): Attempt<unknown>;
  /** See `ItemViewProps.order`. */
  order(question: Question): string[];
  /** Verdicts come at the end, or never. */
  readonly holdsBack: boolean;
  asksCertainty(question: Question): boolean;
  /** The verdict to show: none while another try is being made, or while verdicts are held back. */
  evaluation(question: Question): Evaluation | undefined;
  /** A verdict was asked for before there was a host. */
  isWaiting(question: Question): boolean;
  /** Takes up the saved state. What the learner did before stays where the item was not submitted yet; what waited is judged now. */
  connect(host: QuizHost): void;
  /** A drawn final begins, or waits for the host. */
  start(): void;
  /** The question came into sight: its time runs from here. */
  see(question: Question): void;
  /** The response changed. `isTyping`: more follows at once, so it is kept later. */
  answer(question: Question, response: unknown, isTyping?: boolean): void;
  /** How sure the learner is; without effect once the answer is judged. */
  rate(question: Question, certainty: Certainty): void;
  /** What the learner writes before the choices show. */
  write(question: Question, text: string): void;
  /** What the learner must still do before the verdict, as the key of its words. */
  missing(question: Question): string | undefined;
  /** The learner asks for the verdict: moves on by a step, submits, or waits for the host. False when something is left to do first. */
  check(question: Question): boolean;
  /** Another try at a question. */
  retry(question: Question): void;
  /** Whether a private answer is kept on this device; `undefined` while nobody knows. */
  readonly isPrivacyKept: boolean | undefined;
  /** What the learner writes may be kept on this device only. */
  readonly isCapped: boolean | undefined;
  /** Deletes a private answer. */
  forget(question: Question): void;
  /** A missed final again: answers blank, another draw, the best score stays. */
  retake(): void;
  /** Tells the host what it was not told yet. */
  keep(): void;
}

type Attempts = Record<string, Attempt<unknown>>;

const sureness = ['unsure', 'rather', 'sure'].map((id, index) => ({ id, code: String(index + 1), text: id }));

/** Makes the model of a quiz. A closure, not a class: private fields cost a kilobyte in the learner's script. `time`: milliseconds of active time (active-time.ts). */
export function quizModel(quiz: RuntimeQuiz, time: () => number): QuizModel {
  const isFinal = quiz.purpose === 'final';
  const isExam = isFinal && quiz.draw !== undefined;
  const isDiagnostic = quiz.purpose === 'diagnostic';
  const tries = triesOf(quiz);
  const bank = quiz.items.map((item): Question => {
    // The item's type decides which entry; only the type itself knows more of its items than the contract says.
    const view = views[item.type as keyof typeof views] as unknown as View;
    return { ...view, item, isGraded: !item.private && isGraded(view.logic, item) };
  });
  const open = bank.filter(({ item }) => !item.private);
  const asksCertainty = ({ isGraded: counts }: Question) => counts && (quiz.certainty || isDiagnostic);
  const blank = (): Attempts => Object.fromEntries(bank.map(({ item, logic }) => [item.id, fresh(logic, item)]));
  const byId = (ids: readonly string[]) => ids.flatMap((id) => bank.find(({ item }) => item.id === id) ?? []);
  const touched = new Set<string>();
  let attempts = $state.raw(blank());
  let orders = $state.raw<Record<string, string[]>>({});
  let waiting = $state.raw<string[]>([]);
  let isStarting = $state(false);
  /** Of a quiz that draws: the items of each take, the one under way last. */
  let takes = $state.raw<string[][]>(typeof quiz.draw === 'number' && !isFinal ? [bank.slice(0, quiz.draw).map(({ item }) => item.id)] : []);
  /** Of a final: what the takes before this one came to. */
  let earlier = $state.raw<OutcomeResult[]>([]);
  let retakes = $state(0);
  let best: number | undefined = $state();
  let endedAt: number | undefined = $state();
  let host: QuizHost | undefined = $state.raw();
  let strangers: string[] = [];
  let kept = '';
  let keptPrivately = '';
  let seen: Record<string, number> = {};

  const questions = $derived(quiz.draw === undefined ? bank : byId(takes.at(-1) ?? []));
  const attempt = ({ item }: Question) => attempts[item.id]!;
  const judge = (now: Attempts): OutcomeResult[] =>
    isFinal ? parts.exam!.overlaid(earlier, parts.exam!.resultsOf(questions.filter(({ isGraded: counts }) => counts).map(({ item }) => ({ ...item, outcome: item.outcome ?? '' })), (id) => now[id]!.last?.evaluation.scaled)) : [];
  const standingAt = (now: Attempts) => {
    const results = judge(now);
    const canHold = isFinal && (quiz.outcomePassMark !== undefined || bank.some(({ item }) => item.critical));
    const judged = isFinal && (isExam || canHold) ? { scaled: parts.exam!.scoreOf(results), isHeld: parts.exam!.isHeld(results, quiz), canHold } : undefined;
    return standingOf(quiz, questions.map(({ item, isGraded: counts }) => ({ weight: item.weight, isGraded: counts, evaluation: now[item.id]!.last?.evaluation })), retakes, best, judged);
  };
  const standing = $derived(standingAt(attempts));
  const results = $derived(judge(attempts));
  const holdsBack = $derived(isDiagnostic || ((quiz.feedback ?? (isExam ? 'end' : 'each')) === 'end' && !standing.isTaken));
  /** How many of each outcome the next take asks: the missed ones only. */
  const quota = (): Record<string, number> => {
    const { draw } = quiz;
    if (typeof draw !== 'object') return { '': draw ?? 0 };
    const missed = takes.length ? parts.exam!.missedOutcomes(results, quiz) : Object.keys(draw);
    return Object.fromEntries(Object.entries(draw).filter(([outcome]) => missed.includes(outcome)));
  };
  const drawn = (seed: number, past: string[][]) => parts.exam!.drawItems(bank.map(({ item }) => ({ ...item, outcome: typeof quiz.draw === 'object' ? (item.outcome ?? '') : '' })), quota(), seed, past, isExam ? retakes : past.length);

  const encode = (now: Attempts) =>
    encodeQuiz(open, {
      attempts: now,
      retakes,
      best,
      strangers,
      endedAt,
      ...(quiz.draw !== undefined && { takes: parts.exam!.encodeTakes(takes, (id) => byId([id])[0]?.item.code) }),
      ...(earlier.length && { results: parts.exam!.encodeResults(earlier) }),
    });
  const encodePrivate = (now: Attempts) => encodeQuiz(bank.filter(({ item }) => item.private), { attempts: now, retakes: 0, strangers: [] });
  const set = ({ item }: Question, now: Attempt<unknown>) => {
    attempts = { ...attempts, [item.id]: now };
  };

  /** Kept first, shown second: a verdict on an answer that is then lost would be a false promise. */
  function report(now: Attempts, ...answers: AnswerEvent[]) {
    const { isTaken, scaled, best: reached, mayRetake, isHeld } = standingAt(now);
    const result = isFinal ? reached : isDiagnostic ? undefined : scaled;
    if (isFinal && isTaken && mayRetake) endedAt ??= Math.ceil(host!.now() / 6e4);
    keepPrivate(now);
    kept = encode(now);
    host?.report({
      activity: quiz.id,
      snapshot: kept,
      isDone: isTaken || retakes > 0,
      ...(result !== undefined && { scaled: result }),
      ...(isHeld && { isHeld }),
      ...(isFinal && { isFinal: isTaken && !mayRetake }),
      answers,
    });
    attempts = now;
  }

  function keepPrivate(now: Attempts) {
    const text = encodePrivate(now);
    if (text !== keptPrivately && host?.privately?.write(quiz.id, text)) keptPrivately = text;
  }

  function keep() {
    if (!host) return;
    keepPrivate(attempts);
    if (encode(attempts) !== kept) report(attempts);
  }

  function change(question: Question, now: Attempt<unknown>, isTyping?: boolean) {
    touched.add(question.item.id);
    set(question, now);
    if (!isTyping) keep();
  }

  const respond = (question: Question, response: unknown, isTyping?: boolean) => change(question, answer(attempt(question), response), isTyping);

  function missing(question: Question): string | undefined {
    const { item, logic } = question;
    const { response, written, certainty } = attempt(question);
    if (item.writeFirst && !written?.isDone) return written?.text.trim() ? undefined : 'quiz.missing-write';
    const step = logic.step?.(item, response);
    if (step) return step.next === undefined ? 'quiz.missing-write' : undefined;
    if (!logic.isComplete(item, response)) return logic.missing ?? 'quiz.missing-choose';
    return asksCertainty(question) && !certainty ? 'quiz.missing-certainty' : undefined;
  }

  function check(question: Question): boolean {
    const { item, logic } = question;
    const before = attempt(question);
    if (missing(question)) return false;
    if (item.writeFirst && !before.written!.isDone) {
      change(question, { ...before, written: { ...before.written!, isDone: true } });
      return true;
    }
    const next = logic.step?.(item, before.response)?.next;
    if (next !== undefined) {
      respond(question, next);
      return true;
    }
    if (!host) {
      waiting = [...waiting, item.id];
      return true;
    }
    const after = submit(logic, item, before, tries);
    if (after !== before) {
      report({ ...attempts, [item.id]: after }, ...answersOf(question, after, host.now()));
      if (quiz.purpose === 'practice' && quiz.draw !== undefined && after.phase === 'closed' && after.last!.evaluation.outcome !== 'correct' && question.isGraded) askOneMore(host.seed(quiz.id));
    }
    return true;
  }

  /** A miss brings one item more, as long as the bank has one that was not asked yet. */
  function askOneMore(seed: number) {
    const asked = takes.flat();
    const [more] = drawn(seed, takes).filter((id) => !asked.includes(id));
    if (more === undefined) return;
    takes = [...takes.slice(0, -1), [...takes.at(-1)!, more]];
    report(attempts);
  }

  /** What is reported of a submission: the answer, what its type reports beside it, and how sure the learner was. */
  function answersOf(question: Question, { response, last, certainty }: Attempt<unknown>, at: number): AnswerEvent[] {
    const { item, logic } = question;
    if (item.private) return [];
    const { outcome, scaled } = last!.evaluation;
    const event = { id: item.id, text: plain(item.stem), outcome, scaled, weight: item.weight ?? 1, at, seconds: Math.max(0, time() - (seen[item.id] ?? 0)) / 1000 };
    const beside = (id: string, text: string, interaction: Interaction): AnswerEvent => ({ ...event, id: `${item.id}-${id}`, text: plain(text), interaction, outcome: 'ungraded', scaled: 0, weight: 0 });
    const interaction = logic.interaction(item, response);
    return [
      ...(interaction ? [{ ...event, interaction }] : []),
      ...(logic.also?.(item, response) ?? []).map((more) => beside(more.id, more.text, more.interaction)),
      ...(certainty ? [beside('certainty', item.stem, { kind: 'likert', components: sureness, response: [sureness[certainty - 1]!.id], correct: [] })] : []),
    ];
  }

  function draw() {
    takes = [...takes, drawn(host!.seed(quiz.id), takes)];
    seen = Object.fromEntries(questions.map(({ item }) => [item.id, time()]));
    endedAt = undefined;
    arrange();
    report(blank());
  }

  /** The learner's own order, where they have not begun in the page's. */
  function arrange() {
    const seed = host!.seed(quiz.id) + (isExam && takes.length ? retakes + 1 : takes.length) + retakes;
    orders = { ...orders, ...Object.fromEntries(bank.filter(({ item }) => !touched.has(item.id)).map(({ item, logic }) => [item.id, shownOrder(logic, item, seed)])) };
  }

  function restore(given: QuizHost) {
    const saved = given.restore(quiz.id);
    keptPrivately = given.privately?.read(quiz.id) ?? '';
    const state: QuizState | undefined = saved ? decodeQuiz(open, saved, tries) : undefined;
    if (state) {
      ({ retakes, best, strangers, endedAt } = state);
      const past = quiz.draw === undefined ? [] : parts.exam!.decodeTakes(state.takes ?? '', (code) => bank.find(({ item }) => item.code === code)?.item.id);
      // A take whose items are all gone is as good as none.
      if (past.at(-1)?.length) takes = past;
      if (state.results) earlier = parts.exam!.decodeResults(state.results);
    } else if (takes.length && !touched.size) {
      takes = [drawn(given.seed(quiz.id), [])];
    }
    const found = { ...state?.attempts, ...(keptPrivately && decodeQuiz(bank, keptPrivately, tries).attempts) };
    kept = encode(state?.attempts ?? {});
    for (const id of touched) if (!found[id]?.submissions) delete found[id];
    attempts = { ...attempts, ...found };
  }

  return {
    get questions() {
      return questions;
    },
    tries,
    get standing() {
      return standing;
    },
    get results() {
      return results;
    },
    get pausedUntil() {
      return endedAt !== undefined && quiz.pauseMinutes !== undefined && host ? (endedAt + Math.ceil(quiz.pauseMinutes)) * 6e4 : undefined;
    },
    asksMissedOnly: isExam,
    get retakeLength() {
      return Object.values(isExam ? quota() : { all: questions.length }).reduce((sum, count) => sum + count, 0);
    },
    get isStarting() {
      return isStarting;
    },
    get holdsBack() {
      return holdsBack;
    },
    asksCertainty,
    attempt,
    order: ({ item, logic }) => orders[item.id] ?? shownOrder(logic, item),
    evaluation(question) {
      const { phase, last } = attempt(question);
      return phase === 'answering' || holdsBack ? undefined : last?.evaluation;
    },
    isWaiting: ({ item }) => waiting.includes(item.id),
    connect(given) {
      if (!host) restore(given);
      host = given;
      arrange();
      const asked = waiting;
      waiting = [];
      for (const question of questions) if (asked.includes(question.item.id)) check(question);
      if (isStarting && !takes.length) draw();
      isStarting = false;
      keep();
    },
    start() {
      if (takes.length) return;
      if (host) draw();
      else isStarting = true;
    },
    see({ item }) {
      seen[item.id] ??= time();
    },
    answer: respond,
    rate(question, certainty) {
      if (attempt(question).phase === 'answering') change(question, { ...attempt(question), certainty });
    },
    write: (question, text) => change(question, { ...attempt(question), written: { text, isDone: false } }, true),
    missing,
    check,
    retry(question) {
      seen[question.item.id] = time();
      set(question, retry(attempt(question)));
      keep();
    },
    get isPrivacyKept() {
      return host && host.privately !== undefined;
    },
    get isCapped() {
      return host?.isCapped;
    },
    forget(question) {
      set(question, fresh(question.logic, question.item));
      const rest = encodePrivate(attempts);
      if (rest) keepPrivate(attempts);
      else host?.privately?.remove(quiz.id);
      keptPrivately = rest;
    },
    retake() {
      if (!standing.mayRetake) return;
      best = standing.best;
      retakes++;
      touched.clear();
      if (isExam) {
        // The draw looks at what was missed, so it comes before the results move behind.
        const next = drawn(host!.seed(quiz.id), takes);
        earlier = results;
        takes = parts.exam!.telling([...takes, next]);
      }
      endedAt = undefined;
      seen = Object.fromEntries(questions.map(({ item }) => [item.id, time()]));
      arrange();
      report(blank());
    },
    keep,
  };
}
