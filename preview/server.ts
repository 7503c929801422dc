import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Save } from './attempts.ts';
import { openAttempts } from './attempts.ts';
import { isNeighbour, isShared, shared } from './cross-origin.ts';
import type { LrsReply } from './lrs/exchange.ts';
import { openPages } from './page/serve.ts';
import { openLibrary, type Package } from './packages.ts';
import { openRecords } from './records.ts';
import { Answer, isLoopback, json, readBody, refuse, send, typeOf } from './requests.ts';

/** A running local LMS. */
export interface LocalLms {
  /** `http://127.0.0.1:4400/` */
  url: string;
  /** Resolves when the port is free again; open connections are cut. */
  close(): Promise<void>;
}

/** Moodle's default sites take less; this is what other tools of the trade take. */
const largestUpload = 500_000_000;
const largestSave = 20_000_000;

/**
 * Starts the local LMS on 127.0.0.1 only: `dir` holds the built zips (read anew at every visit), `dataDir` keeps attempts and uploads.
 * A busy port moves to the next one; port 0 takes any. Rejects where twenty ports in a row are busy or the port may not be used.
 */
export async function startLms({ port, dir, dataDir }: { port: number; dir: string; dataDir: string }): Promise<LocalLms> {
  const library = openLibrary(dir, join(dataDir, 'uploads'));
  const attempts = openAttempts(join(dataDir, 'attempts'));
  const records = openRecords(dataDir);
  const pages = await openPages();
  /** Faults that are switched on: the network of courses is down; the LRS lets no other origin in. */
  let isOffline = false;
  let refusesOthers = false;
  const isRecorded = ({ hasRules }: Package): boolean => hasRules !== undefined;

  async function answer(request: IncomingMessage): Promise<Answer | undefined> {
    if (!isLoopback(request.headers.host)) return refuse(403, 'This server answers on 127.0.0.1 and localhost only.');
    // A page on another site may not write here, even though it can send a form or a beacon.
    const { origin } = request.headers;
    const { path, query } = readAddress(request.url ?? '/');
    const isWelcome = origin === undefined || origin === `http://${request.headers.host}` || (isShared(path) && isNeighbour(origin));
    if (!isWelcome && request.method !== 'GET') return refuse(403, 'This request comes from another site.');
    if (isOffline && (isShared(path) || path === '/api/attempt')) return undefined;
    if (request.method === 'OPTIONS' && isShared(path)) return new Answer(refusesOthers ? 403 : 204, '');
    const route = `${request.method === 'HEAD' ? 'GET' : request.method} ${path}`;

    const page = pages.find(route);
    if (page) return page;
    if (route.startsWith('GET /content/')) return content(path);
    if (path.startsWith('/lrs/')) return fromLrs(records.answer({ method: request.method ?? '', resource: path.slice('/lrs/'.length), query, headers: request.headers as Record<string, string>, body: new TextDecoder().decode(await readBody(request, largestSave)) }));
    if (route.startsWith('POST /fetch/')) return fromLrs(records.token(path.slice('/fetch/'.length)));
    const learner = (query.get('learner') ?? '').trim();
    switch (route) {
      case 'GET /api/packages':
        return json(library.list().map((each) => ({ ...each, attempt: !learner ? null : isRecorded(each) ? records.attempt(each.name, learner) : attempts.read(each.name, learner) })));
      case 'GET /api/learners':
        return json(attempts.learners());
      case 'GET /api/attempt':
        return json(attempts.read(...whose(query)));
      case 'PUT /api/attempt':
      // The only way a page that is being closed can send something.
      case 'POST /api/attempt':
        return json(attempts.save(...whose(query), readSave(await readBody(request, largestSave))));
      case 'POST /api/attempt/reset': {
        const [name, who] = whose(query);
        if (!isRecorded(library.find(name)!)) return json(attempts.reset(name, who));
        records.reset(name, who);
        return json(records.attempt(name, who));
      }
      case 'POST /api/launch':
        return launch(...whose(query), query, `http://${request.headers.host}/`);
      case 'GET /api/record':
        return json(records.read(...whose(query)));
      case 'PUT /api/fault':
        records.setFault(query.get('fault') ?? '');
        refusesOthers = query.get('fault') === 'cors';
        return json({});
      case 'PUT /api/offline':
        isOffline = query.get('on') === '1';
        return json({});
      case 'POST /api/upload':
        return upload(query.get('name') ?? 'package.zip', await readBody(request, largestUpload));
      default:
        return refuse(404, 'There is nothing at this address.');
    }
  }

  function whose(query: URLSearchParams): [string, string] {
    const name = query.get('package') ?? '';
    const learner = (query.get('learner') ?? '').trim();
    if (!name || !learner) throw refuse(400, 'Both "package" and "learner" have to be named.');
    if (!library.find(name)) throw refuse(404, `There is no package "${name}".`);
    return [name, learner];
  }

  /** The launch parameters of an xAPI package, as a query. */
  function launch(name: string, learner: string, query: URLSearchParams, base: string): Answer {
    const { hasRules, items, revision } = library.find(name)!;
    const item = items.find(({ id }) => id === query.get('item')) ?? items[0];
    if (hasRules === undefined || !item) return refuse(400, 'This package is launched without an LRS.');
    const mode = ({ browse: 'Browse', review: 'Review' } as const)[query.get('mode') ?? ''] ?? 'Normal';
    return json({ query: records.launch(name, { hasRules, publisherId: item.id, learner, launchMode: mode, masteryScore: item.masteryScore ? Number(item.masteryScore) : undefined, moveOn: item.completionThreshold, launchParameters: item.launchData, url: `${base}content/${encodeURIComponent(name)}/${revision}/${item.href}`, returnURL: `${base}returned`, languagePreference: query.get('lang') || undefined }, base) });
  }

  function content(path: string): Answer {
    const [, , name = '', revision = '', ...rest] = path.split('/');
    const bytes = library.file(name, revision, rest.join('/'));
    if (!bytes) return refuse(404, 'The package holds no such file. (It may have been built anew: launch it again.)');
    return new Answer(200, bytes, { 'content-type': typeOf(path), 'cache-control': 'private, max-age=3600, immutable' });
  }

  function upload(name: string, bytes: Uint8Array): Answer {
    try {
      return json(library.add(name, bytes));
    } catch (error) {
      return refuse(400, (error as Error).message);
    }
  }

  const server = createServer((request, response) => {
    answer(request)
      .catch((error: unknown) => (error instanceof Answer ? error : refuse(500, (error as Error).message)))
      .then((result) => {
        // Faults that are switched on: the connection is cut, or the answer never comes.
        if (!result) return void response.destroy();
        if (result.status === 0) return;
        if (isShared(request.url ?? '') && !(refusesOthers && request.url!.startsWith('/lrs/'))) for (const [name, value] of Object.entries(shared(request))) response.setHeader(name, value);
        // What is left of a body nobody wanted must not keep the connection.
        if (!request.complete) response.setHeader('connection', 'close');
        send(request, response, result);
      })
      .catch(() => response.destroy());
  });
  const taken = await listen(server, port);
  return {
    url: `http://127.0.0.1:${taken}/`,
    close: () => new Promise((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections();
    }),
  };
}

const fromLrs = (given: LrsReply | undefined): Answer | undefined => given && new Answer(given.status, given.body, { 'cache-control': 'no-store', ...given.headers });

/** Path and query, decoded once; a path that climbs or hides a separator is not found. Not by `URL`, which would resolve `..` first. */
function readAddress(url: string): { path: string; query: URLSearchParams } {
  const [encoded = '', query = ''] = url.split(/\?(.*)/s);
  const parts = encoded.split('/').map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return '..';
    }
  });
  if (parts.some((part) => part === '..' || part === '.' || /[/\\\0]/.test(part))) throw refuse(404, 'There is nothing at this address.');
  return { path: parts.join('/'), query: new URLSearchParams(query) };
}

/** A save as the page sends it; throws 400 for anything else. */
function readSave(bytes: Uint8Array): Save {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw refuse(400, 'The attempt is no JSON.');
  }
  const save = value as Partial<Save> | null;
  const isFlat = (data: unknown): boolean => typeof data === 'object' && data !== null && Object.values(data).every((each) => typeof each === 'string');
  const texts = [save?.item, save?.session, save?.startedAt, save?.status, save?.success, save?.score, save?.progress];
  const isSave = texts.every((each) => typeof each === 'string') && Number.isFinite(save?.seconds) && Number.isFinite(save?.totalSeconds) && isFlat(save?.data ?? save?.changed);
  if (!isSave) throw refuse(400, 'The attempt has not the expected form.');
  return save as Save;
}

/** Twenty tries, each one port further. */
function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const attempt = (next: number): void => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE' && next < port + 20) attempt(next + 1);
        else reject(error);
      });
      server.listen(next, '127.0.0.1', () => {
        server.removeAllListeners('error');
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : next);
      });
    };
    attempt(port);
  });
}
