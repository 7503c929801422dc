import type { Locator, Page } from '@playwright/test';
import { logicOf, typeNames } from '../quizzes/samples.ts';
import { t } from '../quizzes/words.ts';
import { card } from './answers.ts';
import { violations } from './axe.ts';
import { driverOf, submit } from './drivers.ts';
import { examplesOf, reportOf, type Example } from './examples.ts';
import { finger, mouse, uidOf, type Hand } from './hands.ts';
import { keyboard, Keys } from './keys.ts';
import { expect, journalOf, refused, saved, test } from './lms.ts';

/** Every question type by its worked examples, in a package, in an LMS: what they claim is what a learner gets. */
test.use({ courseName: 'types' });
test.describe.configure({ mode: 'parallel' });

/** Every learner of these tests sees the same order. */
const withoutChance = (page: Page) => page.addInitScript(() => { Math.random = () => 0.5; });

async function give(hand: Hand, { type, response, its }: Example): Promise<void> {
  await driverOf(type).give(hand, response, its);
  await hand.press(submit);
}

/** Throws unless the card says and shows what comes of an example, and puts the focus where a screen reader reads it. */
async function expectJudged(root: Locator, { type, outcome, response, its }: Example): Promise<void> {
  const verdict = root.locator('.verdict h4');
  await expect(root).toHaveAttribute('data-outcome', outcome);
  await expect(verdict).toBeFocused();
  await expect(verdict).toHaveText(t(`quiz.${outcome}`));
  const { feedback } = logicOf(type).evaluate(its, response);
  for (const { about, text } of feedback) if (!about) await expect(root.locator('.verdict[role=status]')).toContainText(text);
  const uid = await uidOf(root);
  const shown = await Promise.all(feedback.map(({ about }) => root.locator(`[id="${uid}-${about}-says"]`).allTextContents()));
  await expect(verdict).toHaveAccessibleDescription(shown.flat().join(' '));
}

/** Throws unless a closed card explains all that the example promises. */
async function expectExplained(root: Locator, { says = [] }: Example): Promise<void> {
  for (const text of says) await expect(root).toContainText(text);
}

/** Something in a tree that has no name to be called by; a hint opens by its own words. */
const nameless = /^ *- '?(button|checkbox|combobox|group|heading|img|link|option|radio|region|textbox)(?! "|: Hint$).*/m;

const inJournal = (data: Record<string, string>) => journalOf(data).map(({ id, type, result }) => ({ id, type, result }));

for (const type of typeNames) {
  test(`${type}, scorm2004-4th: answered by keyboard alone, read out in full, there again after a relaunch`, async ({ page, lms }) => {
    const target = 'scorm2004-4th';
    const [right, other] = examplesOf(type);
    await withoutChance(page);
    const frame = await lms.launch(page, target, { lang: 'en' });
    await saved(frame);
    const keys = new Keys(page);
    await keys.to(`.lesson-row [data-lesson-link="${type}"]`);
    await keys.press('Enter');
    await expect(frame.locator('#page')).toHaveAttribute('data-page', `en-${type}`);
    const cardOf = ({ item }: Example) => card(frame, `${type}/check`, item);

    // A card can be answered once the script of its type is there.
    for (const example of [right, other]) await expect(cardOf(example).locator(submit)).toBeEnabled();
    const trees: string[] = [];
    const read = async (state: string, example: Example) => trees.push(`# ${state}\n${await cardOf(example).ariaSnapshot()}\n`);
    await read('unanswered', right);
    const hand = await keyboard(keys, cardOf(right));
    await give(hand, right);
    await expectJudged(cardOf(right), right);
    await expectExplained(cardOf(right), right);
    await read('answered', right);

    const otherHand = await keyboard(keys, cardOf(other));
    await give(otherHand, other);
    await expectJudged(cardOf(other), other);
    if (other.outcome !== 'ungraded') {
      await otherHand.press(submit);
      await expect(cardOf(other).locator('.view :focus')).toHaveCount(1);
      await give(otherHand, other);
      await expectJudged(cardOf(other), other);
    }
    await expectExplained(cardOf(other), other);
    await read('another one, its tries used up', other);
    expect(trees.join('\n')).not.toMatch(nameless);
    expect(trees.join('\n')).toMatchSnapshot(`${type}.yaml`);

    await saved(frame);
    expect(await refused(page)).toEqual([]);
    const tries = other.outcome === 'ungraded' ? [other] : [other, other];
    const stored = await lms.stored(target);
    expect(inJournal(stored)).toEqual([right, ...tries].flatMap((example) => reportOf(target, example)));
    // Of a private answer the LMS has nothing; of any other, the saved state names its item by its code.
    for (const { its } of [right, other]) expect(stored['cmi.suspend_data']!.includes(`;${its.code}:`) || stored['cmi.suspend_data']!.includes(`/${its.code}:`)).toBe(!its.private);

    const before = [await cardOf(right).ariaSnapshot(), await cardOf(other).ariaSnapshot()];
    await page.goto('about:blank');
    await lms.launch(page, target, { lang: 'en' });
    await expect(frame.locator('#page')).toHaveAttribute('data-page', `en-${type}`);
    await expect(cardOf(right)).toHaveAttribute('data-outcome', right.outcome);
    expect([await cardOf(right).ariaSnapshot(), await cardOf(other).ariaSnapshot()]).toEqual(before);
  });
}

test.describe('by hand', () => {
  test.use({ hasTouch: true });
  for (const type of typeNames) {
    test(`${type}, scorm12: answered by finger and by mouse, without a violation of axe, nothing to scroll sideways at 320 px`, async ({ page, lms }) => {
      const target = 'scorm12';
      const [right, other] = examplesOf(type, true);
      await withoutChance(page);
      const frame = await lms.launch(page, target, { lang: 'en' });
      await saved(frame);
      await frame.locator(`[data-lesson-link="${type}"]:visible`).first().tap();
      await expect(frame.locator('#page')).toHaveAttribute('data-page', `en-${type}`);
      const cardOf = ({ item }: Example) => card(frame, `${type}/check`, item);
      const content = () => page.frames().find((each) => each.url().includes('/content/'))!;
      const check = async (state: string) => {
        expect(await violations(content()), state).toEqual([]);
        await page.setViewportSize({ width: 320, height: 640 });
        await expect.poll(() => content().evaluate(() => [innerWidth, document.documentElement.scrollWidth]), `${state}: width at 320 px`).toEqual([320, 320]);
        await page.setViewportSize({ width: 1280, height: 800 });
      };
      await check('unanswered');
      await give(await finger(cardOf(right)), right);
      await expectJudged(cardOf(right), right);
      await give(await mouse(cardOf(other)), other);
      await expectJudged(cardOf(other), other);
      await check('answered');
      await saved(frame);
      expect(await refused(page)).toEqual([]);
      expect(inJournal(await lms.stored(target))).toEqual([right, other].flatMap((example) => reportOf(target, example)));
    });
  }
});
