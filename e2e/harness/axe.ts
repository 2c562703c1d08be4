/** What axe finds in a page as it is now, and what has no room in it. */

import { createRequire } from 'node:module';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The axe that the builder brings. */
const { source } = createRequire(import.meta.resolve('@axe-core/playwright'))('axe-core') as { source: string };

/** In a form that names the place. By all of axe's rules, unless told. */
export async function faultsNow(page: Page, rules?: string[]): Promise<string[]> {
  // The builder would put axe in twice for each look, which takes longer than to look: it stays in a page until that is left.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  // Our pages have no frames: without legacy mode each look opens a page more. Of what is well, the rules are enough.
  const axe = new AxeBuilder({ page, axeSource: 'undefined' }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations, passes } = await (rules ? axe.withRules(rules) : axe).analyze();
  expect(passes.length, 'axe looked at something').toBeGreaterThan(rules ? 0 : 5);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
}

/** In light and in dark. */
export async function faultsOf(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await faultsNow(page)).map((fault) => `${colorScheme} ${fault}`));
  }
  return found;
}

/** How far the page can be moved sideways, in CSS pixels. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The same, at this width. */
export async function overflowAt(page: Page, width: number): Promise<number> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 800 });
  const overflow = await overflowOf(page);
  if (before) await page.setViewportSize(before);
  return overflow;
}
