import { createHash } from 'node:crypto';
import { unzlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { adapter } from '../../targets/web/adapter.ts';
import { appFiles } from '../../targets/web/app.ts';
import { dateOf } from '../../targets/web/dates.ts';
import { icon } from '../../targets/web/icon.ts';
import { web } from '../../targets/web/target.ts';
import { worker, type WorkerScope } from '../../targets/web/worker.ts';
import type { PackageFile, PackageInfo } from '../../targets/target.ts';
import { fakeEnv, settle } from './fake-lms.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (files: PackageFile[], path: string) => new TextDecoder().decode(files.find((file) => file.path === path)!.bytes);
const info: PackageInfo = { id: 'two-tills', version: '1.2.3', title: 'Deux caisses : la suite', description: 'x', texts: [{ language: 'fr', title: 'Deux caisses : la suite', description: 'x' }], iri: 'https://course.invalid/two-tills', reporting: 'passed-incomplete', isScored: false, files: [] };
const content: PackageFile[] = [{ path: 'index.html', bytes: bytes('<div data-accent="plum">') }, { path: 'assets/s.css', bytes: bytes(':root{--paper:#faf6f0;--accent:#0f6b6b}[data-accent=plum]{--accent:#7a3b6d}') }];

describe('the app manifest', () => {
  it('has the colours of the first page, a name that fits under an icon, and only relative addresses', () => {
    const manifest = JSON.parse(text(appFiles(info, content), 'manifest.json')) as Record<string, string>;
    expect(manifest).toMatchObject({ name: 'Deux caisses : la suite', short_name: 'Deux caisses', lang: 'fr', theme_color: '#7a3b6d', background_color: '#faf6f0', start_url: 'index.html', scope: './' });
  });

  it('leaves a short name out where the title has none', () => {
    expect(JSON.parse(text(appFiles({ ...info, title: 'A title that goes on and on and never pauses' }, content), 'manifest.json'))).not.toHaveProperty('short_name');
  });

  it('is refused when a file it names is missing, and the worker when a file is not as listed', async () => {
    const files = [...appFiles(info, content), ...content];
    expect(await web.verify(files)).toEqual([]);
    expect((await web.verify(files.filter(({ path }) => path !== 'icon-512.png'))).join('\n')).toMatch(/sw\.js does not list[^]*manifest\.json names "icon-512\.png"/);
  });
});

describe('the icon', () => {
  it('is the same picture at every size, white on the accent, the accent to every edge', () => {
    const pixels = (size: number) => {
      const file = icon('#7a3b6d', size);
      const at = file.findIndex((_byte, index) => String.fromCharCode(...file.subarray(index, index + 4)) === 'IDAT');
      return unzlibSync(file.subarray(at + 4, at + 4 + new DataView(file.buffer).getUint32(at - 4)));
    };
    const small = pixels(64);
    const row = (y: number) => [...small.subarray(y * 65 + 1, (y + 1) * 65)];
    expect([...row(0), ...row(63)].every((shade) => shade === 0)).toBe(true);
    expect(Math.max(...small)).toBe(255);
    expect(pixels(128).length).toBe(128 * 129);
    expect([...icon('#7a3b6d', 16).subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  });
});

describe('the dates in the zip', () => {
  const date = (version: string, content = 'a') => dateOf({ path: 'index.html', bytes: bytes(content) }, { ...info, version });

  it('rise with the version and change with the content', () => {
    const versions = ['0.0.0', '0.1.0', '0.1.1', '0.2.0', '1.0.0', '1.0.1', '12.3.4', '99.99.99'];
    expect(versions.map((each) => date(each)).sort()).toEqual(versions.map((each) => date(each)));
    expect(new Set(versions.map((each) => date(each).slice(0, 16))).size).toBe(versions.length);
    expect(new Set('abcdef'.split('').map((each) => date('1.0.0', each))).size).toBeGreaterThan(3);
  });

  it('lie between 2034 and 2037, in daytime, where no zone changes its clocks', () => {
    for (const each of ['0.0.0', '99.99.99']) expect(date(each)).toMatch(/^203[4-7]-\d\d-\d\dT(0[6-9]|1[0-7]):\d\d:\d\d$/);
  });
});

describe('the service worker', () => {
  const hash = (content: string) => createHash('sha256').update(content).digest('hex').slice(0, 32);

  /** A browser with one cache and one server, and a worker of this list of files. */
  function browser(server: Record<string, string>, kept = new Map<string, Response>()) {
    const listeners: Record<string, (event: never) => void> = {};
    const asked: string[] = [];
    const self = {
      registration: { scope: 'https://x.example/course/', waiting: null as { postMessage(): void } | null },
      clients: { matchAll: async () => self.windows },
      windows: [{}],
      caches: { open: async () => ({ match: async (key: string) => kept.get(key)?.clone(), put: async (key: string, response: Response) => void kept.set(key, response), keys: async () => [...kept.keys()].map((url) => ({ url })), delete: async (key: string) => kept.delete(key) }) },
      crypto,
      fetch: async (request: Request | string, init?: RequestInit) => {
        const path = (typeof request === 'string' ? request : request.url).replace('https://x.example/course/', '');
        asked.push(`${path}${init?.cache ? ` ${init.cache}` : ''}`);
        return new Response(server[path] ?? 'lost', { headers: { 'content-type': 'text/html' } });
      },
      skipWaiting: async () => {},
      addEventListener: (type: string, listener: (event: never) => void) => { listeners[type] = listener; },
    };
    worker(self as unknown as WorkerScope, Object.fromEntries(Object.entries({ 'index.html': 'home', 'a.html': 'a' }).map(([path, content]) => [path, hash(content)])));
    const run = (type: string) => new Promise((done, fail) => listeners[type]!({ waitUntil: (work: Promise<unknown>) => work.then(done, fail) } as never));
    const fetched = (url: string, init: Partial<Request> = {}) => {
      let answer: Promise<Response> | undefined;
      listeners.fetch!({ request: { url, method: 'GET', mode: 'cors', ...init }, respondWith: (given: Promise<Response>) => { answer = given; } } as never);
      return answer;
    };
    return { self, asked, kept, run, fetched };
  }

  const server = { 'index.html': 'home', 'a.html': 'a' };

  it('keeps every file once it has seen its very bytes, and answers with it whatever the query', async () => {
    const { run, fetched, asked } = browser(server);
    await run('install');
    expect(asked).toEqual(['index.html default', 'a.html default']);
    for (const address of ['', 'index.html?lang=fr', 'index', 'a.html#x']) expect(await (await fetched(`https://x.example/course/${address}`))!.text()).toBe(address.startsWith('a') ? 'a' : 'home');
    expect(asked).toHaveLength(2);
  });

  it('asks the server itself where the browser’s cache holds another version, and is not installed where the server does', async () => {
    const { run, asked } = browser({ ...server, 'a.html': 'old' });
    await expect(run('install')).rejects.toThrow('a.html does not belong to this version');
    expect(asked).toContain('a.html reload');
  });

  it('takes from the last version what has not changed, and forgets the rest when it takes over', async () => {
    const kept = new Map([[`https://x.example/course/?${hash('home')}`, new Response('home')], [`https://x.example/course/?${hash('gone')}`, new Response('gone')]]);
    const { run, asked } = browser(server, kept);
    await run('install');
    expect(asked).toEqual(['a.html default']);
    expect(kept.size).toBe(3);
    await run('activate');
    expect([...kept.keys()]).toEqual([hash('home'), hash('a')].map((each) => `https://x.example/course/?${each}`));
  });

  it.each([['https://x.example/other/index.html', {}], ['https://x.example/course/own.html', {}], ['https://x.example/course/constructor', {}], ['https://lrs.example/course/index.html', {}], ['https://x.example/course/index.html', { method: 'POST' }]])('lets %s %o pass', (url, init) => expect(browser(server).fetched(url, init)).toBeUndefined());

  it('goes to the network for a file the browser has thrown away', async () => {
    const { fetched, asked } = browser(server);
    expect(await (await fetched('https://x.example/course/a.html'))!.text()).toBe('a');
    expect(asked).toEqual(['a.html']);
  });

  it('lets a version that waits take over when the only window loads a page', async () => {
    const { self, fetched, run } = browser(server);
    await run('install');
    let went = 0;
    self.registration.waiting = { postMessage: () => { went++; } };
    self.windows = [{}, {}];
    expect((await fetched('https://x.example/course/', { mode: 'navigate' }))!.headers.get('refresh')).toBeNull();
    self.windows = [{}];
    expect((await fetched('https://x.example/course/a.html'))!.headers.get('refresh')).toBeNull();
    expect((await fetched('https://x.example/course/', { mode: 'navigate' }))!.headers.get('refresh')).toBe('0');
    expect(went).toBe(1);
  });
});

describe('the page', () => {
  async function open(protocol: string, more: Record<string, unknown> = {}) {
    const fake = fakeEnv();
    const added: unknown[] = [];
    const registered: string[] = [];
    Object.assign(fake.window, {
      document: { readyState: 'complete', head: { append: (link: unknown) => added.push(link) }, createElement: () => ({}) },
      location: { protocol },
      navigator: { serviceWorker: { register: async (address: string) => { registered.push(address); throw new DOMException('no', 'SecurityError'); } } },
      ...more,
    });
    await adapter(fake.env).open();
    await settle();
    return [added, registered];
  }

  it('is an app where the browser lets it, and goes on where it does not', async () => {
    expect(await open('https:')).toEqual([[{ rel: 'manifest', href: 'manifest.json' }], ['sw.js']]);
    expect(await open('http:', { navigator: {} })).toEqual([[{ rel: 'manifest', href: 'manifest.json' }], []]);
  });

  it('is none from a file and in another page’s frame', async () => {
    expect(await open('file:')).toEqual([[], []]);
    expect(await open('https:', { parent: {} })).toEqual([[], []]);
  });
});
