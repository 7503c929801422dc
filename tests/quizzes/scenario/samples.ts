import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { RuntimeScenario } from '../../../quizzes/runtime.ts';
import { facesOf } from '../../../quizzes/scenario/faces.ts';
import { dialogueSchema, personSchema, scenarioSchema } from '../../../quizzes/scenario/schema.ts';

const text = z.string().min(1);
const source = parse(readFileSync(join(import.meta.dirname, '../../../quizzes/scenario/samples.yaml'), 'utf8')) as Record<'dialogue' | 'person' | 'other' | 'scenario' | 'second', unknown>;
const { meters, endings, tags } = dialogueSchema(text).parse(source.dialogue);
const people = [source.person, source.other].map((person) => personSchema(text).parse(person));

/** As a page gets it; replies and options have the codes a, b, c… in the author's order. */
function runtime(given: unknown, slug: string): RuntimeScenario {
  const scenario = scenarioSchema(text).parse(given);
  const [who, other] = people.map(({ look, ...person }) => ({ ...person, faces: facesOf(scenario, person.id, look) }));
  return {
    ...scenario,
    id: `counter/${slug}`,
    slug,
    codes: Object.fromEntries(scenario.nodes.flatMap((node) => [...node.replies, ...(node.ask?.options ?? [])].map(({ id }, index) => [`${node.id}/${id}`, 'abcdefghi'[index]!]))),
    hidesMeters: scenario.meters === 'hidden',
    meters,
    endingRules: endings,
    tagLabels: tags,
    who: who!,
    ...(scenario.nodes.some(({ person }) => person === other!.id) && { cast: { [other!.id]: other! } }),
  };
}

/** The worked example. */
export const sample = runtime(source.scenario, 'kettle');

/** The second, with everything the first does not have. */
export const second = runtime(source.second, 'bill');

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
