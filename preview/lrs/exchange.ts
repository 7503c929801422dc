/** A request as the local LRS reads it, free of any server. Header names are lower-case. */
export interface LrsRequest {
  method: string;
  /** Behind the endpoint: `statements`, `activities/state`. */
  resource: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  body: string;
}

/** Status 0: the answer never comes, and the connection stays open. */
export interface LrsReply { status: number; body: string; headers: Record<string, string> }

export const reply = (status: number, body = '', headers: Record<string, string> = {}): LrsReply => ({ status, body, headers });

/** A statement or document as it came. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json | undefined };
export type JsonObject = { [name: string]: Json | undefined };

/** A JSON text, or undefined. */
export function read(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    // What is not JSON is answered with 400 by whoever asked.
    return undefined;
  }
}

export const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Equal but for the order of names. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((each, index) => isSame(each, other[index]));
  if (isObject(one) && isObject(other)) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...names].every((name) => isSame(one[name], other[name]));
  }
  return one === other;
}
