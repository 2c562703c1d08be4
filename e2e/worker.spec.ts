/** The worker may be killed at any moment: what had ended is there. */

import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'webextension-polyfill';
import { PANEL_PAGE } from '../scripts/paths.mjs';
import { allRows, expect, test, ungroup } from './harness/chromium.ts';

declare const chrome: Browser;

let server: Server;
let origin: string;
/** Requests to /held wait here for their answer. */
let held: ServerResponse[] = [];

/** A page that fails at once, and goes on failing until something worked: until `/enough` answers 200. */
const FAILING = `<!doctype html><link rel="icon" href="data:,"><title>failing</title><script type="module">
for (let index = 0; index < 5; index += 1) fetch('/api/at-once-' + index);
for (let index = 0; !(await fetch('/enough')).ok; index += 1) await fetch('/api/later-' + index);
</script>`;
let enough = false;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/failing' || request.url === '/enough') {
      response.writeHead(request.url === '/failing' || enough ? 200 : 404, { 'Content-Type': 'text/html' }).end(FAILING);
      return;
    }
    if (request.url === '/held') {
      held.push(response);
      return;
    }
    response.writeHead(request.url === '/' ? 200 : 401, { 'Content-Type': 'text/html', 'WWW-Authenticate': 'Bearer realm="x"' });
    response.end('<!doctype html><link rel="icon" href="data:,"><title>worker</title>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://shop.localhost:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => server.close());

test('killed between the failure and the click: the real popup says what it was', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  await page.evaluate(() => fetch('/api/orders'));
  await expect.poll(() => rig.badgeOf(page)).toBe('1');
  await rig.killWorker();
  const popup = await rig.realPopup(page);
  await expect(popup.locator('[data-cause="no-credentials"][data-confidence]')).toBeVisible();
});

test('killed before the answer: the answer is seen, and what was not is "cannot tell"', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  held = [];
  const asking = page.evaluate(() => fetch('/held').then((response) => response.status));
  await expect.poll(() => held.length).toBe(1);
  await rig.killWorker();
  held[0]?.writeHead(401, { 'WWW-Authenticate': 'Bearer realm="x"' }).end();
  expect(await asking).toBe(401);
  const panel = await rig.openPanelPage(page);
  const row = panel.locator('[data-exchange]');
  await expect(row).toHaveAttribute('data-status', '401');
  await row.click();
  await expect(panel.getByText(/cannot tell/i).first()).toBeVisible();
  await expect(panel.locator('[data-confidence="certain"]')).toHaveCount(0);
});

test('killed between the headers of a 401 and its end: it is there, once', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  held = [];
  const begun = page.waitForResponse(`${origin}/held`);
  const asking = page.evaluate(() => fetch('/held').then((response) => response.text()));
  await expect.poll(() => held.length).toBe(1);
  held[0]?.writeHead(401, { 'WWW-Authenticate': 'Bearer realm="x"' }).write('a beginning');
  await begun;
  await rig.killWorker();
  held[0]?.end(', and an end');
  expect(await asking).toBe('a beginning, and an end');
  const row = (await rig.openPanelPage(page)).locator('[data-exchange]');
  await expect(row).toHaveCount(1);
  await expect(row).toHaveAttribute('data-status', '401');
});

test('killed while it writes: what the badge had counted is there, and all that came afterwards', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  const asking = page.evaluate(async () => {
    for (let index = 0; index < 300; index += 1) await fetch(`/api/${index}`);
  });
  await expect.poll(async () => Number.parseInt(await rig.badgeOf(page), 10)).toBeGreaterThan(5);
  const told = Number.parseInt(await rig.badgeOf(page), 10);
  await rig.killWorker();
  await asking;
  await page.evaluate(() => Promise.all(Array.from({ length: 20 }, (_, index) => fetch(`/after/${index}`))));
  const panel = await rig.openPanelPage(page);
  await ungroup(panel);
  const urls = async () => (await allRows(panel)).map(({ url = '' }) => url);
  await expect.poll(async () => (await urls()).filter((url) => url.includes('/after/')).length).toBe(20);
  const rows = await urls();
  expect(new Set(rows).size).toBe(rows.length);
  expect(rows.filter((url) => url.includes('/api/')).length).toBeGreaterThanOrEqual(told);
});

test('updated while a page is open and a request is under way: it says that it did not see the page, and goes on', async ({
  rig,
  page,
}) => {
  await page.goto(`${origin}/`);
  held = [];
  const asking = page.evaluate(() => fetch('/held').then((response) => response.status));
  await expect.poll(() => held.length).toBe(1);
  await rig.update();
  const popup = await rig.openPopupPage(page);
  await expect(popup.locator('[data-page="not-seen"]')).toBeVisible();
  held[0]?.writeHead(401, { 'WWW-Authenticate': 'Bearer realm="x"' }).end();
  expect(await asking).toBe(401);
  await page.evaluate(() => fetch('/api/after'));
  const panel = await rig.openPanelPage(page);
  await ungroup(panel);
  await expect(panel.locator(`[data-exchange][data-url="${origin}/api/after"]`)).toHaveCount(1);
  // What was under way is shown as far as it was seen, or not at all.
  const rows = panel.locator(`[data-exchange][data-url="${origin}/held"]`);
  for (const row of await rows.all()) {
    await row.click();
    await expect(panel.locator('[data-confidence="certain"]')).toHaveCount(0);
  }
});

test('the browser starts with a page that fails at once: what was missed is said, and all is seen from then on', async ({ rig, page }) => {
  enough = false;
  await page.goto(`${origin}/failing`);
  await expect.poll(async () => Number.parseInt(await rig.badgeOf(page), 10)).toBeGreaterThan(5);
  const again = await rig.restart();
  await again.worker();
  const [restored] = again.context.pages();
  if (!restored) throw new Error('the browser did not go on with its tab');
  expect(restored.url()).toBe(`${origin}/failing`);
  await expect.poll(async () => Number.parseInt(await again.badgeOf(restored), 10)).toBeGreaterThan(5);
  enough = true;
  await restored.evaluate(() => Promise.all(Array.from({ length: 5 }, (_, index) => fetch(`/api/after-${index}`))));

  const panel = await again.openPanelPage(restored);
  await ungroup(panel);
  await expect(panel.locator('[data-exchange][data-url*="/api/after-"]')).toHaveCount(5);
  // How much of the beginning the browser tells differs from start to start: that it may be less is said, of what is half seen as well.
  await expect(panel.locator('.status-bar [data-missed="beginning"]')).toBeVisible();
  await panel.locator('[data-exchange]').first().click();
  await expect(panel.locator('.diagnosis')).toBeVisible();
  await expect(panel.locator('[data-confidence="certain"]')).toHaveCount(0);
  const popup = await again.openPopupPage(restored);
  await expect(popup.locator('[data-missed="beginning"]')).toContainText('did not see this page load');
});

test('killed between the last success and the failure: what worked before is still known', async ({ rig, page, context }) => {
  await page.goto(`${origin}/`);
  await context.addCookies([{ name: 'sid', value: '4f1d9c2e7a71', url: origin }]);
  await page.goto(`${origin}/`);
  const kept = async () => (await rig.worker()).evaluate(async () => JSON.stringify(await chrome.storage.session.get(null)));
  await expect.poll(kept).toMatch(/"trail\|/);
  await rig.killWorker();
  await context.clearCookies();
  await page.evaluate(() => fetch('/api/orders'));
  const panel = await rig.openPanelPage(page);
  await panel.locator('[data-exchange]').click();
  await expect(panel.locator('[data-cause="cookie-gone"][data-confidence]')).toHaveCount(1);
});

test('failures of many requests while it sleeps are all there', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  await rig.killWorker();
  await page.evaluate(() => Promise.all(Array.from({ length: 20 }, (_, index) => fetch(`/api/${index}`))));
  await expect.poll(() => rig.badgeOf(page)).toBe('20');
});

test('the panel comes back after the worker slept, and goes on live', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  await page.evaluate(() => fetch('/api/before'));
  const panel = await rig.openPanelPage(page);
  await ungroup(panel);
  await expect(panel.locator('[data-exchange]')).toHaveCount(1);
  await rig.killWorker();
  await page.bringToFront();
  await page.evaluate(() => fetch('/api/after'));
  await expect(panel.locator('[data-exchange]')).toHaveCount(2);
  await expect(panel.locator('[data-exchange]').last()).toHaveAttribute('data-url', `${origin}/api/after`);
});

test('what was captured before the panel was opened is given to it, newest last', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  for (const name of ['first', 'second', 'third']) await page.evaluate((path) => fetch(`/api/${path}`), name);
  const { panel } = await rig.realPanel(page);
  await ungroup(panel);
  const rows = panel.locator('[data-exchange]');
  await expect(rows).toHaveCount(3);
  await expect(rows.last()).toHaveAttribute('data-url', `${origin}/api/third`);
});

test('a tab’s failures are kept for the panel when the tab is closed', async ({ rig, page, context }) => {
  await page.goto(`${origin}/`);
  await page.evaluate(() => fetch('/api/orders'));
  await expect.poll(() => rig.badgeOf(page)).toBe('1');
  const tabId = await rig.tabIdOf(page);
  await context.newPage();
  await page.close();
  const panel = await rig.openExtensionPage(`${PANEL_PAGE}?tabId=${tabId}`);
  await expect(panel.locator('[data-exchange]')).toHaveAttribute('data-cause', 'no-credentials');
});

test('pause holds new rows back, clear empties, keep keeps over a navigation', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  await page.evaluate(() => fetch('/api/one'));
  const panel = await rig.openPanelPage(page);
  await ungroup(panel);
  const rows = panel.locator('[data-exchange]');
  await expect(rows).toHaveCount(1);
  await panel.getByRole('button', { name: /live/i }).click();
  await page.evaluate(() => fetch('/api/two'));
  await expect.poll(() => rig.badgeOf(page)).toBe('2');
  await panel.bringToFront();
  await expect(rows).toHaveCount(1);
  await panel.getByRole('button', { name: /paused|live/i }).click();
  await expect(rows).toHaveCount(2);
  await page.goto(`${origin}/`);
  await page.evaluate(() => fetch('/api/three'));
  await expect(rows).toHaveCount(3);
  await panel.getByRole('checkbox', { name: /keep/i }).uncheck();
  await expect(rows).toHaveCount(1);
  await panel.getByRole('button', { name: /clear/i }).click();
  await expect(rows).toHaveCount(0);
  await expect.poll(() => rig.badgeOf(page)).toBe('');
});
