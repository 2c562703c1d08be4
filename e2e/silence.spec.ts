/** Watch, never touch: why401 makes no request of its own but on a click. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'webextension-polyfill';
import { expect, test } from './harness/chromium.ts';

declare const chrome: Browser;

let server: Server;
let asked: string[] = [];
let port: number;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.headers.host} ${request.url}`);
    const page = request.url === '/';
    response.writeHead(page ? 200 : 401, { 'Content-Type': 'text/html', 'WWW-Authenticate': 'Bearer' });
    response.end('<!doctype html><link rel="icon" href="data:,"><title>silence</title>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
});
test.afterAll(() => server.close());

test('the server sees what the page asked for, and nothing else, until a fix is pressed', async ({ rig, page }) => {
  asked = [];
  const origin = `shop.localhost:${port}`;
  await page.goto(`http://${origin}/`);
  await page.evaluate(() => fetch('/api/orders', { headers: { authorization: 'Bearer opaque-token-value' } }));
  const popup = await rig.openPopupPage(page);
  await expect(popup.locator('[data-confidence]').first()).toBeVisible();
  const panel = await rig.openPanelPage(page);
  await panel.locator('[data-exchange]').first().click();
  for (const tab of await panel.getByRole('tab').all()) await tab.click();
  const own = [`GET ${origin} /`, `GET ${origin} /api/orders`];
  expect(asked).toEqual(own);

  await popup.bringToFront();
  await popup
    .getByRole('button', { name: /reload/i })
    .first()
    .click();
  const confirm = popup.getByRole('button', { name: /^(reload|go ahead|do it)/i });
  if (await confirm.count()) await confirm.first().click();
  await expect.poll(() => asked.length).toBe(3);
  expect(asked).toEqual([...own, `GET ${origin} /`]);
});

test('its own pages and its worker may not connect anywhere', async ({ rig, page }) => {
  await page.goto(`http://shop.localhost:${port}/`);
  const popup = await rig.openPopupPage(page);
  asked = [];
  const attempt = (address: string) =>
    fetch(address).then(
      () => 'fetched',
      () => 'refused',
    );
  const address = `http://shop.localhost:${port}/stolen`;
  expect(await popup.evaluate(attempt, address)).toBe('refused');
  expect(await (await rig.worker()).evaluate(attempt, address)).toBe('refused');
  expect(asked).toEqual([]);
});

test('the manifest asks for no script in pages and no debugger', async ({ rig }) => {
  const manifest = await (await rig.worker()).evaluate(() => chrome.runtime.getManifest());
  expect(manifest.content_scripts).toBeUndefined();
  expect(manifest.permissions).not.toContain('debugger');
  expect(manifest.permissions).not.toContain('webRequestBlocking');
});
