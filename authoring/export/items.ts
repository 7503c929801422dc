/** Items of a quiz in one language, as other formats need them. */
import { localize } from '../../quizzes/localize.ts';
import { plain } from '../../quizzes/marked.ts';
import type { Activity, Course } from '../../course/course.ts';

export interface Part { id: string; text?: string; picture?: unknown; correct?: boolean; feedback?: string }
export interface Range { value?: number; tolerance?: number; min?: number; max?: number; feedback?: string }
export interface Gap { id: string; accept?: string[]; options?: Part[]; feedback?: string }

/** The fields of all types side by side: an item has those of its own. */
export interface PlainItem {
  id: string;
  type: string;
  stem: string;
  outcomes?: string[];
  unit?: string;
  scoring?: string;
  feedback?: { correct?: string; partial?: string; incorrect?: string };
  options?: Part[];
  answer?: boolean;
  sides?: { true?: { text?: string; feedback?: string }; false?: { text?: string; feedback?: string } };
  accept?: Range[];
  nearly?: Range[];
  sources?: (Part & { target: string })[];
  targets?: Part[];
  statements?: (Part & { category: string })[];
  categories?: Part[];
  rows?: (Part & { column?: string; columns?: string[] })[];
  columns?: Part[];
  tiles?: Part[];
  distractors?: Part[];
  text?: string;
  gaps?: Gap[];
  ignore?: string[];
  model?: string;
  criteria?: Part[];
  scale?: Part[];
}

/** What a format made of a quiz, and what it has no place for. */
export interface Exported<T> { made: T; said: string[] }

export const itemsIn = (course: Course, activity: Activity, lang: string): PlainItem[] => (withoutMarks(localize(activity.data, lang, course.languages)) as { items: PlainItem[] }).items;

const withoutMarks = (data: unknown): unknown => JSON.parse(JSON.stringify(data), (_key, value: unknown) => (typeof value === 'string' ? plain(value) : value));

/** Matching, classification and matrix are the same thing elsewhere: what stands on the left, on the right, and which belong together. */
export function pairsOf(item: PlainItem): { left: Part[]; right: Part[]; pairs: [string, string][] } | undefined {
  const of = <L extends Part>(left: L[], right: Part[], keys: (part: L) => string[]) => ({ left, right, pairs: left.flatMap((each) => keys(each).map((key): [string, string] => [each.id, key])) });
  if (item.type === 'matching') return of(item.sources!, item.targets!, ({ target }) => [target]);
  if (item.type === 'classification') return of(item.statements!, item.categories!, ({ category }) => [category]);
  if (item.type === 'matrix') return of(item.rows!, item.columns!, ({ column, columns }) => columns ?? [column!]);
  return undefined;
}

/** What is said of an answer: its own feedback, then the item’s for that outcome. */
export const saidOf = (item: PlainItem, own: string | undefined, isRight: boolean): string => [own, item.feedback?.[isRight ? 'correct' : 'incorrect']].filter(Boolean).join(' ');

/** Why an item cannot be given to another program, or `undefined`. */
export function noPlaceFor(item: PlainItem, types: readonly string[]): string | undefined {
  if (!types.includes(item.type)) return `it is of the type "${item.type}", which the format does not have`;
  return item.options?.some(({ picture }) => picture) ? 'its options are pictures' : undefined;
}

/** Fields that other programs have no place for, those that are there; how an item is filed here is nobody else’s matter. */
export function leftOut(item: PlainItem): string[] {
  const there = ['hint', 'weight', 'private', 'writeFirst', 'critical'].filter((key) => (item as unknown as Record<string, unknown>)[key] !== undefined);
  return there.length ? [`${there.map((key) => `"${key}"`).join(' and ')} ${there.length > 1 ? 'are' : 'is'} left out: the format has no place for it.`] : [];
}
