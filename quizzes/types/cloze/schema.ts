import { z } from 'zod';
import { checkUnique, fault, itemShape, part, type TextSchema } from '../../item-schema.ts';

const option = <T extends TextSchema>(text: T) =>
  z.strictObject({
    ...part,
    text,
    correct: z.boolean().optional(),
    /** Said when this option was chosen. */
    feedback: text.optional(),
  });

/** The words of a text by language; one language without a name in a course that has only one. */
const byLanguage = (text: unknown) => (typeof text === 'string' ? { '': text } : (text as Record<string, unknown>));

/** A text with gaps, each typed or chosen from a list. */
export const schema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    ...itemShape(text),
    type: z.literal('cloze'),
    /** The text, with `{gap-id}` where each gap stands: "I hear that {facts}. Is that {check}?" Every gap stands once, in every language. */
    text,
    /** `share-right`: gaps filled rightly ÷ all of them. `all-or-nothing`: right only when all are. */
    scoring: z.enum(['all-or-nothing', 'share-right']).default('share-right'),
    /**
     * What does not matter in typed answers; `[]`: everything matters.
     * `case`: capitals. `accents`: é or e, ç or c, œ or oe. `apostrophes`: ’ or ', and “ ”, « » or ".
     * `spaces`: how many, of which kind (no-break ones too), at the ends, and on either side of a sign: "Vraiment ?" or "Vraiment?".
     * `dashes`: hyphen or dash, of any length.
     * `one-typo`: one sign wrong, missing, too many, or exchanged with its neighbour, in answers of five signs or more; digits must be right. The right spelling is then shown.
     */
    ignore: z.array(z.enum(['case', 'accents', 'spaces', 'apostrophes', 'dashes', 'one-typo'])).default(['case', 'spaces', 'apostrophes', 'dashes']),
    gaps: z
      .array(z.strictObject({
        ...part,
        /** What a screen reader says of the gap; "Gap 1" when absent. */
        label: text.optional(),
        /** Typed gap: every answer that is right, the best one first. */
        accept: z.array(text).min(1).max(20).optional(),
        /** Chosen gap: two options or more, exactly one with `correct: true`. */
        options: z.array(option(text)).min(2).max(12).optional(),
        /** Said when the answer is not right. */
        feedback: text.optional(),
      }))
      .min(1)
      .max(10),
  }).check(({ value, issues }) => {
    value.gaps.forEach((gap, index) => {
      const path = ['gaps', index];
      if (!gap.accept === !gap.options) fault(issues, gap, 'gap-has-answer', path, `the gap "${gap.id}" ${gap.accept ? 'has both "accept" and "options"' : 'has no answer'}. Write either "accept" (typed) or "options" (chosen).`);
      const keys = gap.options?.filter((each) => each.correct).length ?? 1;
      if (keys !== 1) fault(issues, gap, 'item-has-key', [...path, 'options'], `${keys} options of the gap "${gap.id}" are marked correct. Add "correct: true" to exactly one.`);
      const explains = gap.feedback !== undefined || value.feedback?.incorrect !== undefined || gap.options?.every((each) => each.correct || each.feedback !== undefined);
      if (!explains) fault(issues, gap, 'option-feedback', path, `the gap "${gap.id}" has no feedback, and neither has its item. Add "feedback" here, or "feedback: {incorrect: …}" to the item.`);
    });
    for (const [lang, words] of Object.entries(byLanguage((value as { text: unknown }).text))) {
      const marked = [...String(words).matchAll(/\{([^}]*)\}/g)].map((match) => match[1]!);
      const path = lang ? ['text', lang] : ['text'];
      for (const { id } of value.gaps) {
        const times = marked.filter((each) => each === id).length;
        if (times !== 1) fault(issues, words, 'gaps-in-text', path, `the gap "${id}" stands ${times} times in the text. Write "{${id}}" exactly once.`);
      }
      for (const name of marked) {
        if (!value.gaps.some(({ id }) => id === name)) fault(issues, words, 'gaps-in-text', path, `the text has a gap "{${name}}" that is not under "gaps". Add it there, or take it out.`);
      }
    }
    checkUnique(issues, [['gaps'], value.gaps], ...value.gaps.map((gap, index): [(string | number)[], { id: string }[]] => [['gaps', index, 'options'], gap.options ?? []]));
  });

/** Ids that can be an answer and so need a permanent code: the gaps, and the options of chosen gaps. */
export const parts = (item: { gaps: { id: string; options?: { id: string }[] | undefined }[] }): string[] => item.gaps.flatMap((gap) => [gap.id, ...(gap.options ?? []).map(({ id }) => id)]);

/** Longest `encode`, without words the learner typed. */
export const stateChars = (item: { gaps: readonly { options?: unknown }[] }): number => item.gaps.reduce((sum, gap) => sum + (gap.options ? 2 : 3), 0);

/** Characters a learner can type: what the view’s fields hold. */
export const freeChars = (item: { gaps: readonly { options?: unknown }[] }): number => 120 * item.gaps.filter((gap) => !gap.options).length;
