/** The plain web: progress stays on this device, and nobody else is told. */
import { TrackingError } from '../../tracking/port.ts';
import type { Adapter } from '../target.ts';
import { limits } from './limits.ts';

export const adapter: Adapter = ({ device }) => ({
  limits,
  async open() {
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
