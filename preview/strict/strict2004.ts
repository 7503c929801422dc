import type { Scorm2004API } from 'scorm-again';
import type { Dialect, FacadeOptions, Lms } from './facade.ts';
import { facade } from './facade.ts';
import { table2004 } from './table2004.ts';

/** SCORM 2004: names, and the codes of RTE 3.1.7. */
export const dialect2004: Dialect = {
  apiName: 'API_1484_11',
  names: {
    initialize: 'Initialize', terminate: 'Terminate', get: 'GetValue', set: 'SetValue', commit: 'Commit',
    lastError: 'GetLastError', errorString: 'GetErrorString', diagnostic: 'GetDiagnostic',
  },
  codes: {
    argument: 201, initialized: 103, terminated: 104, 'terminate-early': 112, 'terminate-late': 113, 'get-early': 122, 'get-late': 123,
    'set-early': 132, 'set-late': 133, 'commit-early': 142, 'commit-late': 143, 'no-element-get': 301, 'no-element-set': 351, unknown: 401,
    unimplemented: 402, 'no-children': 301, 'no-count': 301, 'no-index': 301, 'index-gap': 351, capacity: 351, keyword: 404, 'read-only': 404,
    'write-only': 405, type: 406, range: 407, once: 351, duplicate: 351, order: 408, 'not-stored': 391, 'not-stored-at-end': 111,
  },
  model: table2004,
  computed: ['cmi.completion_status', 'cmi.success_status'],
  harmless: ['403'],
};

/** Wraps a fresh `Scorm2004API`. */
export const strict2004 = (api: Scorm2004API, options?: FacadeOptions): Lms => facade(api, dialect2004, options);
