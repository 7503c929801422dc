/** What the worker needs of its global scope. */
export interface WorkerScope {
  registration: { scope: string; waiting: { postMessage(message: unknown): void } | null };
  clients: { matchAll(): Promise<readonly unknown[]> };
  caches: Pick<CacheStorage, 'open'>;
  crypto: { subtle: Pick<SubtleCrypto, 'digest'> };
  fetch(request: Request | string, init?: RequestInit): Promise<Response>;
  skipWaiting(): Promise<void>;
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void;
}

interface WorkerEvent {
  request: Request;
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

/**
 * The service worker of a web package: its text is the file, so it uses nothing from outside. `files`: the package's files
 * and their hashes. Each is kept under its hash, and only when its bytes have it, so no page ever meets files of another
 * version. A new version waits until no window shows the old one, or until the only one loads a page. Every other address
 * goes to the network untouched.
 */
export function worker(self: WorkerScope, files: Record<string, string>): void {
  const { scope } = self.registration;
  const store = () => self.caches.open(`course ${scope}`);
  const key = (hash: string) => `${scope}?${hash}`;

  function pathOf(address: string): string | undefined {
    const path = address.split(/[?#]/)[0]!;
    if (!path.startsWith(scope)) return undefined;
    const rest = path.slice(scope.length) || 'index.html';
    // Some hosts take ".html" away.
    return [rest, `${rest}.html`].find((each) => Object.hasOwn(files, each));
  }

  async function take(path: string): Promise<void> {
    const hash = files[path]!;
    const cache = await store();
    if (await cache.match(key(hash))) return;
    for (const freshness of ['default', 'reload'] as const) {
      const answer = await self.fetch(scope + path, { cache: freshness, priority: 'low' });
      const bytes = await answer.arrayBuffer();
      const digest = [...new Uint8Array(await self.crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      // A new answer: one that was redirected may not serve a page.
      if (digest.startsWith(hash)) return cache.put(key(hash), new Response(bytes, { headers: { 'content-type': answer.headers.get('content-type') ?? '' } }));
    }
    throw new Error(`${path} does not belong to this version: it is being replaced, or the server changes it on the way.`);
  }

  async function forget(): Promise<void> {
    const cache = await store();
    const current = Object.values(files).map(key);
    for (const { url } of await cache.keys()) if (!current.includes(url)) await cache.delete(url);
  }

  async function answer(request: Request, path: string): Promise<Response> {
    const { waiting } = self.registration;
    if (waiting && request.mode === 'navigate' && (await self.clients.matchAll()).length < 2) {
      waiting.postMessage('go');
      // The page is asked for again, and the new version answers.
      return new Response('', { headers: { refresh: '0' } });
    }
    return (await (await store()).match(key(files[path]!))) ?? self.fetch(request);
  }

  self.addEventListener('install', (event) => event.waitUntil(Promise.all(Object.keys(files).map(take))));
  self.addEventListener('activate', (event) => event.waitUntil(forget()));
  self.addEventListener('message', (event) => event.waitUntil(self.skipWaiting()));
  self.addEventListener('fetch', (event) => {
    const path = event.request.method === 'GET' ? pathOf(event.request.url) : undefined;
    if (path !== undefined) event.respondWith(answer(event.request, path));
  });
}
