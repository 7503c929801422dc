import { expect, test, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { violations } from './axe.ts';
import { watch } from './packages.ts';

const folder = resolve('.cache/e2e/review');
const address = (file: string) => pathToFileURL(join(folder, file)).href;

test.beforeAll(() => void execFileSync(process.execPath, ['authoring/review.ts', '--out', folder]));

/** A comment on the block that says `words`, by keyboard alone. */
async function say(page: Page, words: string, text: string) {
  const press = page.locator('[data-block]', { hasText: words }).last().locator('button.comment').first();
  await press.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(press).toBeFocused();
}

test('takes comments by keyboard and by click, keeps them from page to page, and gives them out with file and line', async ({ page }) => {
  const { faults } = await watch(page);
  await page.goto(address('fr-hear-out.html'));
  await say(page, 'Comprendre ce que la panne bloque', '<b>Gras</b>, & plus');
  await page.getByText('Laissez la personne mener son récit.').click();
  await page.getByLabel('Votre commentaire').fill('=HYPERLINK("x")\nseconde ligne');
  await page.getByRole('button', { name: 'Garder', exact: true }).click();
  await page.goto(address('en-listen.html'));
  await page.getByRole('button', { name: 'Comments (2)' }).click();
  await expect(page.locator('dialog').getByText('<b>Gras</b>, & plus')).toBeVisible();
  await page.getByLabel('Your name').fill('Ada');
  const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export as CSV' }).click()]);
  expect(readFileSync(await csv.path(), 'utf8')).toMatch(/^\uFEFFfile,line,[\s\S]*course\/hear-out\/fr\.mdx,\d+,p,[\s\S]*"'=HYPERLINK\(""x""\)\nseconde ligne"/);
  const [markdown] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export as Markdown' }).click()]);
  expect(readFileSync(await markdown.path(), 'utf8')).toMatch(/`course\/hear-out\/three-days\.yaml:\d+`[\s\S]*> \\<b\\>Gras\\<\/b\\>, \\& plus/);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.locator('dialog').getByRole('button', { name: 'Delete' }).first().click();
  await page.locator('dialog').getByRole('button', { name: 'Delete' }).first().click();
  await expect(page.getByText('No comments yet.')).toBeVisible();
  await page.getByLabel('Import a CSV export').setInputFiles(await csv.path());
  await expect(page.getByText('2 comments added or renewed.')).toBeVisible();
  await page.locator('dialog').getByRole('link', { name: /three-days\.yaml/ }).click();
  await expect(page.locator('.block:target .said').first()).toHaveText('<b>Gras</b>, & plus');
  expect(faults).toEqual([]);
});

for (const file of ['index.html', 'fr-listen.html', 'en-hear-out-three-days-paths.html']) {
  test(`${file} is accessible, and fits a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(address(file));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await violations(page)).toEqual([]);
    await page.locator('#open').click();
    expect(await violations(page)).toEqual([]);
  });
}
