import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { decodeState } from '../../tracking/state.ts';
import { answer, change } from '../tracking/fake-port.ts';
import { desk, standards, type Desk, type Standard } from './desk.ts';
import { fakeWindow, type FakeLms } from './fake-lms.ts';

/**
 * The faults an LMS, a browser or a learner can cause, by number, and what the course then does: a row a fault and a target.
 * `see` names the test that proves it elsewhere (a file and a part of a title), or why there is nothing to prove.
 */
interface Row { fault: number; on: string; fact: string; check?(): Promise<void>; see?: [file: string, title: string] | string }

const rows: Row[] = [];

/** The same on both SCORM versions, each with a desk of its own. */
function scorm(fault: number, fact: string, check: (desk: Desk, standard: Standard) => Promise<void>): void {
  for (const standard of standards) rows.push({ fault, on: standard.name, fact, check: () => check(desk(standard), standard) });
}

const prefixed = ({ style }: Standard, method: string) => style.prefix + method;
/** Replaces a method of the LMS; `real` is the one that was there. */
function replace(lms: FakeLms, standard: Standard, method: string, make: (real: (...args: string[]) => string) => (...args: string[]) => unknown): void {
  const name = prefixed(standard, method);
  lms.api[name] = make(lms.api[name]!) as (...args: string[]) => string;
}
const called = (lms: FakeLms, start: string) => lms.calls.filter((call) => call.startsWith(start)).length;
const storedWork = (lms: FakeLms, { state }: Standard) => [...(decodeState(lms.stored[state] ?? '').state?.activities.values() ?? [])].map(({ snapshot }) => snapshot);
const long = (id: string, chars: number) => change(id, `"${'x'.repeat(chars)}"`, { answers: [answer(id.replace('/', '-'))] });

scorm(1, 'an API that comes after five seconds is found', async (given, standard) => {
  const window = fakeWindow();
  const lms = given.lms();
  given.computer.later(() => { window[standard.apiName] = lms.api; }, 5000);
  const { session } = await given.open(undefined, window);
  await given.computer.settle();
  expect(session.status()).toBe('saved');
});

scorm(1, 'without an API the course goes on after some seconds, on this device', async (given) => {
  const { session } = await given.open();
  session.change(change('one/a', '1=x'));
  await given.computer.settle();
  expect(session.status()).toBe('device-only');
  expect(given.computer.clock.elapsed()).toBeLessThan(10_000);
});

scorm(2, 'a window that forbids to look is stepped over, and the log says so where nothing was found', async (given, standard) => {
  const foreign = fakeWindow(fakeWindow());
  Object.defineProperty(foreign, standard.apiName, { get: () => { throw new DOMException('cross-origin', 'SecurityError'); } });
  const { session } = await given.open(undefined, fakeWindow(foreign));
  expect(session.status()).toBe('device-only');
  expect(given.log).toEqual(['a window of another origin on the way']);
});
rows.push({ fault: 2, on: 'both', fact: 'an API behind such a window is found', see: ['tests/targets/contract.ts', 'past a frame that forbids to look'] });

scorm(3, 'a session that is running already is taken over, with no second Initialize', async (given, standard) => {
  const lms = given.lms({ [standard.status]: 'incomplete' });
  lms.state = 'running';
  const { session } = await given.open(lms);
  await given.computer.settle();
  expect(session.status()).toBe('saved');
  expect(called(lms, 'Initialize')).toBe(0);
  expect(storedWork(lms, standard)).toEqual([]);
});
scorm(3, 'one that shows only in the code of a refused Initialize is taken over too', async (given, standard) => {
  const lms = given.lms();
  lms.state = 'running';
  // The first question is answered as if nothing ran (Moodle, before its data model is there).
  let isFirst = true;
  replace(lms, standard, 'GetValue', (real) => (...args) => (isFirst ? ((isFirst = false), '') : real(...args)));
  replace(lms, standard, 'GetLastError', (real) => () => (called(lms, 'Initialize') ? real() : standard.style.notRunning));
  const { session } = await given.open(lms);
  await given.computer.settle();
  expect([session.status(), called(lms, 'Initialize')]).toEqual(['saved', 1]);
});

scorm(4, 'a session that has ended is not knocked at again: one Initialize, and the course asks to be opened anew', async (given, standard) => {
  const lms = given.lms();
  const first = await given.open(lms);
  first.session.close('suspend');
  const calls = called(lms, 'Initialize');
  // A reload of the same tab.
  const { session } = await given.open(lms, first.window);
  expect(session.status()).toBe('closed');
  await given.computer.pass(120_000);
  expect(called(lms, 'Initialize')).toBe(calls + 1);
  expect(standard.style.over).toMatch(/^10[14]$/);
});

scorm(5, 'an Initialize that fails, throws or answers nothing is tried again after 0.5, 1 and 2 seconds', async (given, standard) => {
  for (const fails of [() => 'false', () => { throw new TypeError('x'); }, () => undefined]) {
    const lms = given.lms();
    let tries = 0;
    replace(lms, standard, 'Initialize', (real) => (...args) => (++tries < 4 ? fails() : real(...args)));
    replace(lms, standard, 'GetLastError', (real) => () => (tries < 4 ? '102' : real()));
    const begun = given.computer.clock.elapsed();
    const { session } = await given.open(lms);
    await given.computer.settle();
    expect([session.status(), tries]).toEqual(['saved', 4]);
    expect(given.computer.clock.elapsed() - begun).toBeLessThanOrEqual(4000);
  }
});
scorm(5, 'and after those the course goes on, on this device', async (given, standard) => {
  const lms = given.lms();
  replace(lms, standard, 'Initialize', () => () => 'false');
  replace(lms, standard, 'GetLastError', () => () => '102');
  expect((await given.open(lms)).session.status()).toBe('device-only');
  expect(given.log.at(-1)).toBe('Initialize 102');
});

scorm(6, 'undefined, null, numbers and their words are read as nothing, or as text', async (given, standard) => {
  for (const odd of [undefined, null, 'undefined', 'null', 0, 7, false]) {
    const lms = given.lms();
    replace(lms, standard, 'GetValue', (real) => (...args) => (lms.state === 'running' ? odd : real(...args)));
    const { session } = await given.open(lms);
    await given.computer.settle();
    session.change(change('one/a', '1=x'));
    await given.computer.settle();
    expect(session.restore('one/a')).toBe('1=x');
    expect(session.mode).toBe('normal');
  }
});

scorm(7, 'an element the LMS does not have is tried once, silently, and the rest goes on', async (given, standard) => {
  for (const code of ['201', '401', '402', '404']) {
    const lms = given.lms();
    lms.refuses.set(/location/, code);
    const { session } = await given.open(lms);
    for (const id of ['one/a', 'one/b', 'two/c']) {
      session.change(change(id, '1=x'));
      session.visit(id);
      await given.computer.settle();
    }
    expect(lms.calls.filter((call) => /SetValue.*location/.test(call))).toHaveLength(1);
    expect(session.status()).toBe('saved');
    expect(storedWork(lms, standard)).toHaveLength(3);
  }
  expect(warned).not.toHaveBeenCalled();
});

scorm(8, 'a field the LMS finds wrong is dropped and logged loudly; the other fields are kept', async (given, standard) => {
  for (const code of ['405', '406', '407', '351']) {
    const lms = given.lms();
    lms.refuses.set(/latency/, code);
    const { session } = await given.open(lms);
    session.change(change('one/a', '1=x', { answers: [answer('q-1')] }));
    await given.computer.settle();
    expect(lms.stored).toMatchObject({ 'cmi.interactions.0.id': 'q_1', 'cmi.interactions.0.result': 'correct' });
    expect(lms.stored['cmi.interactions.0.latency']).toBeUndefined();
    expect(session.status()).toBe('saved');
    expect(given.log).toContain(`SetValue cmi.interactions.0.latency ${code}`);
    expect(storedWork(lms, standard)).toEqual(['1=x']);
  }
  expect(warned).toHaveBeenCalledTimes(4);
});
rows.push({ fault: 8, on: 'both', fact: 'a refused index makes the LMS’s own count decide, once', see: ['tests/targets/contract.ts', 'counts as the LMS counts when it refuses an index'] });

scorm(9, 'a state that is refused as too long goes again at once, shorter by whole parts', async (given, standard) => {
  const lms = given.lms();
  replace(lms, standard, 'SetValue', (real) => (element, value) => {
    if (element !== standard.state || value!.length <= 1000) return real(element!, value!);
    lms.refuses.set(/suspend_data/, '405');
    real(element, value!);
    lms.refuses.clear();
    return 'false';
  });
  const { session } = await given.open(lms);
  session.change(long('one/a', 700));
  session.change(long('one/b', 2500));
  await given.computer.settle();
  await given.computer.pass(0);
  await given.computer.pass(0);
  expect(session.status()).toBe('saved');
  expect(lms.stored[standard.state]!.length).toBeLessThanOrEqual(1000);
  // Never cut in the middle: what is there can be read.
  expect(storedWork(lms, standard)).toHaveLength(2);
  expect(session.restore('one/b')).toHaveLength(2502);
});

scorm(10, 'a state that comes back cut short goes again at once, 5 % below that length', async (given, standard) => {
  const lms = given.lms();
  replace(lms, standard, 'SetValue', (real) => (element, value) => real(element!, element === standard.state ? value!.slice(0, 1024) : value!));
  const { session } = await given.open(lms);
  session.change(long('one/a', 300));
  session.change(long('one/b', 2500));
  await given.computer.settle();
  await given.computer.pass(0);
  expect(session.status()).toBe('saved');
  expect(lms.stored[standard.state]!.length).toBeLessThanOrEqual(Math.floor(1024 * 0.95));
  expect(storedWork(lms, standard)).toContain(`"${'x'.repeat(300)}"`);
});
rows.push({ fault: 10, on: 'both', fact: 'a damaged state is left alone until the first answer; place and status are used', see: ['tests/tracking/session.test.ts', 'a state that cannot be read'] });

scorm(12, 'a "true" without a connection is not believed; all is set and committed again when it is back', async (given, standard) => {
  const lms = given.lms();
  // Moodle's 1.2 takes for sent what it could not send.
  lms.forgets = standard.style.prefix !== '';
  const { session } = await given.open(lms);
  await given.computer.settle();
  given.network = 'down';
  lms.commit = 'lies';
  session.change(change('one/a', '1=x', { answers: [answer('q-1')] }));
  await given.computer.settle();
  expect(session.status()).not.toBe('saved');
  expect(storedWork(lms, standard)).toEqual([]);
  given.network = 'up';
  lms.commit = 'true';
  await given.computer.pass(2000);
  expect(session.status()).toBe('saved');
  expect(storedWork(lms, standard)).toEqual(['1=x']);
  expect(lms.stored['cmi.interactions.0.id']).toBe('q_1');
});
scorm(12, 'where the package’s file cannot be had, its absence says nothing', async (given, standard) => {
  given.network = 'blocked';
  const lms = given.lms();
  const { session } = await given.open(lms);
  session.change(change('one/a', '1=x'));
  await given.computer.settle();
  expect(session.status()).toBe('saved');
  expect(storedWork(lms, standard)).toEqual(['1=x']);
});

scorm(14, 'Terminate is tried a second time, then let go', async (given, standard) => {
  const lms = given.lms();
  const { session } = await given.open(lms);
  await given.computer.settle();
  replace(lms, standard, standard.style.terminate, () => () => { lms.calls.push('end'); return 'false'; });
  expect(() => session.close('suspend')).not.toThrow();
  session.close('suspend');
  expect(called(lms, 'end')).toBe(2);
});

scorm(16, 'an API that is gone when the page ends costs nothing that was committed', async (given, standard) => {
  const lms = given.lms();
  const { session } = await given.open(lms);
  session.change(change('one/a', '1=x'));
  await given.computer.settle();
  for (const name of Object.keys(lms.api)) lms.api[name] = () => { throw new TypeError('detached'); };
  expect(() => session.hide()).not.toThrow();
  expect(() => session.close('suspend')).not.toThrow();
  expect(storedWork(lms, standard)).toEqual(['1=x']);
});

scorm(17, 'a commit the browser refuses while the page goes leaves what was committed when it was hidden', async (given, standard) => {
  const lms = given.lms();
  const { session } = await given.open(lms);
  session.change(change('one/a', '1=x'));
  session.hide();
  lms.commit = 'throws';
  replace(lms, standard, standard.style.terminate, () => () => { throw new DOMException('sync XHR', 'NetworkError'); });
  expect(() => session.close('suspend')).not.toThrow();
  expect(storedWork(lms, standard)).toEqual(['1=x']);
});

scorm(20, 'an API that went with its window ends the session; answers stay on this device and go with the next launch', async (given, standard) => {
  const lms = given.lms();
  const { session, window } = await given.open(lms);
  await given.computer.settle();
  for (const name of Object.keys(lms.api)) lms.api[name] = () => { throw new TypeError('freed script'); };
  delete window[standard.apiName];
  session.change(change('one/a', '1=x', { answers: [answer('q-1')] }));
  await given.computer.settle();
  expect(session.status()).toBe('closed');
  const next = given.lms(lms.stored);
  await given.open(next);
  await given.computer.settle();
  expect(storedWork(next, standard)).toEqual(['1=x']);
  expect(next.stored['cmi.interactions.0.id']).toBe('q_1');
});

let warned: MockInstance<typeof console.warn>;
beforeEach(() => { warned = vi.spyOn(console, 'warn').mockImplementation(() => {}); });
afterEach(() => warned.mockRestore());

describe('faults and what happens then', () => {
  it.each(rows.filter(({ check }) => check).map((row) => ({ ...row, name: `${row.fault} · ${row.on}: ${row.fact}` })))('$name', ({ check }) => check!());

  it('that are proven elsewhere are proven there', () => {
    for (const { see, fault } of rows) if (Array.isArray(see)) expect(readFileSync(see[0], 'utf8'), `${fault}: ${see[0]}`).toContain(see[1]);
  });
});
