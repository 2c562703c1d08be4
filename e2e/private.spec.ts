/** Private windows: their failures never mix with the others, and leave nothing behind. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'webextension-polyfill';
import { expect, type Rig, test } from './harness/chromium.ts';

declare const chrome: Browser;

test.use({ privateWindows: true });

let server: Server;
let origin: string;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    response.writeHead(/^\/(?:works.*)?$/.test(request.url ?? '') ? 200 : 401, {
      'Content-Type': 'text/html',
      'WWW-Authenticate': 'Bearer',
    });
    response.end('<!doctype html><link rel="icon" href="data:,"><title>private</title>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://shop.localhost:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => server.close());

const everythingKept = async (rig: Rig): Promise<string> =>
  (await rig.worker()).evaluate(async () => JSON.stringify(await chrome.storage.session.get(null)));

test('a private window’s failures are its own, and go when it closes', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  await page.evaluate(() => fetch('/ordinary'));
  const hidden = await rig.openPrivateWindow(`${origin}/`);
  await hidden.evaluate(() => fetch('/works-hidden-away', { method: 'POST' }));
  await expect.poll(() => everythingKept(rig)).toContain('works-hidden-away');
  await hidden.evaluate(() => fetch('/hidden-away'));
  await expect.poll(() => everythingKept(rig)).toContain('/hidden-away');

  const panel = await rig.openPanelPage(page);
  await expect(panel.locator('[data-exchange]')).toHaveCount(1);
  await expect(panel.locator('[data-exchange]')).toHaveAttribute('data-url', `${origin}/ordinary`);
  const ofPrivate = await rig.openPanelPage(hidden);
  await expect(ofPrivate.locator('[data-exchange]')).toHaveCount(1);
  await expect(ofPrivate.locator('[data-exchange]')).toHaveAttribute('data-url', `${origin}/hidden-away`);

  // All tabs are those of the same kind of window, from the first and as they go on.
  for (const [screen, own, others] of [
    [panel, 'ordinary', 'hidden-away'],
    [ofPrivate, 'hidden-away', 'ordinary'],
  ] as const) {
    await screen.getByRole('combobox', { name: 'Whose failures' }).selectOption('All tabs');
    await screen.getByRole('button', { name: 'Group by cause' }).click();
    await page.evaluate(() => fetch('/ordinary-later'));
    await hidden.evaluate(() => fetch('/hidden-away-later'));
    await expect(screen.locator(`[data-url$="/${own}-later"]`).first()).toBeVisible();
    await expect(screen.locator(`[data-url*="/${others}"]`)).toHaveCount(0);
  }

  await hidden.close();
  await expect.poll(() => everythingKept(rig)).not.toContain('hidden-away');
  expect(await everythingKept(rig)).toContain('/ordinary');
});

test('what worked in a private window that is closed at once is not kept either', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  const hidden = await rig.openPrivateWindow(`${origin}/`);
  await hidden.evaluate(() => fetch('/works-hidden-away', { method: 'POST' }));
  await hidden.close();
  await page.evaluate(() => fetch('/works-in-the-open', { method: 'POST' }));
  await expect.poll(() => everythingKept(rig)).toContain('works-in-the-open');
  expect(await everythingKept(rig)).not.toContain('hidden-away');
});

test('what a killed worker had kept of a closed private window is gone when it wakes', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  const hidden = await rig.openPrivateWindow(`${origin}/`);
  await hidden.evaluate(() => fetch('/hidden-away'));
  await expect.poll(() => everythingKept(rig)).toContain('hidden-away');
  await rig.killWorker();
  await hidden.close();
  await page.evaluate(() => fetch('/ordinary'));
  await expect.poll(() => everythingKept(rig)).toContain('/ordinary');
  await expect.poll(() => everythingKept(rig)).not.toContain('hidden-away');
});
