/** The plain web: progress stays on this device, and nobody else is told. On its own site it is an app, offline as well. */
import { TrackingError } from '../../tracking/port.ts';
import type { Adapter } from '../target.ts';
import { limits } from './limits.ts';

export const adapter: Adapter = ({ device, window }) => ({
  limits,
  async open() {
    if (window.document.readyState === 'complete') void install(window);
    else window.addEventListener('load', () => void install(window), { once: true });
    const state = device.read('web');
    return { learner: { id: 'device', name: '' }, mode: 'normal', wasComplete: false, resumedSession: false, ...(state && { saved: { state, location: '' } }) };
  },
  async save(state) {
    if (!device.write('web', state)) throw new TrackingError({ reason: 'refused', detail: 'storage' });
  },
  async record() {},
  async report() {},
  close() {},
});

/** Makes the page an app: after it has loaded, so that nobody waits for it. Not in a frame, which is another page's, and not from a file, where browsers allow neither. */
async function install(window: Window & typeof globalThis): Promise<void> {
  if (window.parent !== window || !window.location.protocol.startsWith('http')) return;
  window.document.head.append(Object.assign(window.document.createElement('link'), { rel: 'manifest', href: 'manifest.json' }));
  // Where the site is not secure there is none, and where storage is blocked it refuses: then the course needs the network.
  await window.navigator.serviceWorker?.register('sw.js').catch(() => {});
}
