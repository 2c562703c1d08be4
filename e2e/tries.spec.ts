/**
 * Asked again with one thing changed: for each cause the table finds the right one, nothing but the failed address is asked, and nothing
 * stays changed.
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import type { Browser } from 'webextension-polyfill';
import { expect, type Rig, test } from './harness/chromium.ts';

declare const chrome: Browser;

let server: Server;
let port: number;
let asked: { readonly what: string; readonly cookie: string }[] = [];
/** Answers that are kept waiting. */
const waiting: ServerResponse[] = [];
/** Whether the server has enough of `/api/limited` and `/page/slow`. */
let isTired = false;

/** Whether a request is let in, by what it sends. */
const routes: Readonly<Record<string, (request: IncomingMessage) => boolean>> = {
  '/page/stale': ({ headers }) => headers.cookie?.includes('strict=') === true && !headers.cookie.includes('sid='),
  '/page/old': ({ headers }) => !headers.cookie?.includes('sid='),
  '/api/stale': ({ headers }) => !headers.cookie?.includes('sid='),
  '/api/twice': ({ headers }) => /^[^;]*sid=new/.test(headers.cookie?.replace(/theme=\w+; /, '') ?? ''),
  '/api/cached': ({ headers }) => headers['cache-control'] === 'no-cache',
  '/api/public': ({ headers }) => headers.authorization === undefined,
  '/api/moved': ({ headers }) => headers.authorization === 'Bearer good-token',
  '/api/piled': ({ headers }) => (headers.cookie?.length ?? 0) < 8000,
};

/** What would stay, if it could: cookies by header and by script, and what a page asks for. */
const PAGE =
  '<!doctype html><link rel="icon" href="/icon.png"><title>tries</title><img src="/img.png"><script>document.cookie="script=1";fetch("/from-script")</script>';

const answer = (request: IncomingMessage, response: ServerResponse): void => {
  const { pathname, hostname } = new URL(request.url ?? '/', `http://${request.headers.host}`);
  asked.push({ what: `${request.method} ${hostname}${pathname}`, cookie: request.headers.cookie ?? '' });
  const origin = request.headers.origin ?? '*';
  const cors = {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Headers': 'authorization',
    'Access-Control-Allow-Credentials': 'true',
  };
  if (request.method === 'OPTIONS') return void response.writeHead(204, cors).end();
  if (pathname === '/')
    return void response
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end('<!doctype html><link rel="icon" href="data:,"><title>tries</title>');
  if (pathname === '/api/moved' && hostname === 'shop.localhost')
    return void response.writeHead(301, { ...cors, Location: `http://www.shop.localhost:${port}/api/moved` }).end();
  if (isTired && pathname === '/page/slow') return void waiting.push(response);
  if (!/^\/(?:api|page)\//.test(pathname)) return void response.writeHead(404).end();
  const isIn = routes[pathname]?.(request) ?? false;
  const status = isIn ? 200 : isTired && pathname === '/api/limited' ? 429 : pathname === '/api/piled' ? 431 : 401;
  const isPage = pathname.startsWith('/page');
  const headers = {
    ...cors,
    'Content-Type': isPage ? 'text/html' : 'text/plain',
    'Set-Cookie': [`left=${asked.length}; Path=/`, 'theme=gone; Max-Age=0; Path=/'],
  };
  response.writeHead(status, pathname === '/page/basic' ? { ...headers, 'WWW-Authenticate': 'Basic realm="tries"' } : headers);
  response.end(isPage ? PAGE : isIn ? 'yes' : 'no');
};

test.beforeAll(async () => {
  server = createServer({ maxHeaderSize: 64 * 1024 }, answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
});
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const jarOf = async (rig: Rig) =>
  (await rig.worker()).evaluate(async () => {
    const all = await chrome.cookies.getAll({ partitionKey: {} } as object);
    return all.map((cookie) => JSON.stringify(Object.entries(cookie).sort())).sort();
  });
const rulesLeft = async (rig: Rig) =>
  (await rig.worker()).evaluate(async () => (await chrome.declarativeNetRequest.getSessionRules()).length);
const tabsOf = async (rig: Rig) => (await rig.worker()).evaluate(async () => (await chrome.tabs.query({})).length);

interface Case {
  readonly path: string;
  readonly cookies?: readonly string[];
  readonly authorization?: string;
  readonly conclusion: string;
  readonly says: string;
  /** Where a redirect leads that the failed request followed. */
  readonly followed?: string;
}

const cases: readonly Case[] = [
  { path: '/page/stale', cookies: ['sid=stale', 'strict=1; SameSite=Strict; Path=/'], conclusion: 'cookieAlone', says: 'Without sid' },
  { path: '/api/stale', cookies: ['sid=stale', 'theme=dark'], conclusion: 'cookie', says: 'it is sid' },
  { path: '/api/twice', cookies: ['sid=new', 'sid=old; Path=/api', 'theme=dark'], conclusion: 'cookieOfTwo', says: 'the first of them' },
  { path: '/api/cached', cookies: ['sid=fine'], conclusion: 'cache', says: 'a stored answer' },
  { path: '/api/public', authorization: 'Bearer old-token', conclusion: 'authorization', says: 'Without the Authorization header' },
  {
    path: '/api/moved',
    authorization: 'Bearer good-token',
    conclusion: 'address',
    says: 'www.',
    followed: 'GET www.shop.localhost/api/moved',
  },
  {
    path: '/api/piled',
    cookies: Array.from({ length: 6 }, (_, at) => `oidc.state.${at}=${'s'.repeat(1700)}`),
    conclusion: 'pile',
    says: 'oidc.state.',
  },
];

/** Fails once, as a page would, and opens the popup on it. */
async function failOn(
  rig: Rig,
  page: Page,
  { path, authorization, cookies = [] }: Pick<Case, 'path' | 'authorization' | 'cookies'>,
  method = 'GET',
) {
  await page.context().clearCookies();
  await page.goto(`http://shop.localhost:${port}/`);
  await page.evaluate((all) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the way every browser has
    for (const cookie of all) document.cookie = cookie.includes('Path') ? cookie : `${cookie}; Path=/`;
  }, cookies);
  // A challenge ends a navigation in an error where nobody can be asked for a password.
  if (path.startsWith('/page')) await page.goto(`http://shop.localhost:${port}${path}`).catch(() => undefined);
  else
    await page.evaluate(
      (request) =>
        fetch(request.path, { method: request.method, headers: request.authorization ? { authorization: request.authorization } : {} }),
      { path, method, authorization },
    );
  await expect.poll(() => rig.badgeOf(page)).toBe('1');
  return rig.openPopupPage(page);
}

const button = (popup: Page) => popup.locator('[data-ask="tries"]');

async function ask(popup: Page): Promise<void> {
  await expect(popup.locator('.tries')).toBeVisible();
  for (const fold of await popup.locator('.tries details:not([open])').all()) await fold.locator('summary').click();
  await button(popup).click();
}

for (const one of cases) {
  test(`${one.path}: what is at fault is found, by the failed address alone, and nothing stays changed`, async ({ rig, page }) => {
    const popup = await failOn(rig, page, one);
    const before = { jar: await jarOf(rig), tabs: await tabsOf(rig), badge: await rig.badgeOf(page) };
    await expect.poll(() => popup.locator('.tries').count()).toBe(1);
    asked = [];
    await ask(popup);
    await expect(popup.locator('[data-conclusion]')).toHaveAttribute('data-conclusion', one.conclusion, { timeout: 20_000 });
    await expect(popup.locator('[data-conclusion]')).toContainText(one.says);
    const allowed = [`GET shop.localhost${one.path}`, ...(one.followed ? [one.followed, one.followed.replace('GET', 'OPTIONS')] : [])];
    expect(asked.filter(({ what }) => !allowed.includes(what))).toEqual([]);
    expect(asked.filter(({ what }) => what === allowed[0]).length).toBeLessThanOrEqual(8);
    expect({ jar: await jarOf(rig), tabs: await tabsOf(rig), badge: await rig.badgeOf(page) }).toEqual(before);
    expect(await rulesLeft(rig)).toBe(0);
  });
}

test('a POST is never made again, whoever says so', async ({ rig, page }) => {
  const popup = await failOn(rig, page, { path: '/api/public', authorization: 'Bearer old-token' }, 'POST');
  await expect(popup.locator('[data-tries="impossible"]')).toHaveAttribute('data-why', 'unsafe');
  await expect(button(popup)).toHaveCount(0);
  asked = [];
  const forge = (message: object) => popup.evaluate((told) => chrome.runtime.sendMessage(told) as Promise<object>, message);
  const exchangeId = await popup.locator('[data-exchange]').first().getAttribute('data-exchange');
  expect(await forge({ ask: 'try', exchangeId, tries: ['same', 'past-cache'] })).toMatchObject({ ok: false });
  expect(await forge({ ask: 'try', exchangeId, tries: ['same'], url: 'http://evil.localhost/' })).toMatchObject({ ok: false });
  expect(asked).toEqual([]);
});

test('cancelled, nothing more is asked than what is under way', async ({ rig, page }) => {
  const popup = await failOn(rig, page, { path: '/api/stale', cookies: ['sid=stale', 'theme=dark'] });
  await expect(popup.locator('.tries')).toBeVisible();
  asked = [];
  await ask(popup);
  await popup.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(popup.locator('[data-tries="cancelled"] [data-conclusion="cancelled"]')).toBeVisible();
  expect(asked.length).toBeLessThan(3);
  const before = asked.length;
  await popup.getByRole('button', { name: 'Choose again' }).press('Enter');
  await expect(button(popup)).toBeVisible();
  expect(asked.length).toBe(before);
});

test.describe('where private windows may be seen', () => {
  test.use({ privateWindows: true });

  test('in a private window, which is closed at once', async ({ rig, page }) => {
    const popup = await failOn(rig, page, { path: '/page/old', cookies: ['sid=stale'] });
    const before = { jar: await jarOf(rig), tabs: await tabsOf(rig) };
    await expect(popup.locator('.tries')).toBeVisible();
    for (const fold of await popup.locator('.tries details:not([open])').all()) await fold.locator('summary').click();
    await expect(popup.locator('[data-try="private-window"] .warning')).toContainText('for a moment');
    await popup.locator('[data-try="private-window"] input').check();
    await popup.locator('[data-try="without-cookie"] input').uncheck();
    asked = [];
    await button(popup).click();
    await expect(popup.locator('[data-conclusion="private"]')).toBeVisible({ timeout: 20_000 });
    expect([...new Set(asked.map(({ what }) => what))]).toEqual(['GET shop.localhost/page/old']);
    expect({ jar: await jarOf(rig), tabs: await tabsOf(rig) }).toEqual(before);
  });
});

test('a 429 ends it; a password prompt is not shown; a worker killed in the middle leaves nothing', async ({ rig, page }) => {
  isTired = false;
  const popup = await failOn(rig, page, { path: '/api/limited', cookies: ['sid=1', 'theme=dark'] });
  isTired = true;
  asked = [];
  await ask(popup);
  await expect(popup.locator('[data-tries="limited"]')).toBeVisible();
  await expect(popup.locator('[data-conclusion="limited"]')).toBeVisible();
  expect(asked).toHaveLength(1);
  expect(await rig.badgeOf(page)).toBe('1');
  await popup.close();

  const basic = await failOn(rig, page, { path: '/page/basic' });
  await expect(basic.locator('.tries')).toBeVisible();
  for (const fold of await basic.locator('.tries details:not([open])').all()) await fold.locator('summary').click();
  await expect(basic.locator('[data-try="same"] .warning')).toContainText('failed sign-in');
  await expect(button(basic), 'nothing is chosen by itself').toBeDisabled();
  await basic.locator('[data-try="same"] input').check();
  await button(basic).click();
  await expect(basic.locator('[data-tries="done"] [data-try="same"]')).toHaveAttribute('data-status', '401');
  await basic.close();

  isTired = false;
  const slow = await failOn(rig, page, { path: '/page/slow', cookies: ['sid=1', 'theme=dark'] });
  const tabs = await tabsOf(rig);
  isTired = true;
  await ask(slow);
  await expect.poll(() => waiting.length).toBe(1);
  expect(await rulesLeft(rig)).toBeGreaterThan(0);
  await rig.killWorker();
  await expect(slow.locator('[data-tries="cut-off"]')).toBeVisible();
  await expect.poll(() => rulesLeft(rig)).toBe(0);
  expect(await tabsOf(rig)).toBe(tabs);
});
