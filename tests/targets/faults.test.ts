import { globSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { decodeState } from '../../tracking/state.ts';
import { answer, change } from '../tracking/fake-port.ts';
import { desk, standards, web, type Desk, type Standard } from './desk.ts';
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
  expect(given.log).toEqual(['a window of another origin on the way', `no-store: no ${standard.apiName}`]);
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
  expect(session.status()).toBe('ended');
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
    const { session, kill } = await given.open(lms);
    await given.computer.settle();
    expect([session.status(), tries]).toEqual(['saved', 4]);
    kill();
    expect(given.computer.clock.elapsed() - begun).toBeLessThanOrEqual(4000);
  }
});
scorm(5, 'and after those the course goes on, on this device', async (given, standard) => {
  const lms = given.lms();
  replace(lms, standard, 'Initialize', () => () => 'false');
  replace(lms, standard, 'GetLastError', () => () => '102');
  expect((await given.open(lms)).session.status()).toBe('device-only');
  expect(given.log).toEqual(['Initialize 102', 'Initialize 102', 'Initialize 102', 'no-store: Initialize 102']);
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
scorm(10, 'half a state never stays: until the shorter one comes the one before stands', async (given, standard) => {
  given.isBlocked = true;
  const lms = given.lms();
  replace(lms, standard, 'SetValue', (real) => (element, value) => real(element!, element === standard.state ? value!.slice(0, 1024) : value!));
  const { session, kill } = await given.open(lms);
  session.change(change('one/a', '1=x'));
  await given.computer.settle();
  session.change(long('one/b', 2500));
  session.close('suspend');
  kill();
  expect(storedWork(lms, standard)).toEqual(['1=x']);
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
scorm(12, 'nor is one that was said while the page was hidden: the next launch sends again what went then', async (given, standard) => {
  const lms = given.lms();
  const { session, kill } = await given.open(lms);
  await given.computer.settle();
  given.network = 'down';
  lms.commit = 'lies';
  session.change(change('one/a', '1=x', { answers: [answer('q-1')] }));
  session.hide();
  await given.computer.settle();
  kill();
  given.network = 'up';
  const next = given.lms(lms.stored);
  await given.open(next);
  await given.computer.settle();
  expect(storedWork(next, standard)).toEqual(['1=x']);
  expect(next.stored['cmi.interactions.0.id']).toBe('q_1');
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
  expect(session.status()).toBe('ended');
  const next = given.lms(lms.stored);
  await given.open(next);
  await given.computer.settle();
  expect(storedWork(next, standard)).toEqual(['1=x']);
  expect(next.stored['cmi.interactions.0.id']).toBe('q_1');
});

scorm(1, 'where there was none, it is looked for again, and what was done in this page goes along', async (given, standard) => {
  const alone = await given.open();
  alone.session.change(change('one/a', '1=x', { answers: [answer('q-1')] }));
  const lms = given.lms();
  const { session } = await given.open(lms, undefined, true);
  await given.computer.settle();
  expect(session.status()).toBe('saved');
  expect(storedWork(lms, standard)).toEqual(['1=x']);
  expect(lms.stored['cmi.interactions.0.id']).toBe('q_1');
});

scorm(11, 'a commit that fails, whichever way, is made again after 2, 4, 8 … 60 seconds; from the third on the learner is told', async (given, standard) => {
  for (const way of ['false', 'throws'] as const) {
    const lms = given.lms();
    const { session, kill } = await given.open(lms);
    await given.computer.settle();
    given.network = 'down';
    lms.commit = way;
    session.change(change('one/a', way, { answers: [answer(way)] }));
    await given.computer.settle();
    expect(session.status()).toBe('not-saved');
    await given.computer.pass(6000);
    expect(session.status()).toBe('offline');
    lms.commit = 'true';
    given.network = 'up';
    // The connection is back: at once.
    session.retry();
    await given.computer.settle();
    expect([session.status(), storedWork(lms, standard)]).toEqual(['saved', [way]]);
    expect(lms.stored['cmi.interactions.0.id']).toBe(way);
    kill();
  }
});
rows.push({ fault: 11, on: 'both', fact: 'a slow LMS is asked less often, but for a status at once', see: ['tests/targets/contract.ts', 'waits longer between routine commits with a slow LMS, but not with a status'] });

scorm(13, 'an LMS that can be reached and refuses three commits has lost the learner; after signing in again all is saved', async (given, standard) => {
  const lms = given.lms();
  const { session } = await given.open(lms);
  await given.computer.settle();
  lms.commit = 'false';
  session.change(change('one/a', '1=x'));
  await given.computer.settle();
  expect(session.status()).toBe('not-saved');
  await given.computer.pass(6000);
  expect(session.status()).toBe('signed-out');
  lms.commit = 'true';
  expect(session.decide(true)).toBe(false);
  await given.computer.settle();
  expect([session.status(), storedWork(lms, standard)]).toEqual(['saved', ['1=x']]);
});
scorm(13, 'where a login page stands in the place of the package, that shows at once', async (given) => {
  const lms = given.lms();
  const { session } = await given.open(lms);
  await given.computer.settle();
  lms.commit = 'false';
  given.network = 'login';
  session.change(change('one/a', '1=x'));
  await given.computer.settle();
  expect(session.status()).toBe('signed-out');
});

scorm(15, 'a tab that dies has left exit and time with its last commit, and its answers on the device', async (given, standard) => {
  const lms = given.lms();
  const { session, kill } = await given.open(lms);
  await given.computer.settle();
  await given.computer.pass(65_000);
  session.change(change('one/a', '1=x'));
  await given.computer.settle();
  session.change(change('one/b', '2=y'));
  kill();
  const time = Object.entries(lms.stored).find(([element]) => element.endsWith('session_time'))![1];
  expect(time).toMatch(/^(0000:01:05\.\d\d|PT0H1M5S)$/);
  expect(Object.entries(lms.stored).find(([element]) => element.endsWith('exit'))![1]).toBe('suspend');
  const next = given.lms(lms.stored);
  await given.open(next);
  await given.computer.settle();
  expect(storedWork(next, standard)).toEqual(['1=x', '2=y']);
});

scorm(18, 'a page that comes back from the back/forward cache goes on if its session was only committed', async (given, standard) => {
  const lms = given.lms();
  const { session } = await given.open(lms);
  await given.computer.settle();
  session.close('keep');
  session.reopen();
  session.change(change('one/a', '1=x'));
  await given.computer.settle();
  expect([session.status(), storedWork(lms, standard)]).toEqual(['saved', ['1=x']]);
});
scorm(18, 'and says that it is closed if that was ended', async (given) => {
  const { session } = await given.open(given.lms());
  session.close('suspend');
  session.reopen();
  expect(session.status()).toBe('closed');
});

async function twoWindows(given: Desk, standard: Standard) {
  const isWeb = standard.name === 'web';
  const lms = isWeb ? undefined : given.lms();
  const first = await given.open(lms);
  await given.computer.settle();
  first.session.change(change('one/a', '1=x', { answers: [answer('q-1')], scaled: 1 }));
  await given.computer.settle();
  await given.computer.pass(1000);
  const other = isWeb ? undefined : given.lms(lms!.stored);
  const second = await given.open(other);
  await given.computer.settle();
  return { first: first.session, second: second.session, lms, other };
}
for (const standard of [...standards, web]) {
  const row = (fact: string, check: (given: Desk) => Promise<void>) => void rows.push({ fault: 19, on: standard.name, fact, check: () => check(desk(standard)) });
  row('the second window of a learner only shows, until they say that it goes on; then the first only shows', async (given) => {
    const { first, second } = await twoWindows(given, standard);
    expect([first.status(), second.status()]).toEqual(['saved', 'elsewhere']);
    first.change(change('one/b', '2=y', { answers: [answer('q-2')] }));
    await given.computer.settle();
    expect(second.decide(true)).toBe(true);
    await given.computer.settle();
    expect([first.status(), second.status()]).toEqual(['elsewhere', 'saved']);
    expect([second.restore('one/a'), second.restore('one/b')]).toEqual(['1=x', '2=y']);
  });
  row('an answer in a window that only shows takes over, and nothing done in the other is lost or lowered', async (given) => {
    const { first, second, other } = await twoWindows(given, standard);
    first.change(change('exam', 'e', { scaled: 0.9, isFinal: true }));
    for (const id of ['one/b', 'two/c', 'two/d']) first.change(change(id, 'f'));
    await given.computer.settle();
    second.change(change('exam', 's', { scaled: 0.1, answers: [answer('q-3')] }));
    await given.computer.settle();
    first.close('suspend');
    expect([second.status(), second.progress(), second.restore('one/b')]).toEqual(['saved', 1, 'f']);
    if (!other) return;
    expect(other.stored).toMatchObject({ [standard.score]: '90', [standard.status]: standard.style.prefix ? 'passed' : 'completed' });
    expect(storedWork(other, standard).sort()).toEqual(['1=x', 'f', 'f', 'f', 's']);
  });
}
rows.push({ fault: 19, on: 'all', fact: 'windows of two learners know nothing of each other', check: async () => {
  const given = desk(standards[0]!);
  const one = await given.open(given.lms());
  await given.computer.pass(1000);
  const two = await given.open(given.lms({ 'cmi.core.student_id': 'somebody else' }));
  await given.computer.settle();
  expect([one.session.status(), two.session.status()]).toEqual(['saved', 'saved']);
} });

scorm(21, 'unknown activities are kept, completion is never lowered, and a damaged state is put aside until the first answer', async (given, standard) => {
  const first = given.lms();
  const { session, kill } = await given.open(first);
  for (const id of ['one/a', 'one/b', 'two/c', 'two/d']) session.change(change(id, '1'));
  session.change(change('exam', 'e', { scaled: 1, isFinal: true }));
  await given.computer.settle();
  kill();
  given.computer.kept.clear();
  const saved = first.stored[standard.state]!;
  const broken = given.lms({ ...first.stored, [standard.state]: saved.replace('|p', '|q') });
  const again = await given.open(broken);
  await given.computer.settle();
  expect([again.session.status(), broken.stored[standard.state]]).toEqual(['unread', saved.replace('|p', '|q')]);
  again.session.change(change('one/a', '2'));
  await given.computer.settle();
  expect(broken.stored[standard.status]).toMatch(/completed|passed/);
  expect([...given.computer.kept.values()]).toContain(saved.replace('|p', '|q'));
});
rows.push({ fault: 21, on: 'all', fact: 'what an edition does not have is kept and handed back', see: ['tests/tracking/session.test.ts', 'keeps entries of activities this edition does not have'] });
rows.push({ fault: 22, on: 'all', fact: 'fields of a later edition are kept on writing', see: ['tests/tracking/state.test.ts', 'keeps fields and parts of a later edition, and writes them back'] });

scorm(23, 'a learner finds nothing of the one before them on the same device', async (given, standard) => {
  const first = await given.open(given.lms());
  first.session.change(change('one/a', '1=x'));
  first.kill();
  const lms = given.lms({ [standard.learner]: 'somebody else' });
  const { session } = await given.open(lms);
  await given.computer.settle();
  expect([session.restore('one/a'), storedWork(lms, standard)]).toEqual([undefined, []]);
});

scorm(24, 'browse and review write nothing, and show what is saved', async (given, standard) => {
  for (const mode of ['browse', 'review']) {
    const first = given.lms();
    const { session: before, kill } = await given.open(first);
    before.change(change('one/a', '1=x'));
    await given.computer.settle();
    kill();
    const lms = given.lms({ ...first.stored, [standard.mode]: mode });
    const { session, kill: end } = await given.open(lms);
    session.change(change('one/b', '2=y', { answers: [answer('q-2')] }));
    session.hide();
    await given.computer.settle();
    expect([session.status(), session.restore('one/a')]).toEqual(['read-only', '1=x']);
    expect(lms.calls.filter((call) => /^(SetValue|Commit)/.test(call))).toEqual([]);
    end();
    given.computer.kept.clear();
  }
});

scorm(25, 'what the LMS has as completed or passed is never lowered', async (given, standard) => {
  for (const before of standard.style.prefix ? ['completed', 'passed'] : ['completed']) {
    const lms = given.lms({ [standard.status]: before, 'cmi.success_status': 'passed' });
    const { session, kill } = await given.open(lms);
    session.change(change('one/a', '1=x'));
    session.change(change('exam', 'e', { scaled: 0, isFinal: true }));
    await given.computer.settle();
    session.close('suspend');
    expect(lms.stored).toMatchObject({ [standard.status]: before, 'cmi.success_status': 'passed' });
    kill();
    given.computer.kept.clear();
  }
});

scorm(25, 'nor is a score that a kill kept out of the saved state', async (given, standard) => {
  const lms = given.lms({ [standard.score]: '80' });
  const { session } = await given.open(lms);
  session.change(change('exam', 'e', { scaled: 0.5 }));
  await given.computer.settle();
  expect(lms.stored[standard.score]).toBe('80');
  session.change(change('exam', 'e', { scaled: 0.9, answers: [answer('q-1')] }));
  await given.computer.settle();
  expect(lms.stored[standard.score]).toBe('90');
});

scorm(26, 'an LMS that does not count its rows gets each new one after those it was given', async (given, standard) => {
  const lms = given.lms();
  const first = await given.open(lms);
  first.session.change(change('one/a', '1', { answers: [answer('q-1'), answer('q-2')] }));
  await given.computer.settle();
  first.kill();
  const next = given.lms(lms.stored);
  replace(next, standard, 'GetValue', (real) => (element) => (element!.endsWith('_count') ? '' : real(element!)));
  const { session } = await given.open(next);
  session.change(change('one/b', '2', { answers: [answer('q-3')] }));
  await given.computer.settle();
  expect([0, 1, 2].map((row) => next.stored[`cmi.interactions.${row}.id`])).toEqual(['q_1', 'q_2', 'q_3']);
});

scorm(26, 'after 250 answers, or where the LMS has no journal, it rests, and the course goes on', async (given, standard) => {
  const lms = given.lms();
  lms.rows = 205;
  const { session, kill } = await given.open(lms);
  for (let number = 0; number < 60; number++) session.change(change('one/a', `1=${number}`, { answers: [answer(`q-${number}`)] }));
  for (let number = 0; number < 60; number++) session.change(change('exam', `e${number}`, { answers: [answer(`e-${number}`)] }));
  await given.computer.settle();
  expect(Object.keys(lms.stored).filter((element) => /interactions\.\d+\.id/.test(element))).toHaveLength(45);
  expect([session.status(), storedWork(lms, standard)]).toEqual(['saved', ['1=59', 'e59']]);
  kill();
});

scorm(27, 'neither a clock that jumps nor a night’s sleep is time spent', async (given, standard) => {
  const lms = given.lms();
  const { session } = await given.open(lms);
  await given.computer.settle();
  await given.computer.pass(10 * 3600_000);
  session.close('suspend');
  expect(Object.entries(lms.stored).find(([element]) => element.endsWith('session_time'))![1]).toMatch(/^(0000:30:00\.00|PT0H30M0S)$/);
  expect(standard.name).toMatch(/SCORM/);
});

for (const standard of [...standards, web]) {
  rows.push({ fault: 45, on: standard.name, fact: 'with storage blocked the course goes on, and an LMS has everything', check: async () => {
    const given = desk(standard);
    given.isBlocked = true;
    const isWeb = standard.name === 'web';
    const lms = isWeb ? undefined : given.lms();
    const { session } = await given.open(lms);
    session.change(change('one/a', '1=x', { answers: [answer('q-1')] }));
    await given.computer.settle();
    expect([session.restore('one/a'), session.status()]).toEqual(['1=x', isWeb ? 'not-saved' : 'saved']);
    if (lms) expect(storedWork(lms, standard)).toEqual(['1=x']);
  } });
}

scorm(46, 'garbage as saved state, or megabytes of it, is no state', async (given, standard) => {
  for (const text of ['__proto__', '{"__proto__":{"x":1}}', '1.0000000|a__proto__/D/x', '<img onerror=alert(1)>', 'x'.repeat(2_000_000)]) {
    const lms = given.lms({ [standard.state]: text });
    const { session, kill } = await given.open(lms);
    await given.computer.settle();
    expect([session.status(), lms.stored[standard.state]]).toEqual(['unread', text]);
    kill();
    given.computer.kept.clear();
  }
  expect(({} as { x?: number }).x).toBeUndefined();
});

/** What runs in the learner’s browser. */
const sources = globSync('{components,quizzes,tracking,targets}/**/*.{ts,svelte,astro}').filter((file) => !/components\/(build|pages|gallery|desk)\//.test(file));
const using = (pattern: RegExp) => sources.filter((file) => pattern.test(readFileSync(file, 'utf8')));
const source = (fault: number, fact: string, check: () => void) => void rows.push({ fault, on: 'all', fact, check: async () => check() });

source(46, 'no text is run, or read as HTML', () => expect(using(/\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write|\{@html/)).toEqual([]));
source(47, 'the learner’s id is shown nowhere, and the name on the certificate alone, as text: markup in them does nothing', () => {
  // An LRS beside SCORM gets the id's hash.
  expect(using(/learner\.(name|id)\b/).filter((file) => !/^(tracking|targets\/beside)\//.test(file))).toEqual(['components/pieces/certificate.ts']);
  expect(using(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|learner\.id\b/).filter((file) => /^components\/pieces\//.test(file))).toEqual([]);
});
rows.push({ fault: 47, on: 'all', fact: 'a name with markup stands on the certificate letter by letter', see: ['tests/e2e/recognition.spec.ts', 'Nadia <b>Berger</b>'] });
rows.push({ fault: 48, on: 'all', fact: 'while a recording plays, the store hears of the learner', see: ['tests/components/recording.test.ts', 'two minutes apart'] });
source(48, 'and nothing plays without that', () => expect(using(/<(audio|video)\b/).filter((file) => !readFileSync(file, 'utf8').includes('data-piece="recording"'))).toEqual([]));
source(49, 'nothing asks for autoplay or the full screen; whoever writes to the clipboard catches a refusal', () => {
  expect(using(/requestFullscreen|\.play\(\)|autoplay/)).toEqual([]);
  expect(using(/navigator\.clipboard/).filter((file) => !/catch/.test(readFileSync(file, 'utf8')))).toEqual([]);
});
rows.push({ fault: 50, on: 'all', fact: 'pages carry a stricter policy than an LMS’s, and break none of it', see: ['tests/e2e/packages.ts', 'securitypolicyviolation'] });
source(50, 'and hold no inline script or handler, and no worker from a blob', () => expect(using(/new (Shared)?Worker|blob:|<script>|\son\w+="/)).toEqual([]));

/** What only a browser shows. */
const inBrowser: [fault: number, file: string, title: string][] = [
  [1, 'tests/e2e/faults.spec.ts', 'a course that had no LMS finds one when its window is looked at again'],
  [1, 'tests/e2e/faults.spec.ts', 'a course that requires an LMS does not open without one'],
  [1, 'tests/preview/faults.spec.ts', 'an API that comes late is found'],
  [2, 'tests/e2e/faults.spec.ts', 'the API is found past a frame of another site'],
  [3, 'tests/e2e/pages.spec.ts', 'where fetch is blocked pages load in full and take the running session over'],
  [4, 'tests/e2e/loss.spec.ts', 'a page reloaded after its session ended asks to be opened again'],
  [12, 'tests/e2e/faults.spec.ts', 'without a connection the learner is told, and all is sent when it is back'],
  [13, 'tests/e2e/faults.spec.ts', 'where a login page answers in the LMS’s place'],
  [15, 'tests/e2e/loss.spec.ts', 'an answer whose tab died before the commit is there at the next launch, and sent'],
  [16, 'tests/e2e/faults.spec.ts', 'a frame the LMS takes away has saved all'],
  [17, 'tests/e2e/faults.spec.ts', 'where "unload" is not allowed and a synchronous request fails at the end'],
  [19, 'tests/e2e/faults.spec.ts', 'of two windows the second only shows'],
  [20, 'tests/e2e/faults.spec.ts', 'a window whose LMS was closed says so'],
  [45, 'tests/e2e/faults.spec.ts', 'with storage blocked everything is with the LMS'],
];
for (const [fault, file, title] of inBrowser) rows.push({ fault, on: 'both', fact: 'in a browser', see: [file, title] });

const elsewhere = 'tests/targets/lrs-faults.test.ts and its neighbours';
for (let fault = 28; fault <= 44; fault++) rows.push({ fault, on: 'cmi5 and xAPI', fact: 'faults of an LRS', see: elsewhere });
for (const fault of [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 16, 17, 20, 24, 25, 26]) rows.push({ fault, on: 'web', fact: 'does not apply', see: 'there is no LMS, and nothing is sent' });
rows.push({ fault: 9, on: 'web', fact: 'a full device says so', see: ['tests/targets/web.test.ts', 'says refused when the device keeps nothing'] });
rows.push({ fault: 10, on: 'web', fact: 'a damaged state is left alone until the first answer', see: ['tests/tracking/session.test.ts', 'a state that cannot be read'] });
rows.push({ fault: 15, on: 'web', fact: 'a change is on the device before its feedback shows', see: ['tests/tracking/session.test.ts', 'has a change on the device before change() returns'] });
rows.push({ fault: 18, on: 'web', fact: 'a page that comes back goes on', see: ['tests/e2e/web.spec.ts', 'goes on after it comes back from the back/forward cache'] });
rows.push({ fault: 23, on: 'web', fact: 'a device is one learner', see: 'the web has no learners to tell apart; docs/lms.md says that progress stays on the device' });
rows.push({ fault: 27, on: 'web', fact: 'time is counted the same', see: ['tests/tracking/session.test.ts', 'counts a silence of more than 30 minutes as 30'] });

let warned: MockInstance<typeof console.warn>;
beforeEach(() => { warned = vi.spyOn(console, 'warn').mockImplementation(() => {}); });
afterEach(() => warned.mockRestore());

describe('faults and what happens then', () => {
  it.each(rows.filter(({ check }) => check).map((row) => ({ ...row, name: `${row.fault} · ${row.on}: ${row.fact}` })))('$name', ({ check }) => check!());

  it('are all there, and each says what happens on SCORM 1.2, SCORM 2004 and the web', () => {
    const targets = ['SCORM 1.2', 'SCORM 2004', 'web'];
    for (let fault = 1; fault <= 50; fault++) {
      const on = rows.filter((row) => row.fault === fault).flatMap((row) => (row.on === 'all' ? targets : row.on === 'both' ? targets.slice(0, 2) : row.on));
      if (fault < 28 || fault > 44) expect(targets.filter((target) => !on.includes(target)), `fault ${fault}`).toEqual([]);
      expect(on.length, `fault ${fault}`).toBeGreaterThan(0);
    }
  });

  it('that are proven elsewhere are proven there', () => {
    for (const { see, fault } of rows) if (Array.isArray(see)) expect(readFileSync(see[0], 'utf8'), `${fault}: ${see[0]}`).toContain(see[1]);
  });
});
