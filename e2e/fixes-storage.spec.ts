/** Two larger fixes: what a page stored goes by name and comes back whole, and the browser forgets a name and password but no cookie. */

import type { Page } from '@playwright/test';
import type { Browser, Cookies } from 'webextension-polyfill';
import { expect, test } from './harness/chromium.ts';

declare const chrome: Browser;

/** All that a page of this origin keeps, but for its cookies; records of the database as text. */
const storageOf = (page: Page) =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const read = ({ name }: IDBDatabaseInfo) =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open(name as string);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const all = [...database.objectStoreNames];
          const transaction = database.transaction(all);
          const found: unknown[] = all.map((each) => {
            const store = transaction.objectStore(each);
            const kept: unknown[] = [store.keyPath, store.autoIncrement];
            for (const index of [...store.indexNames].map((other) => store.index(other)))
              kept.push([index.name, index.keyPath, index.unique, index.multiEntry]);
            store.getAllKeys().onsuccess = ({ target }) => kept.push((target as IDBRequest).result.map(String));
            store.getAll().onsuccess = ({ target }) =>
              kept.push(
                (target as IDBRequest).result.map(function text(value: unknown): unknown {
                  if (value instanceof Map) return ['Map', [...value].map(text)];
                  if (ArrayBuffer.isView(value)) return [value.constructor.name, String(value)];
                  if (value instanceof Date || typeof value === 'bigint' || Object.is(value, undefined))
                    return [typeof value, String(value)];
                  if (Array.isArray(value)) return value.map(text);
                  if (typeof value === 'object' && value) return Object.entries(value).map(text);
                  return value;
                }),
              );
            return [each, kept];
          });
          transaction.oncomplete = () => {
            database.close();
            resolve([name, database.version, found]);
          };
        };
      });
    const entriesOf = (area: Storage) =>
      Array.from({ length: area.length }, (_, index) => area.key(index) as string)
        .map((name) => [name, area.getItem(name)])
        .sort();
    return {
      local: entriesOf(localStorage),
      session: entriesOf(sessionStorage),
      databases: await Promise.all(databases.map(read)),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope, updateViaCache }) => [scope, updateViaCache]),
    };
  });

/** Of every kind, and of values that JSON does not know. */
const store = (page: Page) =>
  page.evaluate(async () => {
    localStorage.setItem('half', '\ud800 of a pair');
    localStorage.setItem('getItem', 'a key with a method’s name');
    sessionStorage.setItem('draft', 'Dear Sir');
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('orders', 3);
      opening.onerror = () => reject(opening.error);
      opening.onupgradeneeded = () => {
        const items = opening.result.createObjectStore('items', { keyPath: 'id', autoIncrement: true });
        items.createIndex('by tag', 'tags', { multiEntry: true });
        items.put({ id: 7, tags: ['a', 'b'], at: new Date(0), price: 12n, nothing: undefined, octets: new Uint8Array([1, 2, 3]) });
        opening.result.createObjectStore('loose').put(new Map([['deep', [Number.NaN]]]), ['a', 1]);
      };
      // It stays open, as many pages leave theirs: that must not hold the fix up.
      opening.onsuccess = () => resolve();
    });
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open('keys', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('keys').put(new Blob(['secret']), 'file');
      opening.onsuccess = () => resolve(opening.result.close());
    });
    await (await caches.open('pages-v1')).put('/kept', new Response('kept'));
    await navigator.serviceWorker.register('/worker.js', { updateViaCache: 'all' });
    await navigator.serviceWorker.ready;
  });

test('what a page stored: named, cleared, the request answers 200, undone to what it was', async ({ rig, lab, page }) => {
  const found = lab.cases.find(({ id }) => id === 'stored-token');
  if (!found) throw new Error('the lab has no such case');
  const { site, path } = found;
  const others = await rig.context.newPage();
  const ofOthers = async () => {
    const kept: unknown[] = [];
    for (const origin of [site.pay, site.id]) {
      await others.goto(`${origin}/login`);
      await others.evaluate(() => localStorage.setItem('theirs', 'stays'));
      kept.push(await storageOf(others));
    }
    return kept;
  };
  const othersBefore = await ofOthers();

  await page.goto(path);
  await page.waitForURL('**/case');
  await expect(page.locator('[data-done]')).toBeVisible();
  await store(page);
  const before = await storageOf(page);
  expect(before.local.map(([name]) => name)).toEqual(['getItem', 'half', 'token']);
  const popup = await rig.openPopupPage(page);
  await popup.getByText('More to try').click();
  await popup.locator('[data-fix="clear-storage"]').click();
  const rows = popup.locator('.stored-that-goes tbody tr');
  await expect(rows).toHaveCount(8);
  const named = await rows.evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim())));
  expect(named).toEqual(
    expect.arrayContaining([
      ['token', 'local storage', 'comes back'],
      ['draft', 'this tab’s storage', 'comes back'],
      ['orders', 'database', 'comes back'],
      ['keys', 'database', 'is lost'],
      ['pages-v1', 'cache', 'is lost'],
      [`${site.shop}/`, 'service worker', 'comes back'],
    ]),
  );
  await expect(popup.locator('.preview')).not.toContainText('Dear Sir');

  await popup.locator('[data-confirm="clear-storage"]').click();
  const result = popup.locator('[data-run]');
  await expect(result).toHaveAttribute('data-helped', 'true');
  await expect(result).toContainText('now answers 200');
  expect(await storageOf(page)).toEqual({ local: [], session: [], databases: [], caches: [], workers: [] });

  await popup.getByRole('button', { name: 'Undo' }).click();
  await expect(result).toHaveAttribute('data-state', 'undone');
  const lost = { databases: before.databases.filter((each) => (each as string[])[0] !== 'keys'), caches: [] };
  await expect.poll(() => storageOf(page).catch(() => undefined)).toEqual({ ...before, ...lost });
  expect(await ofOthers(), 'other origins, of the same site and of another, keep theirs').toEqual(othersBefore);
});

test('cleared twice, and undone the first one first: what stood there before the first is back', async ({ rig, lab, page }) => {
  await page.goto(lab.url(lab.cases.find(({ id }) => id === 'stored-token')?.path ?? ''));
  await page.waitForURL('**/case');
  await expect(page.locator('[data-done]')).toBeVisible();
  const keep = (entries: Record<string, string>) =>
    page.evaluate((all) => {
      for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value);
    }, entries);
  const kept = () => page.evaluate(() => Object.fromEntries(Object.entries(localStorage).sort())).catch(() => undefined);
  await keep({ theme: 'dark' });
  const before = await kept();
  const popup = await rig.openPopupPage(page);
  const clear = async (what: string): Promise<void> => {
    await popup.getByText('More to try').click();
    await popup.locator('[data-fix="clear-storage"]').click();
    await popup.locator('[data-confirm="clear-storage"]').click();
    await expect(popup.locator('[data-run]')).toContainText(`Cleared ${what}`);
    await expect(popup.locator('[data-run]')).toHaveAttribute('data-state', 'checked');
  };
  await clear('2 stored items');
  await keep({ theme: 'light', draft: 'begun in between' });
  await popup.getByText('Earlier in this tab').click();
  await popup.locator('.failures button').first().click();
  await clear('2 stored items');
  await expect.poll(kept).toEqual({});

  await popup.getByText('1 earlier change can be undone').click();
  await popup.locator('[data-done]').getByRole('button', { name: 'Undo' }).click();
  await expect(popup.locator('[data-done]')).toHaveCount(0);
  // Its theme was taken anew by the second, and comes back with that.
  await expect.poll(kept).toEqual({ token: before?.['token'] });
  await popup.locator('[data-run]').getByRole('button', { name: 'Undo' }).click();
  await expect(popup.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await expect.poll(kept).toEqual({ ...before, draft: 'begun in between' });
});

test('a saved name and password: forgotten, every cookie stays, and somebody else can sign in', async ({ rig, lab, page }) => {
  const site = lab.cases.find(({ id }) => id === 'http-auth-page')?.site;
  if (!site) throw new Error('the lab has no such case');
  const as = (userinfo: string, path: string) => `${site.real.replace('//', `//${userinfo}`)}${path}`;
  // Without anybody to ask, Chromium shows an error page where a password is wanted.
  await page.goto(as('', '/basic')).catch(() => undefined);
  await expect.poll(() => page.url()).toMatch(/^chrome-error:/);
  await page.goto(as('ada:lovelace@', '/basic'));
  /** By domain; within one in the browser's order, which is that of the Cookie header. */
  const jar = async (): Promise<Cookies.Cookie[]> =>
    (await (await rig.worker()).evaluate(() => chrome.cookies.getAll({ partitionKey: {} }))).sort((a, b) =>
      a.domain.localeCompare(b.domain),
    );
  const { hostname } = new URL(site.real);
  const set = (details: object) =>
    rig.worker().then((worker) => worker.evaluate((each) => chrome.cookies.set(each as Cookies.SetDetailsType), details));
  await set({ url: site.real, name: 'own', value: '1', httpOnly: true, sameSite: 'strict', expirationDate: Date.now() / 1000 + 3600 });
  await set({ url: site.real, name: 'whole-site', value: '2', domain: hostname, path: '/basic' });
  await set({ url: site.pay, name: 'of-sibling', value: '3' });
  await set({ url: site.id, name: 'of-another-site', value: '4' });
  const partitionKey = { topLevelSite: 'https://embedder.example' };
  await set({ url: `https://${hostname}/`, name: 'chip', value: '5', secure: true, sameSite: 'no_restriction', partitionKey });
  const before = await jar();
  expect(before.length).toBe(5);

  expect((await page.goto(as('', '/basic/board')))?.status()).toBe(403);
  const popup = await rig.openPopupPage(page);
  await popup.locator('[data-fix="forget-saved-sign-in"]').click();
  await expect(popup.locator('.preview')).toContainText('asks for name and password again');
  await expect(popup.locator('.preview')).toContainText('all 4 are put back');
  // Whom the browser asks: grace.
  const cdp = await rig.context.newCDPSession(page);
  await cdp.send('Fetch.enable', { handleAuthRequests: true });
  cdp.on('Fetch.requestPaused', ({ requestId }) => void cdp.send('Fetch.continueRequest', { requestId }));
  const prompted = new Promise((resolve) => {
    cdp.on('Fetch.authRequired', async ({ requestId }) => {
      resolve(await jar());
      const authChallengeResponse = { response: 'ProvideCredentials', username: 'grace', password: 'hopper' } as const;
      await cdp.send('Fetch.continueWithAuth', { requestId, authChallengeResponse });
    });
  });
  await popup.locator('[data-confirm="forget-saved-sign-in"]').click();
  expect(await prompted, 'cookie by cookie').toEqual(before);
  const result = popup.locator('[data-run]');
  await expect(result).toHaveAttribute('data-helped', 'true');
  await expect(result).toContainText('now answers 200');
  const callers = lab.requests
    .filter(({ path }) => path === '/basic/board')
    .map(({ headers }) => Buffer.from(headers['authorization']?.slice('Basic '.length) ?? '', 'base64').toString());
  expect(callers).toEqual(['ada:lovelace', '', 'grace:hopper']);
  await expect(popup.getByRole('button', { name: 'Undo' })).toHaveCount(0);
});
