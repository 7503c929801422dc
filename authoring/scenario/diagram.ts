/** The diagram of a dialogue as one SVG file: light, printable, the same bytes for the same dialogue. */
import type { Graph, Way } from './graph.ts';
import { CELL, layOut, PADDING, round, styles, type Placed, type Point, type Row } from './layout.ts';
import type { Say } from './words.ts';

/** The picture, with its title and what its lines mean. */
export function diagram(title: string, graph: Graph, say: Say): string {
  const { boxes, ways, width, height } = layOut(graph);
  const full = Math.max(width, 640);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${full} ${height + HEAD}" width="${full}" height="${height + HEAD}" role="img" aria-label="${escape(title)}" font-family="system-ui, 'Segoe UI', 'Noto Sans', Arial, sans-serif">`,
    `<style>${css}</style>`,
    `<defs>${Object.keys(colours).map((kind) => `<marker id="tip-${kind}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="11" markerHeight="11" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0.5 10 5 0 9.5z" class="tip ${kind}"/></marker>`).join('')}</defs>`,
    `<rect width="${full}" height="${height + HEAD}" fill="#fff"/>`,
    `<text x="24" y="36" class="head">${escape(title)}</text>`,
    legend(graph.ways, say),
    `<g transform="translate(${Math.round((full - width) / 2)} ${HEAD})">`,
    ...ways.filter(({ kind }) => kind !== 'unseen').map(({ kind, points }) => `<path class="way ${kind}" d="${curve(points)}" marker-end="url(#tip-${kind})"/>`),
    ...boxes.map(drawBox),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** Height of title and legend. */
const HEAD = 80;
const colours: Record<Exclude<Way['kind'], 'unseen'>, string> = { model: '#0f6b6b', repair: '#8a5a00', other: '#8a8f98', condition: '#5b4b8a' };

const css = [
  'text{fill:#22262b}.head{font-size:20px;font-weight:700}.legend{font-size:12px}',
  ...Object.entries(styles).map(([style, { size }]) => `.${style}{font-size:${size}px}`),
  '.id{font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-weight:700}.title{font-weight:700}.note{fill:#4c535c}.warning{fill:#9a3324}',
  '.turn{fill:#eef1f5;stroke:#4c5a6b;stroke-width:1.5}.cell{fill:#fff;stroke:#8a8f98}.cell.star{fill:#e6f3f1;stroke:#0f6b6b;stroke-width:2}',
  '.judge{fill:#fff;stroke:#4c535c;stroke-dasharray:5 3}.success{fill:#e4f1e9;stroke:#1f6446;stroke-width:2.5}.partial{fill:#faeed3;stroke:#7a5200;stroke-width:2.5}.failure{fill:#fbe7e2;stroke:#9a3324;stroke-width:2.5}',
  '.way{fill:none;stroke-width:1.4}.way.model{stroke-width:3.5}.way.repair{stroke-width:2;stroke-dasharray:8 4}.way.condition{stroke-width:1.6;stroke-dasharray:2 4;stroke-linecap:round}',
  ...Object.entries(colours).map(([kind, colour]) => `.way.${kind}{stroke:${colour}}.tip.${kind}{fill:${colour}}`),
].join('');

const drawBox = ({ kind, x, y, width, height, headHeight, rows, cells }: Placed): string =>
  [
    `<g transform="translate(${x} ${y})"><rect class="${kind}" width="${width}" height="${height}" rx="${kind === 'turn' ? 6 : 22}"/>${drawRows(rows)}`,
    ...cells.map((cell) => `<g transform="translate(${cell.x} ${headHeight})"><rect class="cell${cell.isModel ? ' star' : ''}" width="${CELL}" height="${height - headHeight}" rx="6"/>${drawRows(cell.rows)}</g>`),
    '</g>',
  ].join('');

const drawRows = (rows: readonly Row[]) => rows.map(({ text, style, y }) => `<text class="${style}" x="${PADDING}" y="${y}">${escape(text)}</text>`).join('');

/** From point to point, rounded at each; between two alone an S. */
function curve(points: readonly Point[]): string {
  const at = ({ x, y }: Point) => `${round(x)} ${round(y)}`;
  const [first, last] = [points[0]!, points.at(-1)!];
  const half = (first.y + last.y) / 2;
  if (points.length === 2) return `M${at(first)}C${at({ x: first.x, y: half })} ${at({ x: last.x, y: half })} ${at(last)}`;
  const near = (corner: Point, other: Point) => {
    const length = Math.hypot(other.x - corner.x, other.y - corner.y) || 1;
    const part = Math.min(40, length / 2) / length;
    return { x: corner.x + (other.x - corner.x) * part, y: corner.y + (other.y - corner.y) * part };
  };
  const corners = points.slice(1, -1).map((corner, index) => `L${at(near(corner, points[index]!))}Q${at(corner)} ${at(near(corner, points[index + 2]!))}`);
  return `M${at(first)}${corners.join('')}L${at(last)}`;
}

function legend(ways: readonly Way[], say: Say): string {
  const kinds = (['model', 'repair', 'other', 'condition'] as const).filter((kind) => ways.some((way) => way.kind === kind));
  let x = 24;
  return kinds
    .map((kind) => {
      const words = `${say(kind === 'model' ? 'modelPath' : kind)}${kind === 'model' ? ' (★)' : ''}`;
      const sample = `<path class="way ${kind}" d="M${x} 60h34" marker-end="url(#tip-${kind})"/><text class="legend" x="${x + 42}" y="64">${escape(words)}</text>`;
      x += 62 + Math.ceil(words.length * 6.6);
      return sample;
    })
    .join('');
}

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
