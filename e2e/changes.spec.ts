/** What changed since it last worked, on a real server: said in the real popup and panel, and kept no longer than it may be. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from '@playwright/test';
import type { Browser } from 'webextension-polyfill';
import { expect, type Rig, test } from './harness/chromium.ts';

declare const chrome: Browser;

let server: Server;
let origin: string;
let revoked: boolean;

const sid = 'f1d2c3b4a5968778';
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenFor = (aud: string): string => {
  const now = Math.floor(Date.now() / 1000);
  return `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: 'ada', aud, exp: now + 3600 })}.${Buffer.alloc(32, 7).toString('base64url')}`;
};
const shopToken = tokenFor('shop-api');
const billingToken = tokenFor('billing-api');

/** Answers to its own cookie and token, until both are revoked. */
const accepts = (cookie = '', authorization = ''): boolean =>
  !revoked && cookie.includes(`sid=${sid}`) && authorization === `Bearer ${shopToken}`;

test.beforeAll(async () => {
  server = createServer(({ url, headers }, response) => {
    const isPage = url === '/';
    response.writeHead(isPage || accepts(headers.cookie, headers.authorization) ? 200 : 401, {
      'Content-Type': isPage ? 'text/html' : 'application/json',
    });
    response.end(isPage ? '<!doctype html><link rel="icon" href="data:,"><title>shop</title>' : '{}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://shop.localhost:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => server.close());
test.beforeEach(async ({ page, context }) => {
  revoked = false;
  await context.addCookies(['sid', 'theme'].map((name) => ({ name, value: name === 'sid' ? sid : 'dark', url: origin })));
  await page.goto(`${origin}/`);
});

const ask = (page: Page, token: string): Promise<number> =>
  page.evaluate((value) => fetch('/api/orders', { headers: { authorization: `Bearer ${value}` } }).then(({ status }) => status), token);

/** What is kept of what worked, as text. */
const keptSuccesses = async (rig: Rig): Promise<string> =>
  (await rig.worker()).evaluate(async () => {
    const kept = Object.entries(await chrome.storage.session.get(null)).filter(([key]) => key.startsWith('trail|'));
    return JSON.stringify(kept);
  });

async function failAfterSuccess(page: Page, context: BrowserContext): Promise<void> {
  expect(await ask(page, shopToken)).toBe(200);
  await context.clearCookies({ name: 'sid' });
  expect(await ask(page, billingToken)).toBe(401);
}

test('popup and panel name the cookie that is gone and the token that is another one', async ({ rig, page, context }) => {
  await failAfterSuccess(page, context);
  const popup = await rig.realPopup(page);
  const since = popup.locator('.since');
  await expect(since).toHaveAttribute('data-likeness', 'same-request');
  await expect(since).toContainText('this worked');
  await expect(since.locator('.changed').first()).toContainText('cookie that likely held your sign-in is gone');
  await expect(since.locator('.changed').first()).toContainText('another sign-in was sent along');
  await popup.close();

  const { panel } = await rig.realPanel(page);
  await panel.locator('[data-exchange]').click();
  await expect(panel.locator('.then-and-now tr', { hasText: 'aud' })).toHaveText(/shop-api.*billing-api/);
  await expect(panel.locator('.then-and-now tr', { hasText: 'sid' })).toHaveText(/sent.*gone from the browser/);
  await expect(panel.locator('.since')).toContainText(/The same as then: the method, the origin,? and the initiator\./);
  expect(await panel.locator('.since').textContent()).not.toContain(sid);
});

test('where nothing changed it says so; what worked goes with its site’s list, and after a day', async ({ rig, page, context }) => {
  expect(await ask(page, shopToken)).toBe(200);
  revoked = true;
  expect(await ask(page, shopToken)).toBe(401);
  const popup = await rig.openPopupPage(page);
  await expect(popup.locator('.since')).toContainText('Nothing that was compared has changed since.');
  expect(await keptSuccesses(rig)).toContain('/api/orders');
  await popup.getByRole('button', { name: 'Clear the list' }).click();
  await expect.poll(() => keptSuccesses(rig)).not.toContain('/api/orders');

  revoked = false;
  expect(await ask(page, shopToken)).toBe(200);
  await expect.poll(() => keptSuccesses(rig)).toContain('/api/orders');
  await (await rig.worker()).evaluate(async () => {
    interface Kept {
      readonly hops: readonly { readonly startedAt: number }[];
    }
    const kept = Object.entries(await chrome.storage.session.get(null)).filter(([key]) => key.startsWith('trail|'));
    const daysAgo = kept.map(([key, text]) => {
      const value = JSON.parse(String(text)) as Kept;
      return [key, JSON.stringify({ ...value, hops: value.hops.map((hop) => ({ ...hop, startedAt: hop.startedAt - 90_000_000 })) })];
    });
    await chrome.storage.session.set(Object.fromEntries(daysAgo));
  });
  await context.clearCookies({ name: 'sid' });
  expect(await ask(page, shopToken)).toBe(401);
  await expect(popup.locator('.diagnosis')).toBeVisible();
  await expect(popup.locator('.since')).toHaveCount(0);
  expect(await keptSuccesses(rig)).not.toContain('/api/orders');
});
