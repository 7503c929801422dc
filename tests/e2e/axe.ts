import type { Frame, Page } from '@playwright/test';
import axe from 'axe-core';

/** Violations of axe’s default rules on a page, with what its frames show or without. */
export async function violations(page: Page | Frame, { iframes = true } = {}): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (options) => (await (window as unknown as { axe: typeof axe }).axe.run(options as axe.RunOptions)).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`), { iframes });
}
