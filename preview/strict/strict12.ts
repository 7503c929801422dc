import type { Scorm12API } from 'scorm-again';
import type { Dialect, FacadeOptions, Lms } from './facade.ts';
import { facade } from './facade.ts';
import { table12 } from './table12.ts';

/** SCORM 1.2: names, and the codes of RTE 3.4.4 as Moodle 4.5 and ADL give them (1.2 has no code for order, range or uniqueness). */
export const dialect12: Dialect = {
  apiName: 'API',
  names: {
    initialize: 'LMSInitialize', terminate: 'LMSFinish', get: 'LMSGetValue', set: 'LMSSetValue', commit: 'LMSCommit',
    lastError: 'LMSGetLastError', errorString: 'LMSGetErrorString', diagnostic: 'LMSGetDiagnostic',
  },
  codes: {
    argument: 201, initialized: 101, terminated: 101, 'terminate-early': 301, 'terminate-late': 301, 'get-early': 301, 'get-late': 301,
    'set-early': 301, 'set-late': 301, 'commit-early': 301, 'commit-late': 301, 'no-element-get': 201, 'no-element-set': 201, unknown: 201,
    unimplemented: 401, 'no-children': 202, 'no-count': 203, 'no-index': 201, 'index-gap': 201, capacity: 201, keyword: 402, 'read-only': 403,
    'write-only': 404, type: 405, range: 405, once: 405, duplicate: 405, order: 201, 'not-stored': 101, 'not-stored-at-end': 101,
  },
  model: table12,
  computed: ['cmi.core.lesson_status'],
  harmless: [],
};

/** Wraps a fresh `Scorm12API`. */
export const strict12 = (api: Scorm12API, options?: FacadeOptions): Lms => facade(api, dialect12, options);
