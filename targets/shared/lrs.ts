/** Requests to an LRS (xAPI 1.0.3, Communication), with what any of them may meet. */
import { TrackingError, type Failure } from '../../tracking/port.ts';
import type { AdapterEnv } from '../target.ts';

export interface Reply { status: number; text: string; etag: string }

export interface Ask {
  query?: Record<string, string | undefined>;
  body?: string;
  headers?: Record<string, string>;
}

/**
 * One request. Settles within ten seconds. Rejects with a `TrackingError`: `offline` for what may work later (no answer, a
 * server's fault, too many requests: then nothing is sent before the time the LRS names), `closed` for credentials that no
 * longer hold. Any other answer, refusals included, is the caller's to judge.
 */
export type Lrs = (method: 'GET' | 'PUT' | 'POST', resource: string, ask?: Ask) => Promise<Reply>;

const patience = 10_000;
const longestPause = 300_000;
/** Requests the browser finishes after the page is gone may hold 64 KiB in all. */
const mostKept = 60_000;

export const fail = (reason: Failure['reason'], detail: string): never => {
  throw new TrackingError({ reason, detail });
};

/** `keepable`: bytes of a request that may outlive the page, where others need that room too. */
export function openLrs({ window, clock }: AdapterEnv, endpoint: string, authorization: string, keepable = mostKept): Lrs {
  let pausedUntil = 0;
  return async (method, resource, { query = {}, body, headers } = {}) => {
    if (clock.elapsed() < pausedUntil) fail('offline', 'paused');
    const parameters = new URLSearchParams(Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)).toString();
    const { status, text, response } = await exchange(window, `${endpoint.replace(/\/?$/, '/')}${resource}${parameters && `?${parameters}`}`, {
      method,
      body: body ?? null,
      cache: 'no-store',
      // An answer that is on its way when the page goes must still arrive.
      keepalive: body !== undefined && bytesOf(body) < keepable,
      headers: { Authorization: authorization, 'X-Experience-API-Version': '1.0.3', ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
    });
    if (status === 429 || status >= 500) {
      pausedUntil = clock.elapsed() + pause(response.headers.get('Retry-After'), clock.now());
      fail('offline', `${status}`);
    }
    if (status === 401) fail('closed', '401');
    return { status, text, etag: response.headers.get('ETag') ?? '' };
  };
}

/** Bytes of a text on its way. */
export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** A request and its whole answer, or `offline`. */
export async function exchange(window: AdapterEnv['window'], address: string, init: RequestInit): Promise<{ status: number; text: string; response: Response }> {
  const stop = new AbortController();
  window.setTimeout(() => stop.abort(), patience);
  try {
    const response = await window.fetch(address, { ...init, signal: stop.signal });
    return { status: response.status, text: await response.text(), response };
  } catch (error) {
    // No answer, a refusal of the browser (CORS) or none in time: from here they look the same.
    return fail('offline', String(error));
  }
}

/** Milliseconds of a `Retry-After`: seconds or a date. */
function pause(header: string | null, now: number): number {
  const ms = Number(header) * 1000 || Date.parse(header ?? '') - now;
  return Math.min(longestPause, Math.max(0, ms || 0));
}

/** A JSON object, or nothing. */
export function parsed<T extends object>(text: string | null | undefined): T | undefined {
  try {
    const value = JSON.parse(text ?? '') as T | null;
    return value && typeof value === 'object' ? value : undefined;
  } catch {
    // Not JSON: an LMS answers with its login page when its session has ended.
    return undefined;
  }
}
