import { crc32 } from 'node:zlib';
import { zlibSync } from 'fflate';

/** A square picture in 256 shades between two colours (`#rrggbb`), one byte a pixel, row by row, as PNG. The same bytes everywhere. */
export function png(pixels: Uint8Array, size: number, from: string, to: string): Uint8Array {
  const header = new Uint8Array([...word(size), ...word(size), 8, 3, 0, 0, 0]);
  const [start, end] = [rgb(from), rgb(to)];
  const shades = Uint8Array.from({ length: 768 }, (_none, index) => Math.round(start[index % 3]! + ((end[index % 3]! - start[index % 3]!) * Math.floor(index / 3)) / 255));
  // Each row begins with its filter: none.
  const rows = new Uint8Array(size * (size + 1));
  for (let row = 0; row < size; row++) rows.set(pixels.subarray(row * size, (row + 1) * size), row * (size + 1) + 1);
  const parts = [Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10), chunk('IHDR', header), chunk('PLTE', shades), chunk('IDAT', zlibSync(rows, { level: 9 })), chunk('IEND', new Uint8Array())];
  return new Uint8Array(parts.flatMap((part) => [...part]));
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = new Uint8Array([...new TextEncoder().encode(type), ...data]);
  return new Uint8Array([...word(data.length), ...named, ...word(crc32(named))]);
}

const word = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);

const rgb = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
