import type { z } from 'zod';
import { componentsOf, evaluated } from '../../choices.ts';
import { quote, unquote } from '../../free-text.ts';
import type { FeedbackLine, ItemBase, ItemType } from '../../item-type.ts';
import type { schema } from './schema.ts';

export type OpenResponse = z.infer<ReturnType<typeof schema<z.ZodString>>> & ItemBase;
export type Rating = 'yes' | 'partly' | 'no';
/** `isCompared`: the model answer has been shown. `ratings` by criterion id. */
export type OpenResponseResponse = { text: string; isCompared: boolean; ratings: Record<string, Rating> };

/** What each rating is worth, best first. */
export const worth: Record<Rating, number> = { yes: 1, partly: 0.5, no: 0 };
const all = Object.keys(worth) as Rating[];

export const openResponse: ItemType<OpenResponse, OpenResponseResponse> = {
  blank: () => ({ text: '', isCompared: false, ratings: {} }),
  isComplete: (item, { text, isCompared, ratings }) => isCompared && text.trim() !== '' && item.criteria.every(({ id }) => ratings[id]),
  missing: 'quiz.missing-rate',
  step: (_item, response) => (response.isCompared ? undefined : { word: 'quiz.compare', ...(response.text.trim() && { next: { ...response, isCompared: true } }) }),
  evaluate(item, { ratings }) {
    const about = item.criteria.flatMap(({ id, feedback }): FeedbackLine[] => {
      const rating = ratings[id] ?? 'yes';
      return feedback && rating !== 'yes' ? [{ about: id, outcome: rating === 'no' ? 'incorrect' : 'partial', text: feedback }] : [];
    });
    if (!item.graded) return { outcome: 'ungraded', scaled: 0, feedback: about };
    return evaluated(item, item.criteria.reduce((sum, { id }) => sum + worth[ratings[id] ?? 'no'], 0) / item.criteria.length, about);
  },
  interaction: (_item, { text }) => ({ kind: 'long-fill-in', response: text }),
  /** The self-rating, step by step. Only a graded one has a right answer: yes to every point. */
  also: (item, { ratings }) => [{
    id: 'rubric',
    text: item.stem,
    interaction: {
      kind: 'performance',
      components: componentsOf(item, item.criteria),
      response: item.criteria.flatMap(({ id }): [string, string][] => (ratings[id] ? [[id, ratings[id]]] : [])),
      correct: item.graded ? [item.criteria.map(({ id }) => [id, 'yes'])] : [],
    },
  }],
  encode: (item, { text, isCompared, ratings }) =>
    quote(text) + (isCompared ? `*${item.criteria.flatMap(({ id }) => (ratings[id] ? [item.codes[id], ratings[id][0]] : [])).join('')}` : ''),
  decode(item, encoded) {
    const match = /^("[\w-]*")(\*[0-9a-z]*)?$/.exec(encoded);
    const text = match && unquote(match[1]!);
    if (!match || text == null) return undefined;
    const ratings: Record<string, Rating> = {};
    for (const [, code, first] of match[2]?.matchAll(/([0-9a-z])([ypn])/g) ?? []) {
      const criterion = item.criteria.find(({ id }) => item.codes[id] === code);
      if (criterion) ratings[criterion.id] = all.find((rating) => rating[0] === first)!;
    }
    return { text, isCompared: match[2] !== undefined, ratings };
  },
};
