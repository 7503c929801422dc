import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import type { Adapter } from '../../targets/target.ts';
import type { Answer, Result } from '../../tracking/port.ts';
import { fakeEnv, fakeLms, fakeWindow, settle, type FakeLms } from './fake-lms.ts';

export interface Subject {
  name: string;
  adapter: Adapter;
  apiName: string;
  style: Parameters<typeof fakeLms>[0];
  /** Element names in this standard. */
  status: string;
  state: string;
  location: string;
  exit: string;
  time: string;
  mode: string;
}

export const answer = (changes: Partial<Answer> = {}): Answer => ({
  id: 'first-move',
  text: 'What do you say first?',
  interaction: { kind: 'choice', components: [{ id: 'ask-more', code: 'a', text: 'Ask' }, { id: 'explain', code: 'b', text: 'Explain' }], response: ['ask-more'], correct: [['ask-more']] },
  outcome: 'correct',
  scaled: 1,
  weight: 1,
  at: Date.UTC(2026, 10, 24, 9, 30, 5, 678),
  seconds: 12.34,
  ...changes,
});

const result: Result = { isComplete: false, success: 'unknown', progress: 0.25, mayRetry: false };

/** What every SCORM adapter does, whatever its version. */
export function scormContract({ name, adapter, apiName, style, status, state, location, exit, time, mode }: Subject): void {
  const start = async (lms = fakeLms(style, {}), given = fakeEnv()) => {
    given.window[apiName] = lms.api;
    const port = adapter(given.env);
    const launch = await port.open();
    await settle();
    return { ...given, lms, port, launch };
  };
  const commits = (lms: FakeLms) => lms.calls.filter((call) => call === 'Commit()').length;
  const initializes = (lms: FakeLms) => lms.calls.filter((call) => call === 'Initialize()').length;

  let warned: MockInstance<typeof console.warn>;
  beforeEach(() => { warned = vi.spyOn(console, 'warn').mockImplementation(() => {}); });
  afterEach(() => warned.mockRestore());

  describe(`${name}: the contract of a port`, () => {
    it('asks whether a session is running before it initializes, and commits incomplete and suspend at once', async () => {
      const { lms, launch } = await start();
      expect(lms.calls[0]).toBe(`GetValue(${status})`);
      expect(lms.calls[1]).toBe('Initialize()');
      expect(lms.stored).toMatchObject({ [status]: 'incomplete', [exit]: 'suspend' });
      expect(launch).toMatchObject({ mode: 'normal', wasComplete: false, resumedSession: false, journalled: 0 });
      expect(launch.saved).toBeUndefined();
    });

    it('hands back what was saved', async () => {
      const first = await start();
      await first.port.save('1.state', 'fr-listen');
      first.port.close('suspend', 60);
      expect(first.lms.stored).toMatchObject({ [state]: '1.state', [location]: 'fr-listen', [exit]: 'suspend' });
      const { launch } = await start(fakeLms(style, first.lms.stored));
      expect(launch.saved).toEqual({ state: '1.state', location: 'fr-listen' });
    });

    it('makes one commit of what is written in one tick, after the tick', async () => {
      const { lms, port } = await start();
      const before = commits(lms);
      const written = Promise.all([port.record([answer()]), port.save('1.state', 'fr-listen'), port.report(result)]);
      expect(commits(lms)).toBe(before);
      await written;
      expect(commits(lms)).toBe(before + 1);
      expect(lms.stored[state]).toBe('1.state');
      expect(lms.stored['cmi.interactions.0.id']).toBe('first_move');
    });

    it('writes the time of the session with every commit', async () => {
      const { lms, port, clock } = await start();
      clock.ms = 65_000;
      await port.save('1.state', '');
      expect(lms.stored[time]).toMatch(/^(0000:01:05\.00|PT0H1M5S)$/);
    });

    it('numbers answers after those the LMS already has', async () => {
      const { lms, port, launch } = await start(fakeLms(style, { 'cmi.interactions.0.id': 'old', 'cmi.interactions.1.id': 'older' }));
      expect(launch.journalled).toBe(2);
      await port.record([answer(), answer({ id: 'second' })]);
      expect(lms.stored['cmi.interactions.2.id']).toBe('first_move');
      expect(lms.stored['cmi.interactions.3.id']).toBe('second');
    });

    it('rejects when the commit fails, whichever way, and stores when it works again', async () => {
      const { lms, port } = await start();
      for (const way of ['false', 'throws'] as const) {
        lms.commit = way;
        await expect(port.save(`1.${way}`, '')).rejects.toMatchObject({ failure: { reason: 'offline' } });
      }
      lms.commit = 'true';
      await port.save('1.again', '');
      expect(lms.stored[state]).toBe('1.again');
    });

    it.each(['true', 'false'] as const)('writes an answer that is recorded again after a failed commit in its own row (an LMS that sends only changes: %s)', async (way) => {
      const { lms, port } = await start();
      // SCORM 2004 in Moodle sends everything again by itself.
      lms.forgets = way === 'true' && style.prefix !== '';
      lms.commit = 'false';
      const again = () => Promise.all([port.record([answer()]), port.save('1.state', 'fr-listen'), port.report({ ...result, isComplete: true, scaled: 0.8333 })]);
      await expect(again()).rejects.toMatchObject({ failure: { reason: 'offline' } });
      await expect(again()).rejects.toMatchObject({ failure: { reason: 'offline' } });
      lms.commit = 'true';
      await again();
      await port.record([answer({ id: 'second' })]);
      const rows = Object.keys(lms.stored).filter((element) => /interactions\.\d+\.id$/.test(element));
      expect(rows.map((element) => lms.stored[element])).toEqual(['first_move', 'second']);
      expect(lms.stored).toEqual(lms.data);
      expect(lms.stored).toMatchObject({ [status]: 'completed', [location]: 'fr-listen', [exit]: 'suspend', [state]: '1.state' });
    });

    it('counts as the LMS counts when it refuses an index, and leaves the journal alone when that is refused too', async () => {
      const { lms, port } = await start();
      lms.gapCode = style.prefix ? '201' : '351';
      await port.record([answer({ id: 'one' }), answer({ id: 'two' })]);
      // The LMS dropped what it had.
      for (const element of Object.keys(lms.data)) if (element.startsWith('cmi.interactions')) delete lms.data[element];
      await port.record([answer({ id: 'three' })]);
      expect(lms.data['cmi.interactions.0.id']).toBe('three');
      expect(lms.data['cmi.interactions.2.type']).toBeUndefined();

      lms.refuses.set(/interactions/, style.prefix ? '405' : '406');
      await port.record([answer({ id: 'four' })]);
      const before = lms.calls.length;
      await port.record([answer({ id: 'five' })]);
      expect(lms.calls.slice(before).filter((call) => call.includes('interactions'))).toEqual([]);
    });

    it('does not believe a commit made without a connection, unless the LMS runs on this computer', async () => {
      const { lms, port, window } = await start();
      window.navigator = { onLine: false };
      window.location = { hostname: 'lms.example' };
      await expect(port.save('1.state', '')).rejects.toMatchObject({ failure: { reason: 'offline' } });
      window.location = { hostname: 'localhost' };
      await port.save('1.state', '');
      expect(lms.stored[state]).toBe('1.state');
    });

    it('says closed when the LMS ended the session, and after its own end, without another call', async () => {
      const ended = await start();
      ended.lms.state = 'over';
      ended.lms.api[`${style.prefix}GetLastError`] = () => (style.prefix ? '301' : '143');
      await expect(ended.port.save('1.state', '')).rejects.toMatchObject({ failure: { reason: 'closed' } });

      const { lms, port } = await start();
      port.close('suspend', 1);
      const before = lms.calls.length;
      await expect(Promise.all([port.record([answer()]), port.save('1.state', ''), port.report(result)])).rejects.toMatchObject({ failure: { reason: 'closed' } });
      expect(lms.calls).toHaveLength(before);
    });

    it.each(['keep', 'suspend', 'finish'] as const)('settles what is on its way when the page closes (%s)', async (how) => {
      const { lms, port } = await start();
      const saving = port.save('1.last', 'fr-listen');
      port.close(how, 3);
      await saving;
      expect(lms.stored[state]).toBe('1.last');
    });

    it('tells incomplete to an LMS without a status only at a first launch', async () => {
      const first = await start();
      expect(first.lms.stored[status]).toBe('incomplete');
      // Open edX reads "" although the learner has completed it.
      const { lms } = await start(fakeLms(style, { [state]: '1.state' }));
      expect(lms.data[status]).toBeUndefined();
    });

    it('warns of an element once', async () => {
      const { lms, port } = await start();
      lms.refuses.set(/location/, style.prefix ? '405' : '406');
      await port.save('1.a', 'x');
      await port.save('1.b', 'x');
      expect(warned.mock.calls).toEqual([[`The LMS refused ${location} (${style.prefix ? '405' : '406'}).`]]);
    });

    it('says refused when the LMS has nowhere to keep the state', async () => {
      const { lms, port } = await start();
      lms.refuses.set(/suspend_data/, '401');
      for (const text of ['1.a', '1.b']) await expect(port.save(text, '')).rejects.toMatchObject({ failure: { reason: 'refused' } });
      expect(lms.calls.filter((call) => call.startsWith(`SetValue(${state}`))).toHaveLength(1);
    });

    it('says refused when the state is not taken', async () => {
      const { lms, port } = await start();
      lms.refuses.set(/suspend_data/, style.prefix ? '405' : '406');
      await expect(port.save('too long', '')).rejects.toMatchObject({ failure: { reason: 'refused' } });
      expect(warned).toHaveBeenCalledOnce();
    });

    it('takes nothing for stored when commits failed, whatever the end answers', async () => {
      const { lms, port } = await start();
      lms.commit = 'false';
      await expect(port.save('1.state', '')).rejects.toBeInstanceOf(Error);
      const late = port.record([answer()]);
      port.close('suspend', 5);
      await expect(late).rejects.toBeInstanceOf(Error);
      expect(lms.state).toBe('over');
    });

    it('leaves an element alone once the LMS says that it does not have it', async () => {
      const { lms, port } = await start();
      lms.refuses.set(/interactions/, '401');
      await port.record([answer(), answer()]);
      const tried = lms.calls.filter((call) => call.includes('interactions.0.id') || call.includes('interactions.1.id'));
      expect(tried).toHaveLength(1);
    });

    it.each(['browse', 'review'])('writes nothing at all in %s', async (value) => {
      const { lms, port, launch } = await start(fakeLms(style, { [mode]: value }));
      expect(launch.mode).toBe(value);
      await port.save('1.state', 'x');
      await port.record([answer()]);
      await port.report({ ...result, isComplete: true, progress: 1 });
      port.close('keep', 0);
      port.close('suspend', 0);
      expect(lms.calls.filter((call) => /^(SetValue|Commit)/.test(call))).toEqual([]);
      expect(lms.state).toBe('over');
    });

    it('takes a running session over without a second Initialize, and goes on counting its time', async () => {
      const first = await start();
      first.port.close('keep', 90);
      const { lms, launch, port, clock } = await start(first.lms);
      expect(initializes(lms)).toBe(1);
      expect(launch.resumedSession).toBe(true);
      // How long the pages before took is not known here: the time they wrote stands until it is told.
      clock.ms = 30_000;
      await port.save('1.state', '');
      expect(lms.stored[time]).toMatch(/^(0000:01:30\.00|PT0H1M30S)$/);
      port.close('keep', 120);
      clock.ms = 45_000;
      await port.save('1.later', '');
      expect(lms.stored[time]).toMatch(/^(0000:02:15\.00|PT0H2M15S)$/);
    });

    it('initializes with an LMS that answers 0 to everything, because no session of ours is running there', async () => {
      const lms = fakeLms(style, { [status]: 'not attempted' });
      lms.api[`${style.prefix}GetLastError`] = () => '0';
      await start(lms);
      expect(initializes(lms)).toBe(1);
    });

    it('adopts a session when Initialize says that it runs already', async () => {
      const lms = fakeLms(style, {});
      lms.state = 'running';
      const { launch } = await start(lms);
      expect(launch.resumedSession).toBe(true);
    });

    it('keep commits and goes on; suspend terminates once and is silent afterwards', async () => {
      const { lms, port } = await start();
      port.close('keep', 10);
      expect(lms.state).toBe('running');
      port.close('suspend', 20);
      const after = lms.calls.length;
      port.close('suspend', 30);
      port.close('keep', 30);
      expect(lms.calls).toHaveLength(after);
      expect(lms.state).toBe('over');
    });

    it('asks the player to close only when the learner asked to leave', async () => {
      const quiet = await start();
      quiet.port.close('suspend', 5);
      expect(quiet.lms.stored['adl.nav.request']).toBeUndefined();
      const asked = await start();
      asked.port.close('suspend', 5, true);
      // SCORM 1.2 has no such element (strict LMSs answer 201).
      expect(asked.lms.stored['adl.nav.request']).toBe(style.prefix ? undefined : 'suspendAll');
    });

    it('waits longer between routine commits with a slow LMS, but not with a status', async () => {
      const { lms, port, clock, window } = await start();
      const commit = lms.api[`${style.prefix}Commit`]!;
      lms.api[`${style.prefix}Commit`] = (...args) => { clock.ms += 1500; return commit(...args); };
      await port.save('1.a', '');
      const before = commits(lms);
      const late = port.save('1.b', '');
      await settle();
      expect(commits(lms)).toBe(before);
      expect(window.timers).toHaveLength(1);
      window.timers[0]!.work();
      await late;
      expect(commits(lms)).toBe(before + 1);
      await port.report(result);
      expect(commits(lms)).toBe(before + 2);
      // More progress, the same status and score: that can wait.
      void port.report({ ...result, progress: 0.5 });
      await settle();
      expect(commits(lms)).toBe(before + 2);
    });
  });

  describe(`${name}: finding the API`, () => {
    it('finds it frames up, past a frame that forbids to look', async () => {
      const lms = fakeLms(style, {});
      const top = fakeWindow();
      top[apiName] = lms.api;
      const foreign = fakeWindow(top);
      Object.defineProperty(foreign, apiName, { get: () => { throw new DOMException('cross-origin', 'SecurityError'); } });
      const { launch } = await start(lms, fakeEnv({}, fakeWindow(fakeWindow(foreign))));
      expect(launch.mode).toBe('normal');
    });

    it('does not take a page element of that name for it', async () => {
      const window = fakeWindow(fakeWindow());
      window[apiName] = { tagName: 'DIV' };
      const lms = fakeLms(style, {});
      window.parent[apiName] = lms.api;
      await adapter(fakeEnv({}, window).env).open();
      expect(initializes(lms)).toBe(1);
    });

    it('finds it in the opener of the top window', async () => {
      const lms = fakeLms(style, {});
      const top = fakeWindow();
      const opener = fakeWindow();
      opener[apiName] = lms.api;
      top.opener = opener;
      const frame = fakeWindow(top);
      frame.top = top;
      expect((await adapter(fakeEnv({}, frame).env).open()).mode).toBe('normal');
    });

    it('finds it in the opener of a popup', async () => {
      const lms = fakeLms(style, {});
      const opener = fakeWindow();
      opener[apiName] = lms.api;
      const popup = fakeWindow();
      popup.opener = opener;
      const port = adapter(fakeEnv({}, popup).env);
      expect((await port.open()).mode).toBe('normal');
    });

    it('waits for an API that comes late, and gives up after some seconds', async () => {
      const late = fakeEnv();
      const opening = adapter(late.env).open();
      await settle();
      late.window[apiName] = fakeLms(style, {}).api;
      late.window.timers.at(-1)!.work();
      expect((await opening).mode).toBe('normal');

      const never = fakeEnv();
      let waited = 0;
      never.window.setTimeout = (work, ms) => { waited += ms; work(); };
      await expect(adapter(never.env).open()).rejects.toMatchObject({ failure: { reason: 'no-store' } });
      expect(waited).toBeGreaterThanOrEqual(5000);
      expect(waited).toBeLessThanOrEqual(10_000);
    });

    it('says closed when the session is over for good', async () => {
      if (style.over === '101') return; // SCORM 1.2 has no code of its own for it
      const lms = fakeLms(style, {});
      lms.state = 'over';
      const given = fakeEnv();
      given.window[apiName] = lms.api;
      await expect(adapter(given.env).open()).rejects.toMatchObject({ failure: { reason: 'closed' } });
    });
  });
}
