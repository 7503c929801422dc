/** What a launch hands over may be anything: each value is taken for what it should be, or not at all. */
import type { Context } from './statements.ts';

/** Whatever is longer is not meant: it would stand in every statement. */
const longest = 4000;

/** A text of a sensible length. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value.length <= longest ? value : undefined);

/** Text that may stand in a header. */
export const keyOf = (value: unknown): string | undefined => (/^[!-~][ -~]*$/.test(textOf(value) ?? '') ? (value as string) : undefined);

/** Address of a launch parameter, if it is one a page may talk to or go to. */
export const webAddress = (value: unknown): string | undefined => (/^https?:\/\/[^/]/i.test(textOf(value) ?? '') ? (value as string) : undefined);

/** The name of an activity: LRSs refuse statements with anything else. */
export const iriOf = (value: unknown): string | undefined => (/^[a-z][a-z\d+.-]*:\S+$/i.test(textOf(value) ?? '') ? (value as string) : undefined);

/** A registration: a UUID by the standard; a player whose own is none of that will know it all the same. */
export const registrationOf = (value: unknown): string | undefined => (/^[\w.~-]{1,200}$/.test(textOf(value) ?? '') ? (value as string) : undefined);

/** A pass mark, 0..1; 0 is none (cmi5 players take it for that). */
export const shareOf = (value: unknown): number | undefined => (typeof value === 'number' && value > 0 && value <= 1 ? value : undefined);

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** An LMS's context, with a list wherever xAPI 1.0.3 allows one activity alone; `undefined` where it is none. */
export function contextOf(value: unknown): Context | undefined {
  if (!isObject(value) || JSON.stringify(value).length > longest * 4) return undefined;
  const { contextActivities, extensions, ...rest } = value;
  const lists = isObject(contextActivities) ? Object.entries(contextActivities).map(([place, list]) => [place, [list].flat().filter(isObject)] as const) : [];
  return { ...rest, ...(lists.length && { contextActivities: Object.fromEntries(lists) }), ...(isObject(extensions) && { extensions }) } as Context;
}
