/** Meters, changes and conditions of a dialogue in short words: `Trust +2 · Tension −1`, `Trust ≥ 7 · Tension ≤ 3`. */
import type { RuntimeScenario } from '../../quizzes/runtime.ts';
import type { Bounds, When } from '../../quizzes/scenario/conditions.ts';
import type { Say } from './words.ts';

type Meters = Pick<RuntimeScenario, 'meters'>;

/** Keeps a figure beside its name. */
const NBSP = '\u00a0';

/** `Trust 3 · Tension 6` */
export const valuesInWords = ({ meters }: Meters, values: Record<string, number>): string => meters.map(({ id, label }) => `${label}${NBSP}${values[id]}`).join(' · ');

/** `Trust +2 · Tension 0` */
export const effectInWords = ({ meters }: Meters, effect: Record<string, number>): string =>
  meters.map(({ id, label }) => `${label}${NBSP}${(effect[id] ?? 0) > 0 ? `+${effect[id]}` : (effect[id] ?? 0) < 0 ? `−${-effect[id]!}` : '0'}`).join(' · ');

/** `Trust 3 → 5 · Tension 6 → 4` */
export const changeInWords = ({ meters }: Meters, before: Record<string, number>, after: Record<string, number>): string =>
  meters.map(({ id, label }) => (before[id] === after[id] ? `${label}${NBSP}${after[id]}` : `${label}${NBSP}${before[id]}${NBSP}→${NBSP}${after[id]}`)).join(' · ');

/** `Trust ≥ 7 · Tension ≤ 3`; alternatives with "or". */
export const boundsInWords = (scenario: Meters, when: Bounds | Bounds[] | undefined, say: Say): string => [when ?? []].flat().map((bounds) => limits(scenario, bounds).join(' · ')).join(` ${say('or')} `);

/** The same with flags and with what was said before. */
export const whenInWords = (scenario: Meters, when: When, say: Say): string =>
  [when ?? []]
    .flat()
    .map(({ meters = {}, flags = [], notFlags = [], said = [], notSaid = [] }) =>
      [...limits(scenario, meters), ...flags.map((flag) => `⚑ ${flag}`), ...notFlags.map((flag) => `⚐ ${flag}`), ...said.map((name) => `${say('said')} ${name}`), ...notSaid.map((name) => `${say('notSaid')} ${name}`)].join(' · '),
    )
    .join(` ${say('or')} `);

function limits({ meters }: Meters, bounds: Bounds): string[] {
  return Object.entries(bounds).map(([id, { min, max }]) => {
    const label = meters.find((meter) => meter.id === id)?.label ?? id;
    if (min !== undefined && max !== undefined) return min === max ? `${label}${NBSP}=${NBSP}${min}` : `${min}${NBSP}≤${NBSP}${label}${NBSP}≤${NBSP}${max}`;
    return min !== undefined ? `${label}${NBSP}≥${NBSP}${min}` : `${label}${NBSP}≤${NBSP}${max}`;
  });
}
