/** The rules of a quiz drawn from a bank: which items a take shows, and what takes come to. Pure. */
import { hash, shuffled } from './shuffle.ts';

/** What drawing and judging must know of an item of the bank. */
export interface BankItem {
  id: string;
  /** The outcome it assesses. */
  outcome: string;
  /** Items told of the same situation: a take has one of them at most, as long as the bank allows. */
  situation?: string | undefined;
  /** Must be right, whatever the score. */
  critical?: boolean | undefined;
  weight?: number | undefined;
}

/** What the learner reached in one outcome; `points` of `total` are weights, with four decimals. */
export interface OutcomeResult {
  outcome: string;
  points: number;
  total: number;
  /** An item that must be right was not. */
  isHeld: boolean;
}

/** How many items of each outcome a take shows. */
export type Quota = Record<string, number>;

/**
 * The items of one take, in the order to show. Within an outcome, items not seen yet come first, then those seen longest ago;
 * equals in an order that depends on the seed and the round alone. `earlier`: the items of each take before, oldest first; `round`: takes before, also those not told any more.
 */
export function drawItems(bank: readonly BankItem[], quota: Quota, seed: number, earlier: readonly (readonly string[])[], round = earlier.length): string[] {
  const situations = new Set<string | undefined>();
  const lastSeen = (id: string) => earlier.findLastIndex((take) => take.includes(id));
  const drawn = Object.entries(quota).flatMap(([outcome, count]) => {
    const order = shuffled(bank.filter((item) => item.outcome === outcome), hash(`${seed} ${outcome} ${round}`)).sort((one, other) => lastSeen(one.id) - lastSeen(other.id));
    const picked: BankItem[] = [];
    // A second round takes what the first left, where the bank is too small to keep situations apart.
    for (const isStrict of [true, false]) {
      for (const item of order) {
        if (picked.length >= count || picked.includes(item) || (isStrict && item.situation && situations.has(item.situation))) continue;
        picked.push(item);
        situations.add(item.situation);
      }
    }
    return picked.map(({ id }) => id);
  });
  return shuffled(drawn, hash(`${seed} ${round}`));
}

/** What the items of a take come to, by outcome. `scaledOf`: 0..1 of an item; an item without an answer counts as 0. */
export function resultsOf(items: readonly BankItem[], scaledOf: (id: string) => number | undefined): OutcomeResult[] {
  const results = new Map<string, OutcomeResult>();
  for (const { id, outcome, critical, weight = 1 } of items) {
    const result = results.get(outcome) ?? { outcome, points: 0, total: 0, isHeld: false };
    const scaled = scaledOf(id) ?? 0;
    results.set(outcome, { outcome, points: kept(result.points + weight * scaled), total: kept(result.total + weight), isHeld: result.isHeld || (critical === true && scaled < 1) });
  }
  return [...results.values()];
}

/** As the saved state keeps it, so that a result is the same number after a resume. */
const kept = (value: number) => Math.round(value * 1e4) / 1e4;

/** The whole after a retake: a new result of an outcome replaces the one before, better or worse. */
export const overlaid = (before: readonly OutcomeResult[], latest: readonly OutcomeResult[]): OutcomeResult[] => [
  ...before.map((result) => latest.find(({ outcome }) => outcome === result.outcome) ?? result),
  ...latest.filter(({ outcome }) => !before.some((result) => result.outcome === outcome)),
];

/** Score of the whole, 0..1 with four decimals. */
export function scoreOf(results: readonly OutcomeResult[]): number {
  const sum = (key: 'points' | 'total') => results.reduce((all, result) => all + result[key], 0);
  return sum('total') ? Math.round((sum('points') / sum('total')) * 1e4) / 1e4 : 0;
}

/** Pass marks, 0..1: of the whole, and of each outcome where it is asked for. */
export interface Marks { passMark?: number | undefined; outcomePassMark?: number | undefined }

/** Whether something other than the score keeps the learner from passing. */
export const isHeld = (results: readonly OutcomeResult[], { outcomePassMark = 0 }: Marks): boolean =>
  results.some((result) => result.isHeld || shareOf(result) < outcomePassMark);

/** Outcomes to work on and to take again: those below their own pass mark, or below that of the whole, or where what must be right was not. */
export const missedOutcomes = (results: readonly OutcomeResult[], { passMark = 1, outcomePassMark = passMark }: Marks): string[] =>
  results.filter((result) => result.isHeld || shareOf(result) < Math.max(outcomePassMark, passMark)).map(({ outcome }) => outcome);

/** 0..1 */
export const shareOf = ({ points, total }: OutcomeResult): number => (total ? Math.round((points / total) * 1e4) / 1e4 : 0);

/** Without takes whose items were all shown again later: they tell the next draw nothing, and a learner may need many. */
export const telling = (takes: readonly string[][]): string[][] => takes.filter((take, index) => take.some((id) => !takes.slice(index + 1).some((later) => later.includes(id))));

/** Takes and results as text for the saved state: `a.b-c.d` (codes of each take's items, oldest first) and `O1.15000.20000x,…`. */
export function encodeTakes(takes: readonly (readonly string[])[], codeOf: (id: string) => string | undefined): string {
  // Only an item's latest take matters; the last take is the one under way, in the order shown.
  return takes.map((take, index) => take.filter((id) => !takes.slice(index + 1).some((later) => later.includes(id))).flatMap((id) => codeOf(id) ?? []).join('.')).join('-');
}

/** Reads `encodeTakes`; items the bank no longer has are left out. */
export const decodeTakes = (text: string, idOf: (code: string) => string | undefined): string[][] => (text ? text.split('-').map((take) => take.split('.').flatMap((code) => idOf(code) ?? [])) : []);

/** See `encodeTakes`. Outcome ids are letters and digits. */
export const encodeResults = (results: readonly OutcomeResult[]): string => results.map(({ outcome, points, total, isHeld }) => `${outcome}.${Math.round(points * 1e4)}.${Math.round(total * 1e4)}${isHeld ? 'x' : ''}`).join(',');

/** Reads `encodeResults`; what is not of its form is left out. */
export const decodeResults = (text: string): OutcomeResult[] =>
  [...text.matchAll(/(\w+)\.(\d+)\.(\d+)(x?)/g)].map(([, outcome, points, total, held]) => ({ outcome: outcome!, points: Number(points) / 1e4, total: Number(total) / 1e4, isHeld: held === 'x' }));
