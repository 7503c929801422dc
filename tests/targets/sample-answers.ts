import { answerOf } from '../../quizzes/scenario/report.ts';
import type { Answer } from '../../tracking/port.ts';
import { sample } from '../quizzes/scenario/samples.ts';
import { logicOf, samplesOf, type typeNames } from '../quizzes/samples.ts';
import { answer } from './contract.ts';

/** The worked examples of a type as reports tell them: each answer, and what its type reports beside it. */
export function answersOf(type: (typeof typeNames)[number]): [title: string, Answer][] {
  const { items, cases } = samplesOf(type);
  const logic = logicOf(type);
  return cases.flatMap(({ title, item: id, response, outcome, scaled }) => {
    const item = items.find((each) => each.id === id)!;
    const interaction = logic.interaction(item, response);
    const beside = logic.also?.(item, response) ?? [];
    const own = interaction ? [[title, answer({ id: item.id, text: item.stem, interaction, outcome, scaled })] as [string, Answer]] : [];
    return [...own, ...beside.map((more): [string, Answer] => [`${title} (${more.id})`, answer({ ...more, id: `${item.id}-${more.id}`, outcome: 'ungraded', scaled: 0 })])];
  });
}

/** Every reply of the worked dialogue, as reports tell it. */
export const turns: [title: string, Answer][] = sample.nodes.flatMap((node) => node.replies.map((reply): [string, Answer] => [`${node.id}, ${reply.id}`, { ...answer(), ...answerOf(sample, { node: node.id, reply: reply.id, before: {}, after: { trust: 5, tension: 4 } }) }]));
