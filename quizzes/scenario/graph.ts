/** Proofs about a dialogue. Node only (lint, tests); knows no files: lint turns paths into lines. */
import type { When } from './conditions.ts';
import { modelOf, modelPath, nodeOf, play, worthOf, type Rules } from './scenario.ts';
import { everyWay, isSuccess, waysOut } from './ways.ts';

/** What a dialogue must not be. `rule` is permanent. */
export interface Violation {
  /** Where in the scenario's file. */
  path: (string | number)[];
  /** What is wrong and what to do. */
  message: string;
  /** A name that does not exist, and those that do. */
  unknown?: { name: string; names: string[] };
  rule: 'scenario-links' | 'scenario-meters' | 'scenario-reachable' | 'scenario-ends' | 'scenario-endings' | 'scenario-model' | 'scenario-repair' | 'scenario-conditions';
}

/** A scenario as the proofs need it: the rules, and which endings it has words for. */
export type Graph = Omit<Rules, 'nodes'> & { nodes: (Rules['nodes'][number] & { ask?: { options: { id: string }[] } | undefined })[]; endings: Record<string, unknown> };

/**
 * Every fault of a dialogue's graph. Links and meters are looked at first: where they are at fault no walk is possible,
 * and only their faults are listed.
 */
export function violations(graph: Graph): Violation[] {
  const basic = [...links(graph), ...meters(graph), ...models(graph), ...conditions(graph)];
  return basic.length ? basic : [...walks(graph)];
}

const list = (names: string[]) => names.map((name) => `"${name}"`).join(', ');

function links(graph: Graph): Violation[] {
  const ids = graph.nodes.map(({ id }) => id);
  const found: Violation[] = [];
  const say = (path: Violation['path'], message: string, unknown?: Violation['unknown']) => void found.push({ path, message, ...(unknown && { unknown }), rule: 'scenario-links' });
  const twice = (names: string[], path: Violation['path'], what: string) =>
    names.forEach((name, index) => names.indexOf(name) < index && say([...path, index, 'id'], `two ${what} are called "${name}". Give one another id.`));
  twice(ids, ['nodes'], 'nodes');
  twice(graph.flags.map(({ id }) => id), ['flags'], 'flags');
  if (!ids.includes(graph.first)) say(['first'], `there is no node "${graph.first}" to begin with. Use one of ${list(ids)}.`);
  graph.nodes.forEach(({ id, when, otherwise, ask, replies }, index) => {
    if (otherwise !== undefined && otherwise !== 'end' && !ids.includes(otherwise)) say(['nodes', index, 'otherwise'], `node "${id}": there is no node "${otherwise}". Write the id of a node, or "end".`, { name: otherwise, names: ids });
    if ((when === undefined) !== (otherwise === undefined)) say(['nodes', index, when ? 'when' : 'otherwise'], `node "${id}": "when" and "otherwise" belong together. Say when this turn takes place, and where the conversation goes on if it does not.`);
    if (isCircle(graph, id)) say(['nodes', index, 'otherwise'], `node "${id}": "otherwise" leads in a circle. Lead it to a node that always takes place, or to "end".`);
    twice(replies.map((reply) => reply.id), ['nodes', index, 'replies'], `replies of node "${id}"`);
    ask?.options.forEach((option, at) => {
      const isTaken = [...replies, ...ask.options.slice(0, at)].some((each) => each.id === option.id);
      if (isTaken) say(['nodes', index, 'ask', 'options', at, 'id'], `node "${id}": a reply or an option is called "${option.id}" already. Give this option another id.`);
    });
    replies.forEach(({ id: reply, next, flag, ending }, at) => {
      const path = ['nodes', index, 'replies', at];
      const where = `node "${id}", reply "${reply}"`;
      if (next !== 'end' && !ids.includes(next)) say([...path, 'next'], `${where}: there is no node "${next}". Write the id of a node, or "end".`, { name: next, names: ids });
      if (flag && !graph.flags.some((each) => each.id === flag)) say([...path, 'flag'], `${where}: there is no flag "${flag}". Add it to "flags".`, { name: flag, names: graph.flags.map((each) => each.id) });
      if (ending && !graph.endingRules.some((each) => each.id === ending)) say([...path, 'ending'], `${where}: there is no ending "${ending}". Use one of ${list(graph.endingRules.map((each) => each.id))}.`);
      if (ending && next !== 'end') say([...path, 'ending'], `${where}: an ending needs "next: end".`);
    });
  });
  return found;
}

function isCircle(graph: Graph, id: string): boolean {
  let at = nodeOf(graph, id)?.otherwise;
  for (let left = graph.nodes.length; at && at !== id && left; left--) at = nodeOf(graph, at)?.otherwise;
  return at === id;
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
  const found: Violation[] = [];
  const say = (path: Violation['path'], message: string) => void found.push({ path, message, rule: 'scenario-model' });
  graph.nodes.forEach(({ id, replies }, index) => {
    const count = replies.filter(({ model }) => model).length;
    if (count !== 1) return say(['nodes', index, 'replies'], `node "${id}": ${count || 'no'} replies are marked "model: true". Mark exactly one.`);
    const model = modelOf({ replies });
    if (model.when) say(['nodes', index, 'replies', replies.indexOf(model), 'when'], `node "${id}", reply "${model.id}": the model reply must always be offered. Take its "when" out.`);
  });
  return found;
}

/** Every condition names what exists. */
function conditions(graph: Graph): Violation[] {
  const found: Violation[] = [];
  const known = { meter: graph.meters.map(({ id }) => id), flag: graph.flags.map(({ id }) => id), reply: graph.nodes.flatMap((node) => node.replies.map(({ id }) => `${node.id}/${id}`)) };
  const check = (when: When, path: Violation['path'], owner: string) =>
    [when ?? []].flat().forEach((one, index) => {
      const names = [['meter', 'meters', Object.keys(one.meters ?? {})], ['flag', 'flags', one.flags], ['flag', 'notFlags', one.notFlags], ['reply', 'said', one.said], ['reply', 'notSaid', one.notSaid]] as const;
      for (const [what, key, given] of names) for (const name of given ?? []) if (!known[what].includes(name)) found.push({ path: [...path, ...(Array.isArray(when) ? [index] : []), key], rule: 'scenario-conditions', message: `${owner}: there is no ${what} "${name}". Use one of ${list(known[what])}.` });
    });
  graph.nodes.forEach((node, index) => {
    const path = ['nodes', index];
    check(node.when, [...path, 'when'], `node "${node.id}"`);
    node.variants?.forEach(({ when }, at) => check(when, [...path, 'variants', at, 'when'], `node "${node.id}"`));
    node.replies.forEach(({ id, when }, at) => check(when, [...path, 'replies', at, 'when'], `node "${node.id}", reply "${id}"`));
    node.pays?.forEach((flag, at) => known.flag.includes(flag) || found.push({ path: [...path, 'pays', at], rule: 'scenario-conditions', message: `node "${node.id}": there is no flag "${flag}". Add it to "flags".` }));
  });
  return found;
}

function walks(graph: Graph): Violation[] {
  const found: Violation[] = [];
  const { nodes, told, replies, endings, alone, stuck, hasRepair } = everyWay(graph);
  const ending = waysOut(graph);
  const say = (rule: Violation['rule'], path: Violation['path'], message: string) => void found.push({ path, message, rule });
  graph.nodes.forEach((node, index) => {
    const { id } = node;
    if (!nodes.has(id)) return say('scenario-reachable', ['nodes', index], `node "${id}": no way leads here, whatever the learner replies. Lead one here with "next: ${id}", or take the node out.`);
    if (stuck.has(id) || !ending.has(id)) say('scenario-ends', ['nodes', index], `node "${id}": from here the dialogue never ends. Lead one of its replies to a node that goes on to "end".`);
    if (alone.has(id)) say('scenario-conditions', ['nodes', index, 'replies'], `node "${id}": there are ways on which only the model reply is offered here, which leaves nothing to choose. Leave another one without "when", or widen a condition.`);
    node.variants?.forEach((_variant, at) => told.has(`${id}/${at}`) || say('scenario-conditions', ['nodes', index, 'variants', at], `node "${id}": the condition of variant ${at + 1} never holds when the conversation comes here (or an earlier one always does). Change it, or take the variant out.`));
    if (node.variants && !told.has(`${id}/`)) say('scenario-conditions', ['nodes', index, 'variants'], `node "${id}": one of the variants always holds, so the node’s own words are never told. Make the last variant the node’s own words.`);
    node.pays?.forEach((flag, at) => told.has(`${id}/!${flag}`) || say('scenario-conditions', ['nodes', index, 'pays', at], `node "${id}": the flag "${flag}" is never owed when the conversation comes here. Raise it on a way that leads here, or take it out.`));
    node.replies.forEach((reply, at) => replies.has(`${id}/${reply.id}`) || say('scenario-conditions', ['nodes', index, 'replies', at], `node "${id}", reply "${reply.id}": its condition never holds when the conversation comes here. Change it, or take the reply out.`));
  });
  found.push(...beaten(graph));
  for (const id of Object.keys(graph.endings)) if (!endings.has(id)) say('scenario-endings', ['endings', id], `ending "${id}": no way leads to it. Change effects so that one does, or take its text out.`);
  for (const id of endings) if (graph.endings[id] === undefined) say('scenario-endings', ['endings'], `the dialogue can end with "${id}", but "endings" has no text for it. Add one.`);
  const path = modelPath(graph);
  const end = play(graph, path).end?.id;
  if (end === undefined || !isSuccess(graph, end)) say('scenario-model', ['nodes'], `the model replies (${list(path)}) ${end === undefined ? 'never come to an end' : `end with "${end}"`}. They must reach an ending worth "success".`);
  if (!hasRepair) say('scenario-repair', ['nodes'], 'after any reply but the model the dialogue can no longer succeed. Leave at least one way to repair: soften an effect, or add a turn that wins trust back.');
  return found;
}

/** Replies worth more than the model's. A model that ends the conversation is chosen for its ending. */
function beaten(graph: Graph): Violation[] {
  return graph.nodes.flatMap(({ id, replies }, index) => {
    const model = modelOf({ replies });
    const most = model.ending ? Infinity : worthOf(graph, model);
    return replies.flatMap((reply, at): Violation[] => {
      const worth = worthOf(graph, reply);
      return worth <= most ? [] : [{ path: ['nodes', index, 'replies', at], rule: 'scenario-model', message: `node "${id}", reply "${reply.id}": it does more good (${worth}) than the model reply "${model.id}" (${most}), hidden costs included. Lower its effect, or make it the model.` }];
    });
  });
}
