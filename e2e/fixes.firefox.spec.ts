/** The fixes that Firefox allows, in a real one. */

import type { Page } from 'puppeteer-core';
import type { Browser, Cookies } from 'webextension-polyfill';
import { expect, type Fox, test } from './harness/firefox.ts';
import type { Lab } from './lab/types.ts';

declare const browser: Browser;

/** A case's page, once its failure is known, and the popup over it. */
async function openCase(fox: Fox, lab: Lab, id: string): Promise<{ page: Page; popup: Page }> {
  const found = lab.cases.find((each) => each.id === id);
  if (!found) throw new Error(`the lab has no case ${id}`);
  const page = await fox.open(lab.url(found.path));
  const popup = await fox.openPopupPage(page);
  await popup.waitForSelector('[data-fix]');
  return { page, popup };
}

async function press(popup: Page, fix: string): Promise<void> {
  await popup.waitForSelector(`[data-fix="${fix}"]`);
  await popup.click(`[data-fix="${fix}"]`);
  await popup.waitForSelector(`[data-confirm="${fix}"]:not([disabled])`);
}

const confirm = (popup: Page, fix: string) => popup.click(`[data-confirm="${fix}"]`);

/** Whole cookies of the whole browser, in an order of their own. */
const jarOf = (popup: Page) =>
  popup.evaluate(async () => {
    const cookies: Cookies.Cookie[] = await browser.cookies.getAll({ partitionKey: {} } as object);
    return cookies.map((cookie) => JSON.stringify(cookie, Object.keys(cookie).sort())).sort();
  });

const put = (popup: Page, cookie: Cookies.SetDetailsType) => popup.evaluate((details) => browser.cookies.set(details), cookie);

test('two fixes of cookies, each with what its preview named, undone the first one first', async ({ fox, lab }) => {
  const { page, popup } = await openCase(fox, lab, 'two-cookies');
  const { origin, host, protocol } = new URL(await page.evaluate(() => location.href));
  await put(popup, { url: `${protocol}//pay.${host}/`, name: 'stays', value: 'sibling' });
  await put(popup, { url: 'https://other.example/', name: 'stays', value: 'another site', secure: true, sameSite: 'no_restriction' });
  await put(popup, { url: origin, name: 'theme', value: 'dark' });
  const before = await jarOf(popup);

  await press(popup, 'delete-cookies');
  const named = await popup.$$eval('.cookies-that-go tbody tr', (rows) => rows.map((row) => row.querySelector('td')?.textContent?.trim()));
  expect(named).toEqual(['sid', 'sid']);
  await confirm(popup, 'delete-cookies');
  await popup.waitForSelector('[data-run][data-helped="true"]');
  const between = await jarOf(popup);
  expect(before.filter((cookie) => !between.includes(cookie)).map((cookie) => JSON.parse(cookie).name)).toEqual(['sid', 'sid']);

  await popup.locator('::-p-text(Earlier in this tab)').click();
  await popup.locator('.failures button').click();
  await press(popup, 'clear-cookies');
  await confirm(popup, 'clear-cookies');
  await popup.waitForFunction(() => document.querySelector('[data-run]')?.textContent?.includes('Cleared 1 cookie'));
  const cleared = await jarOf(popup);
  expect(between.filter((cookie) => !cleared.includes(cookie)).map((cookie) => JSON.parse(cookie).name)).toEqual(['theme']);

  await popup.locator('::-p-text(1 earlier change can be undone)').click();
  await popup.locator('[data-done] button').click();
  await popup.waitForFunction(() => document.querySelector('[data-done]') === null);
  await popup.locator('[data-run] ::-p-text(Undo)').click();
  await popup.waitForFunction(() => ![...document.querySelectorAll('button')].some(({ textContent }) => textContent === 'Undo'));
  expect(await jarOf(popup)).toEqual(before);
});

test('the right address, the cache of pages, and no private window where Firefox has none to give', async ({ fox, lab }) => {
  const wrong = await openCase(fox, lab, 'domain-page');
  await press(wrong.popup, 'open-address');
  await confirm(wrong.popup, 'open-address');
  await wrong.popup.waitForSelector('[data-run][data-helped="true"]');
  expect(await wrong.page.evaluate(() => location.hostname)).not.toMatch(/^pay\./);

  const stale = await openCase(fox, lab, 'cached-token');
  await press(stale.popup, 'clear-cache');
  expect(await stale.popup.$eval('.preview', ({ textContent }) => textContent)).toContain(
    'Firefox cannot clear the cache of one site alone',
  );
  await confirm(stale.popup, 'clear-cache');
  await stale.popup.waitForSelector('[data-run][data-helped="true"]');

  const over = await openCase(fox, lab, 'session-api');
  await over.popup.locator('::-p-text(More to try)').click();
  await over.popup.click('[data-fix="open-private"]');
  await over.popup.waitForFunction(() => document.querySelector('.preview .note')?.textContent?.includes('Firefox lets only extensions'));
  expect(await over.popup.$('[data-confirm]')).toBeNull();
});
