/** What is kept of a dialogue, as text. Texts written by any edition are read for ever. */
import type { RuntimeScenario } from '../runtime.ts';
import { choose, offered, start, type PlayState } from './scenario.ts';

/** What is kept of a dialogue. */
export interface Played {
  /** Runs that reached an ending. */
  runs: number;
  latest: PlayState;
  /** The best run that ended. */
  best?: PlayState;
}

/** `<runs>:<latest path>:<best path>` in reply codes, as `3:abca:abaa`. */
export function encode(scenario: RuntimeScenario, { runs, latest, best }: Played): string {
  const codes = (state?: PlayState) => (state?.turns ?? []).map(({ node, reply }) => scenario.codes[`${node}/${reply}`]).join('');
  return `${runs}:${codes(latest)}:${codes(best)}`;
}

/**
 * Reads any text without throwing. A path is cut before the first reply that this edition does not have at that place;
 * a best run that no longer comes to an end is forgotten, the number of runs is not. `undefined` when nothing is usable.
 */
export function decode(scenario: RuntimeScenario, text: string): Played | undefined {
  const [, runs, latest, best] = /^(\d{1,6}):([0-9a-z]*):([0-9a-z]*)$/.exec(text) ?? [];
  if (!runs) return undefined;
  const walk = (codes: string) => {
    let state = start(scenario);
    for (const code of codes) {
      const reply = offered(scenario, state).find(({ id }) => scenario.codes[`${state.node}/${id}`] === code);
      if (!reply) break;
      state = choose(scenario, state, reply.id);
    }
    return state;
  };
  const top = walk(best!);
  return { runs: Number(runs), latest: walk(latest!), ...(top.end && { best: top }) };
}
