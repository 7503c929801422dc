/**
 * The rules of a dialogue: what a path of replies comes to. Pure; everything is derived from the path, so that saving the
 * replies saves the dialogue.
 */
import { outcomeOf } from '../choices.ts';
import type { RuntimeScenario } from '../runtime.ts';
import { holds, within, type Bounds, type Values, type When } from './conditions.ts';
import type { Shade, Shape } from './face.ts';

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

interface RuleNode {
  id: string;
  start?: Values | undefined;
  when?: When;
  otherwise?: string | undefined;
  pays?: string[] | undefined;
  variants?: { when: When }[] | undefined;
  replies: RuleReply[];
}
interface RuleReply { id: string; model?: boolean | undefined; when?: When; effect: Values; flag?: string | undefined; next: string; ending?: string | undefined }

/** What a turn holds besides its reply. */
interface Around {
  /** Which of the node's variants is told; absent: the node's own words. */
  variant?: number;
  /** Flags paid on the way in. */
  paid?: string[];
  /** Options ticked in the node's `ask`, once given. */
  asked?: string[];
  /** What the learner would say, written before the replies showed; empty while nothing was, once past that. */
  written?: string;
}

/** A reply that was given, and the meters around it. */
export interface Turn extends Around {
  node: string;
  reply: string;
  before: Values;
  after: Values;
}

export interface PlayState extends Around {
  turns: Turn[];
  /** The node that waits for a reply; absent when the dialogue has ended. */
  node?: string;
  /** Meters now; at the end, after what the flags cost. */
  meters: Values;
  /** Hidden flags raised in this part of the dialogue, and those of them that were paid on the way. */
  flags: string[];
  settled?: string[];
  /** Parts already behind (see `start` of a node), with the flags still owed. */
  parts: { meters: Values; flags: string[] }[];
  /** What is being ticked or written at the waiting node and not given yet. */
  draft?: string[] | string;
  /** The ending, once reached, and the flags that were paid for then. */
  end?: { id: string; paid: string[] };
}

type Progress = Pick<PlayState, 'turns' | 'meters' | 'flags' | 'settled' | 'parts'>;

/** The dialogue before the first reply. */
export const start = (rules: Rules): PlayState => {
  const begun = { turns: [], meters: shift(rules, rules.start, {}), flags: [], parts: [] };
  return arrive(rules, takingPlace(rules, rules.first, begun)!, begun);
};

/** The replies that the waiting node offers, in the author's order. */
export const offered = <R extends Rules>(rules: R, state: PlayState): R['nodes'][number]['replies'] => (nodeOf(rules, state.node)?.replies ?? []).filter(({ when }) => holds(when, state));

/** The dialogue after one more reply. A reply that is not offered leaves the state as it is (the same object). */
export function choose(rules: Rules, state: PlayState, replyId: string): PlayState {
  const reply = offered(rules, state).find(({ id }) => id === replyId);
  if (!reply) return state;
  const { node, variant, paid, asked, written, settled } = state;
  const meters = shift(rules, state.meters, reply.effect);
  const flags = reply.flag && !state.flags.includes(reply.flag) ? [...state.flags, reply.flag] : state.flags;
  const turns = [...state.turns, { node: node!, reply: replyId, before: state.meters, after: meters, ...(variant !== undefined && { variant }), ...(paid && { paid }), ...(asked && { asked }), ...(written && { written }) }];
  const now: Progress = { turns, meters, flags, parts: state.parts, ...(settled && { settled }) };
  const breaks = reply.ending ?? rules.endingRules.find(({ at, when }) => at === 'any-turn' && when && isAny(when, meters))?.id;
  const next = breaks ? undefined : takingPlace(rules, reply.next, now);
  const parts = [...state.parts, { meters, flags: owed(now) }];
  if (next) return arrive(rules, next, next.start ? { turns, meters: shift(rules, next.start, {}), flags: [], parts } : now);
  const id = breaks ?? parts.map((part) => endingOf(rules, part)).reduce((one, other) => (rank(rules, other) < rank(rules, one) ? other : one));
  return { turns, meters: settle(rules, parts.at(-1)!), flags, ...(settled && { settled }), parts, end: { id, paid: [...new Set(parts.flatMap((part) => part.flags))] } };
}

/** The node that follows: one whose condition does not hold gives its place to its `otherwise`. */
function takingPlace(rules: Rules, id: string, now: Progress): RuleNode | undefined {
  let node = nodeOf(rules, id);
  for (let left = rules.nodes.length; node && left && !holds(node.when, now); left--) node = nodeOf(rules, node.otherwise);
  return node;
}

function arrive(rules: Rules, { id, variants = [], pays = [] }: RuleNode, now: Progress): PlayState {
  const variant = variants.findIndex(({ when }) => holds(when, now));
  const due = owed(now);
  const paid = pays.filter((flag) => due.includes(flag));
  return { ...now, node: id, ...(variant >= 0 && { variant }), ...(paid.length && { paid, settled: [...(now.settled ?? []), ...paid], meters: settle(rules, { meters: now.meters, flags: paid }) }) };
}

const owed = ({ flags, settled = [] }: Progress) => flags.filter((flag) => !settled.includes(flag));

/** The meters after what these flags cost. */
const settle = (rules: Rules, { meters, flags }: PlayState['parts'][number]) => flags.reduce((values, flag) => shift(rules, values, rules.flags.find(({ id }) => id === flag)?.effect ?? {}), meters);

/** The ending a part comes to, taken by itself. */
export const endingOf = (rules: Rules, part: PlayState['parts'][number]): string => {
  const values = settle(rules, part);
  return (rules.endingRules.find(({ when }) => when && isAny(when, values)) ?? rules.endingRules.at(-1)!).id;
};

/** The dialogue after a path of reply ids; goes as far as the path is possible. */
export const play = (rules: Rules, path: readonly string[]): PlayState => path.reduce((state, reply) => choose(rules, state, reply), start(rules));

/** The replies of a state, in order. */
export const pathOf = (state: PlayState): string[] => state.turns.map(({ reply }) => reply);

/** The state before its turn `index` was answered, with all that was asked and written before. */
export const rewind = (rules: Rules, state: PlayState, index: number): PlayState =>
  state.turns.slice(0, index).reduce((now, { reply, asked, written }) => choose(rules, { ...now, ...(asked && { asked }), ...(written && { written }) }, reply), start(rules));

/** What the learner has to do now: classify, write, choose a reply, or nothing more. */
export function stageOf(scenario: RuntimeScenario, state: PlayState): 'asking' | 'writing' | 'choosing' | 'ended' {
  const node = nodeAt(scenario, state);
  if (!node) return 'ended';
  if (node.ask && !state.asked) return 'asking';
  return (node.writeFirst ?? (scenario.writeFirst && !!node.line)) && state.written === undefined ? 'writing' : 'choosing';
}

/** A node by its id. */
export const nodeOf = <R extends Rules>(rules: R, id: string | undefined): R['nodes'][number] | undefined => rules.nodes.find((node) => node.id === id);

/** The node of a turn, or the one that waits, in the words told then. */
export const nodeAt = (scenario: RuntimeScenario, { node, variant }: { node?: string; variant?: number }): RuntimeScenario['nodes'][number] | undefined => {
  const found = nodeOf(scenario, node);
  return found && { ...found, ...found.variants?.[variant!], when: found.when };
};

/** 0 for an ending that is a failure, 1 for a partial one, 2 for a success. */
export const rank = (rules: Rules, ending: string): number => ['failure', 'partial', 'success'].indexOf(rules.endingRules.find(({ id }) => id === ending)?.worth ?? 'failure');

const shift = (rules: Rules, values: Values, effect: Values): Values =>
  Object.fromEntries(rules.meters.map(({ id, min, max }) => [id, Math.min(max, Math.max(min, (values[id] ?? min) + (effect[id] ?? 0)))]));

const isAny = (when: Bounds | Bounds[], values: Values) => [when].flat().some((bounds) => within(bounds, values));

/** What a reply is worth: sum of its changes, counted so that more is better; hidden costs included. */
export const worthOf = (rules: Rules, reply: RuleReply): number => {
  const effects = [reply.effect, rules.flags.find(({ id }) => id === reply.flag)?.effect ?? {}];
  return rules.meters.reduce((sum, { id, better }) => effects.reduce((all, effect) => all + (better === 'more' ? 1 : -1) * (effect[id] ?? 0), sum), 0);
};

/** The model reply of a node. */
export const modelOf = <R extends RuleReply>(node: { replies: R[] }): R => node.replies.find(({ model }) => model) ?? node.replies[0]!;

/** Reply ids of the model's path, from the first node to the end (or once round, where a faulty graph has no end). */
export function modelPath(rules: Rules): string[] {
  const walk = (state: PlayState): PlayState => {
    const node = state.turns.length <= rules.nodes.length ? nodeOf(rules, state.node) : undefined;
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

/** What a turn's classification came to: right when exactly the right options are ticked, partly when more of them are right than wrong. */
export function classifiedIn(scenario: RuntimeScenario, { node, asked }: Pick<Turn, 'node' | 'asked'>): Classified | undefined {
  const ask = nodeOf(scenario, node)?.ask;
  if (!ask || !asked) return undefined;
  const keys = ask.options.filter(({ correct }) => correct).map(({ id }) => id);
  const right = asked.filter((id) => keys.includes(id)).length;
  const scaled = keys.length ? Math.max(0, (2 * right - asked.length) / keys.length) : Number(!asked.length);
  const outcome = outcomeOf(scaled) as Classified['outcome'];
  return { ask, keys, outcome, scaled, feedback: ask.feedback[outcome] ?? ask.feedback.incorrect };
}

interface Classified { ask: NonNullable<RuntimeScenario['nodes'][number]['ask']>; keys: string[]; outcome: 'correct' | 'partial' | 'incorrect'; scaled: number; feedback: string }

/** How often each tag stands on what the learner did, in the order of the course's list. */
export function profile(scenario: RuntimeScenario, state: PlayState): { label: string; kind: 'skill' | 'habit'; count: number }[] {
  const shown = state.turns.flatMap((turn) => {
    const classified = classifiedIn(scenario, turn);
    return [...replyOf(scenario, turn).tags, ...(classified?.outcome === 'correct' ? (classified.ask.tags ?? []) : [])];
  });
  return scenario.tagLabels.map(({ id, label, kind }) => ({ label, kind, count: shown.filter((tag) => tag === id).length })).filter(({ count }) => count > 0);
}

/** The word for a value of a meter: its words stand for equal bands, lowest first. */
export const bandWord = ({ min, max, words }: RuntimeScenario['meters'][number], value: number): string =>
  words[Math.min(words.length - 1, Math.floor(((value - min) / (max - min)) * words.length))]!;

export interface Mood { level: number; shade?: Shade | undefined }

/** The emotion after an ending that is a failure, partial, a success. A fragile agreement is no anger any more. */
export const endingMoods: readonly Mood[] = [{ level: 5 }, { level: 2, shade: 'neutral' }, { level: 1 }];

/** The emotion a reply leaves on the other person's face: that of the next line, or of the ending. */
export function moodAfter(scenario: RuntimeScenario, state: PlayState, index: number): Mood {
  const here = nodeAt(scenario, state.turns[index]!)!;
  const next = nodeAt(scenario, state.turns[index + 1] ?? state);
  // Another person's feelings say nothing of this one's.
  if (next && speaker(scenario, next).id !== speaker(scenario, here).id) return here.emotion ?? { level: 2 };
  return next?.emotion ?? (next || !state.end ? { level: 2 } : endingMoods[rank(scenario, state.end.id)]!);
}

/** The portrait of a person in a mood of this dialogue; a mood that a line does not name is mild. */
export const faceOf = ({ faces }: RuntimeScenario['who'], mood: Mood = { level: 2 }): Shape[] => faces[`${mood.level}-${mood.shade ?? 'anger'}`]!;

/** The reply of a turn. */
export const replyOf = (scenario: RuntimeScenario, { node, reply }: Turn): RuntimeScenario['nodes'][number]['replies'][number] => nodeOf(scenario, node)!.replies.find(({ id }) => id === reply)!;

/** Who speaks at a node. */
export const speaker = (scenario: RuntimeScenario, { person }: RuntimeScenario['nodes'][number]): RuntimeScenario['who'] => (person && scenario.cast?.[person]) || scenario.who;

/** What a flag costs, in words: `Trust −3`. */
export const costInWords = ({ meters }: RuntimeScenario, effect: Values): string => meters.flatMap(({ id, label }) => (effect[id] ? `${label} ${signed(effect[id])}` : [])).join(' · ');

const signed = (by: number) => (by > 0 ? `+${by}` : by ? `−${-by}` : '0');

/** What a turn changed, meter by meter, as a number with its sign. */
export const changes = ({ meters }: RuntimeScenario, { before, after }: Turn): { label: string; by: number; signed: string; isGood: boolean }[] =>
  meters.map(({ id, label, better }) => {
    const by = after[id]! - before[id]!;
    return { label, by, signed: signed(by), isGood: better === 'more' ? by > 0 : by < 0 };
  });

/** The better of two ended runs; the earlier when they are equal. */
export function better(rules: Rules, one: PlayState | undefined, other: PlayState): PlayState {
  const value = ({ end, meters }: PlayState) => rank(rules, end!.id) * 1000 + rules.meters.reduce((sum, { id, better }) => sum + (better === 'more' ? 1 : -1) * meters[id]!, 0);
  return one && value(one) >= value(other) ? one : other;
}
