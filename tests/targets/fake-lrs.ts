/** Launches the xAPI adapters over the local LRS, without a network: every answer comes within promise callbacks. */
import type { LrsReply, LrsRequest } from '../../preview/lrs/exchange.ts';
import { openLaunches, type LaunchOptions, type Launches } from '../../preview/lrs/launches.ts';
import { openLrs, type Lrs } from '../../preview/lrs/lrs.ts';
import type { AdapterEnv } from '../../targets/target.ts';
import { fakeDevice, fakeEnv, fakeWindow, type FakeEnv } from './fake-lms.ts';

const base = 'https://lms.example/';
export const registration = '760e3480-ba55-4991-94b0-01820dbd23a2';
export const iri = 'https://course.invalid/course';

export interface Sent { method: string; address: string; keepalive: boolean }

export interface FakeBrowser extends FakeEnv {
  /** Every request, in order. */
  sent: Sent[];
  /** Where the window was sent. */
  left: string[];
}

/** A page of the package at an address with these launch parameters; `device` outlives it where it is handed on. */
export function fakeBrowser(serve: (request: LrsRequest) => LrsReply | undefined, token: (key: string) => LrsReply | undefined, parameters: URLSearchParams, changes: Partial<Pick<AdapterEnv, 'reporting' | 'isScored'>> = {}, device = fakeDevice()): FakeBrowser {
  const window = fakeWindow();
  const given = fakeEnv(changes, window, device);
  const sent: Sent[] = [];
  const left: string[] = [];
  Object.assign(window, {
    location: { search: `?${parameters}`, assign: (address: string) => void left.push(address) },
    document: { documentElement: { lang: 'fr' }, title: 'Écouter · Désamorcer' },
    async fetch(address: string, { method = 'GET', headers = {}, body, keepalive = false }: { method?: string; headers?: Record<string, string>; body?: string | null; keepalive?: boolean }) {
      sent.push({ method, address, keepalive });
      const url = new URL(address);
      const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
      const answer = url.pathname.startsWith('/fetch/')
        ? token(url.pathname.slice('/fetch/'.length))
        : serve({ method, resource: url.pathname.slice('/lrs/'.length), query: url.searchParams, headers: lower, body: body ?? '' });
      await Promise.resolve();
      if (!answer) throw new TypeError('Failed to fetch');
      return { status: answer.status, headers: new Headers(answer.headers), text: () => Promise.resolve(answer.body) };
    },
  });
  return { ...given, sent, left };
}

/** An LRS as a Tin Can launch meets it. */
export function fakeLrs(): { lrs: Lrs; page(device?: ReturnType<typeof fakeDevice>, changes?: Parameters<typeof fakeBrowser>[3], parameters?: Record<string, string>): FakeBrowser } {
  const lrs = openLrs({ admit: ({ headers }) => (headers.authorization === 'Basic a2V5' ? undefined : { status: 401, body: '', headers: {} }) });
  const actor = JSON.stringify({ name: ['Ada'], mbox: ['mailto:ada@example.org'] });
  return {
    lrs,
    page: (device, changes, parameters = {}) => fakeBrowser(lrs.answer, () => undefined, new URLSearchParams({ endpoint: `${base}lrs/`, auth: 'Basic a2V5', actor, registration, activity_id: iri, ...parameters }), changes, device),
  };
}

/** A cmi5 LMS; `launch` is a new session, a page with the same parameters another page of it. */
export function fakeCmi5(): { lms: Launches; launch(options?: Partial<LaunchOptions>): URLSearchParams; page(parameters: URLSearchParams, device?: ReturnType<typeof fakeDevice>, changes?: Parameters<typeof fakeBrowser>[3]): FakeBrowser } {
  let ids = 0;
  const lms = openLaunches({ newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`, now: () => new Date(Date.UTC(2026, 10, 24, 9, 29)) });
  return {
    lms,
    launch: (options = {}) => lms.launch({ hasRules: true, publisherId: `${iri}/au`, learner: 'u-17', registration, ...options }, base),
    page: (parameters, device, changes) => fakeBrowser((request) => lms.lrs.answer(request), lms.token, parameters, changes, device),
  };
}

/** What is stored, as `verb last-part-of-object`. */
export const told = ({ statements }: Lrs): string[] =>
  statements.map(({ verb, object }) => `${String((verb as { id: string }).id).split('/').at(-1)} ${String((object as { id: string }).id).split('/').at(-1)}`);

/** The course's own document. */
export function savedIn({ documents }: Lrs): { state: string; location: string; told: string[] } | undefined {
  const text = [...documents].find(([key]) => key.endsWith('\nprogress'))?.[1];
  return text ? (JSON.parse(text) as { state: string; location: string; told: string[] }) : undefined;
}
