/** What the host is told of a dialogue. Pure. */
import type { AnswerEvent } from '../host.ts';
import type { RuntimeScenario } from '../runtime.ts';
import { modelOf, nodeAt, replyOf, worthOf, type Turn } from './scenario.ts';

/** A turn as reports tell it, without its time. Right: the model's reply; partly: one that does no harm. */
export function answerOf(scenario: RuntimeScenario, turn: Turn): Omit<AnswerEvent, 'at' | 'seconds'> {
  const node = nodeAt(scenario, turn)!;
  const reply = replyOf(scenario, turn);
  const outcome = reply.model ? 'correct' : worthOf(scenario, reply) >= 0 ? 'partial' : 'incorrect';
  return {
    id: `${scenario.slug}-${node.id}`,
    text: node.line ?? node.situation ?? scenario.title,
    interaction: {
      kind: 'choice',
      components: node.replies.map(({ id, text }) => ({ id, code: scenario.codes[`${node.id}/${id}`]!, text })),
      response: [reply.id],
      correct: [[modelOf(node).id]],
    },
    outcome,
    scaled: { correct: 1, partial: 0.5, incorrect: 0 }[outcome],
    weight: 1,
  };
}
