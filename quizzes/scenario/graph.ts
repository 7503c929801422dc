/** Proofs about a dialogue, by walking every way through it. Node only (lint, tests); knows no files: lint turns paths into lines. */
import { choose, modelPath, nodeOf, play, start, type PlayState, type Rules } from './scenario.ts';

/** What a dialogue must not be. `rule` is permanent. */
export interface Violation {
  /** Where in the scenario's file. */
  path: (string | number)[];
  /** What is wrong and what to do. */
  message: string;
  rule: 'scenario-links' | 'scenario-meters' | 'scenario-reachable' | 'scenario-ends' | 'scenario-endings' | 'scenario-model' | 'scenario-repair';
}

/** A scenario as the proofs need it: the rules, and which endings it has words for. */
export type Graph = Rules & { endings: Record<string, unknown> };

/**
 * Every fault of a dialogue's graph. Links and meters are looked at first: where they are at fault no walk is possible,
 * and only their faults are listed.
 */
export function violations(graph: Graph): Violation[] {
  const basic = [...links(graph), ...meters(graph), ...models(graph)];
  return basic.length ? basic : [...walks(graph)];
}

const list = (names: string[]) => names.map((name) => `"${name}"`).join(', ');

function links(graph: Graph): Violation[] {
  const ids = graph.nodes.map(({ id }) => id);
  const found: Violation[] = [];
  const say = (path: Violation['path'], message: string) => void found.push({ path, message, rule: 'scenario-links' });
  const twice = (names: string[], path: Violation['path'], what: string) =>
    names.forEach((name, index) => names.indexOf(name) < index && say([...path, index, 'id'], `two ${what} are called "${name}". Give one another id.`));
  twice(ids, ['nodes'], 'nodes');
  twice(graph.flags.map(({ id }) => id), ['flags'], 'flags');
  if (!ids.includes(graph.first)) say(['first'], `there is no node "${graph.first}" to begin with. Use one of ${list(ids)}.`);
  graph.nodes.forEach(({ id, replies }, index) => {
    twice(replies.map((reply) => reply.id), ['nodes', index, 'replies'], `replies of node "${id}"`);
    replies.forEach(({ id: reply, next, flag, ending }, at) => {
      const path = ['nodes', index, 'replies', at];
      const where = `node "${id}", reply "${reply}"`;
      if (next !== 'end' && !ids.includes(next)) say([...path, 'next'], `${where}: there is no node "${next}". Write the id of a node, or "end".`);
      if (flag && !graph.flags.some((each) => each.id === flag)) say([...path, 'flag'], `${where}: there is no flag "${flag}". Add it to "flags".`);
      if (ending && !graph.endingRules.some((each) => each.id === ending)) say([...path, 'ending'], `${where}: there is no ending "${ending}". Use one of ${list(graph.endingRules.map((each) => each.id))}.`);
      if (ending && next !== 'end') say([...path, 'ending'], `${where}: an ending needs "next: end".`);
    });
  });
  return found;
}

function meters(graph: Graph): Violation[] {
  const found: Violation[] = [];
  const say = (path: Violation['path'], message: string) => void found.push({ path, message, rule: 'scenario-meters' });
  const known = (values: Record<string, number>, path: Violation['path']) => {
    for (const meter of Object.keys(values)) if (!graph.meters.some(({ id }) => id === meter)) say([...path, meter], `there is no meter "${meter}". Use one of ${list(graph.meters.map(({ id }) => id))}.`);
  };
  const full = (values: Record<string, number>, path: Violation['path']) => {
    known(values, path);
    for (const { id, min, max } of graph.meters) {
      const value = values[id];
      if (value === undefined) say(path, `the meter "${id}" has no value here. Add "${id}: " and a number from ${min} to ${max}.`);
      else if (value < min || value > max) say([...path, id], `the meter "${id}" goes from ${min} to ${max}, but begins at ${value}.`);
    }
  };
  full(graph.start, ['start']);
  graph.flags.forEach(({ effect }, index) => known(effect, ['flags', index, 'effect']));
  graph.nodes.forEach((node, index) => {
    if (node.start) full(node.start, ['nodes', index, 'start']);
    node.replies.forEach(({ effect }, at) => known(effect, ['nodes', index, 'replies', at, 'effect']));
  });
  return found;
}

function models(graph: Graph): Violation[] {
  return graph.nodes.flatMap(({ id, replies }, index) => {
    const count = replies.filter(({ model }) => model).length;
    return count === 1 ? [] : [{ path: ['nodes', index, 'replies'], rule: 'scenario-model' as const, message: `node "${id}": ${count || 'no'} replies are marked "model: true". Mark exactly one.` }];
  });
}

function walks(graph: Graph): Violation[] {
  const found: Violation[] = [];
  const { nodes, endings, hasRepair } = everyWay(graph);
  const ending = ends(graph);
  graph.nodes.forEach(({ id }, index) => {
    if (!nodes.has(id)) found.push({ path: ['nodes', index], rule: 'scenario-reachable', message: `node "${id}": no way leads here, whatever the learner replies. Lead one here with "next: ${id}", or take the node out.` });
    if (!ending.has(id)) found.push({ path: ['nodes', index], rule: 'scenario-ends', message: `node "${id}": from here the dialogue never ends. Lead one of its replies to a node that goes on to "end".` });
  });
  for (const id of Object.keys(graph.endings)) if (!endings.has(id)) found.push({ path: ['endings', id], rule: 'scenario-endings', message: `ending "${id}": no way leads to it. Change effects so that one does, or take its text out.` });
  for (const id of endings) if (graph.endings[id] === undefined) found.push({ path: ['endings'], rule: 'scenario-endings', message: `the dialogue can end with "${id}", but "endings" has no text for it. Add one.` });
  const path = modelPath(graph);
  const end = play(graph, path).end?.id;
  if (end === undefined || !isSuccess(graph, end)) found.push({ path: ['nodes'], rule: 'scenario-model', message: `the model replies (${list(path)}) ${end === undefined ? 'never come to an end' : `end with "${end}"`}. They must reach an ending worth "success".` });
  if (!hasRepair) found.push({ path: ['nodes'], rule: 'scenario-repair', message: 'after any reply but the model the dialogue can no longer succeed. Leave at least one way to repair: soften an effect, or add a turn that wins trust back.' });
  return found;
}

const isSuccess = (graph: Graph, ending: string) => graph.endingRules.some(({ id, worth }) => id === ending && worth === 'success');

/** What some way through the dialogue reaches. Each situation (node, meters, flags, parts, strayed or not) is walked once, so loops end. */
function everyWay(graph: Graph): { nodes: Set<string>; endings: Set<string>; hasRepair: boolean } {
  const nodes = new Set<string>();
  const endings = new Set<string>();
  const seen = new Set<string>();
  const open: { state: PlayState; hasStrayed: boolean }[] = [{ state: start(graph), hasStrayed: false }];
  let hasRepair = false;
  for (let at = open.pop(); at; at = open.pop()) {
    const { state, hasStrayed } = at;
    if (state.end) {
      endings.add(state.end.id);
      hasRepair ||= hasStrayed && isSuccess(graph, state.end.id);
      continue;
    }
    const situation = JSON.stringify([state.node, graph.meters.map(({ id }) => state.meters[id]), [...state.flags].sort(), state.parts, hasStrayed]);
    if (seen.has(situation)) continue;
    seen.add(situation);
    nodes.add(state.node!);
    // The turns behind do not matter for what can follow.
    for (const { id, model } of nodeOf(graph, state.node)!.replies) open.push({ state: choose(graph, { ...state, turns: [] }, id), hasStrayed: hasStrayed || !model });
  }
  return { nodes, endings, hasRepair };
}

/** Nodes from which some chain of replies comes to the end. */
function ends(graph: Graph): Set<string> {
  const known = new Set<string>();
  const grow = (): boolean => {
    const size = known.size;
    for (const { id, replies } of graph.nodes) if (replies.some(({ next }) => next === 'end' || known.has(next))) known.add(id);
    return known.size > size;
  };
  while (grow());
  return known;
}
