/** The meters over a conversation as figures and as a drawing: pure geometry, in units of the drawing's own box. */
import type { RuntimeScenario } from '../runtime.ts';
import { nodeOf, type PlayState } from './scenario.ts';

/** The meters at one moment: after a turn (from 1), or without one at the start of a part or after a promise was paid for. */
export interface Step { turn?: number; isStart?: boolean; values: Record<string, number> }

/** The moments of a conversation, in order. */
export function stepsOf(scenario: RuntimeScenario, { turns, meters, end }: PlayState): Step[] {
  const steps: Step[] = [];
  const isNew = (values: Step['values']) => scenario.meters.some(({ id }) => steps.at(-1)?.values[id] !== values[id]);
  turns.forEach(({ node, before, after }, index) => {
    const isStart = !index || !!nodeOf(scenario, node)!.start;
    if (isStart || isNew(before)) steps.push({ isStart, values: before });
    steps.push({ turn: index + 1, values: after });
  });
  if (end && isNew(meters)) steps.push({ values: meters });
  return steps;
}

/** A drawing in a box of 320 × 180: paths and words, each with a class that says how it looks. Lines are followed by points without length, which round or square ends make marks. */
export interface Chart {
  paths: [kind: string, d: string][];
  words: [kind: string, x: number, y: number, text: string | number][];
}

const LEFT = 24;
/** Leaves room for a second name above one at the head. */
const TOP = 24;
const BOTTOM = 156;
/** Least distance between names, and between numbers of turns. */
const ROW = 17;

/**
 * The drawing of at least two moments. A meter is drawn by its share of its own range, whatever the others' range; the
 * numbers at the edge are those of the first. `later` names what came after the last turn.
 */
export function chartOf(meters: Pick<RuntimeScenario['meters'][number], 'label' | 'id' | 'better' | 'min' | 'max'>[], steps: Step[], later: string): Chart {
  const right = 320 - Math.min(130, 10 + 8 * Math.max(...meters.map(({ label }) => label.length)));
  const stride = (right - LEFT) / (steps.length - 1);
  const x = (index: number) => Math.round(LEFT + index * stride);
  const share = (part: number) => Math.round(BOTTOM - part * (BOTTOM - TOP));
  const [{ min, max }] = meters as [typeof meters[0]];
  const paths: Chart['paths'] = [['grid', [0, 0.5, 1].map((part) => `M${LEFT} ${share(part)}H${right}`).join('')]];
  const words: Chart['words'] = [['edge', LEFT - 8, BOTTOM + 5, min], ['edge', LEFT - 8, TOP + 5, max]];
  steps.forEach(({ turn, isStart }, index) => {
    if (turn && !(turn % Math.ceil(ROW / stride))) words.push(['turn', x(index), BOTTOM + 20, turn]);
    if (!turn && !isStart) words.push(['turn', x(index), BOTTOM + 20, stride < 8 * later.length ? '…' : later]);
    if (isStart && index) paths.push(['border', `M${x(index - 0.5)} 0V${BOTTOM + 6}`]);
  });
  const names: Chart['words'] = [];
  meters.forEach(({ id, label, better, min, max }) => {
    const points = steps.map(({ values }, index) => `${x(index)} ${share((values[id]! - min) / (max - min))}`);
    paths.push([`line ${better}`, points.map((point, index) => (steps[index]!.isStart ? 'M' : 'L') + point).join('')]);
    paths.push([better, points.map((point) => `M${point}h0`).join('')]);
    names.push([better, right + 9, Number(points.at(-1)!.split(' ')[1]) + 5, label]);
  });
  return { paths, words: [...words, ...apart(names)] };
}

/** Names moved up until no two are nearer than a row. */
function apart(names: Chart['words']): Chart['words'] {
  names.sort((one, other) => other[2] - one[2]);
  names.forEach((name, at) => at && (name[2] = Math.min(name[2], names[at - 1]![2] - ROW)));
  return names;
}
