import { describe, expect, it } from 'vitest';
import { browserDevice } from '../../targets/shared/device.ts';
import { adapter } from '../../targets/web/adapter.ts';
import { fakeDevice, fakeEnv, fakeWindow } from './fake-lms.ts';

/** A page that is still loading: what makes it an app comes later. */
const page = () => Object.assign(fakeWindow(), { document: { readyState: 'loading' }, addEventListener: () => {} });

describe('the web adapter', () => {
  it('keeps the state on this device and hands it back', async () => {
    const device = fakeDevice();
    const first = adapter(fakeEnv({}, page(), device).env);
    expect(await first.open()).toMatchObject({ mode: 'normal', wasComplete: false, learner: { name: '' } });
    expect((await first.open()).saved).toBeUndefined();
    await first.save('1.state', 'fr-listen');
    first.close('suspend', 60);
    expect((await adapter(fakeEnv({}, page(), device).env).open()).saved?.state).toBe('1.state');
  });

  it('says refused when the device keeps nothing', async () => {
    const port = adapter(fakeEnv({}, page(), fakeDevice(false)).env);
    await port.open();
    await expect(port.save('1.state', '')).rejects.toMatchObject({ failure: { reason: 'refused' } });
  });

  it('takes any answer and any result', async () => {
    const port = adapter(fakeEnv({}, page()).env);
    await port.open();
    await expect(Promise.all([port.record([]), port.report({ isComplete: true, success: 'unknown', progress: 1, mayRetry: false })])).resolves.toBeDefined();
  });
});

/** A browser's storage in memory; `fails` makes every use throw, as a full or blocked one does. */
function storage() {
  const kept = new Map<string, string>();
  const guard = () => { if (store.fails) throw new DOMException('no', 'QuotaExceededError'); };
  const store = {
    kept,
    fails: false,
    getItem: (key: string) => { guard(); return kept.get(key) ?? null; },
    setItem: (key: string, value: string) => { guard(); kept.set(key, value); },
    removeItem: (key: string) => { guard(); kept.delete(key); },
  };
  return store;
}

describe('the browser’s device', () => {
  const browser = () => ({ localStorage: storage(), sessionStorage: storage() });
  const deviceOf = (window: object) => browserDevice(window as Window, 'two-tills');

  it('keeps under the course’s own name, and what begins with "session:" only as long as the tab', () => {
    const window = browser();
    const device = deviceOf(window);
    expect(device.write('mirror', 'a')).toBe(true);
    expect(device.write('session:page', 'b')).toBe(true);
    expect([...window.localStorage.kept]).toEqual([['two-tills/mirror', 'a']]);
    expect([...window.sessionStorage.kept]).toEqual([['two-tills/session:page', 'b']]);
    expect([device.read('mirror'), device.read('session:page'), device.read('other')]).toEqual(['a', 'b', undefined]);
    device.remove('mirror');
    expect(device.read('mirror')).toBeUndefined();
  });

  it('goes on in memory where storage is full, says so, and reads the newest value', () => {
    const window = browser();
    const device = deviceOf(window);
    device.write('mirror', 'old');
    window.localStorage.fails = true;
    expect(device.write('mirror', 'new')).toBe(false);
    expect(device.read('mirror')).toBe('new');
    window.localStorage.fails = false;
    expect(device.write('mirror', 'newest')).toBe(true);
    window.localStorage.kept.set('two-tills/mirror', 'from another tab');
    expect(device.read('mirror')).toBe('from another tab');
  });

  it('never throws where touching storage throws', () => {
    const device = deviceOf(Object.defineProperty({}, 'localStorage', { get: () => { throw new DOMException('blocked', 'SecurityError'); } }));
    expect(device.write('mirror', 'a')).toBe(false);
    expect(device.read('mirror')).toBe('a');
    device.remove('mirror');
    expect(device.read('mirror')).toBeUndefined();
  });
});
