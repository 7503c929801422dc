/**
 * What a learner writes for themselves only: on this device, under their own key, never in the state and never sent.
 * There is none for a learner nobody has named: the next person at the same device would read it.
 */
import type { Device } from './port.ts';

export interface PrivateStore {
  read(activity: string): string | undefined;
  /** False when the device refused to keep it. */
  write(activity: string, text: string): boolean;
  remove(activity: string): void;
}

/** `owner`: course and learner, as the session names what it keeps on the device. */
export function privateStore(device: Device, owner: string): PrivateStore {
  const key = (activity: string) => `${owner}/private/${activity}`;
  return {
    read: (activity) => device.read(key(activity)),
    write: (activity, text) => device.write(key(activity), text),
    remove: (activity) => device.remove(key(activity)),
  };
}
