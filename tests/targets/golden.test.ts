import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { adapter as scorm12 } from '../../targets/scorm12/adapter.ts';
import { adapter as scorm2004 } from '../../targets/scorm2004/adapter.ts';
import type { AdapterEnv } from '../../targets/target.ts';
import type { Answer, Result } from '../../tracking/port.ts';
import { fakeEnv, fakeLms, settle, style12, style2004 } from './fake-lms.ts';

/** A whole session as a recording: what the course does, and every call the LMS then sees, in order. */
interface Recording {
  standard: 'scorm12' | 'scorm2004';
  reporting: AdapterEnv['reporting'];
  isScored: boolean;
  /** What the LMS has before. */
  data: Record<string, string>;
  /** One list a tick; each step is done that many milliseconds after the launch. */
  steps: { at: number; do: ({ record: Answer[] } | { save: [state: string, location: string] } | { report: Result } | { close: ['keep' | 'suspend' | 'finish', number, boolean?] } | { commits: 'true' | 'false' })[] }[];
  calls: string[];
}

const standards = { scorm12: { adapter: scorm12, apiName: 'API', style: style12 }, scorm2004: { adapter: scorm2004, apiName: 'API_1484_11', style: style2004 } };
const folder = new URL('fixtures/', import.meta.url);

async function replay({ standard, reporting, isScored, data, steps }: Recording): Promise<string[]> {
  const { adapter, apiName, style } = standards[standard];
  const lms = fakeLms(style, data);
  const { env, window, clock } = fakeEnv({ reporting, isScored });
  window[apiName] = lms.api;
  const port = adapter(env);
  await port.open();
  await settle();
  for (const step of steps) {
    clock.ms = step.at;
    for (const action of step.do) {
      const done = 'record' in action ? port.record(action.record) : 'save' in action ? port.save(...action.save) : 'report' in action ? port.report(action.report) : undefined;
      // A refused commit is part of the recording.
      done?.catch(() => {});
      if ('close' in action) port.close(...action.close);
      if ('commits' in action) lms.commit = action.commits;
    }
    await settle();
  }
  // The time of day is the learner's own: it depends on where the test runs.
  return lms.calls.map((call) => call.replace(/(\.time,)\d\d:\d\d:\d\d\)/, '$1HH:MM:SS)'));
}

describe('recorded sessions', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

  it('cover both standards', () => expect(names.length).toBeGreaterThanOrEqual(6));

  it.each(names)('%s: the LMS sees the same calls in the same order', async (name) => {
    const recording = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Recording;
    expect(await replay(recording)).toEqual(recording.calls);
  });
});
