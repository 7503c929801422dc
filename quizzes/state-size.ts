/** The longest text an activity can hand to the saved state. Node only: the build holds it against each LMS's room. */
import { isGraded, triesOf } from './attempt.ts';
import type { ItemType } from './item-type.ts';
import type { RuntimeItem, RuntimeQuiz } from './runtime.ts';
import { types, type TypeName } from './types/index.ts';

export interface Size {
  /** Characters of a snapshot whose free text and drafts of further tries were dropped. */
  fixed: number;
  /** Characters that free text adds to it at worst. */
  words: number;
  /** Characters that drafts of further tries add at worst. */
  drafts: number;
}

/** `quote` writes three bytes as four characters, and a UTF-16 unit is three bytes of UTF-8 at most. */
export const quotedChars = (typed: number): number => 4 * typed;

/** `maxlength` of the field in Question.svelte. */
const writtenFirst = 300;
/** Retakes counted; a learner would need years for more. */
const countChars = 4;
/** 0…10000 */
const scoreChars = 5;
/** Minutes since the epoch in base 36, up to the year 6000. */
const minutesChars = 6;

/** Characters a learner can type in an item, whatever its type. */
export const typedChars = (item: Pick<RuntimeItem, 'type' | 'writeFirst'>): number => typeOf(item).freeChars(item as RuntimeItem) + (item.writeFirst ? writtenFirst : 0);

/** See `encodeQuiz`: every open item that one learner can have touched at its longest, and what is kept of the quiz itself. */
export function quizSize(quiz: RuntimeQuiz): Size {
  const open = quiz.items.filter((item) => !item.private);
  const { draw, purpose } = quiz;
  // A practice asks for more of its bank after each miss; any other take has a number of items.
  const groups = draw === undefined || (typeof draw === 'number' && purpose === 'practice') ? [{ items: open, count: open.length }]
    : typeof draw === 'number' ? [{ items: open, count: draw }]
    : Object.entries(draw).map(([outcome, count]) => ({ items: open.filter((item) => item.outcome === outcome), count }));
  const sizes = groups.flatMap(({ items, count }) => largest(items.map((item) => itemSize(item, quiz)), count));
  const own = ownChars(quiz, open, groups);
  const parts = sizes.length + (own ? 1 : 0);
  return { fixed: own + sum(sizes.map(({ fixed }) => fixed)) + Math.max(0, parts - 1), words: sum(sizes.map(({ words }) => words)), drafts: sum(sizes.map(({ drafts }) => drafts)) };
}

/** See `encodeAttempt`. After a miss the draft of a further try may stand beside the last answer. */
function itemSize(item: RuntimeItem, quiz: RuntimeQuiz): Size {
  const { logic, stateChars, freeChars } = typeOf(item);
  const counts = isGraded(logic, item);
  const answers = counts && triesOf(quiz) > 1 ? 2 : 1;
  const chars = stateChars(item);
  // What takes one character is right or wrong; a share of more is a percentage.
  const judged = 2 + (counts && chars > 1 ? 2 : 0);
  const certainty = counts && (quiz.certainty || quiz.purpose === 'diagnostic') ? 2 : 0;
  const beside = certainty + (item.writeFirst ? 3 : 0);
  return {
    fixed: item.code.length + 1 + judged + beside + 1 + chars,
    words: quotedChars(answers * freeChars(item) + (item.writeFirst ? writtenFirst : 0)),
    drafts: answers === 2 ? '::~'.length + chars : 0,
  };
}

type Group = { items: RuntimeItem[]; count: number };

/** Retakes, best score, takes, results and the time of the last one, with the colons between them. */
function ownChars({ purpose, draw, retakes }: RuntimeQuiz, bank: RuntimeItem[], groups: Group[]): number {
  const isFinal = purpose === 'final';
  if (!isFinal && draw === undefined) return 0;
  const takes = draw === undefined ? 0 : sum(largest(bank.map(({ code }) => ({ fixed: code.length + 1, words: 0, drafts: 0 })), isFinal || purpose === 'practice' ? bank.length : groups[0]!.count).map(({ fixed }) => fixed)) - 1;
  if (!isFinal) return 4 + 1 + takes;
  const results = draw === undefined ? 0 : resultsChars(bank, groups);
  return 6 + (retakes === 'unlimited' ? countChars : String(retakes).length) + scoreChars + takes + results + minutesChars;
}

/** See `encodeResults`: `O1.15000.20000x,…`. */
function resultsChars(bank: RuntimeItem[], groups: Group[]): number {
  const outcomes = new Set(bank.map(({ outcome = '' }) => outcome));
  const weights = (group: Group) => [...group.items].map(({ weight = 1 }) => weight).sort((one, other) => other - one).slice(0, group.count);
  const each = [...outcomes].map((outcome) => {
    const group = groups.find(({ items }) => items.some((item) => (item.outcome ?? '') === outcome)) ?? { items: [], count: 0 };
    return outcome.length + 2 * (1 + String(Math.round(sum(weights(group)) * 1e4)).length) + (group.items.some(({ critical }) => critical) ? 1 : 0);
  });
  return sum(each) + Math.max(0, each.length - 1);
}

/** The largest of these: by either measure, as a bound may be a little more than any one choice comes to. */
function largest(sizes: Size[], count: number): Size[] {
  const by = (key: keyof Size) => sizes.map((size) => size[key]).sort((one, other) => other - one).slice(0, count);
  const [words, drafts] = [by('words'), by('drafts')];
  return by('fixed').map((fixed, index) => ({ fixed, words: words[index]!, drafts: drafts[index]! }));
}

interface Sized {
  logic: ItemType<RuntimeItem, unknown>;
  stateChars(item: RuntimeItem): number;
  freeChars?(item: RuntimeItem): number;
}

/** The registry's entry, which knows its own items only. */
const typeOf = ({ type }: Pick<RuntimeItem, 'type'>): Required<Sized> => ({ freeChars: () => 0, ...(types[type as TypeName] as unknown as Sized) });

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
