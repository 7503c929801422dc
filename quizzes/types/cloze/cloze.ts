import type { z } from 'zod';
import { evaluated, line } from '../../choices.ts';
import { quote, unquote } from '../../free-text.ts';
import type { ItemBase, ItemType } from '../../item-type.ts';
import type { schema } from './schema.ts';
import { isSame, isSlip } from './tolerance.ts';

export type Cloze = z.infer<ReturnType<typeof schema<z.ZodString>>> & ItemBase;
export type Gap = Cloze['gaps'][number];
/** By gap id: what was typed, or the id of the chosen option. Untouched gaps are absent. */
export type ClozeResponse = Record<string, string>;

/** Every text that is right in a gap, as it would be typed or read; the best one first. */
const acceptedIn = (gap: Gap): string[] => gap.accept ?? gap.options!.filter((option) => option.correct).map((option) => option.text);

/** Whether the response fills this gap rightly, within what the author ignores. */
export function isRight(item: Cloze, gap: Gap, response: ClozeResponse): boolean {
  const given = response[gap.id] ?? '';
  return gap.options ? gap.options.some((option) => option.id === given && option.correct) : acceptedIn(gap).some((text) => isSame(text, given, item.ignore) || isSlip(text, given, item.ignore));
}

/** What the learner should have written: the answer a typing slip was meant for, or else the best one; `undefined` where it stands there. */
export function correctionOf(item: Cloze, gap: Gap, response: ClozeResponse): string | undefined {
  const given = textIn(gap, response);
  const accepted = acceptedIn(gap);
  return accepted.some((text) => isSame(text, given, item.ignore)) ? undefined : (accepted.find((text) => isSlip(text, given, item.ignore)) ?? accepted[0]);
}

const textIn = (gap: Gap, response: ClozeResponse) => {
  const given = response[gap.id] ?? '';
  return gap.options ? (gap.options.find((option) => option.id === given)?.text ?? '') : given;
};

export const cloze: ItemType<Cloze, ClozeResponse> = {
  blank: () => ({}),
  isComplete: (item, response) => item.gaps.every((gap) => textIn(gap, response).trim()),
  missing: 'quiz.missing-fill',
  evaluate(item, response) {
    const share = item.gaps.filter((gap) => isRight(item, gap, response)).length / item.gaps.length;
    const about = item.gaps.flatMap((gap) => {
      const right = isRight(item, gap, response);
      const own = gap.options?.find((option) => option.id === response[gap.id])?.feedback;
      return line(gap.id, right, own ?? (right ? undefined : gap.feedback));
    });
    return evaluated(item, item.scoring === 'all-or-nothing' && share < 1 ? 0 : share, about);
  },
  interaction: (item, response) => ({
    kind: 'fill-in',
    response: item.gaps.map((gap) => textIn(gap, response)),
    // Every combination would be too many for any report: the first ten.
    correct: item.gaps.reduce<string[][]>((all, gap) => all.flatMap((done) => acceptedIn(gap).map((text) => [...done, text])).slice(0, 10), [[]]),
    caseMatters: !item.ignore.includes('case'),
  }),
  encode: (item, response) => item.gaps.flatMap((gap) => (response[gap.id] ? [item.codes[gap.id], gap.options ? item.codes[response[gap.id]!] : quote(response[gap.id]!)] : [])).join(''),
  decode(item, text) {
    const response: ClozeResponse = {};
    for (const [, code, value] of text.matchAll(/([0-9a-z])("[\w-]*"|[0-9a-z])/g)) {
      const gap = item.gaps.find(({ id }) => item.codes[id] === code);
      const given = gap?.options ? gap.options.find(({ id }) => item.codes[id] === value)?.id : unquote(value!);
      if (gap && given) response[gap.id] = given;
    }
    return text && !Object.keys(response).length ? undefined : response;
  },
};
