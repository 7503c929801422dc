/**
 * The author’s desk of `npm run dev`: a panel beside each page, and faults in the terminal and on the page in the same words.
 * Only the dev server loads this folder: no package holds any of it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Plugin, ViteDevServer } from 'vite';
import { formatProblems } from '../../lint/format.ts';
import { readCourse } from '../build/current-course.ts';
import { here } from '../build/here.ts';
import { faultPage } from './fault-page.ts';
import type { Checked } from './check.ts';

/** Saving several files at once is one change; the page comes before the rules. */
const PAUSE = 800;
const view = '<script type="module" src="/components/desk/view.ts"></script>';

export function authorsDesk(print: (text: string) => void = console.log): Plugin {
  let check: ReturnType<typeof startChecks>;
  return {
    name: 'authors-desk',
    apply: 'serve',
    configureServer(server) {
      check = startChecks(server, print);
      server.httpServer?.on('close', check.stop);
      server.watcher.on('all', (_event, file) => {
        if (file.startsWith(here.courseDir + sep) && /\.(mdx|ya?ml|tsv|txt|svg)$/.test(file)) check.change();
      });
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://desk').pathname;
        if (path === '/desk.json') return void check.last().then((checked) => response.setHeader('content-type', 'application/json').end(JSON.stringify(checked)));
        // A course's first page is a file here too; and nothing is installed while it is being written.
        if (path === '/') return void response.writeHead(302, { location: '/index.html' }).end();
        if (path === '/sw.js') return void response.writeHead(404).end();
        if (!isPage(request, path)) return next();
        const faults = loadFaults();
        if (faults) return void response.writeHead(500, { 'content-type': 'text/html; charset=utf-8' }).end(faultPage(faults, view));
        addView(response);
        next();
      });
    },
  };
}

const isPage = ({ method, headers }: IncomingMessage, path: string): boolean => method === 'GET' && path.endsWith('.html') && !/json/.test(headers.accept ?? '');

/** Why the course cannot be shown at all; `undefined` when it can. */
function loadFaults(): string | undefined {
  const { course, problems } = readCourse();
  const errors = problems.filter(({ severity }) => severity === 'error');
  return course && !errors.length ? undefined : formatProblems(errors);
}

/** The page as Astro writes it, with the desk’s script at its end. */
function addView(response: ServerResponse): void {
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  response.end = ((...args: unknown[]) => {
    if (String(response.getHeader('content-type')).startsWith('text/html') && !response.hasHeader('content-length')) {
      if (args[0] && typeof args[0] !== 'function') response.write(args.shift() as Buffer);
      response.write(view);
    }
    return end(...args);
  }) as typeof response.end;
}

/** Checks the course now and after each change, one check at a time; the terminal says what changed. */
function startChecks(server: ViteDevServer, print: (text: string) => void) {
  const worker = new Worker(join(import.meta.dirname, 'check.ts'), { workerData: here.courseDir });
  worker.unref();
  let number = 0;
  let said = '';
  let timer: NodeJS.Timeout | undefined;
  let last: Checked | undefined;
  let waiting: ((checked: Checked) => void)[] = [];
  const isNew = () => last?.number === number;
  worker.on('message', (checked: Checked) => {
    if (checked.number !== number) return;
    last = checked;
    for (const answer of waiting.splice(0)) answer(checked);
    server.ws.send('desk:checked', {});
    if (checked.said !== said) print(checked.said);
    said = checked.said;
  });
  const change = () => {
    number++;
    clearTimeout(timer);
    timer = setTimeout(() => worker.postMessage(number), last ? PAUSE : 0);
  };
  change();
  return { change, last: () => (isNew() ? Promise.resolve(last!) : new Promise<Checked>((answer) => (waiting = [...waiting, answer]))), stop: () => { clearTimeout(timer); void worker.terminate(); } };
}
