import { defineConfig } from '@playwright/test';
import { browserArgs } from './browser.ts';

/** Real packages in a real browser. No retries: a test that sometimes fails is a fault. */
export default defineConfig({
  testDir: '..',
  testMatch: ['e2e/*.spec.ts', 'preview/*.spec.ts'],
  outputDir: '../../test-results',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  reporter: [['list']],
  timeout: 60_000,
  // What screen readers get of each question type.
  snapshotPathTemplate: '{testDir}/e2e/trees/{arg}{ext}',
  use: {
    actionTimeout: 10_000,
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: browserArgs,
      // Playwright switches the back/forward cache off; learners have it on.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    },
  },
});
