import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dialoguesOf } from '../../../components/gallery/dialogues.ts';
import type { RuntimeScenario } from '../../../quizzes/runtime.ts';

/** The worked example, and a second with everything the first does not have. */
export const [sample, second] = dialoguesOf(readFileSync(join(import.meta.dirname, '../../../quizzes/scenario/samples.yaml'), 'utf8'));

type Node = RuntimeScenario['nodes'][number];

/** The worked example with some nodes changed, by id. */
export const sampleWith = (changes: Record<string, Partial<Node>>, more: Partial<RuntimeScenario> = {}): RuntimeScenario => ({
  ...sample,
  ...more,
  nodes: sample.nodes.map((node) => ({ ...node, ...changes[node.id] })),
});

/** Replies of a node of the worked example with one of them changed. */
export const replies = (node: string, reply: string, change: Partial<Node['replies'][number]>): Pick<Node, 'replies'> => ({
  replies: sample.nodes.find(({ id }) => id === node)!.replies.map((each) => (each.id === reply ? { ...each, ...change } : each)),
});
