/** A quiz's whole state as text: one entry per item that was touched, joined by `;`, then how often a final was taken. */
import { decodeAttempt, encodeAttempt, type Attempt } from './attempt.ts';
import type { ItemBase, ItemType } from './item-type.ts';

/** One item with the functions of its type. */
export interface Entry { item: ItemBase; logic: ItemType<ItemBase, unknown> }

export interface QuizState {
  /** By item id. Items not touched yet may be absent. */
  attempts: Record<string, Attempt<unknown>>;
  /** Retakes begun (of a final). */
  retakes: number;
  /** Best score of a whole take, 0..1. */
  best?: number;
  /** Of a quiz that draws from a bank: see `encodeTakes` in exam.ts. */
  takes?: string;
  /** Of a final, what the takes before this one came to: see `encodeResults` in exam.ts. */
  results?: string;
  /** Minutes since the epoch when the last take of a final ended. */
  endedAt?: number;
  /** Entries of items this edition does not have: kept as they are, so that a course that is rolled back loses nothing. */
  strangers: string[];
}

/** Code of the entry about the quiz itself; item codes never look like it. */
const OWN = '~';

export function encodeQuiz(entries: readonly Entry[], { attempts, retakes, best, takes = '', results = '', endedAt, strangers }: QuizState): string {
  const facts = [retakes || '', best === undefined ? '' : Math.round(best * 1e4), takes, results, endedAt?.toString(36) ?? ''];
  while (facts.at(-1) === '') facts.pop();
  // The number of retakes and the best score are always written: so they were from the first edition on.
  const own = facts.length ? [[OWN, retakes, facts[1] ?? '', ...facts.slice(2)].join(':')] : [];
  const items = entries.flatMap(({ item, logic }) => (attempts[item.id] && encodeAttempt(logic, item, attempts[item.id]!)) ?? []);
  return [...own, ...items, ...strangers].join(';');
}

/** Reads any text without throwing; what cannot be read of an item of this edition is treated as not done. */
export function decodeQuiz(entries: readonly Entry[], text: string, tries: number): QuizState {
  const state: QuizState = { attempts: {}, retakes: 0, strangers: [] };
  for (const part of text.split(';')) {
    const code = part.split(':', 1)[0];
    const entry = entries.find(({ item }) => item.code === code);
    const own = /^~:(\d+):(\d*)(?::([\w.-]*))?(?::([\w.,]*))?(?::([0-9a-z]{0,8}))?$/.exec(part);
    if (own) {
      state.retakes = Number(own[1]);
      if (own[2]) state.best = Number(own[2]) / 1e4;
      if (own[3]) state.takes = own[3];
      if (own[4]) state.results = own[4];
      if (own[5]) state.endedAt = parseInt(own[5], 36);
    } else if (entry) {
      const attempt = decodeAttempt(entry.logic, entry.item, part, tries);
      if (attempt) state.attempts[entry.item.id] = attempt;
    } else if (code && part !== code) {
      state.strangers.push(part);
    }
  }
  return state;
}
