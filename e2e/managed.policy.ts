/** What an organisation sets. Every browser on the machine heeds it, so that nothing else is tested meanwhile. */

import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'webextension-polyfill';
import { CHROME_BUILD, WELCOME_PAGE } from '../scripts/paths.mjs';
import { faultsOf } from './harness/axe.ts';
import { expect, test } from './harness/chromium.ts';
import { idOf } from './harness/other-extensions.ts';
import { kept, openOptions } from './harness/settings.ts';

declare const chrome: Browser;

let server: Server;
let port: number;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    response.writeHead(request.url === '/' ? 200 : 401, { 'Content-Type': 'text/html' });
    response.end('<!doctype html><link rel="icon" href="data:,"><title>bank</title>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
});
test.afterAll(() => server.close());

/** Where Debian's Chromium looks for what an organisation sets. */
const folder = '/etc/chromium/policies/managed';
const file = join(folder, `why401-test-${process.pid}.json`);
const made: string[] = [];

test.beforeAll(({ executablePath }) => {
  // Policies are read from the system's folders alone, which take root to write, and other systems and brands keep them elsewhere (the
  // registry, /etc/opt/chrome). What then does not run is named by npm test; reading and merging them is tested in storage/settings.test.ts.
  test.skip(process.platform !== 'linux' || process.getuid?.() !== 0, 'an organisation’s settings can be written on Linux, by root');
  test.skip(!/\/chromium[^/]*$/.test(executablePath), 'another browser than Chromium looks for them elsewhere');
  const policy = { leftOutSites: ['*.bank.localhost'], theme: 'dark', keepDays: 99, showWelcome: false };
  for (const path of ['/etc/chromium', '/etc/chromium/policies', folder])
    if (!existsSync(path)) {
      mkdirSync(path);
      made.unshift(path);
    }
  writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [idOf(CHROME_BUILD.replace(/\/$/, ''))]: policy } } }));
});
test.afterAll(() => {
  rmSync(file, { force: true });
  for (const path of made) if (readdirSync(path).length === 0) rmSync(path, { recursive: true });
});

test('what an organisation sets holds, is shown locked, and opens no first-run page', async ({ rig, page }) => {
  const options = await openOptions(rig);
  const locked = options.locator('[data-setting="leftOutSites"]');
  await expect(locked).toContainText('Set by your organisation');
  await expect(locked.getByRole('button', { name: 'Remove *.bank.localhost' })).toBeDisabled();
  await expect(options.getByRole('radio', { name: 'Light' })).toBeDisabled();
  await expect(options.locator(':root')).toHaveAttribute('data-theme', 'dark');
  await expect(options.locator('[data-setting="keepDays"]')).not.toContainText('Set by your organisation');
  expect(await faultsOf(options)).toEqual([]);

  await page.goto(`http://bank.localhost:${port}/`);
  await page.evaluate(() => fetch('/api/private'));
  const popup = await rig.openPopupPage(page);
  await expect(popup.getByRole('heading', { name: 'Your organisation left this site out' })).toBeVisible();
  await expect(popup.getByRole('button', { name: 'Watch this site again' })).toHaveCount(0);
  expect(await kept(rig, 'session')).not.toContain('/api/private');

  // Told as installed once more: what was set had not come yet when it was.
  await (await rig.worker()).evaluate(async () => {
    await chrome.storage.local.clear();
    (chrome.runtime.onInstalled as unknown as { dispatch(details: object): void }).dispatch({ reason: 'install' });
  });
  await expect.poll(() => kept(rig, 'local')).toContain('welcomed');
  expect(rig.context.pages().filter((each) => each.url().endsWith(WELCOME_PAGE))).toEqual([]);
});
