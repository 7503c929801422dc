import type { FrameLocator, Page } from '@playwright/test';
import type { RuntimeQuiz } from '../../quizzes/runtime.ts';
import type { LearnerRecord } from '../../preview/records.ts';
import { activity, answer, card } from './answers.ts';
import { violations } from './axe.ts';
import { expect, saved, test, type Lms } from './lms.ts';

/** The comparison course over the local LRS: one page, six questions, a score that decides. */
test.use({ courseName: 'phishing' });

const quiz = () => activity<RuntimeQuiz>('tests/courses/phishing', 'phishing/check', 'en');

async function take(frame: FrameLocator, right: number): Promise<void> {
  for (const [index, { id }] of quiz().items.entries()) {
    await answer(frame, quiz(), id, index < right);
    await expect(card(frame, quiz().id, id).locator('.verdict h4')).toBeVisible();
  }
}

async function record(lms: Lms, target: string): Promise<LearnerRecord> {
  const names = (await (await fetch(`${lms.url}api/packages?learner=`)).json()) as { name: string }[];
  const { name } = names.find((each) => each.name.endsWith(`-${target}`))!;
  return (await (await fetch(`${lms.url}api/record?package=${encodeURIComponent(name)}&learner=Ada`)).json()) as LearnerRecord;
}

const verbs = ({ statements }: LearnerRecord): string[] => statements.map(({ verb }) => String((verb as { id: string }).id).split('/').at(-1)!);
const settled = (lms: Lms, target: string, last: string) => expect.poll(async () => verbs(await record(lms, target)).at(-1)).toBe(last);
const content = (page: Page) => page.frames().find((each) => each.url().includes('/content/'))!;

for (const [target, first, last] of [['cmi5', 'initialized', 'terminated'], ['xapi', 'initialized', 'suspended']] as const) {
  test(`${target}: tells every answer and the result, and comes back to them`, async ({ page, lms }) => {
    let frame = await lms.launch(page, target, { lang: '' });
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Spotting Phishing Mail');
    await take(frame, 5);
    await saved(frame);
    let known = await record(lms, target);
    expect(known.violations).toEqual([]);
    expect(verbs(known).filter((verb) => verb !== 'launched')[0]).toBe(first);
    expect(verbs(known).filter((verb) => verb === 'answered').length).toBeGreaterThanOrEqual(6);
    expect(verbs(known).filter((verb) => /completed|passed/.test(verb)).sort()).toEqual(['completed', 'passed']);
    expect(known.reached).toMatchObject({ status: 'completed', success: 'passed', score: '83.33', progress: '1' });
    expect(known.requests.filter(({ method, status }) => status >= 400 && !(method === 'GET' && status === 404))).toEqual([]);

    await page.goto('about:blank');
    await settled(lms, target, last);
    frame = await lms.launch(page, target, { lang: '' });
    await expect(frame.locator('.verdict h4').first()).toBeVisible();
    await saved(frame);
    known = await record(lms, target);
    expect(known.violations).toEqual([]);
    expect(verbs(known).filter((verb) => verb === 'passed')).toHaveLength(1);
  });

  test(`${target}: keeps what an LRS that fails does not take, and tells it once when it works again`, async ({ page, lms }) => {
    const frame = await lms.launch(page, target, { lang: '' });
    await saved(frame);
    await page.getByText('Faults', { exact: true }).click();
    for (const fault of ['dead', '503', 'lost', '']) {
      await page.getByLabel('Fault of the LRS').selectOption(fault && `lrs-${fault}`);
      const [item, id] = [quiz().items[['dead', '503', 'lost', ''].indexOf(fault)]!, quiz().id];
      await answer(frame, quiz(), item.id, true);
      await expect(card(frame, id, item.id).locator('.verdict h4')).toBeVisible();
    }
    await saved(frame);
    const { statements, violations } = await record(lms, target);
    const answered = statements.filter(({ verb }) => String((verb as { id: string }).id).endsWith('answered')).map(({ object }) => String((object as { id: string }).id).split('/').at(-1)!);
    expect(new Set(answered).size).toBe(answered.length);
    for (const { id } of quiz().items.slice(0, 4)) expect(answered.some((each) => each.startsWith(id))).toBe(true);
    expect(violations).toEqual([]);
  });
}

test('cmi5: "save and leave" ends the session and takes the window back to the LMS', async ({ page, lms }) => {
  const frame = await lms.launch(page, 'cmi5', { lang: '' });
  await answer(frame, quiz(), quiz().items[0]!.id, true);
  await saved(frame);
  await frame.getByRole('button', { name: 'Save and leave' }).click();
  await expect(frame.getByRole('heading', { name: 'Back in the LMS' })).toBeVisible();
  const { violations, isOpen, ...known } = await record(lms, 'cmi5');
  expect(verbs({ violations, isOpen, ...known }).at(-1)).toBe('terminated');
  expect({ violations, isOpen }).toEqual({ violations: [], isOpen: false });
});

test('cmi5: a page reloaded after its session ended asks to be opened again, and loses nothing', async ({ page, lms }) => {
  const frame = await lms.launch(page, 'cmi5', { lang: '' });
  await answer(frame, quiz(), quiz().items[0]!.id, true);
  await saved(frame);
  await content(page).evaluate(() => location.reload());
  await expect(frame.locator('#left-closed')).toBeVisible();
  await settled(lms, 'cmi5', 'terminated');
  await page.getByRole('button', { name: 'Relaunch' }).click();
  await expect(card(frame, quiz().id, quiz().items[0]!.id)).toHaveAttribute('data-outcome', 'correct');
  expect((await record(lms, 'cmi5')).violations).toEqual([]);
});

for (const mode of ['browse', 'review']) {
  test(`cmi5: tells its beginning and end only in ${mode}`, async ({ page, lms }) => {
    const frame = await lms.launch(page, 'cmi5', { lang: '', mode });
    await take(frame, 6);
    await page.goto('about:blank');
    await settled(lms, 'cmi5', 'terminated');
    const known = await record(lms, 'cmi5');
    expect(verbs(known)).toEqual(['launched', 'initialized', 'terminated']);
    expect(known).toMatchObject({ violations: [], documents: {} });
  });
}

test('the player beside an xAPI package is accessible, and shows each statement', async ({ page, lms }) => {
  const frame = await lms.launch(page, 'cmi5', { lang: '' });
  await answer(frame, quiz(), quiz().items[0]!.id, true);
  await saved(frame);
  await expect(page.locator('summary', { hasText: `answered ${quiz().items[0]!.id}` }).first()).toBeVisible();
  expect(await violations(page, { iframes: false })).toEqual([]);
});
