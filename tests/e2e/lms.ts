import { expect, test as base, type FrameLocator, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLms } from '../../preview/server.ts';
import { builtFolder, type CourseName } from './packages.ts';

/** The local LMS with the packages of a course, a data folder of its own for each test. */
export interface Lms {
  /** Launches a package of this target in the frame, as a learner does. */
  launch(page: Page, target: string, options?: { lang?: string; mode?: string; learner?: string; window?: string }): Promise<FrameLocator>;
  /** What the LMS has on disk: the data model of the only item. */
  stored(target: string, learner?: string): Promise<Record<string, string>>;
  /** Writes into that, as if it had come from an earlier session. */
  seed(target: string, data: Record<string, string>, learner?: string): Promise<void>;
  /** Begins a new attempt. */
  forget(target: string, learner?: string): Promise<void>;
  url: string;
}

export const test = base.extend<{ lms: Lms; courseName: CourseName }>({
  courseName: ['listening', { option: true }],
  lms: async ({ courseName }, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'lms-'));
    const server = await startLms({ port: 0, dir: builtFolder(courseName), dataDir });
    const api = async (path: string, init?: RequestInit) => (await fetch(`${server.url}api/${path}`, init)).json() as Promise<unknown>;
    const nameOf = async (target: string) => {
      const names = ((await api('packages?learner=')) as { name: string }[]).map(({ name }) => name);
      return names.find((name) => name.replace(/\.zip$/, '').endsWith(`-${target}`))!;
    };
    const whose = async (target: string, learner: string) => `attempt?package=${encodeURIComponent(await nameOf(target))}&learner=${encodeURIComponent(learner)}`;
    await use({
      url: server.url,
      async launch(page, target, { lang = 'fr', mode = 'normal', learner = 'Ada', window = 'frame' } = {}) {
        const query = new URLSearchParams({ package: await nameOf(target), learner, window, mode, strict: '1', lang });
        await page.goto(`${server.url}play?${query}`);
        return page.frameLocator('#content');
      },
      async stored(target, learner = 'Ada') {
        const attempt = (await api(await whose(target, learner))) as { items: Record<string, { data: Record<string, string> }> };
        return Object.values(attempt.items)[0]?.data ?? {};
      },
      async forget(target, learner = 'Ada') {
        await api(`attempt/reset?${(await whose(target, learner)).split('?')[1]}`, { method: 'POST' });
      },
      async seed(target, data, learner = 'Ada') {
        const item = ((await api('packages?learner=')) as { name: string; items: { id: string }[] }[]).find(({ name }) => name.replace(/\.zip$/, '').endsWith(`-${target}`))!.items[0]!.id;
        await api(await whose(target, learner), { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ item, session: 'before', startedAt: new Date(0).toISOString(), seconds: 1, totalSeconds: 1, status: 'incomplete', success: '', score: '', progress: '', data }) });
      },
    });
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  },
});

export { expect };

/** Calls of the course the LMS refused, but for the question "is a session running?", which is meant to be refused. */
export const refused = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { lms: { calls: { fn: string; args: string[]; errorCode: string; isError: boolean }[] } }).lms.calls
    .filter((call) => call.isError && !['301', '122'].includes(call.errorCode)).map((call) => `${call.fn}(${call.args.join(', ')}) ${call.errorCode}`));

/** Waits until everything is with the LMS. */
export const saved = (frame: FrameLocator): Promise<void> => expect(frame.locator('#save-status')).toHaveAttribute('data-status', 'saved');

/** The interactions in a stored data model, first to last; each by the names the standard gives its fields. */
export const journalOf = (data: Record<string, string>): Record<string, string>[] =>
  [...new Set(Object.keys(data).flatMap((key) => /^cmi\.interactions\.(\d+)\./.exec(key)?.[1] ?? []))].map((n) => Object.fromEntries(Object.entries(data).flatMap(([key, value]) => (key.startsWith(`cmi.interactions.${n}.`) ? [[key.split('.').slice(3).join('.'), value]] : []))));
