/** Every way through a dialogue, found by search. Node only. */
import { choose, endingOf, offered, start, type PlayState, type Rules } from './scenario.ts';

/** What some way through a dialogue reaches. */
export interface Ways {
  nodes: Set<string>;
  /** `<node>/` for a node's own words, `<node>/<index>` for a variant, `<node>/!<flag>` for a flag paid there. */
  told: Set<string>;
  /** `<node>/<reply>` of every reply that is offered. */
  replies: Set<string>;
  endings: Set<string>;
  /** Nodes that offer one reply only, on some way. */
  alone: Set<string>;
  /** Nodes from which, on some way, no end can be reached. */
  stuck: Set<string>;
  /** Success is still possible after some reply that is not the model. */
  hasRepair: boolean;
}

/** Whether an ending is worth a success. */
export const isSuccess = (rules: Rules, ending: string): boolean => rules.endingRules.some(({ id, worth }) => id === ending && worth === 'success');

/** A moment of the dialogue, whatever led to it; `from`: the moments one reply before it. */
interface Moment { state: PlayState; from: { moment: Moment; isModel: boolean }[] }

/** What some way through the dialogue reaches: each moment (see `keyOf`) is looked at once, so loops end. */
export function everyWay(rules: Rules): Ways {
  const moments = new Map<string, Moment>();
  const ends: Moment[] = [];
  const found: Omit<Ways, 'stuck' | 'hasRepair'> = { nodes: new Set(), told: new Set(), replies: new Set(), endings: new Set(), alone: new Set() };
  const needed = saidInConditions(rules);
  const open: Moment[] = [];
  const reach = (state: PlayState, from: Moment['from']) => {
    const moment: Moment = { state: { ...state, turns: onlyNeeded(state, needed) }, from };
    if (state.end) return void ends.push(moment);
    for (const told of [state.variant ?? '', ...(state.paid ?? []).map((flag) => `!${flag}`)]) found.told.add(`${state.node}/${told}`);
    const key = keyOf(rules, moment.state);
    const known = moments.get(key);
    if (known) return void known.from.push(...from);
    moments.set(key, moment);
    open.push(moment);
  };
  reach(start(rules), []);
  for (let moment = open.pop(); moment; moment = open.pop()) {
    const { state } = moment;
    const id = state.node!;
    const choices = offered(rules, state);
    found.nodes.add(id);
    if (choices.length < 2) found.alone.add(id);
    for (const reply of choices) {
      found.replies.add(`${id}/${reply.id}`);
      reach(choose(rules, state, reply.id), [{ moment, isModel: !!reply.model }]);
    }
  }
  for (const { state } of ends) found.endings.add(state.end!.id);
  const canEnd = before(ends);
  const canSucceed = before(ends.filter(({ state }) => isSuccess(rules, state.end!.id)));
  const stuck = new Set([...moments.values()].flatMap((moment) => (canEnd.has(moment) ? [] : [moment.state.node!])));
  const hasRepair = [...canSucceed].some(({ from }) => from.some(({ isModel }) => !isModel));
  return { ...found, stuck, hasRepair };
}

/** These moments and all from which one of them can be reached. */
function before(targets: Moment[]): Set<Moment> {
  const known = new Set(targets);
  for (const moment of known) for (const { moment: earlier } of moment.from) known.add(earlier);
  return known;
}

/** Nodes from which some chain of replies leads to "end": a breakdown alone is no way out. */
export function waysOut(rules: Rules): Set<string> {
  const known = new Set(['end']);
  const grow = (): boolean => {
    const size = known.size;
    for (const { id, otherwise, replies } of rules.nodes) if (known.has(otherwise ?? '') || replies.some(({ next }) => known.has(next))) known.add(id);
    return known.size > size;
  };
  while (grow());
  return known;
}

/** All that decides what can follow: of what was said only what conditions ask, of parts behind only what they come to. */
const keyOf = (rules: Rules, { node, meters, flags, settled, parts, turns }: PlayState): string =>
  JSON.stringify([node, rules.meters.map(({ id }) => meters[id]), [...flags].sort(), [...(settled ?? [])].sort(), [...new Set(parts.map((part) => endingOf(rules, part)))].sort(), turns.map((turn) => `${turn.node}/${turn.reply}`)]);

const onlyNeeded = ({ turns }: PlayState, needed: ReadonlySet<string>) =>
  turns.filter(({ node, reply }, index) => needed.has(`${node}/${reply}`) && turns.findIndex((turn) => turn.node === node && turn.reply === reply) === index).sort((one, other) => (`${one.node}/${one.reply}` < `${other.node}/${other.reply}` ? -1 : 1));

function saidInConditions(rules: Rules): Set<string> {
  const all = rules.nodes.flatMap(({ when, variants = [], replies }) => [when, ...[...variants, ...replies].map((each) => each.when)]);
  return new Set(all.flatMap((when) => [when ?? []].flat()).flatMap(({ said = [], notSaid = [] }) => [...said, ...notSaid]));
}
