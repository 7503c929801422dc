import type { Listed } from './api.ts';

/** How a package talks to the LMS: what can go wrong depends on it. */
export type Kind = 'scorm' | 'cmi5' | 'xapi' | 'web';

/** A fault that can be switched on, by the name it has in the address. */
export interface Switch { id: string; words: string; kinds: Kind[] }

const all: Kind[] = ['scorm', 'cmi5', 'xapi', 'web'];
const lrs: Kind[] = ['cmi5', 'xapi'];

/** Of the launch: one of them, and the course is launched anew. */
export const launchSwitches: Switch[] = [
  { id: 'late', words: 'The API object appears after 5 s', kinds: ['scorm'] },
  { id: 'missing', words: 'There is no API object', kinds: ['scorm'] },
  { id: 'spent', words: 'The fetch address was used before', kinds: ['cmi5'] },
  { id: 'elsewhere', words: 'The course comes from another site', kinds: all },
  { id: 'sandbox', words: 'Storage is blocked (sandboxed frame)', kinds: all },
];

/** While the course runs: any of them, at once. */
export const runSwitches: Switch[] = [
  { id: 'initialize', words: 'Initialize fails (from the next launch)', kinds: ['scorm'] },
  { id: 'set', words: 'SetValue fails', kinds: ['scorm'] },
  { id: 'commit', words: 'Commit fails', kinds: ['scorm'] },
  { id: 'terminate', words: 'Terminate fails', kinds: ['scorm'] },
  { id: 'slow', words: 'Commit takes 3 s', kinds: ['scorm'] },
  { id: 'cut', words: 'suspend_data is cut after 4,096 characters', kinds: ['scorm'] },
  { id: 'expired', words: 'The LMS session has expired', kinds: ['scorm'] },
  { id: 'offline', words: 'The network is down', kinds: all },
];

/** Of the LRS: one of them, at once. The server knows them by these names. */
export const lrsSwitches: Switch[] = [
  ['dead', 'No answer, connection cut'], ['hang', 'No answer, ever'], ['lost', 'Stores, but the answer is lost'], ['400', '400 malformed'], ['401', '401 key no longer valid'], ['403', '403 forbidden'],
  ['404', '404 wrong address'], ['409', '409 conflict'], ['412', '412 another version'], ['413', '413 too large'], ['429', '429 too many, wait 10 s'], ['500', '500 fault of the server'], ['503', '503 overloaded'],
  ['cors', 'Refuses other sites (CORS)'],
].map(([id, words]) => ({ id: `lrs-${id}`, words: words!, kinds: lrs }));

export const kindOf = ({ standard, hasRules }: Pick<Listed, 'standard' | 'hasRules'>): Kind => (hasRules === undefined ? (standard === 'web' ? 'web' : 'scorm') : hasRules ? 'cmi5' : 'xapi');

/** The faults an address names, for a package of this kind. A launch needs the network. */
export function readFaults(list: string, kind: Kind): Set<string> {
  const known = [...launchSwitches, ...runSwitches, ...lrsSwitches].filter(({ id, kinds }) => kinds.includes(kind) && id !== 'offline').map(({ id }) => id);
  return new Set(list.split(',').filter((id) => known.includes(id)));
}

/** The one of a group that is on; "" for none. */
export const chosen = (group: Switch[], on: ReadonlySet<string>): string => group.find(({ id }) => on.has(id))?.id ?? '';
