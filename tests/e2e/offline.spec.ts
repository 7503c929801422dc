import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { targets } from '../../targets/index.ts';
import type { RuntimeQuiz } from '../../quizzes/runtime.ts';
import type { PackageInfo } from '../../targets/target.ts';
import { activity, answer, card, courseOf } from './answers.ts';
import { filesOf, serve, watch, zipOf, type Served } from './packages.ts';

const quizzes = courseOf('tests/courses/listening').lessons.find(({ id }) => id === 'listen')!.activities.filter(({ data }) => data.type === 'quiz').map(({ id }) => activity<RuntimeQuiz>('tests/courses/listening', id, 'fr'));
/** One question online, one offline. */
const questions = quizzes.flatMap((quiz) => quiz.items.map(({ id }) => ({ quiz, id }))).slice(0, 2);
const isRight = (page: Page, { quiz, id }: (typeof questions)[number]) => expect(card(page, quiz.id, id)).toHaveAttribute('data-outcome', 'correct');
const heading = (page: Page) => page.locator('main h1');

test.use({ locale: 'fr-FR' });

let files: Map<string, Uint8Array>;
let served: Served;
test.beforeEach(async () => {
  files = filesOf(zipOf('listening', 'web'));
  served = await serve(files);
});
test.afterEach(() => served.close());

/** The worker is there and holds every file. */
const installed = (page: Page) => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL.split('/').at(-1));
const waiting = (page: Page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state);
const lookForUpdate = (page: Page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update().catch(() => {}));

/** The server has another version from now on: every page says so in its heading, and the worker lists the new pages. */
function update(word: string, isWhole = true): void {
  let list = new TextDecoder().decode(files.get('sw.js'));
  for (const [path, bytes] of files) {
    if (!path.endsWith('.html')) continue;
    const next = new TextEncoder().encode(new TextDecoder().decode(bytes).replace(/(<h1[^>]*>)(\[\w+\] )?/g, `$1[${word}] `));
    const hash = (content: Uint8Array) => createHash('sha256').update(content).digest('hex').slice(0, 32);
    list = list.replace(`"${path}": "${hash(bytes)}"`, `"${path}": "${hash(next)}"`);
    if (isWhole || path < 'en-m') files.set(path, next);
  }
  files.set('sw.js', new TextEncoder().encode(list));
}

async function openLesson(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${served.base}index.html`);
  expect(await installed(page)).toBe('sw.js');
  await page.locator('#go-on').click();
  await expect(page).toHaveURL(/fr-listen\.html/);
  return page;
}

test('a lesson opened once goes on offline: reloaded, answered, left and come back to', async ({ page, context }) => {
  const { faults } = await watch(page);
  await page.goto(`${served.base}index.html?from=mail`);
  expect(await installed(page)).toBe('sw.js');
  await page.locator('#go-on').click();
  await expect(page).toHaveURL(/fr-listen\.html/);
  const [online, offline] = questions as [(typeof questions)[0], (typeof questions)[0]];
  await answer(page, online.quiz, online.id, true);
  await isRight(page, online);

  served.isDown = true;
  await context.setOffline(true);
  await page.reload();
  await isRight(page, online);
  await answer(page, offline.quiz, offline.id, true);
  // A lesson that was never opened before, and by its address.
  await page.goto(`${served.base}fr-hear-out.html`);
  await expect(heading(page)).toBeVisible();
  await expect(page.locator('.scenario')).toBeVisible();
  await page.goto(served.base);
  await expect(page.locator('#page')).toHaveAttribute('data-page', /fr-/);

  served.isDown = false;
  await context.setOffline(false);
  await page.goto(`${served.base}fr-listen.html`);
  for (const question of questions) await isRight(page, question);
  expect(faults).toEqual([]);
});

test('a new version takes over at the next load, and no page mixes two', async ({ context }) => {
  const page = await openLesson(context);
  await page.reload();
  update('two');
  await lookForUpdate(page);
  await expect.poll(() => waiting(page)).toBe('installed');
  // The page in view stays what it is, and so does the next one it moves to.
  await page.locator('header a').first().click();
  await expect(page).toHaveURL(/fr-home\.html/);
  await expect(heading(page)).not.toContainText('[two]');
  await page.reload();
  await expect(heading(page)).toContainText('[two]');
  await expect.poll(() => waiting(page)).toBeUndefined();
  const kept = await page.evaluate(async () => Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length)));
  expect(kept).toEqual([new Set([...files].filter(([path]) => path !== 'sw.js').map(([, bytes]) => createHash('sha256').update(bytes).digest('hex'))).size]);
});

test('a second window keeps both on the old version until it is closed', async ({ context }) => {
  const page = await openLesson(context);
  await page.reload();
  const other = await context.newPage();
  await other.goto(`${served.base}fr-home.html`);
  update('two');
  await lookForUpdate(page);
  await expect.poll(() => waiting(page)).toBe('installed');
  await page.reload();
  await expect(heading(page)).not.toContainText('[two]');
  await other.close();
  await page.reload();
  await expect(heading(page)).toContainText('[two]');
});

test('a server in the middle of an update serves the old version to those who have it', async ({ context }) => {
  const page = await openLesson(context);
  await page.reload();
  update('half', false);
  await lookForUpdate(page);
  await expect.poll(() => page.evaluate(async () => { const { waiting: next, installing } = (await navigator.serviceWorker.getRegistration())!; return next ?? installing; })).toBeNull();
  for (const name of ['en-home', 'fr-listen']) {
    await page.goto(`${served.base}${name}.html`);
    await expect(heading(page)).not.toContainText('[half]');
  }
});

test('touches nothing beside the package', async ({ context }) => {
  const page = await openLesson(context);
  await page.reload();
  served.requests.length = 0;
  const statuses = await page.evaluate((base) => Promise.all([`${base}own.html`, `${base}../other/index.html`, `${base}index.html`].map(async (address) => (await fetch(address)).status)), served.base);
  expect(statuses).toEqual([404, 404, 200]);
  expect(served.requests.filter((url) => !url.endsWith('sw.js'))).toHaveLength(2);
});

test('says what it is to be installed by, and its icons are pictures', async ({ page }) => {
  await page.goto(`${served.base}index.html`);
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]')!;
    const { icons, ...said } = await (await fetch(link.href)).json() as { icons: { src: string; sizes: string }[] };
    const pictures = await Promise.all(icons.map(async ({ src, sizes }) => {
      const picture = Object.assign(new Image(), { src });
      await picture.decode();
      return `${picture.naturalWidth}x${picture.naturalHeight}` === sizes;
    }));
    return { ...said, pictures };
  });
  expect(manifest).toEqual({ name: 'Désamorcer\u00A0: gérer un conflit avec la clientèle', short_name: 'Désamorcer', description: expect.any(String), lang: 'fr', start_url: 'index.html', scope: './', display: 'standalone', theme_color: '#0f6b6b', background_color: '#faf6f0', pictures: [true, true] });
  // What the browser itself has against installing it.
  const client = await page.context().newCDPSession(page);
  await installed(page);
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

test('is no app inside another page’s frame, and packages for an LMS hold none', async ({ page }) => {
  await page.goto(`${served.base}nothing.html`);
  await page.setContent(`<iframe src="${served.base}index.html"></iframe>`);
  await expect(page.frameLocator('iframe').locator('#page[data-page=fr-home]')).toBeVisible();
  await expect(page.frameLocator('iframe').locator('link[rel=manifest]')).toHaveCount(0);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  for (const target of Object.keys(targets).filter((each) => each !== 'web')) {
    const held = filesOf(zipOf('listening', target));
    const text = [...held].filter(([path]) => /\.(js|html)$/.test(path)).map(([, bytes]) => new TextDecoder().decode(bytes)).join();
    expect([target, /serviceWorker|worker-src|rel=.?manifest|icon-192/.exec(text)?.[0], held.has('sw.js')]).toEqual([target, undefined, false]);
  }
});

test.describe('without a worker', () => {
  test.use({ serviceWorkers: 'block' });

  test('a server that sends dates and no Cache-Control shows the new pages after an update', async ({ page }) => {
    const info = { version: '1.0.0' } as PackageInfo;
    const date = (path: string) => `${targets.web!.date!({ path, bytes: files.get(path)! }, info)}Z`;
    const server = createServer((request, response) => {
      const path = request.url!.slice(1);
      const bytes = files.get(path);
      if (!bytes) return void response.writeHead(404).end();
      const last = new Date(date(path)).toUTCString();
      if (request.headers['if-modified-since'] && Date.parse(request.headers['if-modified-since']) >= Date.parse(last)) return void response.writeHead(304).end();
      response.writeHead(200, { 'last-modified': last, 'content-type': path.endsWith('.html') ? 'text/html' : path.endsWith('.css') ? 'text/css' : 'text/javascript' }).end(bytes);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    try {
      await page.goto(`${base}fr-listen.html`);
      await page.goto(`${base}fr-home.html`);
      update('two');
      info.version = '1.0.1';
      await page.evaluate((address) => location.assign(address), `${base}fr-listen.html`);
      await expect(heading(page)).toContainText('[two]');
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
});
