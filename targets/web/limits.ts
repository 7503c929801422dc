import type { Limits } from '../../tracking/port.ts';

/** The device's own storage: far more than any course needs. */
export const limits: Limits = { stateChars: 500_000, locationChars: 250, interactions: Infinity };
