import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { LocalLms } from '../../preview/server.ts';
import { startLms } from '../../preview/server.ts';
import { manifest, put, zip } from './packages.ts';

let folder: string;
let dir: string;
let dataDir: string;
let lms: LocalLms;
const start = async (port = 0): Promise<LocalLms> => startLms({ port, dir, dataDir });
const at = (path: string): string => lms.url.slice(0, -1) + path;
const get = async (path: string): Promise<unknown> => (await fetch(at(path))).json();
const send = (method: string, path: string, body: BodyInit = '', headers: Record<string, string> = {}): Promise<Response> => fetch(at(path), { method, body, headers });

/** `fetch` would tidy the path and choose the host itself. */
const raw = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<number> => new Promise((resolve, reject) => {
  const { port } = new URL(lms.url);
  request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
    response.resume();
    resolve(response.statusCode ?? 0);
  }).on('error', reject).end();
});

const save = { item: 'i1', session: 's1', startedAt: '2026-01-01T10:00:00.000Z', seconds: 5, totalSeconds: 5, status: 'incomplete', success: '', score: '', progress: '', data: { 'cmi.suspend_data': 'one' } };
const attempt = '/api/attempt?package=tiny&learner=Ada';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lms-'));
  [dir, dataDir] = [join(folder, 'dist'), join(folder, 'data')];
  put(dir, 'tiny', { 'imsmanifest.xml': manifest({ version: '2004 3rd Edition' }), 'index.html': '<html lang="fr"><title>x</title>', 'assets/a b.js': 'let a', 'assets/é.css': '' });
  lms = await start();
});
afterEach(async () => {
  await lms.close();
  rmSync(folder, { recursive: true });
});

describe('the list of packages', () => {
  it('names title, version, languages and size', async () => {
    expect(await get('/api/packages')).toMatchObject([{ name: 'tiny', title: 'Tiny', standard: '2004', edition: '2004 3rd Edition', languages: ['fr'], files: 4, isUpload: false, fault: '', attempt: null }]);
  });

  it('is read anew at every visit', async () => {
    put(dir, 'another', { 'imsmanifest.xml': manifest({ title: 'Another' }), 'index.html': '' });
    rmSync(join(dir, 'tiny.zip'));
    expect(await get('/api/packages')).toMatchObject([{ title: 'Another', standard: '1.2' }]);
  });

  it('shows a package of several items with all of them', async () => {
    put(dir, 'tiny', { 'index.html': '', 'imsmanifest.xml': manifest({ items: '<item identifier="a" identifierref="r1"><title>A</title></item><item identifier="b" identifierref="r1" parameters="?b"><title>B</title></item>' }) });
    expect(await get('/api/packages')).toMatchObject([{ items: [{ id: 'a', href: 'index.html' }, { id: 'b', href: 'index.html?b' }] }]);
  });

  it('takes a zip without manifest for a web package', async () => {
    put(dir, 'tiny', { 'index.html': '<html lang="en"><title>Plain</title>' });
    expect(await get('/api/packages')).toMatchObject([{ title: 'Plain', standard: 'web', items: [{ href: 'index.html', isSco: false }] }]);
  });

  test.each([
    ['a manifest in a folder', { 'course/imsmanifest.xml': manifest() }, 'imsmanifest.xml is in "course/", but an LMS wants it at the zip\'s root: zip the folder\'s content, not the folder.'],
    ['nothing to launch', { 'imsmanifest.xml': manifest({ items: '' }) }, 'Its imsmanifest.xml names nothing that can be launched: an item needs an identifierref to a resource with an href.'],
    ['no start at all', { 'readme.txt': '' }, 'It has neither an imsmanifest.xml nor an index.html at its root.'],
  ])('says what is wrong with %s', async (_title, files, fault) => {
    put(dir, 'tiny', files);
    expect(await get('/api/packages')).toMatchObject([{ fault }]);
  });

  it('says so when a file is no zip', async () => {
    writeFileSync(join(dir, 'tiny.zip'), 'no zip');
    expect(await get('/api/packages')).toMatchObject([{ fault: 'This is no zip that can be read: build or download it again.' }]);
  });
});

describe('the files of a package', () => {
  const base = async (): Promise<string> => `/content/tiny/${(await get('/api/packages') as { revision: string }[])[0]!.revision}`;

  it('come with their type, whatever the query', async () => {
    const response = await fetch(at(`${await base()}/index.html?lang=fr&x=/../y`));
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, 'text/html; charset=utf-8', '<html lang="fr"><title>x</title>']);
    expect((await fetch(at(`${await base()}/assets/a%20b.js`))).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect((await fetch(at(`${await base()}/assets/%C3%A9.css`))).headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  it('come in parts where a player asks for parts', async () => {
    const response = await fetch(at(`${await base()}/assets/a%20b.js`), { headers: { range: 'bytes=1-2' } });
    expect([response.status, response.headers.get('content-range'), await response.text()]).toEqual([206, 'bytes 1-2/5', 'et']);
  });

  test.each([['/'], [''], ['/assets/'], ['/assets'], ['/missing.html'], ['/INDEX.html'], ['/../index.html'], ['/%2e%2e/tiny.zip'], ['/..%2f..%2ftiny.zip'], ['/assets/..%5cindex.html'], ['/%00'], ['/%zz']])('are not found at "%s"', async (path) => {
    expect(await raw(`${await base()}${path}`)).toBe(404);
  });

  it('are not found under another revision', async () => {
    expect(await raw('/content/tiny/0000000000/index.html')).toBe(404);
  });

  it('stay as they were for a launch that began before a new build', async () => {
    const old = `${await base()}/index.html`;
    await fetch(at(old));
    put(dir, 'tiny', { 'imsmanifest.xml': manifest(), 'index.html': 'new' });
    expect(await base()).not.toBe(old.slice(0, -'/index.html'.length));
    expect(await (await fetch(at(old))).text()).toContain('lang="fr"');
    expect(await (await fetch(at(`${await base()}/index.html`))).text()).toBe('new');
  });
});

describe('who may ask', () => {
  test.each([['127.0.0.1:4400', 200], ['localhost:4400', 200], ['[::1]:80', 200], ['evil.example', 403], ['127.0.0.1.evil.example', 403], ['localhost.evil.example:4400', 403]])('host "%s" is answered %i', async (host, status) => {
    expect(await raw('/api/packages', { host })).toBe(status);
  });

  it('refuses writes from pages of other sites', async () => {
    expect((await send('POST', '/api/attempt/reset?package=tiny&learner=Ada', '', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await send('POST', '/api/upload?name=x.zip', zip({ 'index.html': '' }), { origin: 'null' })).status).toBe(403);
    expect((await send('PUT', attempt, JSON.stringify(save), { origin: lms.url.slice(0, -1) })).status).toBe(200);
  });

  it('lets no page of another site show it in a frame, and runs nothing inline', async () => {
    const policy = (await fetch(at('/'))).headers.get('content-security-policy');
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toContain('unsafe');
  });
});

describe('attempts', () => {
  it('outlive a restart', async () => {
    await send('PUT', attempt, JSON.stringify(save));
    await lms.close();
    lms = await start();
    expect(await get(attempt)).toMatchObject({ package: 'tiny', learner: 'Ada', number: 1, items: { i1: { data: save.data, totalSeconds: 5, status: 'incomplete' } }, history: [{ id: 's1', seconds: 5, status: 'incomplete' }] });
  });

  it('say whose they are', async () => {
    expect(await get('/api/learners')).toEqual([]);
    for (const learner of ['Zoé', 'Ada', 'Ada']) await send('PUT', `/api/attempt?package=tiny&learner=${encodeURIComponent(learner)}`, JSON.stringify(save));
    expect(await get('/api/learners')).toEqual(['Ada', 'Zoé']);
  });

  it('belong to one learner and one package', async () => {
    put(dir, 'other', { 'imsmanifest.xml': manifest(), 'index.html': '' });
    await send('PUT', attempt, JSON.stringify(save));
    expect(await get('/api/attempt?package=tiny&learner=ada')).toMatchObject({ items: {} });
    expect(await get('/api/attempt?package=other&learner=Ada')).toMatchObject({ items: {} });
    expect(await get('/api/packages?learner=Ada')).toMatchObject([{ attempt: { items: {} } }, { attempt: { items: { i1: {} } } }]);
  });

  it('take a last word by beacon: what changed, and nothing else', async () => {
    await send('PUT', attempt, JSON.stringify(save));
    const { data: _data, ...rest } = save;
    await send('POST', attempt, JSON.stringify({ ...rest, seconds: 9, changed: { 'cmi.exit': 'suspend' } }));
    expect(await get(attempt)).toMatchObject({ items: { i1: { data: { 'cmi.suspend_data': 'one', 'cmi.exit': 'suspend' } } }, history: [{ id: 's1', seconds: 9 }] });
  });

  it('keep an item beside another', async () => {
    await send('PUT', attempt, JSON.stringify(save));
    await send('PUT', attempt, JSON.stringify({ ...save, item: 'i2', session: 's2' }));
    expect(await get(attempt)).toMatchObject({ items: { i1: {}, i2: {} }, history: [{ item: 'i1' }, { item: 'i2' }] });
  });

  it('are put aside, not lost, by a reset', async () => {
    await send('PUT', attempt, JSON.stringify(save));
    await send('POST', '/api/attempt/reset?package=tiny&learner=Ada');
    expect(await get(attempt)).toMatchObject({ number: 2, items: {}, history: [], earlier: [{ number: 1, items: { i1: { data: save.data } } }] });
    await send('POST', '/api/attempt/reset?package=tiny&learner=Ada');
    expect(await get(attempt)).toMatchObject({ number: 2, earlier: [{ number: 1 }] });
  });

  test.each([['no JSON', '{'], ['null', 'null'], ['a list', '[]'], ['a number as a value', JSON.stringify({ ...save, data: { a: 1 } })], ['no data', JSON.stringify({ ...save, data: undefined })]])('refuse %s and keep what they have', async (_title, body) => {
    await send('PUT', attempt, JSON.stringify(save));
    expect((await send('PUT', attempt, body)).status).toBe(400);
    expect(await get(attempt)).toMatchObject({ items: { i1: { data: save.data } } });
  });

  it('need a package and a learner', async () => {
    expect([await raw('/api/attempt?package=tiny'), await raw('/api/attempt?package=none&learner=Ada')]).toEqual([400, 404]);
  });

  it('are never written over when their file cannot be read', async () => {
    await send('PUT', attempt, JSON.stringify(save));
    const [file = ''] = readdirSync(join(dataDir, 'attempts'));
    writeFileSync(join(dataDir, 'attempts', file), '{ half');
    const response = await send('PUT', attempt, JSON.stringify(save));
    expect([response.status, await response.text()]).toEqual([500, expect.stringContaining('cannot be read as JSON. Repair it, or delete it to start afresh.')]);
  });
});

describe('uploads', () => {
  it('are listed, played and kept over a restart', async () => {
    const answer = await send('POST', '/api/upload?name=My%20course%20(1).zip', zip({ 'imsmanifest.xml': manifest({ title: 'Mine' }), 'index.html': 'mine' }));
    const { name, revision } = await answer.json() as { name: string; revision: string };
    expect(name).toBe('My-course-1');
    await lms.close();
    lms = await start();
    expect(await get('/api/packages')).toMatchObject([{ name: 'tiny' }, { name, title: 'Mine', isUpload: true }]);
    expect(await (await fetch(at(`/content/${name}/${revision}/index.html`))).text()).toBe('mine');
  });

  it('never stand in for a built package of the same name', async () => {
    await send('POST', '/api/upload?name=tiny.zip', zip({ 'index.html': '<title>Mine</title>' }));
    expect(await get('/api/packages')).toMatchObject([{ name: 'tiny', title: 'Tiny' }, { name: 'tiny-upload', title: 'Mine' }]);
  });

  it('are refused in a sentence when they are no package', async () => {
    const response = await send('POST', '/api/upload?name=../../x.zip', 'no zip');
    expect([response.status, await response.text()]).toEqual([400, 'This is no zip that can be read: build or download it again.\n']);
    expect(await get('/api/packages')).toHaveLength(1);
  });

  it('stay in their folder whatever their name', async () => {
    await send('POST', `/api/upload?name=${encodeURIComponent('../../evil.zip')}`, zip({ 'index.html': '' }));
    expect(readdirSync(join(dataDir, 'uploads'))).toEqual(['evil.zip']);
  });
});

describe('a course from another origin', () => {
  const neighbour = () => at('').replace('127.0.0.1', 'localhost');
  const content = async (): Promise<string> => `/content/tiny/${(await get('/api/packages') as { revision: string }[])[0]!.revision}/index.html`;

  it('reads its files, and may ask before it writes to the LRS', async () => {
    for (const origin of [neighbour(), 'null']) {
      expect((await fetch(at(await content()), { headers: { origin } })).headers.get('access-control-allow-origin')).toBe(origin);
      const asked = await send('OPTIONS', '/lrs/statements', '', { origin, 'access-control-request-method': 'POST' });
      expect([asked.status, asked.headers.get('access-control-allow-headers'), asked.headers.get('access-control-expose-headers')]).toEqual([204, expect.stringContaining('x-experience-api-version'), expect.stringContaining('etag')]);
      expect((await send('POST', '/fetch/none', '', { origin })).headers.get('access-control-allow-origin')).toBe(origin);
    }
  });

  it('may touch nothing else, and no other site anything', async () => {
    expect((await send('PUT', attempt, JSON.stringify(save), { origin: neighbour() })).status).toBe(403);
    expect((await send('POST', '/lrs/statements', '[]', { origin: 'https://evil.example' })).status).toBe(403);
    const read = await fetch(at(await content()), { headers: { origin: 'https://evil.example' } });
    expect(read.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('faults of the network', () => {
  it('cut what courses ask for, and nothing of the LMS’s own', async () => {
    const { revision } = (await get('/api/packages') as { revision: string }[])[0]!;
    await send('PUT', '/api/offline?on=1');
    for (const path of [`/content/tiny/${revision}/index.html`, '/lrs/statements', attempt]) await expect(fetch(at(path))).rejects.toThrow();
    expect(await get('/api/packages')).toHaveLength(1);
    await send('PUT', '/api/offline?on=');
    expect((await fetch(at(`/content/tiny/${revision}/index.html`))).status).toBe(200);
  });

  it('keep an LRS silent for ever, or let no other origin in', async () => {
    await send('PUT', '/api/fault?fault=hang');
    await expect(fetch(at('/lrs/statements'), { signal: AbortSignal.timeout(300) })).rejects.toThrow(/aborted/);
    await send('PUT', '/api/fault?fault=cors');
    const origin = 'http://localhost:1';
    expect((await send('OPTIONS', '/lrs/statements', '', { origin })).status).toBe(403);
    expect((await fetch(at('/lrs/statements'), { headers: { origin } })).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the port', () => {
  it('moves to the next one when it is busy', async () => {
    const port = Number(new URL(lms.url).port);
    const second = await start(port);
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
    await second.close();
  });
});

describe('the pages', () => {
  it('come with one script that holds the whole run-time', async () => {
    for (const path of ['/', '/play?package=tiny']) expect(await (await fetch(at(path))).text()).toContain('<script src="/lms.js" defer></script>');
    expect(await (await fetch(at('/lms.js'))).text()).toContain('LMSInitialize');
  });
});
