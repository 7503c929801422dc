/** A recording LMS for adapter tests: keeps what it is told, counts calls, fails where a test says so. Lenient on purpose; the strict one is `preview/strict/`. */
import type { AdapterEnv } from '../../targets/target.ts';
import type { Device } from '../../tracking/port.ts';

export interface FakeLms {
  /** The API object under its standard's method names. */
  api: Record<string, (...args: string[]) => string>;
  data: Record<string, string>;
  /** What the last successful commit stored. */
  stored: Record<string, string>;
  calls: string[];
  /** Elements whose SetValue is refused, with the code. */
  refuses: Map<RegExp, string>;
  /** `lies`: says "true" and stores nothing, as Moodle does without a connection. */
  commit: 'true' | 'false' | 'throws' | 'lies';
  /** Sends only what changed since the last commit, even one that failed (Moodle's SCORM 1.2 run-time). */
  forgets: boolean;
  /** Refuses an interaction whose index is not its count, with the code (SCORM 1.2 201, 2004 351). */
  gapCode?: string;
  /** Rows it counts although they were not set here. */
  rows: number;
  state: 'idle' | 'running' | 'over';
}

interface Style {
  prefix: string;
  terminate: string;
  /** Codes: get before initialize, initialize while running, after terminate. */
  notRunning: string;
  twice: string;
  over: string;
}

export const style12: Style = { prefix: 'LMS', terminate: 'Finish', notRunning: '301', twice: '101', over: '101' };
export const style2004: Style = { prefix: '', terminate: 'Terminate', notRunning: '122', twice: '103', over: '104' };

export function fakeLms(style: Style, data: Record<string, string>): FakeLms {
  let code = '0';
  const answer = (value: string, error = '0') => {
    code = error;
    return value;
  };
  const lms: FakeLms = { api: {}, data: { ...data }, stored: { ...data }, calls: [], refuses: new Map(), commit: 'true', forgets: false, rows: 0, state: 'idle' };
  let sent: Record<string, string> = { ...data };
  const count = () => String(lms.rows + new Set(Object.keys(lms.data).flatMap((key) => /^cmi\.interactions\.(\d+)\./.exec(key)?.[1] ?? [])).size);
  const methods: Record<string, (...args: string[]) => string> = {
    Initialize: () => {
      if (lms.state === 'running') return answer('false', style.twice);
      if (lms.state === 'over') return answer('false', style.over);
      lms.state = 'running';
      return answer('true');
    },
    [style.terminate]: () => {
      if (lms.state !== 'running') return answer('false', style.notRunning);
      lms.state = 'over';
      lms.stored = { ...lms.data };
      return answer('true');
    },
    GetValue: (element) => {
      if (lms.state !== 'running') return answer('', style.notRunning);
      if (element === 'cmi.interactions._count') return answer(count());
      return answer(lms.data[element!] ?? '');
    },
    SetValue: (element, value) => {
      if (lms.state !== 'running') return answer('false', style.notRunning);
      for (const [pattern, error] of lms.refuses) if (pattern.test(element!)) return answer('false', error);
      const row = /^cmi\.interactions\.(\d+)\.id$/.exec(element!)?.[1];
      if (row && lms.gapCode && row > count()) return answer('false', lms.gapCode);
      lms.data[element!] = value!;
      return answer('true');
    },
    Commit: () => {
      if (lms.state !== 'running') return answer('false', style.notRunning);
      if (lms.commit === 'throws') throw new TypeError('reading objectives');
      const changed = Object.entries(lms.data).filter(([element, value]) => !lms.forgets || sent[element] !== value);
      sent = { ...lms.data };
      if (lms.commit === 'true') Object.assign(lms.stored, Object.fromEntries(changed));
      return lms.commit === 'false' ? answer('false', '101') : answer('true');
    },
    GetLastError: () => code,
  };
  for (const [name, method] of Object.entries(methods)) {
    lms.api[style.prefix + name] = (...args) => {
      if (name !== 'GetLastError') lms.calls.push(`${name}(${args.join(',')})`);
      return method(...args);
    };
  }
  return lms;
}

/** A device in memory; `kept` is what it holds. */
export function fakeDevice(canWrite = true): Device & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    read: (key) => kept.get(key),
    write: (key, value) => (canWrite ? (kept.set(key, value), true) : false),
    remove: (key) => void kept.delete(key),
  };
}

/** A window tree with timers that run when a test says so. */
export interface FakeWindow { parent: FakeWindow; opener?: unknown; top?: unknown; setTimeout(work: () => void, ms: number): void; [name: string]: unknown }

export function fakeWindow(parent?: FakeWindow): FakeWindow & { timers: { work: () => void; ms: number }[] } {
  const timers: { work: () => void; ms: number }[] = [];
  const window = { timers, setTimeout: (work: () => void, ms: number) => { timers.push({ work, ms }); } } as FakeWindow & { timers: typeof timers };
  window.parent = parent ?? window;
  return window;
}

export interface FakeEnv { env: AdapterEnv; window: ReturnType<typeof fakeWindow>; device: ReturnType<typeof fakeDevice>; clock: { ms: number } }

export function fakeEnv(changes: Partial<Pick<AdapterEnv, 'reporting' | 'isScored'>> = {}, window = fakeWindow(), device = fakeDevice()): FakeEnv {
  const clock = { ms: 0 };
  const env = { window, device, clock: { now: () => Date.UTC(2026, 10, 24, 9, 30) + clock.ms, elapsed: () => clock.ms }, courseId: 'course', iri: 'https://course.invalid/course', merge: (mine: string) => mine, note: () => {}, reporting: 'passed-incomplete', isScored: false, ...changes } as unknown as AdapterEnv;
  return { env, window, device, clock };
}

/** Runs every promise callback that is due. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 100; turn++) await Promise.resolve();
};
