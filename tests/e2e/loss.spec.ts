import { readCode } from '../../tracking/diagnose.ts';
import type { RuntimeQuiz } from '../../quizzes/runtime.ts';
import { activity, answer, card } from './answers.ts';
import { expect, refused, saved, test } from './lms.ts';

const quiz = activity<RuntimeQuiz>('tests/courses/listening', 'listen/open-closed', 'fr');
const first = quiz.items[0]!.id;
const state = { scorm12: 'cmi.suspend_data', 'scorm2004-4th': 'cmi.suspend_data' } as const;

for (const target of ['scorm12', 'scorm2004-4th'] as const) {
  test(`${target}: an answer whose tab died before the commit is there at the next launch, and sent`, async ({ page, lms }) => {
    let frame = await lms.launch(page, target);
    await frame.locator('#go-on').click();
    await expect(frame.locator('#page')).toHaveAttribute('data-page', 'fr-listen');
    await saved(frame);
    // From now on nothing reaches the LMS's disk, and the page's end goes unnoticed.
    await page.evaluate(() => {
      Navigator.prototype.sendBeacon = () => false;
      XMLHttpRequest.prototype.send = () => { throw new DOMException('the network is gone', 'NetworkError'); };
      const { fetch } = window;
      window.fetch = (input, init) => (init?.method && init.method !== 'GET' ? Promise.reject(new TypeError('Failed to fetch')) : fetch(input, init));
    });
    await answer(frame, quiz, first, false);
    await expect(card(frame, quiz.id, first)).toHaveAttribute('data-outcome', /incorrect|partial/);
    const before = await lms.stored(target);
    expect(Object.keys(before).filter((key) => key.startsWith('cmi.interactions.0'))).toEqual([]);
    await page.goto('about:blank');

    frame = await lms.launch(page, target);
    await expect(frame.locator('#page')).toHaveAttribute('data-page', 'fr-listen');
    await expect(card(frame, quiz.id, first)).toHaveAttribute('data-outcome', /incorrect|partial/);
    await saved(frame);
    const after = await lms.stored(target);
    expect(after['cmi.interactions.0.id']).toBe(first.replace(/-/g, '_'));
    expect(await refused(page)).toEqual([]);
  });

  test(`${target}: a damaged saved state starts afresh and is left as it is until the learner answers`, async ({ page, lms }) => {
    const old = '1.nonsense|r9|damaged';
    await lms.seed(target, target === 'scorm12' ? { 'cmi.suspend_data': old, 'cmi.core.exit': 'suspend', 'cmi.core.lesson_status': 'incomplete' } : { 'cmi.suspend_data': old, 'cmi.exit': 'suspend', 'cmi.completion_status': 'incomplete' });
    const frame = await lms.launch(page, target);
    await expect(frame.locator('#page')).toHaveAttribute('data-page', 'fr-home');
    await expect(frame.locator('#save-status')).toContainText('vous repartez de zéro ici');
    expect(readCode(await frame.locator('#support-code').innerText())).toMatchObject({ reason: '', read: 'corrupt' });
    await expect(frame.locator('#save-yes')).toBeHidden();
    await frame.locator('#go-on').click();
    await expect(frame.locator('#page')).toHaveAttribute('data-page', 'fr-listen');
    expect((await lms.stored(target))[state[target]]).toBe(old);
    await answer(frame, quiz, first, true);
    await saved(frame);
    await expect(frame.locator('#trouble')).toBeHidden();
    await expect.poll(async () => (await lms.stored(target))[state[target]]).not.toBe(old);
  });
}

test('a review shows answers and writes nothing', async ({ page, lms }) => {
  let frame = await lms.launch(page, 'scorm12');
  await frame.locator('#go-on').click();
  await answer(frame, quiz, first, true);
  await saved(frame);
  await page.goto('about:blank');
  const before = await lms.stored('scorm12');
  frame = await lms.launch(page, 'scorm12', { mode: 'review' });
  await expect(card(frame, quiz.id, first)).toHaveAttribute('data-outcome', 'correct');
  await expect(frame.locator('#save-status')).toHaveAttribute('data-status', 'read-only');
  await expect(frame.locator('#leave')).toBeHidden();
  const writes = await page.evaluate(() => (window as unknown as { lms: { calls: { fn: string }[] } }).lms.calls.filter(({ fn }) => /Set|Commit/.test(fn)).length);
  expect(writes).toBe(0);
  expect((await lms.stored('scorm12'))['cmi.suspend_data']).toBe(before['cmi.suspend_data']);
});

for (const [target, last] of [['scorm12', ['Commit()', 'Finish()']], ['scorm2004-4th', ['SetValue(adl.nav.request,suspendAll)', 'Terminate()']]] as const) test(`${target}: "save and leave" saves, ends the session and says that the window can be closed`, async ({ page, lms }) => {
  const frame = await lms.launch(page, target, { lang: 'en' });
  await frame.locator('#go-on').click();
  await frame.getByRole('button', { name: 'Save and leave' }).click();
  await expect(frame.getByRole('heading', { name: 'Everything is saved' })).toBeVisible();
  await expect(frame.locator('#left-saved')).toBeFocused();
  const calls = await page.evaluate(() => (window as unknown as { lms: { calls: { fn: string; args: string[] }[] } }).lms.calls.map(({ fn, args }) => `${fn.replace(/^LMS/, '')}(${args.join(',')})`));
  expect(calls.slice(-2)).toEqual(last);
  expect(await refused(page)).toEqual([]);
});

test('a launch in a window of its own works the same', async ({ page, lms }) => {
  const opened = page.context().waitForEvent('page');
  await lms.launch(page, 'scorm12', { window: 'popup' });
  await page.getByRole('button', { name: /open/i }).click().catch(() => {});
  const popup = await opened;
  await popup.locator('#go-on').click();
  await expect(popup.locator('#page')).toHaveAttribute('data-page', 'fr-listen');
  await answer(popup, quiz, first, true);
  await expect(popup.locator('#save-status')).toHaveAttribute('data-status', 'saved');
  await popup.close();
  await expect.poll(() => page.evaluate(() => (window as unknown as { lms: { calls: { fn: string }[] } }).lms.calls.at(-1)!.fn)).toMatch(/Finish/);
});

for (const target of ['scorm12', 'scorm2004-3rd'] as const) test(`${target}: a page reloaded after its session ended asks to be opened again, and loses nothing`, async ({ page, lms }) => {
  let frame = await lms.launch(page, target);
  await frame.locator('#go-on').click();
  await answer(frame, quiz, first, true);
  await saved(frame);
  await page.frames().find((each) => each.url().includes('/content/'))!.evaluate(() => location.reload());
  await expect(frame.getByRole('heading', { name: 'Cette séance est terminée' })).toBeVisible();
  await page.goto('about:blank');
  frame = await lms.launch(page, target);
  await expect(card(frame, quiz.id, first)).toHaveAttribute('data-outcome', 'correct');
});

test('scorm12: while the LMS fails, a code and a retry stand beside the status; the retry saves, and the keyboard stays on the page', async ({ page, lms }) => {
  const frame = await lms.launch(page, 'scorm12');
  await frame.locator('#go-on').click();
  await expect(frame.locator('#page')).toHaveAttribute('data-page', 'fr-listen');
  await saved(frame);
  await expect(frame.locator('#trouble')).toBeHidden();
  const api = (isBroken: boolean) => page.evaluate((broken) => {
    const lmsApi = (window as unknown as { API: { LMSCommit(text: string): string; whole?: (text: string) => string } }).API;
    lmsApi.whole ??= lmsApi.LMSCommit;
    lmsApi.LMSCommit = broken ? () => 'false' : lmsApi.whole;
  }, isBroken);
  await api(true);
  await answer(frame, quiz, first, true);
  await expect(frame.locator('#save-status')).toHaveAttribute('data-status', 'not-saved');
  expect(readCode(await frame.locator('#support-code').innerText())).toMatchObject({ reason: 'offline', call: 'Commit', isKept: true, unsent: [1, 5] });
  await api(false);
  await frame.locator('#save-yes').press('Enter');
  await saved(frame);
  await expect(frame.locator('#trouble')).toBeHidden();
  await expect(frame.locator('#main')).toBeFocused();
  expect((await lms.stored('scorm12'))['cmi.interactions.0.id']).toBeTruthy();
});
