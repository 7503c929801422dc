import type { AnswerEvent, QuizHost } from '../host.ts';
import type { RuntimeScenario } from '../runtime.ts';
import { hash, shuffled } from '../shuffle.ts';
import { answerOf, scoreOf } from './report.ts';
import { decode, encode, type Played } from './saved.ts';
import { better, choose, nodeOf, offered, rewind, start, type PlayState } from './scenario.ts';

/** Where the learner stands: before the first line, before a reply, after its consequence, after the ending. */
export type Phase = 'briefing' | 'choosing' | 'after' | 'ended';

export interface ScenarioModel {
  readonly phase: Phase;
  readonly state: PlayState;
  readonly runs: number;
  /** The best run that came to an end. */
  readonly best: PlayState | undefined;
  /** The reply that waits for the session to open. */
  readonly waiting: string | undefined;
  /** Replies of the waiting node, in an order of this learner and run that stays while they are on the page. */
  readonly replies: RuntimeScenario['nodes'][number]['replies'];
  begin(): void;
  /** The conversation came into sight: the time of a restored turn runs from here. */
  see(): void;
  /** Gives a reply: kept and reported before its consequence shows. */
  reply(id: string): void;
  goOn(): void;
  /** Back to before turn `index` of the latest run. */
  again(index: number): void;
  connect(host: QuizHost): void;
}

/** The state of one dialogue on a page, around the pure rules of scenario.ts. `now` gives milliseconds of active time. */
export function scenarioModel(scenario: RuntimeScenario, now: () => number): ScenarioModel {
  let played = $state.raw<Played>({ runs: 0, latest: start(scenario) });
  let phase = $state.raw<Phase>('briefing');
  let waiting = $state.raw<string | undefined>(undefined);
  let replies = $state.raw<ScenarioModel['replies']>([]);
  let host: QuizHost | undefined;
  let turnBegan = 0;

  function keep(answers: AnswerEvent[]) {
    const { runs, best } = played;
    host!.report({ activity: scenario.id, snapshot: encode(scenario, played), isDone: runs > 0, ...(best && { scaled: scoreOf(scenario, best) }), answers });
  }

  function enter() {
    const node = nodeOf(scenario, played.latest.node);
    phase = node ? 'choosing' : 'ended';
    if (node) replies = shuffled(offered(scenario, played.latest), hash(`${host?.seed(scenario.id) ?? ''}/${played.runs}/${node.id}`));
    turnBegan = now();
  }

  function give(id: string) {
    const latest = choose(scenario, played.latest, id);
    if (latest === played.latest) return;
    const { runs, best } = played;
    played = latest.end ? { runs: runs + 1, latest, best: better(scenario, best, latest) } : { runs, latest, ...(best && { best }) };
    keep([{ ...answerOf(scenario, latest.turns.at(-1)!), at: host!.now(), seconds: (now() - turnBegan) / 1000 }]);
    phase = 'after';
  }

  return {
    get phase() { return phase; },
    get state() { return played.latest; },
    get runs() { return played.runs; },
    get best() { return played.best; },
    get waiting() { return waiting; },
    get replies() { return replies; },
    begin: enter,
    see() {
      turnBegan = now();
    },
    reply(id) {
      if (phase !== 'choosing' || waiting) return;
      if (host) give(id);
      else waiting = id;
    },
    goOn: enter,
    again(index) {
      played = { ...played, latest: rewind(scenario, played.latest, index) };
      enter();
      keep([]);
    },
    connect(given) {
      const saved = host ? undefined : decode(scenario, given.restore(scenario.id) ?? '');
      host = given;
      const id = waiting;
      waiting = undefined;
      // What was said before the session opened belongs to a conversation the learner had already left behind.
      if (saved?.latest.turns.length || saved?.runs) {
        played = saved;
        enter();
      } else if (id) give(id);
    },
  };
}
