/** Where the boxes of a diagram stand and how the ways between them run, in pixels. Text is measured by guess, so that every machine comes to the same. */
import * as dagre from '@dagrejs/dagre';
import type { Box, Graph, Line, Way } from './graph.ts';

/** Width of a reply; an ending is a little wider, and where meters decide three replies can arrive side by side. */
export const CELL = 190;
export const PADDING = 10;
/** Size of type and height of a row, and the part of the size that a letter takes on average, in a typeface of any system. */
export const styles: Record<Line['style'], { size: number; row: number; letter: number }> = {
  id: { size: 12, row: 17, letter: 0.62 },
  title: { size: 14, row: 19, letter: 0.58 },
  text: { size: 12.5, row: 16, letter: 0.56 },
  note: { size: 11, row: 15, letter: 0.54 },
  warning: { size: 11, row: 15, letter: 0.54 },
};

export interface Row { text: string; style: Line['style']; y: number }
interface Text { rows: Row[]; height: number }
interface Cell extends Text { id: string; isModel: boolean; x: number }
export interface Point { x: number; y: number }
export interface Placed extends Text, Point { id: string; kind: Box['kind']; width: number; headHeight: number; cells: Cell[] }

/** Places boxes in layers and leads the ways around them. */
export function layOut({ boxes, ways }: Graph) {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 40, edgesep: 24, ranksep: 56, marginx: 44, marginy: 28 });
  const sized = boxes.map(sizeOf);
  for (const { id, width, height } of sized) graph.setNode(id, { width, height });
  // Heavy ways are drawn shorter and straighter: the model path is the spine.
  for (const { from, to, cell, kind } of ways) graph.setEdge(from, to, { weight: kind === 'model' ? 8 : 1 }, cell);
  dagre.layout(graph);
  const pointsOf = ({ from, to, cell }: Way) => (graph.edge(from, to, cell) as { points: Point[] }).points.slice(1, -1);
  const { width, height } = graph.graph() as { width: number; height: number };
  const placed = new Map(sized.map((box) => {
    const { x, y } = graph.node(box.id) as Point;
    // Replies in the order in which their ways go on, so that these do not cross; the model first where that is free.
    const order = new Map(ways.filter(({ from }) => from === box.id).map((way) => [way.cell, pointsOf(way).length === 1 ? (graph.node(way.to) as Point).x : pointsOf(way)[0]!.x]));
    const cells = box.cells.toSorted((one, other) => order.get(one.id)! - order.get(other.id)! || Number(other.isModel) - Number(one.isModel)).map((cell, index) => ({ ...cell, x: index * CELL }));
    return [box.id, { ...box, cells, x: round(x - box.width / 2), y: round(y - box.height / 2) }] as const;
  }));
  return {
    boxes: [...placed.values()],
    ways: ways.map((way) => ({ kind: way.kind, points: lead(placed.get(way.from)!, way.cell, pointsOf(way), placed.get(way.to)!, [...placed.values()]) })),
    width: Math.ceil(width),
    height: Math.ceil(height),
  };
}

/** From the foot of a reply, or the side of a turn that may not take place, through the points given to the head of what follows. */
function lead(from: Placed, cell: string | undefined, through: Point[], to: Placed, boxes: readonly Placed[]): Point[] {
  const foot = from.y + from.height;
  const within = (x: number) => Math.min(to.x + to.width - 24, Math.max(to.x + 24, x));
  const head = { x: within(through.at(-1)!.x), y: to.y };
  const isLeft = through[0]!.x < from.x + from.width / 2;
  if (!cell && from.kind === 'turn') {
    const y = from.y + 16;
    const x = isLeft ? from.x - 18 : from.x + from.width + 18;
    return [{ x: isLeft ? from.x : from.x + from.width, y }, { x, y }, { x, y: foot }, ...through, head];
  }
  const start = { x: cell ? from.x + from.cells.find(({ id }) => id === cell)!.x + CELL / 2 : from.x + from.width / 2, y: foot };
  if (to.y < foot) return [start, ...back(start, head, boxes.filter(({ y, height }) => y < foot && y + height > to.y)), head];
  // To the next layer: straight down where that is possible.
  if (through.length === 1) return [start, { x: within(start.x), y: to.y }];
  return [start, ...through, head];
}

/** What goes back up passes beside all boxes on its way, on the nearer side. */
function back(start: Point, head: Point, beside: readonly Placed[]): Point[] {
  const left = Math.min(...beside.map(({ x }) => x)) - LANE;
  const right = Math.max(...beside.map(({ x, width }) => x + width)) + LANE;
  const x = Math.abs(start.x - left) + Math.abs(head.x - left) < Math.abs(right - start.x) + Math.abs(right - head.x) ? left : right;
  return [{ x: start.x, y: start.y + LANE }, { x, y: start.y + LANE }, { x, y: head.y - LANE }, { x: head.x, y: head.y - LANE }];
}

/** Room beside and between boxes for one way. */
const LANE = 20;

function sizeOf({ id, kind, lines, cells }: Box): Omit<Placed, 'x' | 'y'> {
  const width = kind === 'turn' ? cells.length * CELL : kind === 'judge' ? CELL * 3 : CELL * 1.25;
  const head = textOf(lines, width);
  const texts = cells.map((cell) => ({ ...cell, ...textOf(cell.lines, CELL), x: 0 }));
  const below = Math.max(0, ...texts.map(({ height }) => height));
  return { id, kind, width, headHeight: head.height, height: head.height + below, rows: head.rows, cells: texts.map((cell) => ({ ...cell, height: below })) };
}

function textOf(lines: readonly Line[], width: number): Text {
  const rows: Row[] = [];
  let y = PADDING - 4;
  for (const { text, style, rows: most } of lines) {
    const { size, row, letter } = styles[style];
    for (const part of wrap(text, Math.floor((width - 2 * PADDING) / (size * letter)), most)) rows.push({ text: part, style, y: (y += row) });
  }
  return { rows, height: y + PADDING };
}

/** First words of a text, in at most `most` rows of `letters`. */
function wrap(text: string, letters: number, most: number): string[] {
  const rows: string[] = [''];
  for (const word of text.split(/[ \n]+/)) {
    const row = rows.at(-1)!;
    if (!row || row.length + 1 + word.length <= letters) rows[rows.length - 1] = row ? `${row} ${word}` : word;
    else if (rows.length < most) rows.push(word);
    else return [...rows.slice(0, -1), `${row.slice(0, letters - 1).replace(/[ ,.;:]+$/, '')}…`];
  }
  return rows.map((row) => (row.length > letters ? `${row.slice(0, letters - 1)}…` : row));
}

export const round = (value: number): number => Math.round(value * 10) / 10;
