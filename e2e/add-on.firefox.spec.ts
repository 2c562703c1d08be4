/** The built add-on in a real Firefox: a failure is seen, explained, put right, and survives the background's end. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import type { Browser } from 'webextension-polyfill';
import { expect, type Fox, test } from './harness/firefox.ts';
import type { Lab, LabCase } from './lab/types.ts';

/** The extension's API, in functions that are run inside the browser. */
declare const browser: Browser;

/** Longer than what is read of an answer. */
const ANSWER = JSON.stringify({ error: 'unauthorized', message: 'invalid signature', padding: 'x'.repeat(200_000) });

let server: Server;
let origin: string;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/gzipped') {
      response.writeHead(401, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
      response.end(gzipSync(ANSWER));
      return;
    }
    const refused = request.url?.startsWith('/api') ?? false;
    response.writeHead(refused ? 401 : 200, {
      'Content-Type': 'text/html',
      ...(refused ? { 'WWW-Authenticate': 'Bearer realm="x"' } : {}),
    });
    response.end('<!doctype html><link rel="icon" href="data:,"><title>fox</title><script>fetch("/api/orders")</script>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://shop.localhost:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => server.close());

/** What a page of ours says of its first failure. */
async function firstVerdict(page: Page): Promise<{ cause: string; confidence: string }> {
  await page.waitForSelector('[data-cause][data-confidence]');
  return page.$eval('[data-cause][data-confidence]', (element) => {
    const { cause = '', confidence = '' } = (element as HTMLElement).dataset;
    return { cause, confidence };
  });
}

/** Runs something with the extension's API, in a page that is gone afterwards. */
async function withApi<Value>(fox: Fox, act: (api: Page) => Promise<Value>): Promise<Value> {
  const api = await fox.openExtensionPage('manifest.json');
  const value = await act(api);
  await api.close();
  return value;
}

async function badgeOf(fox: Fox, page: Page): Promise<string> {
  const tabId = await fox.tabIdOf(page);
  return withApi(fox, (api) => api.evaluate((id) => browser.action.getBadgeText({ tabId: id }), tabId));
}

const caseOf = (lab: Lab, id: string): LabCase => {
  const found = lab.cases.find((each) => each.id === id);
  if (!found) throw new Error(`the lab has no case ${id}`);
  return found;
};

async function openCase(fox: Fox, lab: Lab, id: string): Promise<Page> {
  const page = await fox.open(lab.url(caseOf(lab, id).path));
  await expect.poll(() => badgeOf(fox, page)).not.toBe('');
  return page;
}

/** One case each of what Firefox does in a way of its own: fetches, navigations, preflights, cookies kept back. */
const chosen = ['no-token', 'token-expired', 'wrong-password-basic', 'preflight-401', 'credentials-mode', 'csrf-419'] as const;

test('the toolbar’s popup names the cause', async ({ fox, lab }) => {
  for (const id of chosen) {
    const page = await openCase(fox, lab, id);
    const said = await fox.realPopup(page, '[data-cause][data-confidence]', (popup) => ({
      cause: popup.querySelector('[data-cause][data-confidence]')?.getAttribute('data-cause'),
      heading: popup.querySelector('h1')?.textContent,
      failures: popup.querySelectorAll('[data-exchange][data-count]').length,
    }));
    expect(said.cause, id).toBe(caseOf(lab, id).cause);
    expect(said.heading, id).toMatch(/\w/);
    expect(said.failures, id).toBeGreaterThan(0);
    await page.close();
  }
});

test('the panel’s page has a row for each failure, and its detail the same verdict', async ({ fox }) => {
  const page = await fox.open(`${origin}/`);
  await expect.poll(() => badgeOf(fox, page)).toBe('1');
  const panel = await fox.openPanelPage(page);
  await panel.waitForSelector('[data-exchange]');
  const row = await panel.$eval('[data-exchange]', (element) => ({ ...(element as HTMLElement).dataset }));
  expect(row).toMatchObject({ method: 'GET', status: '401', url: `${origin}/api/orders`, cause: 'no-credentials' });
  await panel.click('[data-exchange]');
  expect((await firstVerdict(panel)).cause).toBe('no-credentials');
});

test('killed between the failure and the click, the background says what it was', async ({ fox }) => {
  const page = await fox.open(`${origin}/`);
  await expect.poll(() => badgeOf(fox, page)).toBe('1');
  await fox.killBackground();
  expect(await fox.backgroundState()).toBe('stopped');
  expect((await firstVerdict(await fox.openPopupPage(page))).cause).toBe('no-credentials');
});

test('a stopped background is woken by a failure, and counts it', async ({ fox }) => {
  const page = await fox.open(`${origin}/`);
  await expect.poll(() => badgeOf(fox, page)).toBe('1');
  await fox.killBackground();
  await page.evaluate(() => fetch('/api/second'));
  await expect.poll(() => badgeOf(fox, page)).toBe('2');
});

test('answers are read as they arrive, once that is granted, and reach the page whole', async ({ fox }) => {
  const page = await fox.open(`${origin}/`);
  await expect.poll(() => badgeOf(fox, page)).toBe('1');
  const ask = () =>
    page.evaluate(
      (credential) => fetch('/gzipped', { headers: { authorization: credential } }).then((answer) => answer.text()),
      `Bearer ${[{ alg: 'HS256' }, { sub: 'ada' }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.${'s'.repeat(43)}`,
    );
  await ask();
  const panel = await fox.openPanelPage(page);
  await panel.locator('::-p-text(Group by cause)').click();
  const causes = () => panel.$$eval('[data-exchange]', (rows) => rows.map((row) => (row as HTMLElement).dataset['cause']));
  await panel.waitForSelector('[aria-rowindex="3"][data-exchange]');
  expect(await causes()).toEqual(['no-credentials', 'token-rejected']);
  await panel.click('[aria-rowindex="3"][data-exchange]');
  await panel.locator('[data-grant="read-answers"]').click();
  await panel.waitForSelector('[data-reading="granted"]');
  // Firefox lets a background that ran before the grant read nothing: it has to start anew. The answer that wakes it passes unread.
  await fox.killBackground();
  expect(await ask()).toBe(ANSWER);
  await expect.poll(causes).toEqual(['no-credentials', 'token-rejected', 'token-rejected']);
  expect(await ask()).toBe(ANSWER);
  await expect.poll(causes).toEqual(['no-credentials', 'token-rejected', 'token-rejected', 'token-signature-invalid']);
});
