import type { Progress } from '../attempts.ts';
import type { Item } from '../manifest.ts';
import type { Call, Lms } from '../strict/facade.ts';
import { block, meddler } from '../strict/meddle.ts';
import { openLms } from '../strict/open.ts';
import type { Listed } from './api.ts';
import { saveNow } from './api.ts';
import type { Choices } from './choices.ts';
import type { RunTime } from './launch.ts';
import { runTimes } from './launch.ts';

/** One launch of one SCO. */
export interface Session {
  lms: Lms;
  runTime: RunTime;
  /** What earlier sessions took. */
  earlierSeconds: number;
  /** Called after every call of the content. */
  onCall(listener: (call: Call) => void): void;
  /** True when the last commit reached the server; undefined before the first one. */
  isStored(): boolean | undefined;
}

/** How late an API object comes where it comes late. */
const lateMs = 5000;

/** Puts the standard's API object on this window, with what the learner left; undefined where the item has no run-time. `on`: the faults that are on, now and later. */
export function startSession(entry: Listed, item: Item, last: Progress | undefined, choices: Choices, on: ReadonlySet<string>): Session | undefined {
  if ((entry.standard !== '1.2' && entry.standard !== '2004') || !item.isSco) return undefined;
  const runTime = runTimes[entry.standard];
  const listeners: ((call: Call) => void)[] = [];
  const id = crypto.randomUUID();
  const startedAt = new Date().toISOString();
  const given = runTime.given({ item, learner: choices.learner, mode: choices.mode, language: choices.lang, last });
  const earlierSeconds = runTime.earlierSeconds(last);
  let lastSaved = last?.data ?? {};
  let isStored: boolean | undefined;

  const lms = openLms(entry.standard, {
    data: given,
    strictness: choices.isStrict ? 'strict' : 'lenient',
    meddle: meddler({ on, suspendData: runTime.suspendData, block }),
    onCall: (call) => listeners.forEach((listener) => listener(call)),
    store(data) {
      const seconds = runTime.sessionSeconds(data);
      const save = { item: item.id, session: id, startedAt, seconds, totalSeconds: earlierSeconds + seconds, ...runTime.reached(data), data };
      isStored = saveNow(entry.name, choices.learner, save, lastSaved);
      if (isStored) lastSaved = data;
      return isStored;
    },
  });
  const place = (): void => void Object.assign(window, { [lms.apiName]: lms.api });
  if (on.has('late')) setTimeout(place, lateMs);
  else if (!on.has('missing')) place();
  return { lms, runTime, earlierSeconds, onCall: (listener) => void listeners.push(listener), isStored: () => isStored };
}
