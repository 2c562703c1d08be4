/** What an answer says in its body sharpens the verdict: where the developer tools are open, and where the failed page is looked at. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'webextension-polyfill';
import { expect, test, ungroup } from './harness/chromium.ts';

declare const chrome: Browser;

let server: Server;
let origin: string;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    const status = pathname === '/' ? 200 : pathname === '/missing' ? 404 : 401;
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
