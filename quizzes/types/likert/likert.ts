import type { z } from 'zod';
import { componentsOf, decodeIds, encodeIds } from '../../choices.ts';
import type { FeedbackLine, ItemBase, ItemType } from '../../item-type.ts';
import type { schema } from './schema.ts';

export type Likert = z.infer<ReturnType<typeof schema<z.ZodString>>> & ItemBase;
/** The chosen point's id, or `null`. */
export type LikertResponse = string | null;

const list = (response: LikertResponse) => (response === null ? [] : [response]);

export const likert: ItemType<Likert, LikertResponse> = {
  blank: () => null,
  isComplete: (_item, response) => response !== null,
  check: 'likert.keep',
  evaluate(item, response) {
    const about = item.scale.find(({ id }) => id === response)?.feedback;
    const whole = response !== null && item.feedback?.answered;
    const lines: FeedbackLine[] = about ? [{ about: response!, outcome: 'ungraded', text: about }] : [];
    return { outcome: 'ungraded', scaled: 0, feedback: whole ? [...lines, { outcome: 'ungraded', text: whole }] : lines };
  },
  interaction: (item, response) => ({ kind: 'likert', components: componentsOf(item, item.scale), response: list(response), correct: [] }),
  encode: (item, response) => encodeIds(item, list(response)),
  decode(item, text) {
    const ids = decodeIds(item, item.scale, text);
    return ids && (ids[0] ?? null);
  },
};
