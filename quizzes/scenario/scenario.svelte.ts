import type { AnswerEvent, QuizHost } from '../host.ts';
import type { RuntimeScenario } from '../runtime.ts';
import { hash, shuffled } from '../shuffle.ts';
import { answerOf, askedOf, scoreOf } from './report.ts';
import { decode, encode, type Mode, type Played } from './saved.ts';
import { better, choose, offered, pathOf, play, rewind, stageOf, start, type PlayState } from './scenario.ts';
import { toldTo } from './told.ts';

/** Where the learner stands: before the first line, before a reply (see `stageOf`), after its consequence, after the ending. */
export type Phase = 'briefing' | 'after' | ReturnType<typeof stageOf>;

export interface ScenarioModel {
  /** The dialogue as this learner reads it. */
  readonly scenario: RuntimeScenario;
  readonly phase: Phase;
  readonly state: PlayState;
  readonly runs: number;
  /** The best run that came to an end. */
  readonly best: PlayState | undefined;
  /** Who the learner is here, by the id of a name; absent where there is nothing to choose. */
  readonly name: string | undefined;
  readonly mode: Mode;
  /** What waits for the session to open: the id of a reply, or the empty text for a classification. */
  readonly waiting: string | undefined;
  /** Replies of the waiting node, in an order of this learner and run that stays while they are on the page. */
  readonly replies: RuntimeScenario['nodes'][number]['replies'];
  /** A choice made before the conversation. */
  pick(choice: { name: string } | { mode: Mode }): void;
  begin(): void;
  /** The conversation came into sight: the time of a restored turn runs from here. */
  see(): void;
  /** What is being ticked or written. `isTyping`: more follows at once, so it is kept later. */
  draft(value: string[] | string, isTyping?: boolean): void;
  /** Gives the classification, or goes from writing to choosing. */
  give(): void;
  /** Gives a reply: kept and reported before its consequence shows. */
  reply(id: string): void;
  goOn(): void;
  /** Back to before turn `index` of the latest run; to the briefing where the mode can be chosen anew. */
  again(index: number): void;
  connect(host: QuizHost): void;
  /** Tells the host what it was not told yet. */
  keep(): void;
}

/** The state of one dialogue on a page, around the pure rules of scenario.ts. `now` gives milliseconds of active time. */
export function scenarioModel(scenario: RuntimeScenario, now: () => number): ScenarioModel {
  const { learner, modes } = scenario;
  const unplayed: Played = { runs: 0, latest: start(scenario) };
  let played = $state.raw(unplayed);
  let told = $state.raw(toldTo(scenario, undefined));
  let phase = $state.raw<Phase>('briefing');
  let waiting = $state.raw<string | undefined>(undefined);
  let replies = $state.raw<ScenarioModel['replies']>([]);
  let host: QuizHost | undefined;
  let turnBegan = 0;
  let kept = encode(scenario, unplayed);

  const name = () => played.name ?? learner?.names[0]!.id;
  const mode = () => played.mode ?? modes[0]!;

  function report(...answers: Omit<AnswerEvent, 'at' | 'seconds'>[]) {
    const { runs, best } = played;
    kept = encode(scenario, played);
    const at = host!.now();
    host!.report({ activity: scenario.id, snapshot: kept, isDone: runs > 0, ...(best && { scaled: scoreOf(scenario, best) }), answers: answers.map((answer) => ({ ...answer, at, seconds: (now() - turnBegan) / 1000 })) });
  }

  function keep() {
    if (host && phase !== 'briefing' && encode(scenario, played) !== kept) report();
  }

  function put(change: Partial<Played>) {
    played = { ...played, ...change };
    if (change.name) told = toldTo(scenario, change.name);
  }

  /** The waiting node, or the ending. */
  function enter() {
    const { latest, runs } = played;
    phase = stageOf(scenario, latest);
    replies = shuffled(offered(told, latest), hash(`${host?.seed(scenario.id) ?? ''}/${runs}/${latest.node}`));
    turnBegan = now();
  }

  function classify() {
    const { draft = [], ...latest } = played.latest;
    played = { ...played, latest: { ...latest, asked: draft as string[] } };
    report(askedOf(told, played.latest as { node: string })!);
    phase = stageOf(scenario, played.latest);
    turnBegan = now();
  }

  function say(id: string) {
    const latest = choose(scenario, played.latest, id);
    if (latest === played.latest) return;
    put(latest.end ? { runs: played.runs + 1, latest, best: better(scenario, played.best, play(scenario, pathOf(latest))) } : { latest });
    report(answerOf(told, latest.turns.at(-1)!));
    phase = 'after';
  }

  const give = (id: string) => (host ? (id ? say(id) : classify()) : void (waiting = id));

  return {
    get scenario() { return told; },
    get phase() { return phase; },
    get state() { return played.latest; },
    get runs() { return played.runs; },
    get best() { return played.best; },
    get name() { return name(); },
    get mode() { return mode(); },
    get waiting() { return waiting; },
    get replies() { return replies; },
    pick: put,
    begin() {
      put({ ...(learner && { name: name()! }), ...(modes[1] && { mode: mode() }) });
      enter();
      if (learner || modes[1]) keep();
    },
    see() {
      turnBegan = now();
    },
    draft(value, isTyping) {
      put({ latest: { ...played.latest, draft: value } });
      if (!isTyping) keep();
    },
    give() {
      if (waiting !== undefined) return;
      if (phase === 'asking') return give('');
      const { draft = '', ...latest } = played.latest;
      put({ latest: { ...latest, written: draft as string } });
      phase = 'choosing';
      keep();
    },
    reply(id) {
      if (phase === 'choosing' && waiting === undefined) give(id);
    },
    goOn: enter,
    again(index) {
      put({ latest: rewind(scenario, played.latest, index) });
      if (!index && modes[1]) phase = 'briefing';
      else enter();
      report();
    },
    connect(given) {
      const saved = host ? undefined : decode(scenario, given.restore(scenario.id) ?? '');
      host = given;
      const id = waiting;
      waiting = undefined;
      // What was said before the session opened belongs to a conversation the learner had already left behind.
      if (saved && (saved.runs || saved.name || saved.mode || saved.latest.turns.length || saved.latest.asked || saved.latest.written !== undefined || saved.latest.draft !== undefined)) {
        played = saved;
        told = toldTo(scenario, saved.name);
        kept = encode(scenario, saved);
        enter();
      } else if (id !== undefined) give(id);
      else keep();
    },
    keep,
  };
}
