import { Scorm12API, Scorm2004API } from 'scorm-again';
import type { FacadeOptions, Lms } from './facade.ts';
import { strict12 } from './strict12.ts';
import { strict2004 } from './strict2004.ts';

/** The two families a manifest can name; editions of 2004 share one run-time. */
export type Standard = '1.2' | '2004';

/** Called by Commit (`isEnd` false) and at the end of a session (true); false means that nothing was stored, and the content is told. */
export type Store = (data: Record<string, string>, isEnd: boolean) => boolean;

/** Opens one launch of one SCO: a fresh engine, our layer around it, `store` behind its Commit and Finish. Runs in browsers and in Node. */
export function openLms(standard: Standard, options: FacadeOptions & { store?: Store } = {}): Lms {
  const service = {
    processHttpRequest: (_url: string, _data: unknown, isEnd: boolean) =>
      options.store?.(lms.data(), isEnd) === false ? { result: 'false', errorCode: 101 } : { result: 'true', errorCode: 0 },
    updateSettings: () => undefined,
  };
  const settings = { lmsCommitUrl: 'store:', autocommit: false, logLevel: 5 as const, mastery_override: true };
  const open: Record<Standard, () => Lms> = {
    '1.2': () => strict12(new Scorm12API(settings, service), options),
    '2004': () => strict2004(new Scorm2004API(settings, service), options),
  };
  const lms = open[standard]();
  return lms;
}
