import type { Component, Evaluation, FeedbackLine, ItemBase, Outcome } from './item-type.ts';

/** A picture as a page gets it: address, words for those who cannot see it, size in pixels where the file tells. */
export interface Picture {
  src: string;
  alt: string;
  width?: number;
  height?: number;
}

/** Something that can be chosen and is right or not; without a text there is a picture. */
export interface Option {
  id: string;
  text?: string | undefined;
  picture?: Picture | undefined;
  correct?: boolean | undefined;
  feedback?: string | undefined;
}

/** Parts as an interaction names them, in the author's order. */
export const componentsOf = (item: ItemBase, list: readonly Pick<Option, 'id' | 'text' | 'picture'>[]): Component[] => list.map(({ id, text, picture }) => ({ id, code: item.codes[id] ?? '', text: text ?? picture!.alt }));

/** The outcome that a share of right answers comes to. */
export const outcomeOf = (scaled: number): Outcome => (scaled === 1 ? 'correct' : scaled > 0 ? 'partial' : 'incorrect');

/** Judges a set of marks. Right and full only when exactly the right ones are chosen; see `scoring` of multiple-choice. */
export function evaluateMarks(item: ItemBase & { scoring: 'all-or-nothing' | 'right-minus-wrong' }, options: readonly Option[], chosen: readonly string[]): Evaluation {
  const marked = options.filter((option) => chosen.includes(option.id));
  const keys = options.filter((option) => option.correct).length;
  const right = marked.filter((option) => option.correct).length;
  const share = keys ? Math.max(0, (2 * right - marked.length) / keys) : 0;
  return evaluated(item, item.scoring === 'all-or-nothing' && share < 1 ? 0 : share, marked.flatMap((option) => line(option.id, option.correct, option.feedback)));
}

/** An evaluation from its score: what the parts say, then what the item says of the whole. */
export function evaluated(item: ItemBase, scaled: number, about: FeedbackLine[]): Evaluation {
  const outcome = outcomeOf(scaled);
  const own = item.feedback;
  const text = outcome === 'correct' ? own?.correct : outcome === 'partial' ? (own?.partial ?? own?.incorrect) : own?.incorrect;
  return { outcome, scaled, feedback: text ? [...about, { outcome, text }] : about };
}

/** What a part says, as zero or one line. */
export const line = (about: string, isRight: boolean | undefined, text: string | undefined): FeedbackLine[] => (text ? [{ about, outcome: isRight ? 'correct' : 'incorrect', text }] : []);

/** Ids as their one-character codes, in the order given. */
export const encodeIds = (item: ItemBase, ids: readonly string[]): string => ids.map((id) => item.codes[id] ?? '').join('');

/** Reads `encodeIds`: unknown and repeated codes are dropped, `undefined` when nothing of a non-empty text is known. */
export function decodeIds(item: ItemBase, list: readonly { id: string }[], text: string): string[] | undefined {
  const ids = [...new Set(text)].flatMap((code) => list.find(({ id }) => item.codes[id] === code)?.id ?? []);
  return ids.length || !text ? ids : undefined;
}
