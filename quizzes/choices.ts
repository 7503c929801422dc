import type { Component, Evaluation, FeedbackLine, ItemBase, Outcome } from './item-type.ts';

interface Option {
  id: string;
  text: string;
  correct?: boolean | undefined;
  feedback?: string | undefined;
}

/** The options of a choice item as an interaction names them, in the author's order. */
export function choiceComponents(item: ItemBase & { options: Option[] }): Component[] {
  return item.options.map(({ id, text }) => ({ id, code: item.codes[id] ?? '', text }));
}

/** Feedback of a choice: what each chosen option says, then what the item says for this outcome. */
export function choiceFeedback(item: ItemBase, chosen: Option[], outcome: Outcome): Evaluation['feedback'] {
  const lines: FeedbackLine[] = chosen.flatMap((option) =>
    option.feedback ? [{ about: option.id, outcome: option.correct ? 'correct' : 'incorrect', text: option.feedback }] : [],
  );
  return [...lines, ...wholeFeedback(item, outcome)];
}

/** What the item as a whole says for an outcome; an absent `partial` falls back to `incorrect`. */
export function wholeFeedback(item: ItemBase, outcome: Outcome): FeedbackLine[] {
  const own = item.feedback;
  const text = outcome === 'correct' ? own?.correct : outcome === 'partial' ? (own?.partial ?? own?.incorrect) : outcome === 'incorrect' ? own?.incorrect : undefined;
  return text ? [{ outcome, text }] : [];
}
