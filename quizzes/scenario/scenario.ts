/**
 * The rules of a dialogue: what a path of replies comes to. Pure; everything is derived from the path, so that saving the
 * replies saves the dialogue.
 */
import type { AnswerEvent } from '../host.ts';
import type { RuntimeScenario } from '../runtime.ts';
import type { Shade, Shape } from './face.ts';

type Values = Record<string, number>;
type Bounds = Record<string, { min?: number | undefined; max?: number | undefined }>;
type Worth = 'success' | 'partial' | 'failure';

/** What the rules need of a scenario: texts may still be in several languages. */
export interface Rules {
  first: string;
  start: Values;
  nodes: RuleNode[];
  flags: { id: string; effect: Values }[];
  meters: { id: string; better: 'more' | 'less'; min: number; max: number }[];
  endingRules: { id: string; when?: Bounds | Bounds[] | undefined; at: 'end' | 'any-turn'; worth: Worth }[];
}

interface RuleNode { id: string; start?: Values | undefined; replies: RuleReply[] }
interface RuleReply { id: string; model?: boolean | undefined; effect: Values; flag?: string | undefined; next: string; ending?: string | undefined }

/** A reply that was given, and the meters around it. */
export interface Turn {
  node: string;
  reply: string;
  before: Values;
  after: Values;
}

export interface PlayState {
  turns: Turn[];
  /** The node that waits for a reply; absent when the dialogue has ended. */
  node?: string;
  /** Meters now; at the end, after what the flags cost. */
  meters: Values;
  /** Hidden flags raised in this part of the dialogue. */
  flags: string[];
  /** Parts already behind (see `start` of a node). */
  parts: { meters: Values; flags: string[] }[];
  /** The ending, once reached, and the flags that were paid for. */
  end?: { id: string; paid: string[] };
}

/** The dialogue before the first reply. */
export const start = (rules: Rules): PlayState => ({ turns: [], node: rules.first, meters: shift(rules, rules.start, {}), flags: [], parts: [] });

/** The dialogue after one more reply. A reply that the waiting node does not have leaves the state as it is (the same object). */
export function choose(rules: Rules, state: PlayState, replyId: string): PlayState {
  const reply = nodeOf(rules, state.node)?.replies.find(({ id }) => id === replyId);
  if (!reply) return state;
  const meters = shift(rules, state.meters, reply.effect);
  const flags = reply.flag && !state.flags.includes(reply.flag) ? [...state.flags, reply.flag] : state.flags;
  const turns = [...state.turns, { node: state.node!, reply: replyId, before: state.meters, after: meters }];
  const breaks = reply.ending ?? rules.endingRules.find(({ at, when }) => at === 'any-turn' && when && holds(when, meters))?.id;
  const parts = [...state.parts, { meters, flags }];
  const next = breaks ? undefined : nodeOf(rules, reply.next);
  if (next?.start) return { turns, node: next.id, meters: shift(rules, next.start, {}), flags: [], parts };
  if (next) return { turns, node: next.id, meters, flags, parts: state.parts };
  const settled = parts.map((part) => part.flags.reduce((values, flag) => shift(rules, values, rules.flags.find(({ id }) => id === flag)?.effect ?? {}), part.meters));
  const id = breaks ?? settled.map((values) => judge(rules, values)).reduce((one, other) => (rank(rules, other) < rank(rules, one) ? other : one));
  return { turns, meters: settled.at(-1)!, flags, parts, end: { id, paid: [...new Set(parts.flatMap((part) => part.flags))] } };
}

/** The dialogue after a path of reply ids; goes as far as the path is possible. */
export const play = (rules: Rules, path: readonly string[]): PlayState => path.reduce((state, reply) => choose(rules, state, reply), start(rules));

/** The replies of a state, in order. */
export const pathOf = (state: PlayState): string[] => state.turns.map(({ reply }) => reply);

/** The state before its turn `index` was answered. */
export const rewind = (rules: Rules, state: PlayState, index: number): PlayState => play(rules, pathOf(state).slice(0, index));

/** A node by its id. */
export const nodeOf = <R extends Rules>(rules: R, id: string | undefined): R['nodes'][number] | undefined => rules.nodes.find((node) => node.id === id);

const rank = (rules: Rules, ending: string) => ['failure', 'partial', 'success'].indexOf(rules.endingRules.find(({ id }) => id === ending)?.worth ?? 'failure');

const shift = (rules: Rules, values: Values, effect: Values): Values =>
  Object.fromEntries(rules.meters.map(({ id, min, max }) => [id, Math.min(max, Math.max(min, (values[id] ?? min) + (effect[id] ?? 0)))]));

const holds = (when: Bounds | Bounds[], values: Values) =>
  [when].flat().some((bounds) => Object.entries(bounds).every(([meter, { min = -Infinity, max = Infinity }]) => values[meter]! >= min && values[meter]! <= max));

const judge = ({ endingRules }: Rules, values: Values) => (endingRules.find(({ when }) => when && holds(when, values)) ?? endingRules.at(-1)!).id;

/** Sum of changes, counted so that more is better; hidden costs included. */
const worthOf = (rules: Rules, reply: RuleReply) => {
  const effects = [reply.effect, rules.flags.find(({ id }) => id === reply.flag)?.effect ?? {}];
  return rules.meters.reduce((sum, { id, better }) => effects.reduce((all, effect) => all + (better === 'more' ? 1 : -1) * (effect[id] ?? 0), sum), 0);
};

/** The model reply of a node. */
export const modelOf = <R extends RuleReply>(node: { replies: R[] }): R => node.replies.find(({ model }) => model) ?? node.replies[0]!;

/** Reply ids of the model's path, from the first node to the end (or once round, where a faulty graph has no end). */
export function modelPath(rules: Rules): string[] {
  const walk = (state: PlayState): PlayState => {
    const node = state.turns.length < rules.nodes.length ? nodeOf(rules, state.node) : undefined;
    return node ? walk(choose(rules, state, modelOf(node).id)) : state;
  };
  return pathOf(walk(start(rules)));
}

/** What a turn was worth beside the model's reply: 0 when it did as well or better, else how much it cost. */
const costOf = (rules: Rules, { node, reply }: Turn) => {
  const { replies } = nodeOf(rules, node)!;
  return Math.max(0, worthOf(rules, modelOf({ replies })) - worthOf(rules, replies.find(({ id }) => id === reply)!));
};

/** Indexes of the turn that did most good and of the one that cost most beside the model; absent where no turn did or did not. The first of equals counts. */
export function extremes(rules: Rules, state: PlayState): { best?: number; costliest?: number } {
  const first = (values: number[]) => {
    const most = Math.max(...values);
    return most > 0 ? values.indexOf(most) : undefined;
  };
  const best = first(state.turns.map(({ node, reply }) => worthOf(rules, nodeOf(rules, node)!.replies.find(({ id }) => id === reply)!)));
  const costliest = first(state.turns.map((turn) => costOf(rules, turn)));
  return { ...(best !== undefined && { best }), ...(costliest !== undefined && { costliest }) };
}

/** How often each tag stands on the replies given, in the order of the course's list. */
export function profile(scenario: RuntimeScenario, state: PlayState): { label: string; kind: 'skill' | 'habit'; count: number }[] {
  const shown = state.turns.flatMap((turn) => replyOf(scenario, turn).tags);
  return scenario.tagLabels.map(({ id, label, kind }) => ({ label, kind, count: shown.filter((tag) => tag === id).length })).filter(({ count }) => count > 0);
}

/** The word for a value of a meter: its words stand for equal bands, lowest first. */
export const bandWord = ({ min, max, words }: RuntimeScenario['meters'][number], value: number): string =>
  words[Math.min(words.length - 1, Math.floor(((value - min) / (max - min)) * words.length))]!;

export interface Mood { level: number; shade?: Shade | undefined }

/** How strong the emotion is after an ending that is a failure, partial, a success. */
export const endingLevels = [5, 3, 1];

/** The emotion a reply leaves on the other person's face: that of the next line, or of the ending. */
export function moodAfter(scenario: RuntimeScenario, state: PlayState, index: number): Mood {
  const next = state.turns[index + 1]?.node ?? state.node;
  return nodeOf(scenario, next)?.emotion ?? { level: next || !state.end ? 2 : endingLevels[rank(scenario, state.end.id)]! };
}

/** The portrait of a person in a mood of this dialogue; a mood that a line does not name is mild. */
export const faceOf = ({ faces }: RuntimeScenario['who'], mood: Mood = { level: 2 }): Shape[] => faces[`${mood.level}-${mood.shade ?? 'anger'}`]!;

/** The reply of a turn. */
export const replyOf = (scenario: RuntimeScenario, { node, reply }: Turn): RuntimeScenario['nodes'][number]['replies'][number] => nodeOf(scenario, node)!.replies.find(({ id }) => id === reply)!;

/** Who speaks at a node. */
export const speaker = (scenario: RuntimeScenario, { person }: RuntimeScenario['nodes'][number]): RuntimeScenario['who'] => (person && scenario.cast?.[person]) || scenario.who;

/** What a turn changed, meter by meter, as a number with its sign. */
export const changes = ({ meters }: RuntimeScenario, { before, after }: Turn): { label: string; by: number; signed: string; isGood: boolean }[] =>
  meters.map(({ id, label, better }) => {
    const by = after[id]! - before[id]!;
    return { label, by, signed: by > 0 ? `+${by}` : by ? `−${-by}` : '0', isGood: better === 'more' ? by > 0 : by < 0 };
  });

/** A turn as reports tell it, without its time. Right: the model's reply; partly: one that does no harm. */
export function answerOf(scenario: RuntimeScenario, turn: Turn): Omit<AnswerEvent, 'at' | 'seconds'> {
  const node = nodeOf(scenario, turn.node)!;
  const reply = replyOf(scenario, turn);
  const outcome = reply.model ? 'correct' : worthOf(scenario, reply) >= 0 ? 'partial' : 'incorrect';
  return {
    id: `${scenario.slug}-${node.id}`,
    text: node.line ?? node.situation ?? scenario.title,
    interaction: {
      kind: 'choice',
      components: node.replies.map(({ id, text }) => ({ id, code: scenario.codes[`${node.id}/${id}`]!, text })),
      response: [reply.id],
      correct: [[modelOf(node).id]],
    },
    outcome,
    scaled: { correct: 1, partial: 0.5, incorrect: 0 }[outcome],
    weight: 1,
  };
}

/** What is kept of a dialogue. */
export interface Played {
  /** Runs that reached an ending. */
  runs: number;
  latest: PlayState;
  /** The best run that ended. */
  best?: PlayState;
}

/** The better of two ended runs; the earlier when they are equal. */
export function better(rules: Rules, one: PlayState | undefined, other: PlayState): PlayState {
  const value = ({ end, meters }: PlayState) => rank(rules, end!.id) * 1000 + rules.meters.reduce((sum, { id, better }) => sum + (better === 'more' ? 1 : -1) * meters[id]!, 0);
  return one && value(one) >= value(other) ? one : other;
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
      const reply = nodeOf(scenario, state.node)?.replies.find(({ id }) => scenario.codes[`${state.node}/${id}`] === code);
      if (!reply) break;
      state = choose(scenario, state, reply.id);
    }
    return state;
  };
  const top = walk(best!);
  return { runs: Number(runs), latest: walk(latest!), ...(top.end && { best: top }) };
}
