import { png } from './png.ts';

type Point = [number, number];

/** A tick in a ring, white on the accent: whatever the course is about, it is done question by question. All of it lies in the circle that no launcher cuts off. */
const tick: Point[] = [[-0.13, 0.015], [-0.04, 0.1], [0.14, -0.1]];
const [ring, halfLine] = [0.28, 0.032];

/** The app's icon as PNG. `accent`: `#rrggbb`; `size`: pixels a side. */
export function icon(accent: string, size: number): Uint8Array {
  const pixels = Uint8Array.from({ length: size * size }, (_none, index) => {
    const point: Point = [((index % size) + 0.5) / size - 0.5, (Math.floor(index / size) + 0.5) / size - 0.5];
    const away = Math.min(Math.abs(length(point) - ring), between(point, tick[0]!, tick[1]!), between(point, tick[1]!, tick[2]!)) - halfLine;
    return Math.round(255 * clamp(0.5 - away * size));
  });
  return png(pixels, size, accent, '#ffffff');
}

/** From a point to a line between two. */
function between([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const share = clamp(((x - fromX) * alongX + (y - fromY) * alongY) / (alongX * alongX + alongY * alongY));
  return length([x - fromX - share * alongX, y - fromY - share * alongY]);
}

// Math.hypot may differ in its last digit between engines; the square root may not.
const length = ([x, y]: Point): number => Math.sqrt(x * x + y * y);
const clamp = (value: number): number => Math.min(1, Math.max(0, value));
