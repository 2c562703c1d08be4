/** What is exported in Firefox, read by Firefox's own importer of HAR files. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './harness/firefox.ts';

const SECRET = 'Zq7token9xK4vW2mT8pL6nR3';
let server: Server;
let origin: string;

test.beforeAll(async () => {
  server = createServer(({ url }, response) =>
    url === '/'
      ? response.setHeader('Content-Type', 'text/html').end('<!doctype html><link rel="icon" href="data:,">')
      : response.writeHead(401, { 'WWW-Authenticate': 'Bearer error="invalid_token"' }).end(),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://shop.localhost:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => server.close());

test('the network monitor’s importer takes it', async ({ fox }) => {
  const page = await fox.open(`${origin}/`);
  await page.evaluate((token) => fetch('/api/orders', { headers: { authorization: `Bearer ${token}` } }), SECRET);
  const panel = await fox.openPanelPage(page);
  await panel.waitForSelector('[data-exchange]');
  // What the page gives the browser to save.
  await panel.evaluate(() => {
    const create = URL.createObjectURL;
    URL.createObjectURL = (file: Blob) => {
      void file.text().then((text) => Object.assign(window, { saved: text }));
      return create(file);
    };
  });
  await panel.locator('::-p-aria([name="Export"][role="button"])').click();
  await panel.locator('dialog [type="submit"]').click();
  await panel.waitForSelector('dialog .receipt');
  await panel.waitForFunction(() => 'saved' in window);
  const text = await panel.evaluate(() => (window as unknown as { saved: string }).saved);
  expect(text).not.toContain(SECRET);
  expect(JSON.parse(text).log.browser.name).toBe('Firefox');

  const imported = await fox.privileged(`(() => {
    const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
    const { HarImporter } = require('resource://devtools/client/netmonitor/src/har/har-importer.js');
    const requests = new Map();
    const actions = {
      clearRequests() {},
      addTimingMarker() {},
      addRequest: (id, request) => requests.set(id, request),
      updateRequest: (id, data) => requests.set(id, { ...requests.get(id), ...data }),
    };
    new HarImporter(actions).import(${JSON.stringify(text)});
    return JSON.stringify([...requests.values()].map(({ url, method, status, startedMs, totalTime, requestHeaders, mimeType }) => [
      url, method, status, startedMs > 0, totalTime >= 0, requestHeaders.headers.some(({ name }) => name.toLowerCase() === 'authorization'), typeof mimeType,
    ]));
  })()`);
  expect(JSON.parse(imported)).toEqual([[`${origin}/api/orders`, 'GET', 401, true, true, true, 'string']]);
});
