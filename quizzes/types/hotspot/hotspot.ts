import type { z } from 'zod';
import { componentsOf, decodeIds, encodeIds, evaluateMarks, type Picture } from '../../choices.ts';
import type { ItemBase, ItemType } from '../../item-type.ts';
import type { schema } from './schema.ts';

export type Hotspot = z.infer<ReturnType<typeof schema<z.ZodString>>> & ItemBase & { picture: Picture };
/** Ids of the chosen regions, in the order they were chosen. */
export type HotspotResponse = string[];

export const hotspot: ItemType<Hotspot, HotspotResponse> = {
  blank: () => [],
  isComplete: (_item, response) => response.length > 0,
  evaluate: (item, response) => evaluateMarks(item, item.regions, response),
  interaction: (item, response) => ({
    kind: 'choice',
    components: componentsOf(item, item.regions),
    response,
    correct: [item.regions.filter((region) => region.correct).map((region) => region.id)],
  }),
  encode: encodeIds,
  decode: (item, text) => decodeIds(item, item.regions, text),
};
