import { expect, test } from '@playwright/test';
import { loadCourse } from '../../course/load.ts';
import { violations } from './axe.ts';
import { filesOf, serve, watch, zipOf, type Served } from './packages.ts';

/** What may be written in pages, as the gallery's course writes it. */
const course = loadCourse('components/gallery/course').course!;
const names = ['home', ...[...course.lessons, ...course.pages].map(({ id }) => id)];
let served: Served;
test.beforeAll(async () => { served = await serve(filesOf(zipOf('page-gallery', 'web'))); });
test.afterAll(() => served.close());

for (const lang of course.languages) {
  for (const name of names) {
    test(`${lang}-${name}: no axe violation and nothing against its CSP, nothing to scroll sideways at 320 px, with the definitions open`, async ({ page }) => {
      const { faults } = await watch(page);
      await page.goto(`${served.base}${lang}-${name}.html`);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 700 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        expect(await violations(page)).toEqual([]);
        for (const term of await page.locator('.term').all()) {
          await term.click();
          await expect(page.locator('.term-note:popover-open')).toBeInViewport({ ratio: 1 });
          expect(await violations(page)).toEqual([]);
          await page.keyboard.press('Escape');
        }
      }
      expect(faults).toEqual([]);
    });
  }
}

test.describe('without the script', () => {
  test.use({ javaScriptEnabled: false });

  test('a word of the glossary shows its definition by keyboard, and on paper', async ({ page }) => {
    await page.goto(`${served.base}en-words.html`);
    const note = page.locator('.term-note').first();
    await expect(note).toBeHidden();
    await page.locator('.term').first().focus();
    await page.keyboard.press('Enter');
    await expect(note).toHaveText('active listening: Listening until the person confirms that you have understood.');
    await expect(note).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(note).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(note).toBeVisible();
  });

  test('a setting shows what the organisation set, or a line to fill in', async ({ page }) => {
    await page.goto(`${served.base}fr-words.html`);
    await expect(page.locator('.setting')).toHaveText('112');
    await expect(page.locator('.setting-blank')).toContainText('Personne à prévenir');
    await expect(page.locator('.setting-line')).toBeVisible();
  });

  test('recordings say what they hold in a transcript, and a file to take away its kind and size', async ({ page }) => {
    await page.goto(`${served.base}en-words.html`);
    await page.locator('.media summary').first().click();
    await expect(page.getByText('Nothing is said.')).toBeVisible();
    const link = page.getByRole('link', { name: 'The card as plain text (TXT, 1 kB)' });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('card.txt');
  });

  test('all cards are gathered in order, each on a sheet of its own; one named in the address is printed alone', async ({ page }) => {
    await page.goto(`${served.base}en-aids.html`);
    await expect(page.locator('.aid h2')).toHaveText(['Say back before you answer', 'Give a date']);
    await expect(page.locator('#aid-more svg')).toBeVisible();
    const sheets = async () => String((await page.pdf()).toString('latin1').match(/\/Type \/Page\b/g)?.length);
    expect(await sheets()).toBe('2');
    await page.goto(`${served.base}en-more.html`);
    await page.getByRole('link', { name: 'Print this card' }).click();
    await expect(page).toHaveURL(/en-aids\.html#aid-more$/);
    await expect(page.locator('#aid-more .aid-hint')).toBeVisible();
    expect(await sheets()).toBe('1');
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('#aid-words')).toBeHidden();
    await expect(page.locator('#aid-more')).toBeVisible();
  });

  test('every page leads to the pages beside the lessons, in its language', async ({ page }) => {
    for (const name of names) {
      await page.goto(`${served.base}fr-${name}.html`);
      // The home lists them with what each is about.
      await expect(page.locator(name === 'home' ? '.at-hand li a' : '.page-foot a')).toHaveText(['Glossaire', 'Aide-mémoire']);
    }
    await page.locator('.page-foot a').first().click();
    await page.locator('.languages a[lang="en"]').click();
    await expect(page.locator('main h1')).toHaveText('Glossary');
    await expect(page.locator('dt')).toHaveText([/active listening\s*écoute active/, /rephrasing\s*reformulation/]);
  });
});

test('recordings load under the page’s CSP, with their captions', async ({ page }) => {
  const { faults } = await watch(page);
  await page.goto(`${served.base}en-words.html`);
  const seconds = await page.locator('audio').evaluate((audio: HTMLAudioElement) => new Promise<number>((done) => { audio.onloadedmetadata = () => done(audio.duration); audio.load(); audio.preload = 'auto'; }));
  expect(seconds).toBe(1);
  const said = await page.locator('video').evaluate((video: HTMLVideoElement) => new Promise<string>((done) => {
    const track = video.textTracks[0]!;
    track.mode = 'showing';
    video.querySelector('track')!.onload = () => done((track.cues![0] as VTTCue).text);
  }));
  expect(said).toBe('A dot moves to the right.');
  expect(faults).toEqual([]);
});

test('marks in a question are shown before and after the script wakes, and in what it says of an answer', async ({ page, browser }) => {
  const bare = await browser.newPage({ javaScriptEnabled: false });
  for (const each of [bare, page]) {
    await each.goto(`${served.base}en-words.html`);
    await expect(each.locator('legend strong').first()).toHaveText('“no”');
    await expect(each.locator('.intro a')).toHaveAttribute('rel', 'noreferrer');
    await expect(each.locator('.intro br')).toHaveCount(1);
  }
  await bare.close();
  await page.getByLabel('False').check();
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.locator('.verdict strong')).toHaveText('offer');
});

test('with the script, a card is found from its lesson in the same session, and its link opens the print window', async ({ page }) => {
  await page.addInitScript(() => { window.print = () => { document.documentElement.dataset.printed = String(document.querySelector(':target')?.id); }; });
  await page.goto(`${served.base}en-more.html`);
  await expect(page.locator('#save-status')).toBeAttached();
  await page.evaluate(() => { (window as unknown as { stays: boolean }).stays = true; });
  await page.getByRole('link', { name: 'Print this card' }).click();
  await expect(page.locator('#aid-more:target')).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { stays?: boolean }).stays)).toBe(true);
  await page.getByRole('link', { name: /Print this card.*Say back/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'aid-words');
  await page.goBack();
  await page.goBack();
  await expect(page.locator('#page')).toHaveAttribute('data-page', 'en-more');
});

test('a page beside the lessons is read in the same session, and is no place to resume at', async ({ page }) => {
  const at = (name: string) => expect(page.locator('#page')).toHaveAttribute('data-page', name);
  const go = async (selector: string, to: string) => { await page.locator(selector).first().click(); await at(to); };
  await page.goto(`${served.base}index.html`);
  await at('en-home');
  await go('#go-on', 'en-words');
  await go('.page-foot a', 'en-glossary');
  const resumed = await page.context().newPage();
  await page.close();
  await resumed.goto(`${served.base}index.html`);
  await expect(resumed.locator('#page')).toHaveAttribute('data-page', 'en-words');
});
