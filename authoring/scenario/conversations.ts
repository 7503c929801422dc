/** Every conversation a dialogue can become, in an order for reading. */
import type { RuntimeScenario } from '../../quizzes/runtime.ts';
import { choose, modelPath, offered, pathOf, start, type PlayState } from '../../quizzes/scenario/scenario.ts';

export interface Conversations {
  /** First those that hold every line, reply and ending between them, the model's at the head; then the rest, in the order of the file. */
  all: PlayState[];
  /** How many come first. */
  essential: number;
  /** There are more than could be looked at. */
  isCut: boolean;
  /** Some go round for ever; each turn is told at most twice. */
  hasLoop: boolean;
}

/** Plays a sound dialogue in every way, up to `most` conversations. */
export function conversationsOf(scenario: RuntimeScenario, most = 50_000): Conversations {
  const found: PlayState[] = [];
  let isCut = false;
  let hasLoop = false;
  const walk = (state: PlayState): void => {
    if (found.length >= most) isCut = true;
    else if (state.end) found.push(state);
    else if (state.turns.filter(({ node }) => node === state.node).length > 1) hasLoop = true;
    else for (const { id } of offered(scenario, state)) walk(choose(scenario, state, id));
  };
  walk(start(scenario));
  const first = essential(found, modelPath(scenario).join());
  const chosen = new Set(first);
  return { all: [...first, ...found.filter((state) => !chosen.has(state))], essential: first.length, isCut, hasLoop };
}

/** The model's conversation, then, as long as something was not read yet, the one with most of it. */
function essential(all: readonly PlayState[], model: string): PlayState[] {
  const parts = all.map((state) => ({ state, news: partsOf(state) }));
  const chosen: PlayState[] = [];
  const read = new Set<string>();
  const unread = (news: string[]) => news.filter((part) => !read.has(part)).length;
  let next = parts.find(({ state }) => pathOf(state).join() === model) ?? parts[0];
  while (next && unread(next.news)) {
    chosen.push(next.state);
    for (const part of next.news) read.add(part);
    next = parts.reduce((best, each) => (unread(each.news) > unread(best.news) ? each : best), next);
  }
  return chosen;
}

/** What a reader meets in a conversation: lines in their wording, replies, scenes, the ending. */
const partsOf = ({ turns, end }: PlayState): string[] => [
  ...turns.flatMap(({ node, reply, variant, paid = [] }) => [`${node}/${reply}`, `${node} ${variant ?? ''}`, ...paid.map((flag) => `${node}!${flag}`)]),
  ...end!.paid.map((flag) => `!${flag}`),
  `=${end!.id}`,
];
