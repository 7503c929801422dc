import type { AnswerEvent, QuizHost } from '../host.ts';
import type { RuntimeScenario } from '../runtime.ts';
import { hash, shuffled } from '../shuffle.ts';
import { answerOf, better, choose, decode, encode, nodeOf, play, rewind, start, type Played, type PlayState } from './scenario.ts';

/** Where the learner stands: before the first line, before a reply, after its consequence, after the ending. */
export type Phase = 'briefing' | 'choosing' | 'after' | 'ended';

export interface ScenarioModel {
  readonly phase: Phase;
  readonly state: PlayState;
  readonly runs: number;
  /** A reply waits for the session to open. */
  readonly isWaiting: boolean;
  /** Replies of the waiting node, in an order of this learner and run. */
  replies(): RuntimeScenario['nodes'][number]['replies'];
  begin(): void;
  /** Gives a reply: kept and reported before its consequence shows. */
  reply(id: string): void;
  goOn(): void;
  /** Back to before turn `index` of the latest run; to the start without it. */
  again(index?: number): void;
  connect(host: QuizHost): void;
}

/** The state of one dialogue on a page, around the pure rules of scenario.ts. `now` gives milliseconds of active time. */
export function scenarioModel(scenario: RuntimeScenario, now: () => number): ScenarioModel {
  let played = $state.raw<Played>({ runs: 0, latest: start(scenario) });
  let phase = $state.raw<Phase>('briefing');
  let waiting = $state.raw<string | undefined>(undefined);
  let host = $state.raw<QuizHost | undefined>(undefined);
  let turnBegan = 0;

  function keep(answers: AnswerEvent[]) {
    host!.report({ activity: scenario.id, snapshot: encode(scenario, played), isDone: played.runs > 0, answers });
  }

  function give(id: string) {
    const latest = choose(scenario, played.latest, id);
    const turn = latest.turns.at(-1);
    if (latest === played.latest || !turn) return;
    const isEnd = latest.end !== undefined;
    played = { runs: played.runs + (isEnd ? 1 : 0), latest, ...(isEnd ? { best: better(scenario, played.best, latest) } : played.best && { best: played.best }) };
    keep([{ ...answerOf(scenario, turn), at: host!.now(), seconds: (now() - turnBegan) / 1000 }]);
    phase = 'after';
  }

  return {
    get phase() { return phase; },
    get state() { return played.latest; },
    get runs() { return played.runs; },
    get isWaiting() { return waiting !== undefined; },
    replies() {
      const node = nodeOf(scenario, played.latest.node);
      return node ? shuffled(node.replies, hash(`${host?.seed(scenario.id) ?? ''}/${played.runs}/${node.id}`)) : [];
    },
    begin() {
      phase = 'choosing';
      turnBegan = now();
    },
    reply(id) {
      if (phase !== 'choosing' || waiting) return;
      if (host) give(id);
      else waiting = id;
    },
    goOn() {
      phase = played.latest.end ? 'ended' : 'choosing';
      turnBegan = now();
    },
    again(index) {
      played = { ...played, latest: index === undefined ? play(scenario, []) : rewind(scenario, played.latest, index) };
      phase = 'choosing';
      turnBegan = now();
      keep([]);
    },
    connect(opened) {
      const isFirst = !host;
      host = opened;
      if (!isFirst) return;
      const saved = decode(scenario, opened.restore(scenario.id) ?? '');
      if (saved) {
        played = saved;
        phase = saved.latest.end ? 'ended' : saved.latest.turns.length ? 'choosing' : phase;
      }
      const id = waiting;
      waiting = undefined;
      if (id && !saved?.latest.turns.length) give(id);
    },
  };
}
