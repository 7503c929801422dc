import type { Dialect, Meddled } from './facade.ts';

/** What a SCORM run-time does wrong while `on` holds its name: `initialize`, `set`, `commit`, `terminate` fail; `cut`, `slow`, `expired`. */
export interface MeddleOptions {
  on: ReadonlySet<string>;
  /** Element of the saved state. */
  suspendData: string;
  /** Blocks for so many milliseconds, as a run-time that saves while the content waits. */
  block(ms: number): void;
}

/** Some LMSs store no more and say nothing. */
const room = 4096;
const slowMs = 3000;

/** For the facade: asked before every call, and always by the switches as they are then. */
export function meddler({ on, suspendData, block }: MeddleOptions) {
  return (verb: keyof Dialect['names'], args: unknown[]): Meddled | undefined => {
    if (on.has('expired') || on.has(verb)) return { fails: true };
    if (verb === 'commit' && on.has('slow')) block(slowMs);
    const [element, value] = args;
    return verb === 'set' && on.has('cut') && element === suspendData ? { args: [element, String(value).slice(0, room)] } : undefined;
  };
}

/** Blocks the page. */
export function block(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
