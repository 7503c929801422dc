import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { RuntimeScenario } from '../../../quizzes/runtime.ts';
import { facesOf } from '../../../quizzes/scenario/faces.ts';
import { dialogueSchema, personSchema, scenarioSchema } from '../../../quizzes/scenario/schema.ts';

const text = z.string().min(1);
const source = parse(readFileSync(join(import.meta.dirname, '../../../quizzes/scenario/samples.yaml'), 'utf8')) as { dialogue: unknown; person: unknown; scenario: unknown };
const { meters, endings, tags } = dialogueSchema(text).parse(source.dialogue);
const scenario = scenarioSchema(text).parse(source.scenario);
const { look, ...person } = personSchema(text).parse(source.person);

/** The worked example as a page gets it; replies have the codes a, b, c… in the author's order. */
export const sample: RuntimeScenario = {
  ...scenario,
  id: 'counter/kettle',
  slug: 'kettle',
  codes: Object.fromEntries(scenario.nodes.flatMap((node) => node.replies.map((reply, index) => [`${node.id}/${reply.id}`, 'abcdef'[index]!]))),
  meters,
  endingRules: endings,
  tagLabels: tags,
  who: { ...person, faces: facesOf(scenario, person.id, look) },
};

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
