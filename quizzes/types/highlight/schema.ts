import { z } from 'zod';
import { checkFeedback, checkUnique, fault, itemShape, part, type TextSchema } from '../../item-schema.ts';
import { splitMarks } from './split-marks.ts';

/** The words of a text by language; one language without a name in a course that has only one. */
const byLanguage = (text: unknown) => (typeof text === 'string' ? { '': text } : (text as Record<string, unknown>));

/** Mark turns of a conversation ("Where would you cut in?"), or words of a running text ("Mark what judges the customer"). */
export const schema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    ...itemShape(text),
    type: z.literal('highlight'),
    /** `one`: a single mark ("where would you cut in?"). `several`: any number of marks. */
    pick: z.enum(['one', 'several']).default('several'),
    /** With `several`: as in multiple-choice, (right marks − wrong marks) ÷ right ones, or all or nothing. */
    scoring: z.enum(['all-or-nothing', 'right-minus-wrong']).default('right-minus-wrong'),
    /**
     * A running text, where each piece that can be marked stands as `[words]{mark-id}`: "You are [always late]{blame}, we [waited an hour]{fact}."
     * Every mark stands once, in every language. Either `text` with `marks`, or `turns`.
     */
    text: text.optional(),
    /** What can be marked in `text`. `feedback` says what marking it brings or would have cost. */
    marks: z.array(z.strictObject({ ...part, /** Marking it is right. */ correct: z.boolean().optional(), feedback: text.optional() })).min(2).max(35).optional(),
    /** Whole turns to mark, in the order of the conversation, which is never shuffled. `feedback` says what marking this turn brings or would have cost. */
    turns: z
      .array(z.strictObject({
        ...part,
        /** Who speaks; absent where sentences are marked. */
        speaker: text.optional(),
        text,
        /** Marking this turn is right. */
        correct: z.boolean().optional(),
        feedback: text.optional(),
      }))
      .min(2)
      .max(35)
      .optional(),
    /** The choice to mark nothing ("I would let her finish"); it is the right one when nothing else is `correct`. */
    none: z.strictObject({ ...part, text, feedback: text.optional() }).optional(),
  }).check(({ value, issues }) => {
    const field = value.turns ? 'turns' : 'marks';
    const list: { id: string; correct?: boolean | undefined; feedback?: unknown }[] = value.turns ?? value.marks ?? [];
    const { text: words } = value as { text?: unknown };
    if (!value.turns === !value.marks || !value.marks !== (words === undefined)) {
      fault(issues, value, 'turns-or-text', [value.turns ? 'turns' : 'type'], 'what can be marked is not clear. Write either "turns", or "text" together with "marks".');
      return;
    }
    const keys = list.filter((each) => each.correct).length;
    if (keys === 0 && !value.none) fault(issues, value, 'item-has-key', [field], 'nothing is marked correct, and marking nothing cannot be chosen. Add "correct: true" to one of them, or add "none".');
    if (keys > 1 && value.pick === 'one') fault(issues, value, 'item-has-key', [field], `${keys} of them are marked correct, but only one can be chosen. Leave "correct: true" on one, or write "pick: several".`);
    for (const [lang, written] of Object.entries(value.marks ? byLanguage(words) : {})) {
      const path = lang ? ['text', lang] : ['text'];
      const marked = splitMarks(String(written)).flatMap(({ id }) => id ?? []);
      for (const { id } of list) {
        const times = marked.filter((each) => each === id).length;
        if (times !== 1) fault(issues, written, 'marks-in-text', path, `the mark "${id}" stands ${times} times in the text. Write "[words]{${id}}" exactly once.`);
      }
      for (const id of marked) if (!list.some((each) => each.id === id)) fault(issues, written, 'marks-in-text', path, `the text has a mark "{${id}}" that is not under "marks". Add it there, or take it out.`);
    }
    checkUnique(issues, [[field], list], [['none'], value.none ? [value.none] : []]);
    checkFeedback(issues, value, [field], list);
    if (value.none) checkFeedback(issues, value, ['none'], { ...value.none, correct: keys === 0 });
  });

/** Ids that can be an answer and so need a permanent code. */
export const parts = ({ turns, marks, none }: { turns?: Part[] | undefined; marks?: Part[] | undefined; none?: Part | undefined }): string[] => [turns ?? marks ?? [], none ?? []].flat().map(({ id }) => id);

/** Longest `encode`, without words the learner typed. */
export const stateChars = ({ pick, turns, marks }: { pick: string; turns?: readonly unknown[] | undefined; marks?: readonly unknown[] | undefined }): number => (pick === 'one' ? 1 : (turns ?? marks ?? []).length);

interface Part { id: string }
