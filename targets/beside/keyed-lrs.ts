/** An LRS whose key must be had first: from a broker, from the LMS's launch data, or from the package. */
import { TrackingError } from '../../tracking/port.ts';
import { keyOf } from '../shared/given.ts';
import { exchange, fail, openLrs, parsed, type Lrs } from '../shared/lrs.ts';
import type { AdapterEnv } from '../target.ts';
import type { Settings } from './settings.ts';

/** What a broker is told; `launchData` is what the LMS gave for this launch, so that the broker can see who asks. */
export interface Request { course: string; learner: string; registration: string; launchData?: string }

/** Bytes that may outlive the page: the browser has 64 KiB for all, and an LMS's own last word (Moodle's beacon) comes first. */
const keepable = 6000;

/** A key that no longer holds is asked for once more, where there is a broker. */
export function keyedLrs(env: AdapterEnv, settings: Settings, request: Request): Lrs {
  let opened: Promise<Lrs> | undefined;
  const open = () => (opened ??= keyFor(env, settings, request).then((key) => openLrs(env, settings.endpoint, key.includes(' ') ? key : `Basic ${key}`, keepable)));
  return async (...ask) => {
    const mine = open();
    try {
      return await (await mine)(...ask);
    } catch (error) {
      const isOver = error instanceof TrackingError && error.failure.reason === 'closed';
      const hadKey = await mine.then(() => true, () => false);
      // Another request may have asked again meanwhile.
      if (opened === mine && (isOver || !hadKey)) opened = undefined;
      if (!isOver || !hadKey || !settings.broker) throw error;
      return (await open())(...ask);
    }
  };
}

async function keyFor({ window }: AdapterEnv, { broker, credentials }: Settings, request: Request): Promise<string> {
  if (credentials) return credentials;
  if (!broker) return keyOf(new URLSearchParams(request.launchData).get('auth')) ?? fail('closed', 'no "auth" in the launch data');
  const { status, text } = await exchange(window, broker, { method: 'POST', body: JSON.stringify(request), headers: { 'Content-Type': 'application/json' }, cache: 'no-store' });
  if (status === 429 || status >= 500) fail('offline', `broker ${status}`);
  return keyOf(status < 300 && parsed<Record<string, unknown>>(text)?.['auth-token']) ?? fail('closed', `broker ${status}`);
}
