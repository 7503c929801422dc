import type { Attempt, Save } from '../attempts.ts';
import type { Package } from '../packages.ts';
import type { LearnerRecord } from '../records.ts';

/** A package as the home page lists it; `attempt` belongs to the learner who was asked for. */
export type Listed = Package & { attempt: Attempt | null };

const address = (path: string, query: Record<string, string>): string => `${path}?${new URLSearchParams(query).toString()}`;

async function ask<T>(path: string, options?: RequestInit): Promise<T> {
  const response = await fetch(path, options);
  if (!response.ok) throw new Error((await response.text()).trim());
  return await response.json() as T;
}

/** Every package, with this learner's attempt. */
export const listPackages = (learner: string): Promise<Listed[]> => ask(address('/api/packages', { learner }));

/** Puts the attempt aside and starts a new one. */
export const resetAttempt = (name: string, learner: string): Promise<Attempt> => ask(address('/api/attempt/reset', { package: name, learner }), { method: 'POST' });

/** The query an xAPI package is launched with: a new session. */
export const launchQuery = async (name: string, learner: string, mode: string, lang: string, item: string): Promise<string> =>
  (await ask<{ query: string }>(address('/api/launch', { package: name, learner, mode, lang, item }), { method: 'POST' })).query;

/** What the LRS has of a learner, and how the last requests went. */
export const readRecord = (name: string, learner: string): Promise<LearnerRecord> => ask(address('/api/record', { package: name, learner }));

/** Cuts every request of a course from now on, or no longer. */
export const setOffline = (isOffline: boolean): Promise<unknown> => ask(address('/api/offline', { on: isOffline ? '1' : '' }), { method: 'PUT' });

/** Makes the LRS fail from now on; "": it works again. */
export const setFault = (fault: string): Promise<unknown> => ask(address('/api/fault', { fault }), { method: 'PUT' });

/** Names that have attempts here, sorted. */
export const listLearners = (): Promise<string[]> => ask('/api/learners');

/** Keeps a zip on the server; throws the server's sentence when it is no package. */
export const upload = (file: File): Promise<Package> => ask(address('/api/upload', { name: file.name }), { method: 'POST', body: file });

/**
 * Saves while the content waits, as most LMSs do; `false` when nothing was stored.
 * A page that is being closed may not wait (Chrome 80): there the changes since `lastSaved` leave by beacon, whose end nobody learns.
 */
export function saveNow(name: string, learner: string, save: Save & { data: Record<string, string> }, lastSaved: Record<string, string>): boolean {
  const url = address('/api/attempt', { package: name, learner });
  const request = new XMLHttpRequest();
  try {
    request.open('PUT', url, false);
    request.send(JSON.stringify(save));
    return request.status === 200;
  } catch (error) {
    // With the server gone and the page staying, a beacon would only pretend.
    if (document.visibilityState !== 'hidden' && !/dismissal/i.test(String(error))) return false;
    const { data, ...rest } = save;
    const changed = Object.fromEntries(Object.entries(data).filter(([element, value]) => lastSaved[element] !== value));
    return navigator.sendBeacon(url, JSON.stringify({ ...rest, changed }));
  }
}
