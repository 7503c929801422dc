import { unzipSync } from 'fflate';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Frame, type Page } from 'playwright';
import { browserArgs } from '../e2e/browser.ts';

/** Files by path. */
export type Package = Map<string, Uint8Array>;

export const readPackage = (zip: string): Package => new Map(Object.entries(unzipSync(readFileSync(zip))));

/** How to reach and answer the first question of a package. */
export interface Driver {
  /** Clicks a person needs from the launch page to the first question. */
  toQuestion?(frame: Frame): Promise<void>;
  /** First control of the first question. */
  question: string;
  /** Button that checks the answer. */
  check: string;
  /** Becomes visible with text when feedback is shown. */
  feedback: string;
}

export interface Run {
  requests: number;
  /** Bytes on the wire until the page is quiet, answers compressed by gzip as an LMS's server would. */
  wireBytes: number;
  scriptBytes: number;
  firstPaintMs: number;
  contentMs: number;
  answerableMs: number;
  feedbackMs: number;
}

const types: Record<string, string> = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml', webp: 'image/webp', png: 'image/png', woff2: 'font/woff2' };

/** A parent page with a run-time that takes everything and keeps nothing, in whose frame the package is launched. */
const PARENT = `<!doctype html><title>parent</title><link rel="icon" href="data:,"><style>html,body{margin:0;height:100%}iframe{border:0;width:100%;height:100%;display:block}</style><script>
var kept = { 'cmi.core.lesson_mode': 'normal', 'cmi.core.lesson_status': 'not attempted', 'cmi.core.student_id': 'learner1', 'cmi.interactions._count': '0', 'cmi.core._children': 'student_id,lesson_status', 'cmi.core.score._children': 'raw,min,max' }, running = false, code = '0';
window.API = { LMSInitialize: function () { running = true; code = '0'; return 'true'; }, LMSFinish: function () { return 'true'; }, LMSCommit: function () { return 'true'; },
  LMSGetValue: function (key) { code = running ? '0' : '301'; return running ? kept[key] || '' : ''; }, LMSSetValue: function (key, value) { kept[key] = value; code = '0'; return 'true'; },
  LMSGetLastError: function () { return code; }, LMSGetErrorString: function () { return ''; }, LMSGetDiagnostic: function () { return ''; } };
window.launch = function () { var frame = document.createElement('iframe'); frame.id = 'content'; window.t0 = performance.timeOrigin + performance.now(); frame.src = '/package/index.html'; document.body.append(frame); return window.t0; };
</script><body></body>`;

/** Serves a package on loopback; the function it returns ends the server. */
export async function serve(files: Package): Promise<{ url: string; close(): void }> {
  const zipped = new Map([...files].filter(([path]) => /\.(html|js|css|svg)$/.test(path)).map(([path, bytes]) => [path, gzipSync(bytes, { level: 6 })]));
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://x').pathname;
    if (path === '/') return response.writeHead(200, { 'content-type': 'text/html' }).end(PARENT);
    const name = path.replace(/^\/package\//, '');
    const bytes = zipped.get(name) ?? files.get(name);
    if (!bytes) return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': types[name.split('.').pop()!] ?? 'application/octet-stream', 'cache-control': 'max-age=3600', ...(zipped.has(name) && { 'content-encoding': 'gzip' }), 'content-length': bytes.length }).end(bytes);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => { server.close(); server.closeAllConnections(); } };
}

/** One launch in a fresh browser profile. Slow: CPU 4× slower, 150 ms latency, 1.6 Mbit/s down, 0.75 up. */
export async function run(url: string, driver: Driver, slow: boolean): Promise<Run> {
  const profile = mkdtempSync(join(tmpdir(), 'bench-'));
  const context = await chromium.launchPersistentContext(profile, { executablePath: process.env.CHROMIUM, headless: true, args: browserArgs, viewport: { width: 1280, height: 800 } });
  try {
    const page = context.pages()[0]!;
    await page.addInitScript(PAINTS);
    await page.goto(`${url}/`);
    const wire = await watch(page, slow);
    const t0 = await page.evaluate(() => (window as unknown as { launch(): number }).launch());
    const frame = await contentFrame(page);
    const content = frame.waitForFunction(() => (document.body?.innerText ?? '').trim().length >= 200, undefined, { polling: 20 }).then(() => Date.now() - t0);
    await driver.toQuestion?.(frame);
    await frame.locator(driver.question).first().click({ trial: true });
    const answerableMs = Date.now() - t0;
    await frame.locator(driver.question).first().check();
    await frame.locator(driver.check).first().click();
    await frame.waitForFunction((css) => [...document.querySelectorAll<HTMLElement>(css)].some((line) => line.innerText.trim() !== ''), driver.feedback, { polling: 10 });
    const feedbackMs = Date.now() - t0;
    await page.waitForLoadState('networkidle');
    const firstPaintMs = await frame.evaluate(() => performance.timeOrigin + (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN)) - t0;
    return { ...wire(), firstPaintMs, contentMs: await content, answerableMs, feedbackMs };
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

const PAINTS = `new PerformanceObserver(() => {}).observe({ type: 'paint', buffered: true });`;

async function contentFrame(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('#content');
  return (await element.contentFrame())!;
}

/** Slows the page where asked, and counts what comes over the wire for the package. */
async function watch(page: Page, slow: boolean): Promise<() => Pick<Run, 'requests' | 'wireBytes' | 'scriptBytes'>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const seen = new Map<string, { isScript: boolean; bytes: number }>();
  devtools.on('Network.responseReceived', (event) => {
    if (event.response.url.includes('/package/')) seen.set(event.requestId, { isScript: event.type === 'Script', bytes: 0 });
  });
  devtools.on('Network.loadingFinished', (event) => {
    const entry = seen.get(event.requestId);
    if (entry) entry.bytes = event.encodedDataLength;
  });
  if (slow) {
    await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
  const sum = (entries: { bytes: number }[]) => entries.reduce((total, entry) => total + entry.bytes, 0);
  return () => ({ requests: seen.size, wireBytes: sum([...seen.values()]), scriptBytes: sum([...seen.values()].filter((entry) => entry.isScript)) });
}
