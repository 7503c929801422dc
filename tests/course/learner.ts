/** A learner made of dice: does at random what a page allows, by the same pure functions, and says what would be saved. */
import type { Course } from '../../course/course.ts';
import { isFinal } from '../../course/outline.ts';
import { runtimeActivity } from '../../course/runtime.ts';
import { answer, fresh, isGraded, retry, submit, triesOf, type Attempt, type Certainty } from '../../quizzes/attempt.ts';
import { drawItems, encodeResults, encodeTakes, missedOutcomes, overlaid, resultsOf, scoreOf, telling, type OutcomeResult } from '../../quizzes/exam.ts';
import type { RuntimeItem, RuntimeQuiz, RuntimeScenario } from '../../quizzes/runtime.ts';
import { encode, type Played } from '../../quizzes/scenario/saved.ts';
import { better, choose, offered, play, start } from '../../quizzes/scenario/scenario.ts';
import { encodeQuiz } from '../../quizzes/snapshot.ts';
import type { TypeName } from '../../quizzes/types/index.ts';
import { freshState, type Entry, type State } from '../../tracking/state.ts';
import { growth, isReachable, responsesTo } from '../quizzes/generate.ts';
import { logicOf } from '../quizzes/samples.ts';

export type Dice = (sides: number) => number;

/** Numbers from 0 below `sides`; the same sequence for the same seed. */
export function dice(seed: number): Dice {
  let drawn = seed >>> 0;
  return (sides) => {
    drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((drawn / 2 ** 32) * sides);
  };
}

export interface Learner {
  /** One action somewhere. */
  act(): void;
  /** Does everything that makes the saved state longer. */
  fill(): void;
  state(): State;
}

interface Player { act(roll: Dice): void; fill(): void; snapshot(): string }

/** Responses that garbling seldom finds. */
const plain: Record<string, unknown[]> = { 'true-false': [true, false], numeric: ['12345678901234567890'] };

/** Responses by item: they cost more to find than all the rest. */
export const answerBook = () => {
  const known = new Map<RuntimeItem, unknown[]>();
  return (item: RuntimeItem): unknown[] => {
    if (!known.has(item)) known.set(item, [...responsesTo(item.type as TypeName, item, plain[item.type] ?? [], 24).filter((response) => isReachable(item, response)), ...growth(item.type as TypeName, item)]);
    return known.get(item)!;
  };
};

export type Plan = { id: string; code: string; isFinal: boolean; runtime: RuntimeQuiz | RuntimeScenario }[];

export const planOf = (course: Course): Plan =>
  course.lessons.flatMap(({ activities }) => activities.filter(({ isUsed }) => isUsed).map((activity) => ({ id: activity.id, code: activity.code, isFinal: isFinal(activity), runtime: runtimeActivity(course, activity, course.builds[0]!) })));

export function learner(plan: Plan, pages: string[], roll: Dice, answers: (item: RuntimeItem) => unknown[]): Learner {
  const players = plan.map(({ runtime }) => ('items' in runtime ? quizPlayer(runtime, answers) : talker(runtime)));
  let revision = 1;
  let page = '';
  const writer = roll(36 ** 4).toString(36);
  const seed = roll(2 ** 32);
  const touched = new Set<number>();
  const entries = (): [string, Entry][] => plan.flatMap(({ code, isFinal: isLast }, index) => (touched.has(index) ? [[code, { isDone: true, isLast, isHeld: isLast, scaled: (roll(1e6) + 1) / 1e6, snapshot: players[index]!.snapshot(), more: [] }]] : []));
  return {
    act() {
      revision += 1 + roll(3);
      const index = roll(players.length);
      touched.add(index);
      players[index]!.act(roll);
      page = pages[roll(pages.length)]!;
    },
    fill() {
      players.forEach((player, index) => {
        touched.add(index);
        player.fill();
      });
    },
    state: () => ({ ...freshState(seed, writer), revision, page, journalled: roll(250), ledger: { isComplete: roll(2) > 0, isPassed: roll(2) > 0, best: roll(1e4) / 1e4 }, activities: new Map(entries()) }),
  };
}

function quizPlayer(quiz: RuntimeQuiz, answers: (item: RuntimeItem) => unknown[]): Player {
  const tries = triesOf(quiz);
  const open = quiz.items.filter((item) => !item.private).map((item) => ({ item, logic: logicOf(item.type as TypeName) }));
  const draw = typeof quiz.draw === 'object' ? quiz.draw : undefined;
  const bank = open.map(({ item }) => ({ ...item, outcome: item.outcome ?? '' }));
  let attempts: Record<string, Attempt<unknown>> = {};
  // A practice with a bank begins with some of it, and asks one more after each miss.
  let takes: string[][] = typeof quiz.draw === 'number' ? [open.slice(0, quiz.draw).map(({ item }) => item.id)] : [];
  let earlier: OutcomeResult[] = [];
  let retakes = 0;
  let endedAt: number | undefined;
  const shown = () => (takes.length ? open.filter(({ item }) => takes.at(-1)?.includes(item.id)) : open);
  const results = () => overlaid(earlier, resultsOf(bank.filter(({ id }) => takes.at(-1)?.includes(id)), (id) => attempts[id]?.last?.evaluation.scaled));
  const next = () => {
    const missed = takes.length ? missedOutcomes(results(), quiz) : Object.keys(draw!);
    return drawItems(bank, Object.fromEntries(Object.entries(draw!).filter(([outcome]) => missed.includes(outcome))), 7, takes, retakes);
  };
  const wrongFirst = ({ item, logic }: (typeof open)[number]) => answers(item).map((response) => ({ response, isRight: logic.evaluate(item, response).outcome === 'correct' })).sort((one, other) => Number(one.isRight) - Number(other.isRight)).map(({ response }) => response);
  const asks = (entry: (typeof open)[number]) => quiz.certainty && isGraded(entry.logic, entry.item);
  const respond = (entry: (typeof open)[number], response: unknown, certainty?: Certainty) => {
    const { item, logic } = entry;
    const before = attempts[item.id] ?? fresh(logic, item);
    if (before.phase === 'closed') return;
    const written = item.writeFirst && !before.written ? { written: { text: 'mine', isDone: true } } : {};
    attempts[item.id] = { ...answer(before, response), ...written, ...(certainty && asks(entry) && { certainty }) };
  };
  const judge = ({ item, logic }: (typeof open)[number]) => {
    const before = attempts[item.id];
    if (!before || before.phase === 'closed') return;
    const after = before.phase === 'submitted' ? retry(before) : submit(logic, item, before, tries);
    attempts[item.id] = after;
    if (typeof quiz.draw === 'number' && after.phase === 'closed' && after.last!.evaluation.outcome !== 'correct') takes = [open.slice(0, takes[0]!.length + 1).map((each) => each.item.id)];
  };
  const again = () => {
    if (!draw || !shown().every(({ item }) => attempts[item.id]?.phase === 'closed')) return;
    endedAt = 30_000_000;
    if (!missedOutcomes(results(), quiz).length) return;
    retakes++;
    const drawn = next();
    earlier = results();
    takes = telling([...takes, drawn]);
    attempts = {};
  };
  return {
    act(roll) {
      if (draw && !takes.length) takes = [next()];
      const entry = shown()[roll(shown().length)];
      if (entry && roll(2)) respond(entry, answers(entry.item)[roll(answers(entry.item).length)], ((1 + roll(3)) as Certainty));
      else if (entry) judge(entry);
      if (roll(3) === 0) again();
    },
    fill() {
      if (draw && !takes.length) takes = [next()];
      for (let take = 0; draw && take < 40; take++) {
        // Something is always missed, so that the bank comes round.
        for (const entry of shown()) for (const response of wrongFirst(entry)) {
          respond(entry, response, 3);
          judge(entry);
        }
        again();
        if (takes.flat().length === bank.length && take > 20) break;
      }
      // What is missed brings more.
      const filled = new Set<string>();
      for (let entry = shown()[0]; entry; entry = shown().find((each) => !filled.has(each.item.id))) {
        filled.add(entry.item.id);
        const longest = answers(entry.item).at(-1);
        const { item, logic } = entry;
        const given = answers(item).map((response) => ({ response, evaluation: logic.evaluate(item, response) })).filter(({ response, evaluation }) => logic.isComplete(item, response) && (quiz.draw === undefined || evaluation.outcome !== 'correct'));
        const room = ({ response, evaluation }: (typeof given)[number]) => logic.encode(item, response).replace(/"[^"]*"/g, '').length + (evaluation.outcome === 'partial' ? 2 : 0);
        const last = given.sort((one, other) => room(other) - room(one))[0];
        respond(entry, last?.response ?? longest, 3);
        judge(entry);
        if (attempts[item.id]!.phase === 'submitted') judge(entry);
        respond(entry, longest, 3);
      }
    },
    snapshot: () =>
      encodeQuiz(open, {
        attempts, retakes, strangers: [], ...(retakes && { best: scoreOf(earlier) }), ...(endedAt !== undefined && { endedAt }),
        ...(quiz.draw !== undefined && { takes: encodeTakes(takes, (id) => open.find(({ item }) => item.id === id)?.item.code) }),
        ...(earlier.length && { results: encodeResults(earlier) }),
      }),
  };
}

function talker(scenario: RuntimeScenario): Player {
  let played: Played = { runs: 0, latest: start(scenario), ...(scenario.learner && { name: scenario.learner.names[0]!.id }), ...(scenario.modes[1] && { mode: 'practice' as const }) };
  const say = (roll: Dice, isFull: boolean) => {
    const node = scenario.nodes.find(({ id }) => id === played.latest.node);
    if (!node) {
      played = { ...played, latest: start(scenario) };
      return;
    }
    const choices = offered(scenario, played.latest);
    const asked = node.ask && { asked: node.ask.options.map(({ id }) => id).filter(() => isFull || roll(2)) };
    const written = (node.writeFirst ?? (scenario.writeFirst && node.line)) && (isFull || roll(2)) && { written: 'I hear you' };
    const latest = choose(scenario, { ...played.latest, ...asked, ...written }, choices[roll(choices.length)]!.id);
    played = latest.end ? { ...played, runs: played.runs + 1, latest, best: better(scenario, played.best, play(scenario, latest.turns.map(({ reply }) => reply))) } : { ...played, latest };
  };
  return {
    act: (roll) => say(roll, false),
    fill() {
      let longest = played;
      const roll = dice(5);
      for (let turn = 0; turn < 400; turn++) {
        say(roll, true);
        if (encode(scenario, played).length > encode(scenario, longest).length) longest = played;
      }
      played = longest;
    },
    snapshot: () => encode(scenario, played),
  };
}
