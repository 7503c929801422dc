import type { Page, Route } from '@playwright/test';
import { openLrs } from '../../preview/lrs/lrs.ts';
import type { RuntimeQuiz } from '../../quizzes/runtime.ts';
import { activity, answer, card } from './answers.ts';
import { lrsHost } from './beside-course.ts';
import { expect, refused, saved, test, type Lms } from './lms.ts';

/** SCORM packages that tell an LRS as well: the LMS must never notice. */
test.use({ courseName: 'beside' });

const quiz = () => activity<RuntimeQuiz>('tests/courses/phishing', 'phishing/check', 'en');
const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*, Authorization, Content-Type, X-Experience-API-Version', 'access-control-allow-methods': '*', 'access-control-expose-headers': 'ETag, Retry-After' };
const verbOf = (statement: Record<string, unknown>) => String((statement.verb as { id: string }).id).split('/').at(-1)!;

/** The LRS and its broker, in place of the real host; `fault` decides on everything behind the endpoint. */
async function serveLrs(page: Page, fault?: (route: Route) => Promise<void> | 'none') {
  const lrs = openLrs({ admit: ({ headers }) => (headers.authorization === 'Basic dG9rZW4' ? undefined : { status: 401, body: '', headers: {} }) });
  const asked: string[] = [];
  await page.route(`${lrsHost}/**`, async (route) => {
    const request = route.request();
    const { pathname, searchParams } = new URL(request.url());
    if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers: cors });
    if (pathname === '/token') {
      asked.push(request.postData() ?? '');
      return route.fulfill({ status: 200, headers: cors, body: '{"auth-token":"dG9rZW4"}' });
    }
    asked.push(pathname);
    const failing = fault?.(route);
    if (failing) return failing === 'none' ? undefined : failing;
    const given = lrs.answer({ method: request.method(), resource: pathname.slice('/xapi/'.length), query: searchParams, headers: request.headers(), body: request.postData() ?? '' })!;
    return route.fulfill({ status: given.status, headers: { ...cors, ...given.headers }, body: given.body });
  });
  return { lrs, asked };
}

/** A learner answers all questions, five of six right, and leaves; what the LMS was asked and told, but for times and what is drawn anew at each launch. */
async function learn(page: Page, lms: Lms, target: string): Promise<{ calls: string[]; longest: number }> {
  const frame = await lms.launch(page, target, { lang: '', learner: `Ada ${Math.random()}` });
  await saved(frame);
  let longest = 0;
  for (const [index, { id }] of quiz().items.entries()) {
    await answer(frame, quiz(), id, index < 5);
    const begun = Date.now();
    await expect(card(frame, quiz().id, id).locator('.verdict h4')).toBeVisible();
    await saved(frame);
    longest = Math.max(longest, Date.now() - begun);
  }
  const before = await page.evaluate(() => (window as unknown as { lms: { calls: { fn: string; args: string[]; result: string }[] } }).lms.calls.map(({ fn, args, result }) => [fn, ...args, result] as string[]));
  expect(await refused(page)).toEqual([]);
  await page.goto('about:blank');
  const isOfTheMoment = /learner_|student_|suspend_data|session_time|latency|\.time|timestamp/;
  return { longest, calls: before.filter(([, element]) => element !== 'cmi.launch_data').map((call) => (isOfTheMoment.test(call[1] ?? '') ? call.slice(0, 2) : call).join(' ')) };
}

test('tells the LRS every answer and the result, under a code, with a key from the broker', async ({ page, lms }) => {
  const { lrs, asked } = await serveLrs(page);
  const frame = await lms.launch(page, 'scorm2004-4th', { lang: '' });
  for (const [index, { id }] of quiz().items.entries()) {
    await answer(frame, quiz(), id, index < 5);
    await expect(card(frame, quiz().id, id).locator('.verdict h4')).toBeVisible();
  }
  await saved(frame);
  await expect.poll(() => lrs.statements.map(verbOf).filter((verb) => /passed|completed/.test(verb)).sort()).toEqual(['completed', 'passed']);
  await frame.getByRole('button', { name: 'Save and leave' }).click();
  await expect.poll(() => lrs.statements.map(verbOf).at(-1)).toBe('suspended');
  expect(lrs.statements.map(verbOf)[0]).toBe('initialized');
  expect(lrs.statements.map(verbOf).filter((verb) => verb === 'answered').length).toBeGreaterThanOrEqual(6);
  const names = new Set(lrs.statements.map(({ actor }) => (actor as { account: { name: string } }).account.name));
  expect(names.size).toBe(1);
  expect([...names][0]).toMatch(/^[\da-f]{64}$/);
  expect(JSON.stringify(lrs.statements)).not.toMatch(/"Ada/);
  expect(asked[0]).toContain([...names][0]!);
});

const faults: Record<string, Parameters<typeof serveLrs>[1]> = {
  down: (route) => route.abort('connectionrefused'),
  'slow for ever': () => 'none',
  'refusing the key (401)': (route) => route.fulfill({ status: 401, headers: cors }),
  'busy (429)': (route) => route.fulfill({ status: 429, headers: { ...cors, 'retry-after': '2' } }),
  'without CORS': (route) => route.fulfill({ status: 200, body: '[]' }),
};

for (const target of ['scorm12', 'scorm2004-4th']) {
  test(`${target}: the LMS is asked and told the same whatever the LRS does`, async ({ browser, lms }) => {
    test.setTimeout(180_000);
    const run = async (fault?: Parameters<typeof serveLrs>[1]) => {
      const page = await browser.newPage();
      const { asked } = await serveLrs(page, fault);
      const { calls, longest } = await learn(page, lms, target);
      await page.close();
      return { calls, longest, asked };
    };
    const well = await run();
    expect(well.calls.length).toBeGreaterThan(50);
    for (const [name, fault] of Object.entries(faults)) {
      const { calls, longest, asked } = await run(fault);
      expect(asked.length, name).toBeGreaterThan(1);
      expect(calls, name).toEqual(well.calls);
      expect(longest, name).toBeLessThan(Math.max(2000, 4 * well.longest));
    }
  });
}

test('says to learners where their answers go, and may talk to that host and the package’s own only', async ({ page, lms }) => {
  await serveLrs(page);
  const frame = await lms.launch(page, 'scorm12', { lang: '' });
  await expect(frame.getByText('Your answers also go to your organisation’s learning record store (lrs.example.org), under a code instead of your name.')).toBeVisible();
  const blocked = await page.frames().find((each) => each.url().includes('/content/'))!.evaluate(() => new Promise<string>((done) => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => done(`${violatedDirective} ${blockedURI}`));
    fetch('https://elsewhere.example.org/').catch(() => {});
  }));
  expect(blocked).toBe('connect-src https://elsewhere.example.org/');
});
