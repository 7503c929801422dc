/** How a place inside a course file is said: `item "relance", option "b": `. */
import type { Path } from './yaml-file.ts';

/** The value at a path, or `undefined`. */
export const valueAt = (data: unknown, path: Path): unknown => path.reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[part] : undefined), data);

/** Names of the list entries a path goes through, with a colon; empty outside every list. */
export function ownerOf(data: unknown, path: Path): string {
  const names = entries(path).map((index) => {
    const id = (valueAt(data, path.slice(0, index + 1)) as { id?: unknown } | null | undefined)?.id;
    return `${singular(String(path[index - 1]))} ${typeof id === 'string' ? `"${id}"` : Number(path[index]) + 1}`;
  });
  return names.length ? `${names.join(', ')}: ` : '';
}

/** The keys after the last list entry, joined by dots: `feedback.correct`; empty where the entry itself is meant. */
export const keyAt = (path: Path): string => path.slice((entries(path).at(-1) ?? -1) + 1).join('.');

const entries = (path: Path): number[] => path.flatMap((part, index) => (typeof part === 'number' && index > 0 ? [index] : []));

const irregular: Record<string, string> = { people: 'person', replies: 'reply', categories: 'category', criteria: 'criterion', covers: 'entry', accept: 'answer', when: 'condition' };

/** What one entry of a list is called. */
const singular = (list: string): string => irregular[list] ?? list.replace(/s$/, '');
