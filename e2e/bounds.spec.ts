/** Too much of everything: what is kept stays within its bounds, the newest is kept, and the screens say what was left out. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'webextension-polyfill';
import { expect, type Rig, rowCount, test } from './harness/chromium.ts';

declare const chrome: Browser;

/** Chromium's own limits. In octets: all headers of an answer together, and what `storage.session` holds. */
const MOST_OF_AN_ANSWER = 256 * 1024;
const QUOTA = 10_485_760;

let server: Server;
let origin: string;

test.beforeAll(async () => {
  server = createServer({ maxHeaderSize: 4_000_000 }, (request, response) => {
    const fails = request.url !== '/';
    response.statusCode = fails ? 401 : 200;
    response.setHeader('Content-Type', 'text/html');
    if (request.url?.startsWith('/many-headers')) response.setHeader('X-A', Array(25_000).fill('b'));
    if (request.url?.startsWith('/long-header')) response.setHeader('X-Long', 'x'.repeat(MOST_OF_AN_ANSWER - 1000));
    if (fails) response.setHeader('WWW-Authenticate', 'Bearer realm="x"');
    response.end('<!doctype html><link rel="icon" href="data:,"><title>bounds</title>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://shop.localhost:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => server.close());

interface Kept {
  readonly log: number;
  readonly vault: number;
  readonly dropped: number;
  readonly octets: number;
}

/** How much the extension keeps. */
const kept = async (rig: Rig): Promise<Kept> =>
  (await rig.worker()).evaluate(async () => {
    const area = chrome.storage.session as Browser['storage']['session'] & {
      getKeys(): Promise<string[]>;
      getBytesInUse(keys: null): Promise<number>;
    };
    const keys = await area.getKeys();
    const count = (ring: string) => keys.filter((key) => key.startsWith(`${ring}|`)).length;
    const texts = Object.values(await area.get(keys.filter((key) => key.startsWith('dropped|'))));
    const counts = texts.map((text) => JSON.parse(String(text)) as { readonly dropped: number });
    return {
      log: count('log'),
      vault: count('vault'),
      dropped: counts.reduce((sum, { dropped }) => sum + dropped, 0),
      octets: await area.getBytesInUse(null),
    };
  });

/** How many failures are kept or counted. */
const told = async (rig: Rig): Promise<number> => {
  const { log, dropped } = await kept(rig);
  return log + dropped;
};

test('five thousand failures of one page: every one is told or counted, and they are one line', async ({ rig, page }) => {
  test.setTimeout(120_000);
  const all = 5000;
  await page.goto(`${origin}/`);
  const answered = await page.evaluate(async (requests) => {
    let next = 0;
    let refused = 0;
    const lane = async () => {
      while (next < requests) {
        const { status } = await fetch(`/api/${next++}`, { headers: { Authorization: 'Bearer undefined' } });
        if (status === 401) refused += 1;
      }
    };
    await Promise.all(Array.from({ length: 6 }, lane));
    return refused;
  }, all);
  expect(answered).toBe(all);

  await expect.poll(() => told(rig), { timeout: 30_000 }).toBe(all);
  const { log, vault, dropped, octets } = await kept(rig);
  expect(log).toBeGreaterThan(500);
  expect(log).toBeLessThanOrEqual(1000);
  expect(vault).toBeLessThanOrEqual(300);
  expect(octets).toBeLessThan(QUOTA);
  expect(await rig.badgeOf(page)).toBe('99+');

  const popup = await rig.openPopupPage(page);
  await expect(popup.locator('[data-cause="placeholder-credential"][data-confidence]')).toBeVisible();
  await expect(popup.locator('[data-exchange]')).toHaveCount(1);
  await expect(popup.locator('[data-exchange]')).toHaveAttribute('data-count', String(log));
  await expect(popup.getByText(`${dropped} older failures were let go`)).toBeVisible();
  await popup.close();

  const panel = await rig.openPanelPage(page);
  const group = panel.locator('[data-group]');
  await expect(group).toHaveAttribute('data-count', String(log));
  await expect(panel.locator('.status-bar')).toContainText(`${dropped} older ones let go`);
  await group.focus();
  await panel.keyboard.press('ArrowDown');
  await panel.keyboard.press('Enter');
  await expect(group).toHaveAttribute('aria-expanded', 'true');
  await expect.poll(() => rowCount(panel)).toBe(log + 1);
  await panel.keyboard.press('End');
  const last = panel.locator('[data-exchange][aria-selected="true"]');
  expect(Number((await last.getAttribute('data-url'))?.split('/').at(-1))).toBeGreaterThan(all - 20);
  await panel.keyboard.press('ArrowLeft');
  await expect(group).toBeFocused();
  await panel.keyboard.press('ArrowLeft');
  await expect.poll(() => rowCount(panel)).toBe(1);
  await page.evaluate(() => fetch('/api/after', { headers: { Authorization: 'Bearer undefined' } }));
  await expect(group).toHaveAttribute('data-url', `${origin}/api/after`);
});

test('headers as large as they come: kept in short, with what was left out', async ({ rig, page, context }) => {
  await page.goto(`${origin}/`);
  await context.addCookies(Array.from({ length: 150 }, (_, index) => ({ name: `c${index}`, value: 'v'.repeat(3500), url: origin })));
  await page.evaluate(async (secret) => {
    await fetch('/before');
    await fetch('/many-headers');
    await fetch('/long-header');
    await fetch('/long-request', { headers: { Authorization: `Bearer ${secret.repeat(1_000_000 / secret.length)}` } });
  }, '4f1d9c2e7a71b8d6');
  const panel = await rig.openPanelPage(page);
  await panel.getByRole('button', { name: 'Group by cause' }).click();
  await expect(panel.locator('[data-exchange]')).toHaveCount(4);
  await panel.locator(`[data-url="${origin}/many-headers"]`).click();
  await panel.getByRole('tab', { name: 'Response' }).click();
  await expect(panel.getByRole('tabpanel')).toContainText(/2\d{4} more were left out/);
  await panel.locator(`[data-url="${origin}/long-request"]`).click();
  await panel.getByRole('tab', { name: 'Request' }).click();
  await expect(panel.getByRole('tabpanel')).toContainText('(1000000)');
  expect((await kept(rig)).dropped).toBe(0);
  expect((await kept(rig)).octets).toBeLessThan(QUOTA);
});

test('ten thousand cookies, in partitions of a hundred pages: those that could go along are kept, the rest is counted', async ({
  rig,
  page,
  context,
}) => {
  await page.goto(`${origin}/`);
  const { host, hostname } = new URL(origin);
  await context.addCookies(
    Array.from({ length: 10_000 }, (_, index) => ({
      ...{ name: `c${index % 100}`, value: 'v', domain: hostname, path: '/', secure: true, sameSite: 'None' as const },
      partitionKey: `https://page${Math.floor(index / 100)}.test`,
    })),
  );
  // Those of the site itself, after all of them; of one domain the browser keeps 180.
  const own = Array.from({ length: 150 }, (_, index) => ({
    name: `own${index}`,
    value: 'v',
    domain: hostname,
    path: index % 2 ? '/api' : '/',
  }));
  await context.addCookies([...own, { name: 'sid', value: 'v', url: origin, sameSite: 'Strict' }]);
  await page.evaluate(() => fetch('/api/orders', { credentials: 'omit' }));
  const panel = await rig.openPanelPage(page);
  await panel.locator('[data-exchange]').click();
  await expect(panel.locator('[data-cause="cookie-not-sent"][data-confidence]')).toHaveAttribute('data-reason', 'credentials-mode');
  await panel.getByRole('tab', { name: 'Cookies' }).click();
  await expect(panel.getByRole('table', { name: 'Cookies in the browser' }).locator('tbody tr')).toHaveCount(400);
  await expect(panel.getByRole('tabpanel')).toContainText('9751 more were left out');
  await expect(panel.getByRole('table', { name: 'Cookies that stayed behind' })).toContainText('sid');
  await page.evaluate(() => Promise.all(Array.from({ length: 5 }, (_, index) => fetch(`/api/${index}`))));
  await expect(panel.locator('[data-exchange], [data-group]').first()).toHaveAttribute('data-url', new RegExp(`^http://${host}/api/`));
  await expect.poll(() => told(rig), { timeout: 30_000 }).toBe(6);
});

test('storage that others have filled: the newest are kept, the rest is counted', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  await page.evaluate(async () => {
    for (let index = 0; index < 40; index += 1) await fetch(`/api/${index}`);
  });
  await expect.poll(async () => (await kept(rig)).log).toBe(40);
  await (await rig.worker()).evaluate(async () => {
    for (let size = 4_000_000, index = 0; size > 100; index += 1)
      await chrome.storage.session.set({ [`foreign-${index}`]: 'x'.repeat(size) }).catch(() => {
        size /= 2;
      });
  });
  await page.evaluate(async () => {
    for (let index = 40; index < 60; index += 1) await fetch(`/api/${index}`);
  });
  await expect.poll(() => told(rig)).toBe(60);
  const { log, dropped } = await kept(rig);
  expect(dropped).toBeGreaterThan(0);
  const panel = await rig.openPanelPage(page);
  await expect(panel.locator('[data-group]')).toHaveAttribute('data-count', String(log));
  await expect(panel.locator('[data-group]')).toHaveAttribute('data-url', `${origin}/api/59`);
  await expect(panel.locator('.status-bar')).toContainText(`${dropped} older`);
});
