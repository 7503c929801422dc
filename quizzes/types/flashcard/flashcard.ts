import type { z } from 'zod';
import { quote, unquote } from '../../free-text.ts';
import type { ItemBase, ItemType } from '../../item-type.ts';
import type { schema } from './schema.ts';

export type Flashcard = z.infer<ReturnType<typeof schema<z.ZodString>>> & ItemBase;
/** How well the back was recalled, worst first; reported as written here. The first letters tell them apart in a saved state. */
export const ratings = ['again', 'hard', 'good', 'easy'] as const;
export type Recall = (typeof ratings)[number];
/** `text`: what was written before the card was turned. */
export type FlashcardResponse = { isTurned: boolean; text?: string; rating: Recall | null };

export const flashcard: ItemType<Flashcard, FlashcardResponse> = {
  blank: () => ({ isTurned: false, rating: null }),
  isComplete: (_item, { isTurned, rating }) => isTurned && rating !== null,
  missing: 'flashcard.missing',
  check: 'flashcard.keep',
  step: (_item, response) => (response.isTurned ? undefined : { word: 'flashcard.turn', next: { ...response, isTurned: true } }),
  // Only the author's words: where there are none, the view says the usual ones.
  evaluate(item, { rating }) {
    const text = rating && item.feedback?.[rating];
    return { outcome: 'ungraded', scaled: 0, feedback: text ? [{ about: rating, outcome: 'ungraded', text }] : [] };
  },
  interaction: (_item, { rating }) => ({ kind: 'other', response: rating ?? '' }),
  encode: (_item, { isTurned, text, rating }) => (text === undefined ? '' : quote(text)) + (isTurned ? `*${rating?.[0] ?? ''}` : ''),
  decode(_item, encoded) {
    const match = /^("[\w-]*")?(\*[ahge]?)?$/.exec(encoded);
    const text = match?.[1] && unquote(match[1]);
    if (!match || (match[1] && text === undefined)) return undefined;
    return { isTurned: match[2] !== undefined, ...(text !== undefined && { text }), rating: ratings.find((rating) => rating[0] === match[2]?.[1]) ?? null };
  },
};
