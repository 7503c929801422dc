/** What the host is told of a dialogue. Pure. */
import type { AnswerEvent } from '../host.ts';
import { plain } from '../marked.ts';
import type { RuntimeScenario } from '../runtime.ts';
import { classifiedIn, modelOf, modelPath, nodeAt, play, rank, replyOf, worthOf, type PlayState, type Turn } from './scenario.ts';

/** A turn as reports tell it, without its time. Right: the model's reply; partly: one that does no harm. */
export function answerOf(scenario: RuntimeScenario, turn: Turn): Omit<AnswerEvent, 'at' | 'seconds'> {
  const node = nodeAt(scenario, turn)!;
  const reply = replyOf(scenario, turn);
  const outcome = reply.model ? 'correct' : worthOf(scenario, reply) >= 0 ? 'partial' : 'incorrect';
  return {
    id: `${scenario.slug}-${node.id}`,
    text: node.line ?? plain(node.situation ?? scenario.title),
    interaction: {
      kind: 'choice',
      components: node.replies.map(({ id, text }) => ({ id, code: scenario.codes[`${node.id}/${id}`]!, text })),
      response: [reply.id],
      correct: [[modelOf(node).id]],
    },
    outcome,
    scaled: { correct: 1, partial: 0.5, incorrect: 0 }[outcome],
    weight: 1,
    details: { reply: reply.text, tags: reply.tags, meters: Object.fromEntries(scenario.meters.map(({ id, label }) => [label, turn.after[id]!])) },
  };
}

/** A classification as reports tell it, without its time: a choice among its options, of which none may be right. */
export function askedOf(scenario: RuntimeScenario, turn: Pick<Turn, 'node' | 'asked'>): Omit<AnswerEvent, 'at' | 'seconds'> | undefined {
  const classified = classifiedIn(scenario, turn);
  if (!classified) return undefined;
  const { ask, keys, outcome, scaled } = classified;
  return {
    id: `${scenario.slug}-${turn.node}-ask`,
    text: ask.prompt,
    interaction: {
      kind: 'choice',
      components: ask.options.map(({ id, text }) => ({ id, code: scenario.codes[`${turn.node}/${id}`]!, text })),
      response: turn.asked!,
      correct: [keys],
    },
    outcome,
    scaled,
    weight: 1,
  };
}

/**
 * What an ended run is worth, 0..1 with four decimals. The ending decides the band: a failure 0…0.39, a partial one 0.4…0.79,
 * a success 0.8…1. Within it counts the good that the replies did, hidden costs included, as a share of what the model's do.
 */
export function scoreOf(scenario: RuntimeScenario, run: PlayState): number {
  const good = ({ turns }: PlayState) => turns.reduce((sum, turn) => sum + worthOf(scenario, replyOf(scenario, turn)), 0);
  const most = good(play(scenario, modelPath(scenario)));
  const share = most > 0 ? Math.min(1, Math.max(0, good(run) / most)) : 1;
  const band = rank(scenario, run.end!.id);
  return Math.round((band * 0.4 + share * (band === 2 ? 0.2 : 0.39)) * 1e4) / 1e4;
}
