/** What the diagram of a dialogue shows: turns with their replies, endings, and the ways between them. No geometry. */
import type { RuntimeScenario } from '../../quizzes/runtime.ts';
import { modelPath, nodeOf, play, speaker, type PlayState } from '../../quizzes/scenario/scenario.ts';
import { boundsInWords, effectInWords, valuesInWords, whenInWords } from './meters.ts';
import type { Say } from './words.ts';

/** One line of text in a box; long lines are wrapped to at most `rows`. */
export interface Line { text: string; style: 'id' | 'text' | 'note' | 'warning' | 'title'; rows: number }

export interface Box {
  id: string;
  kind: 'turn' | 'judge' | 'success' | 'partial' | 'failure';
  lines: Line[];
  /** Replies of a turn. */
  cells: { id: string; isModel: boolean; lines: Line[] }[];
}

/**
 * From a box, or from one of its cells. `model`: on the model path; `repair`: from beside it back to it; `condition`: where a turn does not take place;
 * `unseen`: only says what stands below what.
 */
export interface Way { from: string; to: string; cell?: string; kind: 'model' | 'repair' | 'other' | 'condition' | 'unseen' }

export interface Graph { boxes: Box[]; ways: Way[] }

/** The graph of a sound dialogue. `conversations`: what it can become, for what no reply says by itself: which endings are reached where. */
export function graphOf(scenario: RuntimeScenario, conversations: readonly PlayState[], say: Say): Graph {
  const model = play(scenario, modelPath(scenario));
  const onPath = new Set(model.turns.map(({ node }) => node));
  const given = new Set(model.turns.map(({ node, reply }) => `${node}/${reply}`));
  /** Turns the model path comes to, whether they take place or not. */
  const passed = new Set(scenario.nodes.flatMap(({ id, replies }) => replies.filter((reply) => given.has(`${id}/${reply.id}`)).map(({ next }) => next)));
  const endings = endingsReached(conversations);
  const boxes: Box[] = [];
  const ways: Way[] = [];
  const isJudged = (id: string) => scenario.endingRules.find((rule) => rule.id === id)!.at === 'end';

  for (const node of scenario.nodes) {
    const cells: Box['cells'] = [];
    boxes.push({ id: node.id, kind: 'turn', lines: turnLines(scenario, node, say), cells });
    if (node.otherwise) ways.push({ from: node.id, to: node.otherwise === 'end' ? JUDGE : node.otherwise, kind: !onPath.has(node.id) && passed.has(node.id) ? 'model' : 'condition' });
    for (const reply of node.replies) {
      const id = `${node.id}/${reply.id}`;
      const isEnd = reply.next === 'end' || !nodeOf(scenario, reply.next);
      const early = [...(endings.get(id) ?? [])].filter((ending) => ending !== reply.ending && (!isEnd || !isJudged(ending)));
      const to = reply.ending ?? (isEnd ? JUDGE : reply.next);
      const kind = given.has(id) ? 'model' : !onPath.has(node.id) && onPath.has(to) ? 'repair' : 'other';
      cells.push({ id: reply.id, isModel: !!reply.model, lines: replyLines(scenario, reply, early, say) });
      ways.push({ from: node.id, cell: reply.id, to: reply.ending ? endingBox(to) : to, kind });
    }
  }
  const isUsed = (id: string) => id !== JUDGE || ways.some(({ to }) => to === JUDGE);
  return { boxes: [...boxes, ...endBoxes(scenario, conversations, say)].filter(({ id }) => isUsed(id)), ways: [...ways, ...endWays(scenario, conversations, model).filter(({ from }) => isUsed(from))] };
}

const JUDGE = '=';
const endingBox = (id: string) => `=${id}`;

type Node = RuntimeScenario['nodes'][number];

function turnLines(scenario: RuntimeScenario, node: Node, say: Say): Line[] {
  const { emotion, when, variants = [], pays = [], start } = node;
  const notes = [
    ...(node.id === scenario.first ? [`${say('start')} ${valuesInWords(scenario, scenario.start)}`] : []),
    ...(start ? [`${say('part')} ${valuesInWords(scenario, start)}`] : []),
    ...(when ? [`${say('only')} ${whenInWords(scenario, when, say)}`] : []),
    ...(node.ask ? [`${say('asks')} ${node.ask.prompt}`] : []),
    ...pays.map((flag) => `${say('pays')} ⚑ ${flag}`),
    ...variants.map((variant, index) => `${say('wording', { number: index + 2 })} ${whenInWords(scenario, variant.when, say)}`),
  ];
  return [
    { text: node.id, style: 'id', rows: 1 },
    { text: `${node.line ? `${speaker(scenario, node).name}${emotion ? ` (${emotion.name}, ${emotion.level}/5)` : ''} — ${node.line}` : (node.situation ?? '')}`, style: 'text', rows: 3 },
    ...notes.map((text): Line => ({ text, style: 'note', rows: 2 })),
  ];
}

function replyLines(scenario: RuntimeScenario, reply: Node['replies'][number], early: string[], say: Say): Line[] {
  const titles = early.map((id) => scenario.endingRules.find((rule) => rule.id === id)!.title);
  const notes = [
    ...(reply.when ? [`${say('only')} ${whenInWords(scenario, reply.when, say)}`] : []),
    effectInWords(scenario, reply.effect),
    [...reply.tags, ...(reply.flag ? [`⚑ ${reply.flag}`] : [])].join(' · '),
  ];
  return [
    { text: `${reply.id}${reply.model ? ' ★' : ''}`, style: 'id', rows: 1 },
    { text: reply.text, style: 'text', rows: 3 },
    ...notes.filter(Boolean).map((text): Line => ({ text, style: 'note', rows: 2 })),
    ...(titles.length ? [{ text: `${say('mayEnd')} ${titles.join(', ')}`, style: 'warning', rows: 2 } as const] : []),
  ];
}

/** The endings some conversation comes to, and where meters decide, the place where they do. */
function endBoxes(scenario: RuntimeScenario, conversations: readonly PlayState[], say: Say): Box[] {
  const judge: Box = { id: JUDGE, kind: 'judge', lines: [{ text: say('end'), style: 'title', rows: 2 }], cells: [] };
  return [
    judge,
    ...scenario.endingRules.flatMap(({ id, title, worth, when, at }): Box[] => {
      const count = conversations.filter(({ end }) => end!.id === id).length;
      if (!count) return [];
      const condition = boundsInWords(scenario, when, say);
      return [{ id: endingBox(id), kind: worth, lines: [{ text: title, style: 'title', rows: 2 }, ...(condition ? [note(`${condition}${at === 'any-turn' ? `, ${say('always')}` : ''}`)] : []), note(say('times', { count, all: conversations.length }))], cells: [] }];
    }),
  ];
}

const note = (text: string): Line => ({ text, style: 'note', rows: 3 });

/** From the place where meters decide to what they can decide; that of the model path counts as its own. Other endings stand beside those. */
function endWays({ endingRules, nodes }: RuntimeScenario, conversations: readonly PlayState[], model: PlayState): Way[] {
  const named = new Set(nodes.flatMap(({ replies }) => replies.flatMap(({ ending }) => ending ?? [])));
  return endingRules
    .filter(({ id }) => conversations.some(({ end }) => end!.id === id))
    .map(({ id, at, when }): Way => ({ from: JUDGE, to: endingBox(id), kind: at !== 'end' || (!when && named.has(id)) ? 'unseen' : model.end?.id === id ? 'model' : 'other' }));
}

/** Endings that follow a reply at once in some conversation. */
function endingsReached(conversations: readonly PlayState[]): Map<string, Set<string>> {
  const reached = new Map<string, Set<string>>();
  for (const { turns, end } of conversations) {
    const last = turns.at(-1)!;
    const key = `${last.node}/${last.reply}`;
    reached.set(key, (reached.get(key) ?? new Set()).add(end!.id));
  }
  return reached;
}
