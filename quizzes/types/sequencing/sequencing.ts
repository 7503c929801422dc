import type { z } from 'zod';
import { componentsOf, decodeIds, encodeIds, evaluated, line } from '../../choices.ts';
import type { ItemBase, ItemType } from '../../item-type.ts';
import type { schema } from './schema.ts';

export type Sequencing = z.infer<ReturnType<typeof schema<z.ZodString>>> & ItemBase;
/** Ids of the placed tiles, first to last; empty before the first move. Without distractors it is always all tiles or none. */
export type SequencingResponse = string[];

/** All tiles, those that belong first. */
export const tilesOf = (item: Sequencing): Sequencing['tiles'] => [...item.tiles, ...item.distractors];

const right = (item: Sequencing) => item.tiles.map((tile) => tile.id);

/** Whether the tile at this place of the response follows the one it should follow (the first tile: whether it opens), tiles that do not belong left out. */
export function isInPlace(item: Sequencing, response: SequencingResponse, place: number): boolean {
  const key = right(item);
  const at = key.indexOf(response[place]!);
  return at >= 0 && key[at - 1] === response.slice(0, place).filter((id) => key.includes(id)).at(-1);
}

export const sequencing: ItemType<Sequencing, SequencingResponse> = {
  blank: () => [],
  isComplete: (item, response) => response.length >= (item.distractors.length ? 2 : item.tiles.length),
  missing: 'quiz.missing-order',
  order(item, shuffled) {
    const belongs = shuffled.filter((id) => right(item).includes(id));
    // Shown in the right order there would be nothing to do: the last tile then comes first.
    return belongs.join() === right(item).join() ? [belongs.at(-1)!, ...shuffled.filter((id) => id !== belongs.at(-1))] : shuffled;
  },
  evaluate(item, response) {
    const placed = response.filter((_id, place) => isInPlace(item, response, place)).length;
    const strangers = response.filter((id) => !right(item).includes(id)).length;
    const share = placed / (item.tiles.length + strangers);
    const about = response.flatMap((id, place) => (isInPlace(item, response, place) ? [] : line(id, false, tilesOf(item).find((tile) => tile.id === id)?.feedback)));
    return evaluated(item, item.scoring === 'all-or-nothing' && share < 1 ? 0 : share, about);
  },
  interaction: (item, response) => ({ kind: 'sequencing', components: componentsOf(item, tilesOf(item)), response, correct: [right(item)] }),
  encode: encodeIds,
  decode(item, text) {
    const ids = decodeIds(item, tilesOf(item), text);
    // Without distractors every tile is in play: those an older edition did not have come last.
    return ids?.length && !item.distractors.length ? [...new Set([...ids, ...right(item)])] : ids;
  },
};
