/** After a failure its site is looked at more closely: what another extension changes, what a renewal presents, what never ends. */

import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'webextension-polyfill';
import { withBlocker } from './harness/blocker.ts';
import { expect, type Rig, test } from './harness/chromium.ts';

declare const chrome: Browser;

let server: Server;
let origin: string;
/** Answers to /slow that have begun and not ended. */
let slow: ServerResponse[] = [];

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const { url = '', method, headers } = request;
    const answer = (status: number, fields: Record<string, string>, body = '') =>
      response.writeHead(status, { 'Content-Type': 'application/json', ...fields }).end(body);
    if (url === '/')
      return answer(200, { 'Content-Type': 'text/html' }, '<!doctype html><link rel="icon" href="data:,"><title>shop</title>');
    if (url === '/login' && method === 'POST') return answer(204, { 'Set-Cookie': 'sid=4f1d9c2e7a715a0b; HttpOnly; Path=/' });
    if (url === '/oauth/token') return answer(400, {}, '{"error":"invalid_grant"}');
    if (url === '/slow') {
      response.writeHead(401, { 'WWW-Authenticate': 'Bearer realm="slow"' }).write('{');
      slow.push(response);
      return;
    }
    const isKnown = headers.authorization !== undefined || headers.cookie?.includes('sid=');
    return answer(isKnown ? 200 : 401, isKnown ? {} : { 'WWW-Authenticate': 'Bearer realm="shop"' });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://shop.localhost:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => server.close());
test.beforeEach(() => {
  slow = [];
});

test('another extension takes the token out: at first nobody can tell, with the next attempt it is certain', async ({ rig, page }) => {
  await withBlocker({ requestHeaders: [{ header: 'authorization', operation: 'remove' }] }, async (path) => {
    await rig.addExtension(path);
    await page.goto(`${origin}/`);
    const ask = () =>
      page.evaluate(() => fetch('/api/orders', { headers: { authorization: 'Bearer 0123456789abcdef' } }).then((r) => r.status));
    expect(await ask()).toBe(401);
    await expect.poll(() => rig.badgeOf(page)).toBe('1');
    const popup = await rig.openPopupPage(page);
    await expect(popup.locator('[data-cause="no-credentials"][data-confidence]')).toBeVisible();
    await popup.close();

    await expect.poll(watched(rig)).toBe(true);
    expect(await ask()).toBe(401);
    await expect.poll(() => rig.badgeOf(page)).toBe('2');
    const again = await rig.openPopupPage(page);
    const verdict = again.locator('[data-cause][data-confidence]').first();
    await expect(verdict).toHaveAttribute('data-cause', 'extension-interference');
    await expect(verdict).toHaveAttribute('data-confidence', 'certain');
  });
});

test('another extension takes the session out of the answer that set it', async ({ rig, page }) => {
  await withBlocker({ responseHeaders: [{ header: 'set-cookie', operation: 'remove' }] }, async (path) => {
    await rig.addExtension(path);
    await page.goto(`${origin}/`);
    await page.evaluate(() => fetch('/api/orders'));
    await expect.poll(watched(rig)).toBe(true);
    await page.evaluate(() => fetch('/login', { method: 'POST' }));
    await page.evaluate(() => fetch('/api/orders'));
    await expect.poll(() => rig.badgeOf(page)).toBe('2');
    const popup = await rig.openPopupPage(page);
    await expect(popup.locator('[data-cause][data-confidence]').first()).toHaveAttribute('data-cause', 'extension-interference');
  });
});

test('a renewal that is refused is known by what it presents, and no password is kept', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  const post = (body: string) =>
    page.evaluate((form) => fetch('/oauth/token', { method: 'POST', body: new URLSearchParams(form) }).then((r) => r.status), body);
  expect(await post('grant_type=refresh_token&refresh_token=def50200a1b2c3d4e5f6')).toBe(400);
  await expect.poll(() => rig.badgeOf(page)).toBe('1');
  const popup = await rig.openPopupPage(page);
  await expect(popup.locator('[data-cause="refresh-token-rejected"][data-confidence]')).toBeVisible();
  await popup.close();

  expect(await post('grant_type=password&username=ann&password=correct-horse')).toBe(400);
  await expect.poll(() => rig.badgeOf(page)).toBe('2');
  const kept = await (await rig.worker()).evaluate(async () => JSON.stringify(await chrome.storage.session.get(null)));
  expect(kept).toContain('refresh_token=def50200a1b2c3d4e5f6');
  expect(kept).not.toContain('correct-horse');
});

test('killed between a 401 and its end: it is told as far as it came, and its end after that', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  const asking = page.evaluate(() => fetch('/slow', { headers: { authorization: 'Bearer 0123456789abcdef' } }).then((r) => r.text()));
  await expect.poll(() => rig.badgeOf(page)).toBe('1');
  await rig.killWorker();
  slow[0]?.end('}');
  expect(await asking).toBe('{}');
  const panel = await rig.openPanelPage(page);
  await panel.locator('[data-exchange]').click();
  await panel.getByRole('tab', { name: 'Request' }).click();
  await expect(panel.getByRole('button', { name: 'authorization', exact: true })).toBeVisible();
  await expect(panel.locator('[data-exchange]')).toHaveCount(1);
});

/** Does why401's worker hear headers before other extensions change them? */
const watched = (rig: Rig) => async () =>
  (await rig.worker()).evaluate(() => (chrome.webRequest.onBeforeSendHeaders as unknown as { hasListeners(): boolean }).hasListeners());
