import type { IncomingMessage, ServerResponse } from 'node:http';

/** What an address answers; thrown as well as returned. */
export class Answer extends Error {
  readonly status: number;
  readonly body: string | Uint8Array;
  readonly headers: Record<string, string>;
  constructor(status: number, body: string | Uint8Array, headers: Record<string, string> = {}) {
    super(String(status));
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** A refusal, or a fault, in one sentence. */
export const refuse = (status: number, sentence: string): Answer => new Answer(status, `${sentence}\n`, { 'content-type': 'text/plain; charset=utf-8' });

/** JSON that no cache keeps. */
export const json = (value: unknown): Answer => new Answer(200, JSON.stringify(value), { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });

/** The whole body; throws 413 beyond `most` bytes. */
export async function readBody(request: IncomingMessage, most: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) throw refuse(413, `More than ${Math.round(most / 1_000_000)} MB were sent.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Writes an answer; honours `Range` on 200s, which players of sound and film need. */
export function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  const range = answer.status === 200 && /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
  const headers: Record<string, string | number> = { 'x-content-type-options': 'nosniff', ...answer.headers };
  let status = answer.status;
  let part = body;
  if (range && (range[1] || range[2])) {
    const first = range[1] ? Number(range[1]) : Math.max(0, body.length - Number(range[2]));
    const last = range[1] && range[2] ? Math.min(Number(range[2]), body.length - 1) : body.length - 1;
    if (first > last) {
      response.writeHead(416, { 'content-range': `bytes */${body.length}` }).end();
      return;
    }
    status = 206;
    part = body.subarray(first, last + 1);
    headers['content-range'] = `bytes ${first}-${last}/${body.length}`;
  }
  response.writeHead(status, { ...headers, 'content-length': part.length });
  response.end(request.method === 'HEAD' ? undefined : part);
}

/** True for this machine's own names, with or without a port: a page elsewhere cannot reach us under a name of its own. */
export const isLoopback = (host: string | undefined): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(host ?? '');

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8', htm: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', mjs: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8', xsd: 'text/xml; charset=utf-8', txt: 'text/plain; charset=utf-8', md: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8', vtt: 'text/vtt; charset=utf-8', svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp',
  avif: 'image/avif', ico: 'image/x-icon', woff: 'font/woff', woff2: 'font/woff2', ttf: 'font/ttf', otf: 'font/otf', mp3: 'audio/mpeg', m4a: 'audio/mp4', ogg: 'audio/ogg',
  opus: 'audio/ogg', wav: 'audio/wav', mp4: 'video/mp4', webm: 'video/webm', pdf: 'application/pdf', wasm: 'application/wasm', swf: 'application/x-shockwave-flash',
};

/** The media type of a file by its ending. */
export const typeOf = (path: string): string => types[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
