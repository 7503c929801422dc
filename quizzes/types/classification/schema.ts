import { z } from 'zod';
import { checkFeedback, checkUnique, fault, itemShape, part, type TextSchema } from '../../item-schema.ts';

/** Sort statements into categories: fact, emotion or inference? */
export const schema = <T extends TextSchema>(text: T) =>
  z.strictObject({
    ...itemShape(text),
    type: z.literal('classification'),
    /** `share-right`: statements sorted rightly ÷ all of them. `all-or-nothing`: right only when all are. */
    scoring: z.enum(['all-or-nothing', 'share-right']).default('share-right'),
    /** Two to six, always shown in this order. Keep the words short: they stand side by side under each statement. */
    categories: z.array(z.strictObject({ ...part, text })).min(2).max(6),
    /** `category` is the id of the right one; `feedback` says why, whatever was chosen. */
    statements: z.array(z.strictObject({ ...part, text, category: z.string(), feedback: text.optional() })).min(2).max(30),
  }).check(({ value, issues }) => {
    const known = value.categories.map(({ id }) => id);
    value.statements.forEach(({ id, category }, index) => {
      if (!known.includes(category)) fault(issues, category, 'category-exists', ['statements', index, 'category'], `the statement "${id}" names a category "${category}" that does not exist. Use one of: ${known.join(', ')}.`);
    });
    checkUnique(issues, [['categories'], value.categories], [['statements'], value.statements]);
    checkFeedback(issues, value, ['statements'], value.statements);
  });

/** Ids that can be an answer and so need a permanent code. */
export const parts = (item: { categories: { id: string }[]; statements: { id: string }[] }): string[] => [...item.categories, ...item.statements].map(({ id }) => id);

/** Longest `encode`, without words the learner typed. */
export const stateChars = (item: { statements: readonly unknown[] }): number => 2 * item.statements.length;
