import type { z } from 'zod';
import { evaluated, line } from '../../choices.ts';
import type { ItemBase, ItemType } from '../../item-type.ts';
import { decodePairs, encodePairs, matchingOf, type Pair } from '../../pairs.ts';
import { arrange } from '../../shuffle.ts';
import type { schema } from './schema.ts';

export type Matching = z.infer<ReturnType<typeof schema<z.ZodString>>> & ItemBase;
/** At most one pair a source; without `reuse`, at most one a target. */
export type MatchingResponse = Pair[];

/** The target a source has; nothing yet: `undefined`. */
export const targetOf = (response: MatchingResponse, source: string): string | undefined => response.find(([from]) => from === source)?.[1];

/** The response once a source has this target (`''`: none). Without `reuse` the target leaves the source it was with. */
export function match({ reuse }: Matching, response: MatchingResponse, source: string, target: string): MatchingResponse {
  const others = response.filter(([from, to]) => from !== source && (reuse || to !== target));
  return target ? [...others, [source, target]] : others;
}

export const matching: ItemType<Matching, MatchingResponse> = {
  blank: () => [],
  isComplete: (item, response) => item.sources.every(({ id }) => targetOf(response, id)),
  missing: 'matching.missing',
  order(item, shuffled) {
    const sources = item.shuffle ? arrange(item.sources, shuffled) : item.sources;
    const keys = [...new Set(sources.map(({ target }) => target))];
    const targets = arrange(item.targets, shuffled).map(({ id }) => id);
    // Side by side in the right order they would give the answer away: the last one then comes first.
    const last = targets.filter((id) => keys.includes(id)).join() === keys.join() ? keys.at(-1)! : targets[0]!;
    return [...sources.map(({ id }) => id), last, ...targets.filter((id) => id !== last)];
  },
  evaluate(item, response) {
    const share = item.sources.filter(({ id, target }) => targetOf(response, id) === target).length / item.sources.length;
    const about = item.sources.flatMap(({ id, target, feedback }) => (targetOf(response, id) ? line(id, targetOf(response, id) === target, feedback) : []));
    return evaluated(item, item.scoring === 'all-or-nothing' && share < 1 ? 0 : share, about);
  },
  interaction: (item, response) => matchingOf(item, item.sources, item.targets, response, item.sources.map(({ id, target }) => [id, target])),
  encode: encodePairs,
  decode: (item, text) => decodePairs(item, item.sources, item.targets, text)?.reduce<MatchingResponse>((response, pair) => match(item, response, ...pair), []),
};
