/** A learner at a desk: the real session over a real SCORM adapter and a recording LMS; time and the network stand still until a test moves them. */
import type { LrsReply, LrsRequest } from '../../preview/lrs/exchange.ts';
import type { Adapter, AdapterEnv } from '../../targets/target.ts';
import { adapter as scorm12 } from '../../targets/scorm12/adapter.ts';
import { adapter as scorm2004 } from '../../targets/scorm2004/adapter.ts';
import { adapter as webAdapter } from '../../targets/web/adapter.ts';
import { browserDevice } from '../../targets/shared/device.ts';
import type { Device, TrackingPort } from '../../tracking/port.ts';
import { mergeStates } from '../../tracking/mirror.ts';
import { openSession } from '../../tracking/session.ts';
import type { Session } from '../../tracking/session-types.ts';
import { fakeComputer, withFinal, type FakeComputer } from '../tracking/fake-port.ts';
import { fakeLms, fakeWindow, style12, style2004, type FakeLms } from './fake-lms.ts';

export interface Standard { name: string; adapter: Adapter; apiName: string; style: typeof style12; state: string; status: string; score: string; mode: string; learner: string }

export const standards: Standard[] = [
  { name: 'SCORM 1.2', adapter: scorm12, apiName: 'API', style: style12, state: 'cmi.suspend_data', status: 'cmi.core.lesson_status', score: 'cmi.core.score.raw', mode: 'cmi.core.lesson_mode', learner: 'cmi.core.student_id' },
  { name: 'SCORM 2004', adapter: scorm2004, apiName: 'API_1484_11', style: style2004, state: 'cmi.suspend_data', status: 'cmi.completion_status', score: 'cmi.score.raw', mode: 'cmi.mode', learner: 'cmi.learner_id' },
];

/** The plain web, where there is no LMS: what stands for one is never opened. */
export const web: Standard = { ...standards[0]!, name: 'web', adapter: webAdapter };

/** An LRS in the place of an LMS’s API: how the package is launched, and what answers it. */
export interface Online {
  parameters: URLSearchParams;
  serve(request: LrsRequest): LrsReply | undefined;
  token(key: string): LrsReply | undefined;
}

/** What the server of the package answers when its smallest file is asked for. */
export type Network = 'up' | 'down' | 'login' | 'blocked';

/** A browser on a computer: windows open, hear of each other and close; storage stays. */
export interface Desk {
  standard: Standard;
  computer: FakeComputer;
  network: Network;
  /** Where the package is launched over an LRS. */
  online?: Online;
  /** Storage throws at any touch. */
  isBlocked: boolean;
  /** Come between session and port, and session and device: for courses broken on purpose. */
  port(real: TrackingPort): TrackingPort;
  device(real: Device): Device;
  /** What the log has so far. */
  log: string[];
  /** A new LMS page with what the LMS has stored. */
  lms(data?: Record<string, string>): FakeLms;
  /** Opens the package in a window whose LMS page has this API (none: there is no LMS). */
  open(lms?: FakeLms, window?: ReturnType<typeof fakeWindow>, wasAlone?: boolean): Promise<Tab>;
}

export interface Tab { session: Session; window: ReturnType<typeof fakeWindow>; /** Ends it as a crash would. */ kill(): void }

export const learner = 'learner-1';

export function desk(standard: Standard, changes: Partial<Pick<AdapterEnv, 'reporting' | 'isScored'>> = {}): Desk {
  const computer = fakeComputer();
  const storage = (kept: Map<string, string>) => ({ getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) });
  const local = storage(computer.kept);
  const devices = new WeakMap<object, Device>();
  const hearers = new Map<string, Set<(word: number) => void>>();
  /** What each tab's own storage holds: a reload finds it. */
  const tabs = new WeakMap<object, Map<string, string>>();
  const given: Desk = {
    standard,
    computer,
    network: 'up',
    isBlocked: false,
    port: (real) => real,
    device: (real) => real,
    log: [],
    lms: (data = {}) => fakeLms(standard.style, { [standard.learner]: learner, ...data }),
    async open(lms, window = fakeWindow(), wasAlone = false) {
      let isAlive = true;
      const living = (work: () => void) => () => { if (isAlive) work(); };
      const later = (work: () => void, ms: number) => computer.later(living(work), ms);
      const defer = (work: () => void) => computer.defer(living(work));
      const tab = tabs.get(window) ?? new Map<string, string>();
      tabs.set(window, tab);
      const session = storage(tab);
      const guarded = <T>(value: T): T => { if (given.isBlocked || !isAlive) throw new DOMException('blocked', 'SecurityError'); return value; };
      Object.defineProperties(window, { localStorage: { configurable: true, get: () => guarded(local) }, sessionStorage: { configurable: true, get: () => guarded(session) } });
      window.setTimeout = later;
      window.location = { hostname: 'lms.example' };
      window.document = { readyState: 'loading' };
      window.addEventListener = () => {};
      window.fetch = async () => {
        if (given.network === 'down' || given.network === 'blocked') throw new TypeError('Failed to fetch');
        return { status: given.network === 'up' ? 200 : 0, text: async () => (given.network === 'up' ? 'ok' : '') };
      };
      if (given.online) goOnline(window, given.online, () => isAlive);
      // Each method is looked up when it is called, so that a test can replace it; a dead window calls nothing.
      if (lms) window[standard.apiName] ??= Object.fromEntries(Object.keys(lms.api).map((name) => [name, (...args: string[]) => { if (!isAlive) throw new Error('no window'); return lms.api[name]!(...args); }]));
      const channel = (name: string, hear: (word: number) => void) => {
        const all = hearers.get(name) ?? new Set();
        hearers.set(name, all);
        const mine = (word: number) => { if (isAlive) hear(word); };
        all.add(mine);
        return (word: number) => all.forEach((other) => { if (isAlive && other !== mine) void Promise.resolve().then(() => other(word)); });
      };
      // The same page goes on with the same device, and what that holds in memory.
      const device = (wasAlone && devices.get(window)) || browserDevice(window as unknown as Window, 'course');
      devices.set(window, device);
      const env = { window, device, clock: computer.clock, courseId: 'course', iri: 'https://course.invalid/course', merge: mergeStates, reporting: 'passed-incomplete', isScored: true, note: (text: string) => void given.log.push(text), ...changes } as unknown as AdapterEnv;
      const opening = openSession({ ...computer, defer, later, outline: withFinal, port: given.port(standard.adapter(env)), device: given.device(device), wasAlone, note: env.note, channel });
      // An API that is late, or says no at first, is asked for some seconds.
      let isOpen = false;
      void opening.then(() => { isOpen = true; });
      for (let turn = 0; turn < 400 && !isOpen; turn++) await computer.pass(100);
      return { session: await opening, window, kill: () => { isAlive = false; } };
    },
  };
  return given;
}

/** The page’s own requests: each is served at once, and answered as long as the page lives. */
function goOnline(window: ReturnType<typeof fakeWindow>, { parameters, serve, token }: Online, isAlive: () => boolean): void {
  Object.assign(window, {
    location: { hostname: 'lms.example', search: `?${parameters}`, assign() {} },
    document: { readyState: 'loading', documentElement: { lang: 'fr' }, title: 'Écouter · Désamorcer' },
    async fetch(address: string, { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string | null }) {
      if (!isAlive()) return new Promise(() => {});
      const url = new URL(address);
      const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
      const given = url.pathname.startsWith('/fetch/') ? token(url.pathname.slice('/fetch/'.length)) : serve({ method, resource: url.pathname.slice('/lrs/'.length), query: url.searchParams, headers: lower, body: body ?? '' });
      await Promise.resolve();
      if (!isAlive()) return new Promise(() => {});
      if (!given) throw new TypeError('Failed to fetch');
      return { status: given.status, headers: new Headers(given.headers), text: () => Promise.resolve(given.body) };
    },
  });
}
