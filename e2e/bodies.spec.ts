/**
 * What an answer says in its body sharpens the verdict: where the developer tools are open, where the failed page is looked at, and where
 * a person has it asked for again.
 */

import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'webextension-polyfill';
import { expect, test, ungroup } from './harness/chromium.ts';

declare const chrome: Browser;

let server: Server;
let origin: string;
let asked: { readonly method: string | undefined; readonly headers: IncomingHttpHeaders }[] = [];
/** Whether `/mended` answers 200. */
let mended = false;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    asked.push({ method: request.method, headers: request.headers });
    const status = pathname === '/' || (pathname === '/mended' && mended) ? 200 : pathname === '/missing' ? 404 : 401;
    response.writeHead(status, { 'Content-Type': pathname.startsWith('/api') ? 'application/json' : 'text/html' });
    response.end(
      pathname.startsWith('/api')
        ? JSON.stringify({ error: 'unauthorized', message: 'invalid signature' })
        : `<!doctype html><link rel="icon" href="data:,"><title>bodies</title><p>${status === 401 ? 'Your session has expired. Please log in again.' : 'Welcome'}</p>`,
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://shop.localhost:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => server.close());

/** A token with an hour left, whose signature nobody here can check. */
const token = (): string => {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  return `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: 'ada', iat: now - 60, exp: now + 3600 })}.${Buffer.alloc(32, 7).toString('base64url')}`;
};

test('with the developer tools open, the body tells why', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  const ask = () =>
    page.evaluate(
      (value) => fetch('/api/orders', { headers: { authorization: `Bearer ${value}` } }).then((answer) => answer.text()),
      token(),
    );

  await ask();
  const before = await rig.openPanelPage(page);
  await expect(before.locator('[data-exchange]')).toHaveAttribute('data-cause', 'token-rejected');
  await before.close();
  await page.bringToFront();

  const { panel } = await rig.realPanel(page);
  await ungroup(panel);
  await ask();
  const rows = panel.locator('[data-exchange]');
  await expect(rows).toHaveCount(2);
  await expect(rows.last()).toHaveAttribute('data-cause', 'token-signature-invalid');
  await rows.last().click();
  await expect(panel.locator('[data-evidence="body"]').first()).toContainText('invalid signature');
});

test('a failed page is read when somebody looks at it, and not before', async ({ rig, page, context }) => {
  await context.addCookies([{ name: 'sid', value: '4f1d9c2e7a71', url: origin }]);
  await page.goto(`${origin}/account`);
  await expect.poll(() => rig.badgeOf(page)).toBe('1');
  const kept = async () => (await rig.worker()).evaluate(async () => JSON.stringify(await chrome.storage.session.get(null)));
  expect(await kept()).not.toContain('log in again');
  const popup = await rig.realPopup(page);
  await expect(popup.locator('[data-cause="session-expired"][data-confidence="certain"]')).toBeVisible();
  await expect(popup.locator('[data-evidence="body"]').first()).toContainText('expired');
});

test('a page that did not fail to sign in is not read', async ({ rig, page }) => {
  await page.goto(`${origin}/missing`);
  const popup = await rig.openPopupPage(page);
  await expect(popup.locator('[data-page="seen"]')).toBeVisible();
  const kept = await (await rig.worker()).evaluate(async () => JSON.stringify(await chrome.storage.session.get(null)));
  expect(kept).not.toContain('Welcome');
});

test('asked again on a click: read in the page, as the page asks, and no failure of its own', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  await page.evaluate(async (value) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the way every browser has
    document.cookie = 'sid=4f1d9c2e7a71; SameSite=Strict';
    const headers = { authorization: `Bearer ${value}`, 'x-client': 'orders' };
    await fetch('/api/orders', { method: 'POST', headers });
    await fetch('/api/orders', { headers, credentials: 'include' });
  }, token());
  await expect.poll(() => rig.badgeOf(page)).toBe('2');
  const theirs = asked.filter(({ method }) => method === 'GET').at(-1);
  const panel = await rig.openPanelPage(page);
  await ungroup(panel);
  const rows = panel.locator('[data-exchange]');
  const button = panel.getByRole('button', { name: 'Ask again and read the answer' });

  await rows.first().click();
  await expect(panel.locator('[data-confidence]').first()).toBeVisible();
  await expect(button, 'a POST is not made again').toHaveCount(0);

  await rows.last().click();
  await expect(rows.last()).toHaveAttribute('data-cause', 'token-rejected');
  asked = [];
  await button.press('Enter');
  await expect(panel.locator('[data-asked="same"]')).toBeFocused();
  await expect(rows.last()).toHaveAttribute('data-cause', 'token-signature-invalid');
  await expect(panel.locator('[data-evidence="body"]').first()).toContainText('invalid signature');
  const told = ['authorization', 'x-client', 'cookie', 'referer', 'sec-fetch-site', 'sec-fetch-mode', 'accept'];
  expect(asked).toHaveLength(1);
  for (const name of told) expect(asked[0]?.headers[name], name).toEqual(theirs?.headers[name]);
  expect(asked[0]?.headers.cookie).toBe('sid=4f1d9c2e7a71');
  await expect(rows, 'our asking is no failure of the page').toHaveCount(2);
  expect(await rig.badgeOf(page)).toBe('2');
});

test('asked again in vain: the page may not read it, it works by now, the page is gone', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  const other = origin.replace('shop.', 'api.');
  await page.evaluate(async (hidden) => {
    await fetch(hidden).catch(() => undefined);
    await fetch('/mended');
  }, `${other}/api/orders`);
  await expect.poll(() => rig.badgeOf(page)).toBe('2');
  const popup = await rig.openPopupPage(page);
  const button = popup.getByRole('button', { name: 'Ask again and read the answer' });
  const choose = (path: string) => popup.locator('[data-exchange][data-count]').filter({ hasText: path }).click();

  await choose('/api/orders');
  await button.click();
  await expect(popup.locator('[data-asked="unreadable"]')).toContainText('may not read');
  await choose('/mended');
  mended = true;
  await button.click();
  await expect(popup.locator('[data-asked="works"]')).toContainText('It now answers 200: reload the page.');
  expect(await rig.badgeOf(page)).toBe('2');

  mended = false;
  await page.evaluate(() => fetch('/mended'));
  await expect.poll(() => rig.badgeOf(page)).toBe('3');
  const panel = await rig.openPanelPage(page);
  await ungroup(panel);
  await panel.locator('[data-exchange]').last().click();
  await page.goto(`${other}/`);
  asked = [];
  await panel.getByRole('button', { name: 'Ask again and read the answer' }).click();
  await expect(panel.locator('[data-asked="problem"]')).toContainText('is gone');
  expect(asked).toEqual([]);
});
