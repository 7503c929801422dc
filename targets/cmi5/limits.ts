import type { Limits } from '../../tracking/port.ts';

/** An LRS takes any number of statements; the state must go in one request that outlives its page (64 KiB in all), before the last statements. */
export const limits: Limits = { stateChars: 48000, locationChars: 250, interactions: Infinity, mayRepeat: true };
