import type { z } from 'zod';
import { componentsOf, decodeIds, encodeIds, evaluateMarks, type Option } from '../../choices.ts';
import type { ItemBase, ItemType } from '../../item-type.ts';
import type { schema } from './schema.ts';
import { splitMarks } from './split-marks.ts';

export type Highlight = z.infer<ReturnType<typeof schema<z.ZodString>>> & ItemBase;
/** Ids of the marked turns or words, or the id of `none` alone. */
export type HighlightResponse = string[];

/** Everything that can be marked: the turns, or the words in the order of the text, then "nothing", which is right where nothing else is. */
export function marksOf(item: Highlight): (Option & { speaker?: string | undefined })[] {
  const list = item.turns ?? splitMarks(item.text!).flatMap(({ words, id }) => item.marks!.filter((mark) => mark.id === id).map((mark) => ({ ...mark, text: words })));
  return item.none ? [...list, { ...item.none, correct: !list.some((mark) => mark.correct) }] : list;
}

/** The response after one more press: "nothing" excludes every other mark, and `pick: one` allows a single one. */
export function pressed(item: Highlight, response: HighlightResponse, id: string, isOn: boolean): HighlightResponse {
  if (item.pick === 'one' || (isOn && id === item.none?.id)) return isOn ? [id] : [];
  const others = response.filter((each) => each !== id && each !== item.none?.id);
  return isOn ? [...others, id] : others;
}

export const highlight: ItemType<Highlight, HighlightResponse> = {
  blank: () => [],
  isComplete: (_item, response) => response.length > 0,
  evaluate: (item, response) => evaluateMarks(item, marksOf(item), response),
  interaction: (item, response) => ({
    kind: 'choice',
    components: componentsOf(item, marksOf(item)),
    response,
    correct: [marksOf(item).filter((mark) => mark.correct).map((mark) => mark.id)],
  }),
  encode: encodeIds,
  decode: (item, text) => decodeIds(item, marksOf(item), text),
};
