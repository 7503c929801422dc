import { z } from 'zod';
import { id, type TextSchema } from './item-schema.ts';
import { scenarioSchema } from './scenario/schema.ts';
import { types } from './types/index.ts';

const itemSchemas = <T extends TextSchema>(text: T) =>
  Object.values(types).map((type) => type.schema(text)) as unknown as [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]];

/** Any item; the `type` field decides which fields are allowed. */
export const itemSchema = (text: TextSchema) => z.discriminatedUnion('type', itemSchemas(text));

/** A quiz: a list of items answered one by one, placed in a lesson by `<Quiz id="…"/>`. */
export const quizSchema = (text: TextSchema) =>
  z.strictObject({
    type: z.literal('quiz'),
    title: text.optional(),
    /** Said before the first question. */
    intro: text.optional(),
    /**
     * `practice`: feedback and another try after each answer, no score for the course.
     * `diagnostic`: before the course; asks how sure the learner is, gives no verdict, and shows which lessons can be shortened.
     * `final`: its score decides whether the course is passed (`passMark` in course.yaml).
     */
    purpose: z.enum(['practice', 'diagnostic', 'final']).default('practice'),
    /** The lesson is complete only when this activity is submitted. */
    required: z.boolean().default(true),
    /** Tries per question before the answer is shown; the last one counts. 2 when absent, 1 in a final. */
    attempts: z.number().int().min(1).max(9).optional(),
    /** How often a missed final may be taken again; `unlimited` when absent. With `draw`, only the outcomes that were missed are asked again. */
    retakes: z.union([z.literal('unlimited'), z.number().int().min(0)]).default('unlimited'),
    /** Minutes to wait before a missed final may be taken again. */
    pauseMinutes: z.number().positive().max(1440).optional(),
    /** When verdicts show: after `each` answer, or at the `end` (a final with `draw`, when absent). */
    feedback: z.enum(['each', 'end']).optional(),
    /** Asks "how sure are you?" (1–3) with each answer, for the learner's own calibration; never counts. Always asked in a diagnostic. */
    certainty: z.boolean().optional(),
    /**
     * The items are a bank, and each learner gets some of them: a number, or how many of each outcome (`{O1: 1, O2: 2}`).
     * In a practice, an item missed for good brings one more from the bank.
     */
    draw: z.union([z.number().int().min(1), z.record(z.string(), z.number().int().min(1))]).optional(),
    /** In a practice with `draw`: said before the item that follows a miss. */
    remedial: text.optional(),
    /** A final is passed only when each outcome reaches this share, too. */
    outcomePassMark: z.number().gt(0).max(1).optional(),
    /** Shown after the last question of a final. */
    results: z.strictObject({ title: text, passed: text, failed: text }).optional(),
    items: z.array(itemSchema(text)).min(1),
  });

/** What one `<activity>.yaml` may hold. */
export const activitySchema = (text: TextSchema) => z.discriminatedUnion('type', [quizSchema(text), scenarioSchema(text)]);

export { id };
