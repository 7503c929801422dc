import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../../course/load.ts';
import { runtimeActivity } from '../../../course/runtime.ts';
import type { RuntimeScenario } from '../../../quizzes/runtime.ts';
import { answerOf } from '../../../quizzes/scenario/report.ts';
import { decode, encode } from '../../../quizzes/scenario/saved.ts';
import { choose, extremes, nodeOf, pathOf, play, profile, rewind, start, type PlayState } from '../../../quizzes/scenario/scenario.ts';
import { violations } from '../../../quizzes/scenario/graph.ts';
import { hash, shuffled } from '../../../quizzes/shuffle.ts';
import { sample, sampleWith } from './samples.ts';

const { course } = loadCourse('course');
const scenarios: RuntimeScenario[] = [
  sample,
  sampleWith({ breathe: { start: { trust: 5, tension: 4 } } }, { id: 'counter/two-parts' }),
  ...course!.lessons.flatMap(({ activities }) => activities.filter(({ data }) => data.type === 'scenario').map((activity) => runtimeActivity(course!, activity, course!.languages[0]!) as RuntimeScenario)),
];

/** A way to the end, drawn from a number. */
function walk(scenario: RuntimeScenario, seed: number): PlayState {
  let state = start(scenario);
  for (let turn = 0; !state.end; turn++) {
    if (turn > 50) throw new Error(`${pathOf(state)} does not end`);
    const { replies } = nodeOf(scenario, state.node)!;
    state = choose(scenario, state, replies[hash(`${seed}/${turn}`) % replies.length]!.id);
  }
  return state;
}

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_id, scenario) => {
  it('ends on each of 10,000 random walks, with meters in bounds', () => {
    const endings = new Set<string>();
    for (let seed = 0; seed < 10_000; seed++) {
      const state = walk(scenario, seed);
      endings.add(state.end!.id);
      for (const values of [state.meters, ...state.turns.map(({ after }) => after)]) for (const { id, min, max } of scenario.meters) if (!(values[id]! >= min && values[id]! <= max)) throw new Error(`${id}: ${values[id]} after ${pathOf(state)}`);
    }
    expect(endings.size).toBeGreaterThan(2);
  });

  it('is restored at every turn as it was', () => {
    fc.assert(fc.property(fc.nat(), fc.nat(), fc.nat(50), (one, other, cut) => {
      const latest = rewind(scenario, walk(scenario, one), cut);
      const best = walk(scenario, other);
      const text = encode(scenario, { runs: 2, latest, best });
      expect(text).toMatch(/^[0-9]+:[0-9a-z]*:[0-9a-z]*$/);
      const played = decode(scenario, text)!;
      expect(played).toEqual({ runs: 2, latest, best });
      expect(encode(scenario, played)).toBe(text);
    }), { seed: 1, numRuns: 300 });
  });

  it('can be replayed from any turn, and never loses what came before it', () => {
    fc.assert(fc.property(fc.nat(), fc.nat(50), (seed, cut) => {
      const whole = walk(scenario, seed);
      const back = rewind(scenario, whole, cut);
      expect(pathOf(back)).toEqual(pathOf(whole).slice(0, cut));
      expect(play(scenario, pathOf(whole))).toEqual(whole);
      expect(back.end).toEqual(cut >= whole.turns.length ? whole.end : undefined);
    }), { seed: 2, numRuns: 300 });
  });

  it('reads any saved text without failing', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,3}:[0-9a-z]{0,9}:[0-9a-z]{0,9}$/)), (text) => {
      const played = decode(scenario, text);
      if (played) expect(decode(scenario, encode(scenario, played))).toEqual(played);
    }), { seed: 3, numRuns: 500 });
  });

  it('can tell of every walk: report, extremes, profile', () => {
    for (let seed = 0; seed < 500; seed++) {
      const state = walk(scenario, seed);
      const { best, costliest } = extremes(scenario, state);
      for (const index of [best, costliest]) expect(index === undefined || index < state.turns.length).toBe(true);
      expect(profile(scenario, state).every(({ count }) => count > 0)).toBe(true);
      for (const turn of state.turns) expect(answerOf(scenario, turn).interaction).toMatchObject({ kind: 'choice', response: [turn.reply], correct: [[expect.any(String)]] });
    }
  });
});

describe('the dialogues of the course', () => {
  it('have no violation', () => expect(scenarios.slice(2).map(violations)).toEqual(scenarios.slice(2).map(() => [])));
});

describe('the order of the replies', () => {
  it('favours no place for the model reply', () => {
    const { replies, id } = sample.nodes[0]!;
    const places = [0, 0, 0];
    for (let seed = 0; seed < 3000; seed++) places[shuffled(replies, hash(`${seed}/0/${id}`)).findIndex(({ model }) => model)]!++;
    for (const count of places) expect(Math.abs(count - 1000)).toBeLessThan(100);
  });
});
