import type { Limits } from '../../tracking/port.ts';

/** SCORM 2004 3rd and 4th edition: suspend_data 64,000, kept well under one beacon's 64 KiB; location 1,000; SPM of 250 interactions. */
export const limits: Limits = { stateChars: 48000, locationChars: 250, interactions: 250 };
