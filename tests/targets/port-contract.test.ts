import { describe, expect, it } from 'vitest';
import { adapter as cmi5 } from '../../targets/cmi5/adapter.ts';
import { adapter as scorm12 } from '../../targets/scorm12/adapter.ts';
import { adapter as scorm2004 } from '../../targets/scorm2004/adapter.ts';
import type { Adapter } from '../../targets/target.ts';
import { adapter as xapi } from '../../targets/xapi/adapter.ts';
import type { Result } from '../../tracking/port.ts';
import { answer } from './contract.ts';
import { fakeDevice, fakeEnv, fakeLms, settle, style12, style2004, type FakeEnv } from './fake-lms.ts';
import { fakeCmi5, fakeLrs, savedIn, told } from './fake-lrs.ts';

/** A store of one standard, as every port must use it. */
interface Store {
  adapter: Adapter;
  /** A launch's first page, or another page of the same launch. */
  page(isNext?: boolean): FakeEnv;
  /** The store takes nothing, or works again. */
  works(can: boolean): void;
  requests(): number;
  kept(): { state?: string | undefined; answers: string[]; isComplete: boolean };
  /** The next launch looks only. */
  review?(): void;
}

const changes = { isScored: true, reporting: 'completed-passed-failed' as const };

function scorm(adapter: Adapter, apiName: string, style: typeof style12, status: string, mode: string): Store {
  let lms = fakeLms(style, {});
  return {
    adapter,
    page(isNext = false) {
      if (!isNext) lms = fakeLms(style, lms.stored);
      const given = fakeEnv(changes);
      given.window[apiName] = lms.api;
      return given;
    },
    works: (can) => { lms.commit = can ? 'true' : 'false'; },
    requests: () => lms.calls.length,
    kept: () => ({ state: lms.stored['cmi.suspend_data'], answers: Object.keys(lms.stored).filter((key) => /interactions\.\d+\.id$/.test(key)).map((key) => lms.stored[key]!.replaceAll('_', '-')), isComplete: /completed|passed/.test(lms.stored[status] ?? '') }),
    review: () => { lms.stored[mode] = 'review'; },
  };
}

const inLrs = (lrs: Parameters<typeof told>[0]) => ({
  state: savedIn(lrs)?.state,
  answers: told(lrs).filter((each) => each.startsWith('answered')).map((each) => each.split(' ')[1]!),
  isComplete: told(lrs).some((each) => each.startsWith('completed')),
});

function lrsStore(): Store {
  const { lrs, page } = fakeLrs();
  const device = fakeDevice();
  return { adapter: xapi, page: () => page(device, changes), works: (can) => { lrs.fault = can ? undefined : () => 'dead'; }, requests: () => lrs.log.length, kept: () => inLrs(lrs) };
}

function cmi5Store(): Store {
  const { lms, launch, page } = fakeCmi5();
  const device = fakeDevice();
  let parameters = new URLSearchParams();
  let launchMode: 'Normal' | 'Review' = 'Normal';
  return {
    adapter: cmi5,
    page(isNext = false) {
      if (!isNext) parameters = launch({ launchMode });
      return page(parameters, device, changes);
    },
    works: (can) => { lms.lrs.fault = can ? undefined : () => 'dead'; },
    requests: () => lms.lrs.log.length,
    kept: () => inLrs(lms.lrs),
    review: () => { launchMode = 'Review'; },
  };
}

const stores: [string, () => Store][] = [
  ['SCORM 1.2', () => scorm(scorm12, 'API', style12, 'cmi.core.lesson_status', 'cmi.core.lesson_mode')],
  ['SCORM 2004', () => scorm(scorm2004, 'API_1484_11', style2004, 'cmi.completion_status', 'cmi.mode')],
  ['cmi5', cmi5Store],
  ['xAPI', lrsStore],
];

const done: Result = { isComplete: true, success: 'passed', scaled: 0.9, progress: 1, mayRetry: false };

describe.each(stores)('a port over %s', (_name, open) => {
  async function launch(store: Store, isNext = false) {
    const given = store.page(isNext);
    const port = store.adapter(given.env);
    const opened = await port.open();
    await settle();
    return { ...given, port, opened };
  }
  const three = (port: Awaited<ReturnType<typeof launch>>['port'], state = '1.state') => Promise.all([port.record([answer()]), port.save(state, 'fr-listen'), port.report(done)]);

  it('finds nothing at a first launch, and what was saved at the next', async () => {
    const store = open();
    const first = await launch(store);
    expect(first.opened).toMatchObject({ mode: 'normal', wasComplete: false, resumedSession: false });
    expect(first.opened.saved).toBeUndefined();
    await three(first.port);
    first.port.close('suspend', 60);
    await settle();
    const { opened } = await launch(store);
    expect(opened).toMatchObject({ saved: { state: '1.state', location: 'fr-listen' }, wasComplete: true, resumedSession: false });
  });

  it('has stored all that was said when it says so', async () => {
    const store = open();
    const { port } = await launch(store);
    await three(port);
    expect(store.kept()).toEqual({ state: '1.state', answers: ['first-move'], isComplete: true });
  });

  it('says offline when the store takes nothing, and stores each answer once when it works again', async () => {
    const store = open();
    const { port } = await launch(store);
    store.works(false);
    await expect(three(port)).rejects.toMatchObject({ failure: { reason: 'offline' } });
    await expect(three(port, '1.again')).rejects.toMatchObject({ failure: { reason: 'offline' } });
    store.works(true);
    await three(port, '1.again');
    expect(store.kept()).toEqual({ state: '1.again', answers: ['first-move'], isComplete: true });
  });

  it.each(['keep', 'suspend', 'finish'] as const)('stores what is on its way when the page goes (%s)', async (how) => {
    const store = open();
    const { port } = await launch(store);
    const saying = three(port, '1.last').catch(() => {});
    port.close(how, 3);
    await saying;
    await settle();
    expect(store.kept()).toEqual({ state: '1.last', answers: ['first-move'], isComplete: true });
  });

  it('says closed after its own end, and asks the store nothing more', async () => {
    const store = open();
    const { port } = await launch(store);
    port.close('suspend', 1);
    await settle();
    const before = store.requests();
    await expect(three(port)).rejects.toMatchObject({ failure: { reason: 'closed' } });
    port.close('suspend', 1);
    port.close('keep', 1);
    await settle();
    expect(store.requests()).toBe(before);
  });

  it('goes on after keep', async () => {
    const store = open();
    const { port } = await launch(store);
    port.close('keep', 1);
    await three(port);
    expect(store.kept().state).toBe('1.state');
  });

  it('hands the session on to another page of the package', async () => {
    const store = open();
    const first = await launch(store);
    await three(first.port);
    first.port.close('keep', 10);
    await settle();
    const { port, opened } = await launch(store, true);
    expect(opened).toMatchObject({ resumedSession: true, saved: { state: '1.state' } });
    await port.record([answer({ id: 'second' })]);
    expect(store.kept().answers).toEqual(['first-move', 'second']);
  });

  it('writes nothing in review', async () => {
    const store = open();
    if (!store.review) return;
    store.review();
    const { port, opened } = await launch(store);
    expect(opened.mode).toBe('review');
    await three(port);
    port.close('suspend', 0);
    await settle();
    expect(store.kept()).toEqual({ state: undefined, answers: [], isComplete: false });
  });
});
