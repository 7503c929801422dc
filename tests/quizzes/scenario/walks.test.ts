import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../../course/load.ts';
import { runtimeActivity } from '../../../course/runtime.ts';
import type { RuntimeScenario } from '../../../quizzes/runtime.ts';
import { answerOf, askedOf, scoreOf } from '../../../quizzes/scenario/report.ts';
import { decode, encode } from '../../../quizzes/scenario/saved.ts';
import { choose, extremes, nodeOf, offered, pathOf, play, profile, rewind, stageOf, start, type PlayState } from '../../../quizzes/scenario/scenario.ts';
import { violations } from '../../../quizzes/scenario/graph.ts';
import { hash, shuffled } from '../../../quizzes/shuffle.ts';
import { toldTo } from '../../../quizzes/scenario/told.ts';
import { sample, sampleWith, second } from './samples.ts';

const { course } = loadCourse('course');
const scenarios: RuntimeScenario[] = [
  sample,
  sampleWith({ breathe: { start: { trust: 5, tension: 4 } } }, { id: 'counter/two-parts' }),
  second,
  ...course!.lessons.flatMap(({ activities }) => activities.filter(({ data }) => data.type === 'scenario').map((activity) => runtimeActivity(course!, activity, course!.languages[0]!) as RuntimeScenario)),
];

/** Something a learner may do now, drawn from a number: ticks and words first, as drafts and then given. */
function act(scenario: RuntimeScenario, state: PlayState, draw: number): PlayState {
  const { draft, ...rest } = state;
  switch (stageOf(scenario, state)) {
    case 'asking': {
      const ticked = nodeOf(scenario, state.node)!.ask!.options.map(({ id }) => id).filter((_id, index) => (draw >> (index + 1)) & 1);
      return draft === undefined && draw % 2 ? { ...rest, draft: ticked } : { ...rest, asked: ticked };
    }
    case 'writing':
      return draft === undefined && draw % 2 ? { ...rest, draft: draw % 3 ? `Désolé ! ${draw}` : '' } : { ...rest, written: draw % 3 ? `« Oui » ${draw}` : '' };
    default: {
      const replies = offered(scenario, state);
      return choose(scenario, state, replies[draw % replies.length]!.id);
    }
  }
}

/** A way to the end, drawn from a number; `see` is called with every moment of it. */
function walk(scenario: RuntimeScenario, seed: number, see: (state: PlayState) => void = () => {}): PlayState {
  let state = start(scenario);
  see(state);
  for (let step = 0; !state.end; step++) {
    if (step > 100) throw new Error(`${pathOf(state)} does not end`);
    state = act(scenario, state, hash(`${seed}/${step}`));
    see(state);
  }
  return state;
}

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_id, scenario) => {
  it('ends on each of 10,000 random walks, with meters in bounds, and every moment of them is restored from its text', () => {
    const endings = new Set<string>();
    const seen = new Map<string, string>();
    for (let seed = 0; seed < 10_000; seed++) {
      const state = walk(scenario, seed, (latest) => {
        const text = encode(scenario, { runs: 2, latest });
        // Many walks begin alike; a text stands for one moment only.
        const moment = JSON.stringify(latest);
        const known = seen.get(text);
        if (known === undefined) {
          seen.set(text, moment);
          expect(decode(scenario, text)).toEqual({ runs: 2, latest });
        } else if (known !== moment) throw new Error(`${text} stands for two moments`);
      });
      endings.add(state.end!.id);
      for (const values of [state.meters, ...state.turns.map(({ after }) => after)]) for (const { id, min, max } of scenario.meters) if (!(values[id]! >= min && values[id]! <= max)) throw new Error(`${id}: ${values[id]} after ${pathOf(state)}`);
      const scaled = scoreOf(scenario, state);
      const [from, to] = { failure: [0, 0.39], partial: [0.4, 0.79], success: [0.8, 1] }[scenario.endingRules.find(({ id }) => id === state.end!.id)!.worth] as [number, number];
      if (!(scaled >= from && scaled <= to)) throw new Error(`${scaled} after ${pathOf(state)}`);
    }
    expect(endings.size).toBeGreaterThan(2);
  });

  it('is restored at every turn as it was', () => {
    fc.assert(fc.property(fc.nat(), fc.nat(), fc.nat(50), (one, other, cut) => {
      const latest = rewind(scenario, walk(scenario, one), cut);
      const best = play(scenario, pathOf(walk(scenario, other)));
      const choices = { ...(scenario.learner && { name: scenario.learner.names[one % 3]!.id }), ...(scenario.modes[1] && { mode: scenario.modes[other % 2]! }) };
      const text = encode(scenario, { runs: 2, latest, best, ...choices });
      expect(text).toMatch(/^[\w.,~*"=:;-]+$/);
      const played = decode(scenario, text)!;
      expect(played).toEqual({ runs: 2, latest, best, ...choices });
      expect(encode(scenario, played)).toBe(text);
    }), { seed: 1, numRuns: 300 });
  });

  it('can be replayed from any turn, and never loses what came before it', () => {
    fc.assert(fc.property(fc.nat(), fc.nat(50), (seed, cut) => {
      const whole = walk(scenario, seed);
      const back = rewind(scenario, whole, cut);
      expect(pathOf(back)).toEqual(pathOf(whole).slice(0, cut));
      expect(pathOf(play(scenario, pathOf(whole)))).toEqual(pathOf(whole));
      expect(back.end).toEqual(cut >= whole.turns.length ? whole.end : undefined);
    }), { seed: 2, numRuns: 300 });
  });

  it('reads any saved text without failing', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,3}:[0-9a-z]{0,9}:[0-9a-z]{0,9}$/), fc.stringMatching(/^\d:(?:[a-h]|=[a-h]{0,3}=|~[a-h]{0,3}~|~?"[\w-]{0,6}"){0,9}:[a-h]{0,5}(?::[pcx]?\.(?:ines|sam|max)?)?$/)), (text) => {
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
      for (const turn of state.turns) if (turn.asked) expect(askedOf(toldTo(scenario, undefined), turn)!.scaled).toBeGreaterThanOrEqual(0);
      for (const turn of state.turns) expect(answerOf(scenario, turn).interaction).toMatchObject({ kind: 'choice', response: [turn.reply], correct: [[expect.any(String)]] });
    }
  });
});

describe('the dialogues of the course', () => {
  it('have no violation', () => expect(scenarios.slice(3).map(violations)).toEqual(scenarios.slice(3).map(() => [])));
});

describe('the order of the replies', () => {
  it('favours no place for the model reply', () => {
    const { replies, id } = sample.nodes[0]!;
    const places = [0, 0, 0];
    for (let seed = 0; seed < 3000; seed++) places[shuffled(replies, hash(`${seed}/0/${id}`)).findIndex(({ model }) => model)]!++;
    for (const count of places) expect(Math.abs(count - 1000)).toBeLessThan(100);
  });
});
