/** What is around a request in Firefox: the container of its tab, other add-ons, the page's service worker; and asking again. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import type { Browser } from 'webextension-polyfill';
import { withBlocker, withListeningBlocker } from './harness/blocker.ts';
import { expect, type Fox, test } from './harness/firefox.ts';

/** The extension's API, in functions that are run inside the browser. */
declare const browser: Browser;

let server: Server;
let port: number;
const at = (host: string, path: string) => `http://${host}.localhost:${port}${path}`;

test.beforeAll(async () => {
  server = createServer(({ url: address = '', headers }, response) => {
    const url = new URL(address, 'http://x');
    const answer = (status: number, fields: Record<string, string | string[]> = {}, body = '') =>
      response.writeHead(status, { 'Content-Type': 'text/html', ...fields }).end(body);
    const page = (script: string) =>
      answer(200, {}, `<!doctype html><link rel="icon" href="data:,"><title>around</title><script>${script}</script>`);
    if (url.pathname === '/sign-in') {
      const { searchParams } = url;
      return answer(302, {
        Location: '/shop',
        'Set-Cookie': ['sid', 'theme'].map((name) => `${name}${name === 'sid' ? '' : `-${searchParams.get('of')}`}=4f1d9c2e7a71; Path=/`),
      });
    }
    if (url.pathname === '/shop') return page('fetch("/api/session")');
    if (url.pathname === '/') return page('');
    if (url.pathname === '/worker.js')
      return answer(200, { 'Content-Type': 'text/javascript' }, 'addEventListener("message", () => fetch("/api/of-worker"))');
    // A session that has gone bad is refused; without one all goes well.
    if (url.pathname === '/api/session') return answer(headers.cookie?.includes('sid=') ? 401 : 200);
    if (url.pathname === '/api/signed')
      return answer(401, { 'Content-Type': 'application/json' }, JSON.stringify({ error: 'unauthorized', message: 'invalid signature' }));
    return answer(headers.authorization === undefined ? 401 : 200, { 'WWW-Authenticate': 'Bearer realm="around"' });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
});
test.afterAll(() => server.close());

/** A token with an hour left, whose signature nobody here can check. */
const token = (): string => {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: 'ada', exp: Math.floor(Date.now() / 1000) + 3600 })}.${'s'.repeat(43)}`;
};

/** Cookies of a store, by name. */
async function cookiesIn(fox: Fox, storeId: string): Promise<string[]> {
  const api = await fox.openExtensionPage('manifest.json');
  const names = await api.evaluate(
    async (store) => (await browser.cookies.getAll({ domain: 'shop.localhost', storeId: store })).map(({ name }) => name).sort(),
    storeId,
  );
  await api.close();
  return names;
}

/** The panel's rows, not grouped: cause by path, the newest of each. */
const rowsOf = (panel: Page) => () =>
  panel.$$eval('[data-exchange]', (all) =>
    Object.fromEntries(all.map((row) => (row as HTMLElement).dataset).map(({ url = '', cause }) => [new URL(url).pathname, cause])),
  );

async function openPanel(fox: Fox, page: Page): Promise<Page> {
  const panel = await fox.openPanelPage(page);
  await panel.waitForSelector('[data-exchange]');
  await panel.locator('::-p-text(Group by cause)').click();
  return panel;
}

const choose = async (panel: Page, path: string): Promise<void> => {
  await panel.click(`[data-exchange][data-url$="${path}"]`);
  await panel.waitForSelector('[data-cause][data-confidence]');
};

test('a container has its own cookies: they explain the failure, and they alone are cleared', async ({ fox }) => {
  await fox.open(at('shop', '/sign-in?of=default'));
  const container = await fox.firefox.createBrowserContext();
  const page = await container.newPage();
  await page.goto(at('shop', '/sign-in?of=container'));

  const panel = await openPanel(fox, page);
  expect(await rowsOf(panel)()).toEqual({ '/api/session': 'session-expired' });
  await choose(panel, '/api/session');
  await panel.locator('[role="tab"]::-p-text(Cookies)').click();
  await panel.waitForSelector('[aria-label="Cookies in the browser"]');
  const told = await panel.$eval('[role="tabpanel"]', (detail) => detail.textContent ?? '');
  expect(told).toContain('theme-container');
  expect(told).not.toContain('theme-default');
  await panel.close();

  const popup = await fox.openPopupPage(page);
  await popup.waitForSelector('[data-fix="clear-cookies"]');
  await popup.click('[data-fix="clear-cookies"]');
  await popup.waitForSelector('.cookies-that-go');
  await popup.click('[data-confirm="clear-cookies"]');
  await popup.waitForSelector('[data-run][data-helped="true"]');
  expect(await cookiesIn(fox, 'firefox-default')).toEqual(['sid', 'theme-default']);
  await container.close();
});

test('other add-ons, a service worker, and an answer that is read by asking again', async ({ fox }) => {
  const page = await fox.open(at('api', '/'));
  const ask = (path: string, value?: string) =>
    page.evaluate(
      (url, credential) =>
        fetch(url, { headers: credential === undefined ? {} : { authorization: `Bearer ${credential}` } }).then(({ status }) => status),
      path,
      value,
    );
  expect(await ask('/api/signed', token())).toBe(401);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register('/worker.js');
    await navigator.serviceWorker.ready;
    registration.active?.postMessage('ask');
  });
  const panel = await openPanel(fox, page);
  const rows = rowsOf(panel);
  await expect.poll(rows).toEqual({ '/api/signed': 'token-rejected', '/api/of-worker': 'no-credentials' });

  await choose(panel, '/api/signed');
  await panel.locator('[data-ask="read-answer"]').click();
  await panel.waitForSelector('[data-asked="same"]');
  await expect.poll(rows).toMatchObject({ '/api/signed': 'token-signature-invalid' });

  await withListeningBlocker('authorization', async (path) => {
    const id = await fox.firefox.installExtension(path);
    await expect.poll(() => ask('/api/listening', 'first-0123456789')).toBe(401);
    await expect.poll(rows).toMatchObject({ '/api/listening': 'extension-interference' });
    await fox.firefox.uninstallExtension(id);
  });
  await withBlocker({ requestHeaders: [{ header: 'authorization', operation: 'remove' }] }, async (path) => {
    await fox.firefox.installExtension(path);
    await expect.poll(() => ask('/api/declared', 'first-0123456789')).toBe(401);
    await expect.poll(rows).toMatchObject({ '/api/declared': 'no-credentials' });
  });
  // Firefox applies rules before it tells of the headers: what the page made is never seen, and nothing may be said for certain.
  await choose(panel, '/api/declared');
  expect(await panel.$$('[data-confidence="certain"]')).toEqual([]);
  expect(await panel.$eval('.diagnosis', (said) => said.textContent ?? '')).toMatch(
    /Cannot tell.*Something in your browser changed the request.*Ruled out/s,
  );
});
