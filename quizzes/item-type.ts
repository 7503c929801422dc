/**
 * The contract of a question type. A type is one folder in `quizzes/types/`:
 * `schema.ts` (what an author may write; Node only, so that the browser never loads zod),
 * `<type>.ts` (pure functions, browser and Node), `<Type>.svelte` (the view), `samples.yaml` (worked examples = tests),
 * and, where the type has words of its own, `words.fr.yaml`, `words.en.yaml`: keys beginning with `<type>.`.
 */

/** What every runtime item has, whatever its type: the author's item in one language, with its short permanent codes. */
export interface ItemBase {
  /** Kebab-case, unique in the course, permanent: the LMS reports carry it. */
  id: string;
  /** The question, as plain text. */
  stem: string;
  /** Short code of this item, from `course/codes.tsv`; unique among the course's items. */
  code: string;
  /** Short code (one of `0-9a-z`) of each part that can be an answer (option, tile, category…), keyed by the part's id. */
  codes: Record<string, string>;
  feedback?: ItemFeedback;
  hint?: string;
  /** Relative weight in a quiz's score; 1 when absent. */
  weight?: number;
  /** Show the parts in an order drawn from the learner's seed; before that is known, from the item's id. */
  shuffle?: boolean;
  /** Stays on the device: see `PrivateStore` in host.ts. */
  private?: boolean;
  /** The view comes after the learner has written an answer of their own. */
  writeFirst?: boolean;
  /** The learner writes a text: see `isCapped` in host.ts. */
  writes?: boolean;
  /** The outcome it assesses; there in quizzes that judge by outcome (final, diagnostic). */
  outcome?: string;
  /** What must be right in a final. */
  critical?: boolean;
  situation?: string;
}

/** Feedback an item gives as a whole. An option's own feedback comes before it. */
export interface ItemFeedback {
  correct?: string;
  partial?: string;
  incorrect?: string;
}

export type Outcome = 'correct' | 'partial' | 'incorrect' | 'ungraded';

/** One line of feedback, in reading order. `about` is the id of the part it speaks of; absent: the whole answer. */
export interface FeedbackLine {
  about?: string;
  outcome: Outcome;
  text: string;
}

export interface Evaluation {
  outcome: Outcome;
  /** 0..1; 0 when ungraded (an ungraded item takes no part in a score). */
  scaled: number;
  feedback: FeedbackLine[];
}

/** A part of an interaction as reports name it. */
export interface Component {
  id: string;
  /** One character of `0-9a-z`: what SCORM 1.2 (CMIIdentifier of a choice) can carry. */
  code: string;
  text: string;
}

/**
 * What was asked and answered, in no standard's words; each target writes it in its own syntax.
 * `correct` lists complete alternatives; an empty list means that no right answer exists. A `likert` has none, and its one
 * response is a point of the scale; a `performance` pairs each step's id with what was done, in words or a number.
 */
export type Interaction =
  | { kind: 'choice' | 'sequencing' | 'likert'; components: Component[]; response: string[]; correct: string[][] }
  | { kind: 'true-false'; response?: boolean; correct: boolean[] }
  | { kind: 'matching'; sources: Component[]; targets: Component[]; response: [string, string][]; correct: [string, string][][] }
  | { kind: 'numeric'; response?: number; correct: { min?: number; max?: number }[] }
  | { kind: 'fill-in'; response: string[]; correct: string[][]; caseMatters: boolean }
  | { kind: 'long-fill-in' | 'other'; response: string }
  | { kind: 'performance'; components: Component[]; response: [string, string][]; correct: [string, string][][] };

/** One more thing reported of an answer: `id` is that of a part (or a word of the type's own), `text` what was asked. */
export interface Reported { id: string; text: string; interaction: Interaction }

/**
 * The pure functions of a type. `I` is the runtime item, `R` the response: plain JSON, refers to parts by id, never by position.
 * No function throws on any `I` its schema accepts and any `R` it made itself.
 */
export interface ItemType<I extends ItemBase, R> {
  /** The response before the learner has done anything. */
  blank(item: I): R;
  /** False while something is left to do: "not ready" is not "wrong". */
  isComplete(item: I, response: R): boolean;
  /** Key of the words that say what is left to do; `quiz.missing-choose` when absent. */
  missing?: string;
  /** Key of the words on the button that submits; `quiz.check` when absent. */
  check?: string;
  /**
   * A step between writing and submitting, for types whose answer is made in two parts. While it returns something, the
   * button says the words of the key `word`, and pressing it moves the answer on to `next`; without `next` the learner is told that something must be written.
   */
  step?(item: I, response: R): { word: string; next?: R } | undefined;
  /** The order to show, where the type itself needs one; gets the ids of all parts, shuffled. */
  order?(item: I, shuffled: string[]): string[];
  evaluate(item: I, response: R): Evaluation;
  /** What is reported of the answer; `undefined` where only its parts are (`also`). */
  interaction(item: I, response: R): Interaction | undefined;
  /** Reported beside it, each under the id `<item>-<id>`: the steps of a self-rating, the statements of a questionnaire. Never scored. */
  also?(item: I, response: R): Reported[];
  /**
   * The response as text for the saved state: only `A-Z a-z 0-9 . , - _ ~ * " =`.
   * Free text goes through `quote` (free-text.ts), so that a small store can drop it and keep the rest.
   */
  encode(item: I, response: R): string;
  /** Reads what `encode` wrote, perhaps for an older edition of the item: parts that no longer exist are dropped. `undefined` when nothing is usable. */
  decode(item: I, text: string): R | undefined;
}

/** Interface words in the page's language (`components/strings`). */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** What a view gets from the quiz around it. Views draw and report input; they decide nothing. */
export interface ItemViewProps<I extends ItemBase, R> {
  item: I;
  response: R;
  /** Present once the answer was submitted; the view then shows marks and each part's feedback in place. The quiz around it shows the stem and what is said of the whole. */
  evaluation?: Evaluation;
  /** True when the response can no longer change (submitted, or no attempts left). */
  locked: boolean;
  /** True when the right answer may be shown (attempts used up or answered right). */
  reveal: boolean;
  /** Order of part ids to show (`arrange` in shuffle.ts); empty: the author's order. The same on server and client. */
  order: string[];
  /** Prefix for element ids, unique on the page. The legend that holds the stem is `<uid>-stem`; feedback on a part must be `<uid>-<part id>-says`. */
  uid: string;
  t: Translate;
  /** `isTyping`: more will follow at once (a key stroke), so nothing needs to be kept yet. */
  onchange: (response: R, isTyping?: boolean) => void;
}
