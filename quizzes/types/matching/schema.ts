import { z } from 'zod';
import { checkFeedback, checkUnique, fault, itemShape, part, type TextSchema } from '../../item-schema.ts';

/** Match each source with its target: words and meanings, causes and effects. */
export const schema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    ...itemShape(text),
    type: z.literal('matching'),
    /** `per-pair`: sources matched rightly ÷ all of them. `all-or-nothing`: right only when all are. */
    scoring: z.enum(['all-or-nothing', 'per-pair']).default('per-pair'),
    /** With `true` a target may serve several sources; otherwise choosing one that is used elsewhere moves it. */
    reuse: z.boolean().default(false),
    /** `target` is the id of the right one; `feedback` says why, once the answer is right or known. `shuffle` mixes the sources. */
    sources: z.array(z.strictObject({ ...part, text, target: z.string(), feedback: text.optional() })).min(2).max(12),
    /** Always shown in an order that says nothing of the answer; keep the words short, for a list shows them on one line. One that no source names fits nothing: a distractor. */
    targets: z.array(z.strictObject({ ...part, text })).min(2).max(18),
  }).check(({ value, issues }) => {
    const known = value.targets.map(({ id }) => id);
    value.sources.forEach(({ id, target }, index) => {
      const path = ['sources', index, 'target'];
      const twin = value.sources.findIndex((source) => source.target === target);
      if (!known.includes(target)) fault(issues, target, 'target-exists', path, `the source "${id}" names a target "${target}" that does not exist. Use one of: ${known.join(', ')}.`);
      else if (twin < index && !value.reuse) fault(issues, target, 'target-once', path, `the sources "${value.sources[twin]!.id}" and "${id}" have the same target "${target}". Add "reuse: true" to the item, or give each source a target of its own.`);
    });
    for (const list of ['sources', 'targets'] as const) {
      const texts = value[list].map((each) => JSON.stringify((each as { text?: unknown }).text));
      const twin = texts.findIndex((each, index) => texts.indexOf(each) < index);
      if (twin > 0) fault(issues, value, 'sides-differ', [list, twin, 'text'], `two ${list} say the same, so nobody can tell which fits where. Word them differently.`);
    }
    checkUnique(issues, [['sources'], value.sources], [['targets'], value.targets]);
    checkFeedback(issues, value, ['sources'], value.sources);
  });

/** Ids that can be an answer and so need a permanent code. */
export const parts = (item: { sources: { id: string }[]; targets: { id: string }[] }): string[] => [...item.sources, ...item.targets].map(({ id }) => id);

/** Longest `encode`, without words the learner typed. */
export const stateChars = ({ reuse, sources, targets }: { reuse: boolean; sources: readonly unknown[]; targets: readonly unknown[] }): number => 2 * Math.min(sources.length, reuse ? Infinity : targets.length);
