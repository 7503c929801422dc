import { chromium } from 'playwright';
import { browserArgs } from '../e2e/browser.ts';
import { serve, type Driver, type Package } from './measure.ts';

/** What one answer costs its LMS and its learner. */
export interface AnswerCost {
  /** Calls of the SCORM API from the press of the button until the page is quiet. */
  calls: number;
  /** Characters of all values set. */
  bytes: number;
  /** From the press until the next paint, which shows the feedback, where a commit blocks the page for half a second; 0 below 16 ms. */
  feedbackMs: number;
  /** Longest task of the page meanwhile, the blocking commit left out. */
  longestTaskMs: number;
}

/** Answers the first question of a SCORM 1.2 package whose LMS blocks the page for `commitMs` at every commit. */
export async function costOfAnswer(files: Package, driver: Driver, commitMs = 500): Promise<AnswerCost> {
  const server = await serve(files);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: browserArgs });
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}/`);
    await page.evaluate((blockMs) => {
      const { API } = window as unknown as { API: Record<string, (...args: string[]) => string> };
      const counts = { calls: 0, bytes: 0 };
      Object.assign(window, { counts });
      for (const name of Object.keys(API)) {
        const call = API[name]!;
        API[name] = (...args) => {
          counts.calls++;
          if (name === 'LMSSetValue') counts.bytes += args[1]!.length;
          const until = performance.now() + (name === 'LMSCommit' ? blockMs : 0);
          while (performance.now() < until);
          return call(...args);
        };
      }
      (window as unknown as { launch(): number }).launch();
    }, commitMs);
    const frame = (await (await page.waitForSelector('#content')).contentFrame())!;
    await driver.toQuestion?.(frame);
    await frame.locator(driver.question).first().check();
    await page.waitForTimeout(2000);
    await page.evaluate(() => Object.assign((window as unknown as { counts: object }).counts, { calls: 0, bytes: 0 }));
    await frame.evaluate(() => {
      const long: number[] = [];
      const presses: number[] = [];
      Object.assign(window, { long, presses });
      new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
      // Event timing: from the press to the next paint after its handlers.
      new PerformanceObserver((list) => presses.push(...list.getEntries().filter(({ name }) => name === 'click').map(({ duration }) => duration))).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
    });
    await frame.locator(driver.check).first().click();
    await page.waitForTimeout(2500);
    const { long: tasks, presses } = await frame.evaluate(() => {
      const { long, presses } = window as unknown as { long: number[]; presses: number[] };
      return { long, presses };
    });
    const isShown = await frame.locator(driver.feedback).first().innerText();
    if (!isShown.trim()) throw new Error('The answer showed no feedback.');
    const counts = await page.evaluate(() => (window as unknown as { counts: { calls: number; bytes: number } }).counts);
    // Below 16 ms a press is not listed.
    return { ...counts, feedbackMs: Math.max(0, ...presses), longestTaskMs: Math.max(0, ...tasks.map((duration) => (duration >= commitMs ? duration - commitMs : duration))) };
  } finally {
    await browser.close();
    server.close();
  }
}
