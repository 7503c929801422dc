import { unzipSync } from 'fflate';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';

/** The courses that `run.ts` builds. */
export type CourseName = 'course' | 'listening' | 'phishing' | 'lifting' | 'page-gallery' | 'types' | 'required' | 'beside' | 'recognition';

/** Folder with the built packages of a course, made by `run.ts`. */
export const builtFolder = (course: CourseName): string => `.cache/e2e/${course}`;

/** Path of the zip a course was packed into for a target. */
export function zipOf(course: CourseName, target: string): string {
  const folder = builtFolder(course);
  return join(folder, readdirSync(folder).find((name) => name.endsWith(`-${target}.zip`))!);
}

export const filesOf = (zip: string): Map<string, Uint8Array> => new Map(Object.entries(unzipSync(readFileSync(zip))));

const types: Record<string, string> = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css', woff2: 'font/woff2', svg: 'image/svg+xml', png: 'image/png', wav: 'audio/wav', webm: 'video/webm', vtt: 'text/vtt', txt: 'text/plain', json: 'application/json' };

export interface Served {
  /** Address of the package's folder, as deep and odd as an LMS's. */
  base: string;
  requests: string[];
  /** Cuts every connection without an answer, as a dead network does. */
  isDown: boolean;
  close(): void;
}

/** Serves a package the way an LMS does: under a sub-path, with a query on the launch page, and no folder index. */
export async function serve(files: Map<string, Uint8Array>, prefix = '/pluginfile.php/123/mod_scorm/content/1/'): Promise<Served> {
  const requests: string[] = [];
  const served: Served = { base: '', requests, isDown: false, close: () => { server.close(); server.closeAllConnections(); } };
  const server = createServer((request, response) => {
    if (served.isDown) return void request.socket.destroy();
    const { pathname } = new URL(request.url!, 'http://x');
    requests.push(request.url!);
    const bytes = pathname.startsWith(prefix) ? files.get(pathname.slice(prefix.length)) : undefined;
    if (!bytes) response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>');
    else response.writeHead(200, { 'content-type': types[pathname.split('.').pop()!] ?? 'application/octet-stream' }).end(bytes);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  served.base = `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`;
  return served;
}

/** Writes a package's files to a folder. */
export function unpack(files: Map<string, Uint8Array>, folder: string): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

export interface Watch {
  /** Uncaught errors, console errors, blocked by CSP, requests to other hosts, failed requests. */
  faults: string[];
}

/** Collects everything that must not happen on a page of a package, from now on and in every frame. */
export async function watch(page: Page, isExpected: (fault: string) => boolean = () => false): Promise<Watch> {
  const faults: string[] = [];
  const note = (fault: string) => { if (!isExpected(fault)) faults.push(fault); };
  page.on('pageerror', (error) => note(`error: ${error.message}`));
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') note(`console: ${message.text()}`); });
  page.on('request', (request) => { if (!/^(http:\/\/127\.0\.0\.1|file:|data:|about:|blob:)/.test(request.url())) note(`foreign: ${request.url()}`); });
  page.on('response', (response) => { if (response.status() >= 400) note(`${response.status()}: ${response.url()}`); });
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => console.error(`CSP ${event.violatedDirective} ${event.blockedURI}`)));
  return { faults };
}
