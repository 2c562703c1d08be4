/** The fixes that Firefox allows, in a real one. */

import type { Page } from 'puppeteer-core';
import type { Browser, Cookies } from 'webextension-polyfill';
import { expect, type Fox, test } from './harness/firefox.ts';
import type { Lab, LabCase } from './lab/types.ts';

declare const browser: Browser;

function caseOf(lab: Lab, id: string): LabCase {
  const found = lab.cases.find((each) => each.id === id);
  if (!found) throw new Error(`the lab has no case ${id}`);
  return found;
}

/** A case's page, once its failure is known, and the popup over it. */
async function openCase(fox: Fox, lab: Lab, id: string): Promise<{ page: Page; popup: Page }> {
  const page = await fox.open(lab.url(caseOf(lab, id).path));
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

test('what a page stored goes and comes back whole; a saved name and password is forgotten', async ({ fox, lab }) => {
  const { page, popup } = await openCase(fox, lab, 'stored-token');
  await page.evaluate(async () => {
    sessionStorage.setItem('draft', 'Dear Sir');
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open('orders', 3);
      opening.onupgradeneeded = () =>
        opening.result.createObjectStore('loose').put(new Map([[new Date(0), new Uint8Array([1, 2])]]), ['a', 1]);
      // It stays open: that must not hold the fix up.
      opening.onsuccess = () => resolve();
    });
  });
  const stored = () =>
    page.evaluate(async () => {
      const [database] = await indexedDB.databases();
      const record = await new Promise<unknown>((resolve) => {
        if (!database?.name) return resolve(undefined);
        indexedDB.open(database.name).onsuccess = ({ target }) => {
          const all = (target as IDBOpenDBRequest).result.transaction(['loose']).objectStore('loose').getAll();
          all.onsuccess = () => resolve([...(all.result[0] as Map<Date, Uint8Array>)].map(([at, octets]) => [at.getTime(), ...octets]));
        };
      });
      return { token: localStorage.getItem('token')?.length, draft: sessionStorage.getItem('draft'), version: database?.version, record };
    });
  const before = await stored();
  expect(before).toEqual({ token: expect.any(Number), draft: 'Dear Sir', version: 3, record: [[0, 1, 2]] });
  await popup.locator('::-p-text(More to try)').click();
  await popup.locator('[data-fix="clear-storage"]').click();
  await popup.locator('[data-confirm="clear-storage"]').click();
  await popup.waitForSelector('[data-run][data-helped="true"]');
  expect(await stored()).toEqual({ token: undefined, draft: null, version: undefined, record: undefined });
  await popup.locator('::-p-text(Undo)').click();
  await popup.waitForSelector('[data-run][data-state="undone"]');
  await expect.poll(() => stored().catch(() => undefined)).toEqual(before);

  const { real } = caseOf(lab, 'http-auth-page').site;
  await page.goto(`${real.replace('//', '//ada:lovelace@')}/basic`);
  await page.goto(`${real}/basic/board`);
  const board = await fox.openPopupPage(page);
  await board.locator('[data-fix="forget-saved-sign-in"]').click();
  await board.waitForFunction(() => document.querySelector('.preview')?.textContent?.includes('one failed sign-in'));
  await board.locator('[data-confirm="forget-saved-sign-in"]').click();
  const callers = () =>
    lab.requests
      .filter(({ path }) => path === '/basic/board')
      .map(({ headers }) => Buffer.from(headers['authorization']?.slice('Basic '.length) ?? '', 'base64').toString());
  await expect.poll(callers).toEqual(['ada:lovelace', 'why401:forget', '']);
  const logged = await board.evaluate(async () => {
    const kept = Object.entries(await browser.storage.session.get(null)).filter(([key]) => key.startsWith('log|'));
    return kept.map(([, text]) => String(text)).filter((text) => text.includes('/basic/board') && text.includes('"status":401'));
  });
  expect(logged, 'the wrong ones are no failure of the page’s').toEqual([]);
});

test('asked again with one thing changed, by a script and as a page: what is at fault is found, and the jar stays', async ({
  fox,
  lab,
}) => {
  for (const [id, conclusion] of [
    ['two-cookies', 'cookieOfTwo'],
    ['cached-401', 'cache'],
  ] as const) {
    const { page, popup } = await openCase(fox, lab, id);
    const badgeOf = async () => {
      const tabId = await fox.tabIdOf(page);
      return popup.evaluate((id) => browser.action.getBadgeText({ tabId: id }), tabId);
    };
    const before = { jar: await jarOf(popup), badge: await badgeOf() };
    await popup.waitForSelector('.tries');
    await popup.$$eval('.tries details', (folds) => {
      for (const fold of folds) fold.open = true;
    });
    const from = lab.requests.length;
    await popup.click('[data-ask="tries"]');
    await popup.waitForSelector('[data-conclusion]');
    expect(await popup.$eval('[data-conclusion]', (region) => region.getAttribute('data-conclusion'))).toBe(conclusion);
    const asked = new Set(lab.requests.slice(from).map(({ method, host, path }) => `${method} ${host}${path}`));
    expect([...asked]).toHaveLength(1);
    expect({ jar: await jarOf(popup), badge: await badgeOf() }).toEqual(before);
  }
});
