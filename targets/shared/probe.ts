/** Whether the server of the package answers: an LMS may say "true" to a commit although the connection is gone (Moodle). */
import type { AdapterEnv } from '../target.ts';

/** A file in every package, to be asked for: its address beside the pages, and all it holds. */
export const probeFile = { path: 'assets/online.txt', text: 'ok' };

/** `elsewhere`: something else answers, as a login page does when the LMS's session has ended. */
export type Reach = 'up' | 'down' | 'elsewhere';

/**
 * Asks for that file, past every cache. `undefined` until it came once: where a server, a policy or `file:` keeps it back,
 * its absence says nothing. Never rejects; a server that is silent for 8 s is down.
 */
export function openProbe(window: AdapterEnv['window']): () => Promise<Reach | undefined> {
  let isProven = false;
  return async () => {
    let reach: Reach = 'down';
    try {
      const response = await window.fetch(probeFile.path, { cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(8000) });
      if ((await response.text()).trim() === probeFile.text) reach = 'up';
      else if (response.status < 500) reach = 'elsewhere';
    } catch {
      // Protects the lesson: that is the question, and it is answered.
    }
    isProven ||= reach === 'up';
    return isProven ? reach : undefined;
  };
}
