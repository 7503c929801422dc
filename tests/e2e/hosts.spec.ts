import type { BrowserContext, FrameLocator, Page } from '@playwright/test';
import type { RuntimeQuiz } from '../../quizzes/runtime.ts';
import { targets } from '../../targets/index.ts';
import { activity, answer, card, courseOf } from './answers.ts';
import { lrsHost } from './beside-course.ts';
import { expect, saved, test } from './lms.ts';
import { filesOf, serve, zipOf, type CourseName } from './packages.ts';

/** Whom the pages of a package may talk to, and whom they do talk to. */
const everyTarget = Object.keys(targets);

/** The policy of every page, directive by directive; they must all say the same. */
function policyOf(course: CourseName, target: string): Record<string, string> {
  const policies = new Set([...filesOf(zipOf(course, target))].filter(([path]) => path.endsWith('.html')).map(([path, bytes]) => /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(new TextDecoder().decode(bytes))?.[1] ?? `none in ${path}`));
  expect(policies.size).toBe(1);
  return Object.fromEntries([...policies][0]!.split(';').map((directive) => [directive.trim().split(' ')[0]!, directive.trim().split(' ').slice(1).join(' ')]));
}

const always = { 'default-src': "'none'", 'script-src': "'self'", 'style-src': "'self'", 'img-src': "'self' data:", 'media-src': "'self'", 'font-src': "'self'", 'base-uri': "'none'", 'form-action': "'none'" };
const own = { ...always, 'connect-src': "'self'" };
// The launch names the LRS, so any host may be it.
const launched = { ...always, 'connect-src': "'self' https: http:" };
const policies: Record<string, object> = { scorm12: own, 'scorm2004-3rd': own, 'scorm2004-4th': own, cmi5: launched, xapi: launched, web: { ...own, 'manifest-src': "'self'", 'worker-src': "'self'" } };

test('every target has a policy of its own here', () => expect(Object.keys(policies).sort()).toEqual([...everyTarget].sort()));

for (const target of everyTarget) {
  test(`${target}: pages may load and call what the target needs, and nothing else`, () => {
    for (const course of ['course', 'phishing'] as const) expect(policyOf(course, target)).toEqual(policies[target]);
    // An LRS beside SCORM is one host by name; the other targets do not change.
    expect(policyOf('beside', target)).toEqual(targets[target]!.tellsBeside ? { ...own, 'connect-src': `'self' ${lrsHost}` } : policies[target]);
  });
}

/** Origins of all requests of a browser from now on: pages, frames, workers. Addresses without a host are none. */
function hostsOf(context: BrowserContext): Set<string> {
  const hosts = new Set<string>();
  context.on('request', (request) => { if (/^(https?|wss?):/.test(request.url())) hosts.add(new URL(request.url()).origin); });
  return hosts;
}

async function take(scope: FrameLocator | Page): Promise<void> {
  const quiz = activity<RuntimeQuiz>('tests/courses/phishing', 'phishing/check', 'en');
  for (const [index, { id }] of quiz.items.entries()) {
    await answer(scope, quiz, id, index < 5);
    await expect(card(scope, quiz.id, id).locator('.verdict h4')).toBeVisible();
  }
}

/** Goes through every lesson in every language, from the contents on, with all pictures loaded. */
async function walk(scope: FrameLocator | Page, folder = 'tests/courses/listening'): Promise<void> {
  const { lessons, builds } = courseOf(folder);
  for (const lang of builds) {
    const there = scope.locator(`.languages a[lang="${lang}"]`).first();
    if ((await scope.locator('html').getAttribute('lang')) !== lang) await there.click();
    await expect(scope.locator('html')).toHaveAttribute('lang', lang);
    for (const { id } of lessons) {
      const page = scope.locator('#page');
      if ((await page.getAttribute('data-page')) !== `${lang}-home`) await scope.locator('.bar-title').click();
      await scope.locator(`.lesson-row [data-lesson-link="${id}"]`).click();
      await expect(page).toHaveAttribute('data-page', `${lang}-${id}`);
      await expect(scope.locator('[data-island]').first()).toHaveAttribute('data-awake', '');
      for (const picture of await scope.locator('main img').all()) await picture.scrollIntoViewIfNeeded();
    }
  }
}

for (const target of everyTarget.filter((id) => id !== 'web')) {
  test.describe(target, () => {
    test.describe('a whole course', () => {
      test.use({ courseName: 'phishing' });
      test('played to its end calls the LMS only', async ({ page, lms }) => {
        const hosts = hostsOf(page.context());
        const frame = await lms.launch(page, target, { lang: '' });
        await take(frame);
        await saved(frame);
        await page.goto(lms.url);
        expect([...hosts]).toEqual([new URL(lms.url).origin]);
      });
    });

    test('every page of the course calls the LMS only', async ({ page, lms }) => {
      test.setTimeout(90_000);
      const hosts = hostsOf(page.context());
      const frame = await lms.launch(page, target, { lang: 'fr' });
      await walk(frame);
      await saved(frame);
      expect([...hosts]).toEqual([new URL(lms.url).origin]);
    });
  });
}

test('web: played to its end, every page of it calls its own server only, its worker too', async ({ page }) => {
  test.setTimeout(90_000);
  for (const [course, play] of [['phishing', take], ['course', (scope: Page) => walk(scope, 'course')]] as const) {
    const hosts = hostsOf(page.context());
    const served = await serve(filesOf(zipOf(course, 'web')));
    await page.goto(`${served.base}index.html`);
    await expect(page.locator('[data-island], #go-on').first()).toBeVisible();
    await play(page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.goto('about:blank');
    served.close();
    expect([...hosts]).toEqual([new URL(served.base).origin]);
  }
});
