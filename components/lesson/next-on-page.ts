import type { Here } from '../site.ts';

const counts = new WeakMap<Here, Map<string, number>>();

/** 1, 2, 3… for what needs an id of its own on a page, by kind. */
export function nextOnPage(here: Here, kind: string): number {
  const of = counts.get(here) ?? new Map<string, number>();
  const next = (of.get(kind) ?? 0) + 1;
  counts.set(here, of.set(kind, next));
  return next;
}
