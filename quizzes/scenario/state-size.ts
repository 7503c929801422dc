/** The longest text a dialogue can hand to the saved state. Node only. */
import type { RuntimeScenario } from '../runtime.ts';
import { quotedChars, type Size } from '../state-size.ts';
import { longestKept } from './saved.ts';

type Node = RuntimeScenario['nodes'][number];

/** `maxlength` of the field in Scenario.svelte. */
const written = 300;
/** Runs counted; a learner would need years for more. */
const runsChars = 4;

/** See `encode` in saved.ts: the longest way and the longest best run. A graph that turns in circles counts as the `longestKept` turns that are kept of it. */
export function scenarioSize(scenario: RuntimeScenario): Size {
  const writes = ({ writeFirst, line }: Node) => writeFirst ?? (scenario.writeFirst && !!line);
  const latest = longestWay(scenario, (node) => 1 + (node.ask ? 2 + node.ask.options.length : 0) + (writes(node) ? 2 : 0));
  const best = longestWay(scenario, () => 1);
  const isChosen = scenario.learner || scenario.modes[1];
  const chosen = isChosen ? 2 + (scenario.modes[1] ? 1 : 0) + Math.max(0, ...(scenario.learner?.names ?? []).map(({ id }) => id.length)) : 0;
  return { fixed: runsChars + 1 + latest + 1 + best + chosen, words: quotedChars(longestWay(scenario, (node) => (writes(node) ? written : 0))), drafts: 0 };
}

/** The most that turns can come to on one way, whatever conditions say. */
function longestWay({ first, nodes }: RuntimeScenario, worth: (node: Node) => number): number {
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  /** The nodes that can take place where `id` is named. */
  const placed = (id: string | undefined): Node[] => {
    const node = nodeOf.get(id ?? '');
    return node ? [node, ...placed(node.otherwise)] : [];
  };
  const after = new Map(nodes.map((node) => [node, [...new Set(node.replies.flatMap(({ next }) => placed(next)))]]));
  const most = (some: Node[], from: ReadonlyMap<Node, number>) => Math.max(0, ...some.map((node) => from.get(node) ?? 0));
  let ways: ReadonlyMap<Node, number> = new Map();
  for (let turns = 0; turns < longestKept; turns++) {
    const before = ways;
    ways = new Map(nodes.map((node) => [node, worth(node) + most(after.get(node)!, before)]));
  }
  return most(placed(first), ways);
}
