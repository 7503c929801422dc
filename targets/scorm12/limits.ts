import type { Limits } from '../../tracking/port.ts';

/** SCORM 1.2: suspend_data 4,096 (Moodle strict, Docebo), with room to spare; lesson_location 255; SPM of 250 interactions. */
export const limits: Limits = { stateChars: 4000, locationChars: 250, interactions: 250 };
