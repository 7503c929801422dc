/** The worked dialogues, as a page holds them. Node only. */
import { parse } from 'yaml';
import { z } from 'zod';
import type { RuntimeScenario } from '../../quizzes/runtime.ts';
import { facesOf } from '../../quizzes/scenario/faces.ts';
import { dialogueSchema, personSchema, scenarioSchema } from '../../quizzes/scenario/schema.ts';

const text = z.string().min(1);

/** From the text of `quizzes/scenario/samples.yaml`: `scenario` and `second`. Replies and options have the codes a, b, c… in the author's order. */
export function dialoguesOf(yaml: string): [first: RuntimeScenario, second: RuntimeScenario] {
  const source = parse(yaml) as Record<'dialogue' | 'person' | 'other' | 'scenario' | 'second', unknown>;
  const { meters, endings, tags } = dialogueSchema(text).parse(source.dialogue);
  const people = [source.person, source.other].map((person) => personSchema(text).parse(person));
  const runtime = (given: unknown, slug: string): RuntimeScenario => {
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
  };
  return [runtime(source.scenario, 'kettle'), runtime(source.second, 'bill')];
}
