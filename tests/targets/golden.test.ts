import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { adapter as cmi5 } from '../../targets/cmi5/adapter.ts';
import { adapter as scorm12 } from '../../targets/scorm12/adapter.ts';
import { adapter as scorm2004 } from '../../targets/scorm2004/adapter.ts';
import type { AdapterEnv } from '../../targets/target.ts';
import { adapter as xapi } from '../../targets/xapi/adapter.ts';
import type { Answer, Result } from '../../tracking/port.ts';
import { fakeEnv, fakeLms, settle, style12, style2004, type FakeEnv } from './fake-lms.ts';
import { fakeCmi5, fakeLrs } from './fake-lrs.ts';

/** A whole session as a recording: what the course does, and every call the LMS or request the LRS then sees, in order. */
interface Recording {
  standard: 'scorm12' | 'scorm2004' | 'cmi5' | 'xapi';
  reporting: AdapterEnv['reporting'];
  isScored: boolean;
  /** What the LMS has before. */
  data: Record<string, string>;
  /** One list a tick; each step is done that many milliseconds after the launch. */
  steps: { at: number; do: ({ record: Answer[] } | { save: [state: string, location: string] } | { report: Result } | { close: ['keep' | 'suspend' | 'finish', number, boolean?] } | { commits: 'true' | 'false' })[] }[];
  calls: string[];
}

const adapters = { scorm12, scorm2004, cmi5, xapi };

/** A page of the package, how its store fails, and what the store has seen. */
interface Stage { given: FakeEnv; works(can: boolean): void; calls(): string[] }

function scorm(apiName: string, style: typeof style12, { reporting, isScored, data }: Recording): Stage {
  const lms = fakeLms(style, data);
  const given = fakeEnv({ reporting, isScored });
  given.window[apiName] = lms.api;
  return { given, works: (can) => { lms.commit = can ? 'true' : 'false'; }, calls: () => lms.calls };
}

const stages: Record<Recording['standard'], (recording: Recording) => Stage> = {
  scorm12: (recording) => scorm('API', style12, recording),
  scorm2004: (recording) => scorm('API_1484_11', style2004, recording),
  cmi5(recording) {
    const { lms, launch, page } = fakeCmi5();
    return { given: page(launch({ masteryScore: 0.8 }), undefined, recording), works: (can) => { lms.lrs.fault = can ? undefined : () => 'dead'; }, calls: () => requests(lms.lrs.log) };
  },
  xapi(recording) {
    const { lrs, page } = fakeLrs();
    return { given: page(undefined, recording), works: (can) => { lrs.fault = can ? undefined : () => 'dead'; }, calls: () => requests(lrs.log) };
  },
};

const requests = (log: ReturnType<typeof fakeLrs>['lrs']['log']) =>
  log.map(({ method, resource, query, headers, body }) => [method, resource, query.get('stateId') ?? query.get('profileId'), headers['if-match'] && 'if-match', headers['if-none-match'] && 'if-none-match', body].filter(Boolean).join(' '));

const folder = new URL('fixtures/', import.meta.url);

async function replay(recording: Recording): Promise<string[]> {
  const { given, works, calls } = stages[recording.standard](recording);
  const { env, clock } = given;
  const port = adapters[recording.standard](env);
  await port.open();
  await settle();
  for (const step of recording.steps) {
    clock.ms = step.at;
    for (const action of step.do) {
      const done = 'record' in action ? port.record(action.record) : 'save' in action ? port.save(...action.save) : 'report' in action ? port.report(action.report) : undefined;
      // A refused commit is part of the recording.
      done?.catch(() => {});
      if ('close' in action) port.close(...action.close);
      if ('commits' in action) works(action.commits === 'true');
    }
    await settle();
  }
  // The time of day is the learner's own: it depends on where the test runs.
  return calls().map((call) => call.replace(/(\.time,)\d\d:\d\d:\d\d\)/, '$1HH:MM:SS)'));
}

describe('recorded sessions', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

  it('cover every standard that reports', () => expect(new Set(names.map((name) => name.split('-')[0]))).toEqual(new Set(Object.keys(adapters))));

  it.each(names)('%s: the LMS sees the same calls in the same order', async (name) => {
    const recording = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Recording;
    expect(await replay(recording)).toEqual(recording.calls);
  });
});
