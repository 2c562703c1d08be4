/** The page of settings, and that what is set there holds at once, and after the worker was killed and the browser closed. */

import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Browser } from 'webextension-polyfill';
import { OPTIONS_PAGE } from '../scripts/paths.mjs';
import { faultsOf, overflowAt } from './harness/axe.ts';
import { expect, type Rig, test } from './harness/chromium.ts';
import { kept, openOptions } from './harness/settings.ts';

declare const chrome: Browser;

const secret = (place: string): string => `Zq7${place}9xK4vW2mT8pL6nR3`;
const secrets = ['token', 'cookie', 'query', 'key', 'setcookie', 'body'].map(secret);

let server: Server;
let port: number;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    if (pathname === '/')
      return response
        .writeHead(200, { 'Content-Type': 'text/html', 'Set-Cookie': `sid=${secret('cookie')}; Path=/` })
        .end('<!doctype html><link rel="icon" href="data:,"><title>shop</title>');
    const status = pathname.startsWith('/hidden') ? 404 : 401;
    return response
      .writeHead(status, {
        'Content-Type': 'application/json',
        'WWW-Authenticate': 'Bearer error="invalid_token"',
        'Set-Cookie': `next=${secret('setcookie')}; Path=/`,
      })
      .end(JSON.stringify({ error: 'invalid_token', token: secret('body') }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
});
test.afterAll(() => server.close());

const at = (host: string, path = '/'): string => `http://${host}.localhost:${port}${path}`;

const ask = (page: Page, path: string): Promise<number> => page.evaluate((address) => fetch(address).then(({ status }) => status), path);

const add = async (options: Page, label: string, text: string): Promise<void> => {
  await options.getByRole('textbox', { name: label }).fill(text);
  await options.getByRole('textbox', { name: label }).press('Enter');
};

/** Every file below a folder as it lies on disk. */
const bytesBelow = (folder: string): Buffer =>
  Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name))),
  );

/** Where the browser keeps what an extension stores. */
const onDisk = (rig: Rig): Buffer => bytesBelow(join(rig.profile, 'Default/Local Extension Settings', rig.extensionId));

const holds = (bytes: Buffer, text: string): boolean => bytes.includes(Buffer.from(text)) || bytes.includes(Buffer.from(text, 'utf16le'));

test('settings hold at once, are kept, go into a file and out of it, and are erased with all the rest', async ({ rig, page }) => {
  test.setTimeout(120_000);
  await page.goto(at('shop'));
  const options = await openOptions(rig);

  await test.step('a status that is added is a failure from then on', async () => {
    expect(await ask(page, '/hidden/before')).toBe(404);
    expect(await ask(page, '/api/first')).toBe(401);
    await expect.poll(() => rig.badgeOf(page)).toBe('1');
    await options.bringToFront();
    await add(options, 'Add a status', '403');
    await expect(options.getByRole('alert').filter({ hasText: 'in the list above' })).toBeVisible();
    await add(options, 'Add a status', '404');
    await expect(options.getByRole('status').filter({ hasText: 'Saved' })).toBeAttached();
    expect(await ask(page, '/hidden/after')).toBe(404);
    await expect.poll(() => rig.badgeOf(page)).toBe('2');
    expect(await kept(rig, 'session')).not.toContain('/hidden/before');
  });

  await test.step('of a site that is left out nothing is recorded, by a woken worker as well, and its popup says so', async () => {
    await options.bringToFront();
    await add(options, 'Leave a site out', `https://bank.localhost:${port}/`);
    await expect(options.getByRole('alert').filter({ hasText: 'Write the host alone: bank.localhost' })).toBeVisible();
    await add(options, 'Leave a site out', '*.bank.localhost');
    await expect(options.getByRole('button', { name: 'Remove *.bank.localhost' })).toBeVisible();
    await rig.killWorker();
    await page.goto(at('my.bank'));
    await ask(page, '/api/private');
    await ask(page, at('shop', '/api/from-the-bank')).catch(() => undefined);
    const popup = await rig.openPopupPage(page);
    await expect(popup.getByRole('heading', { name: 'You left this site out' })).toBeVisible();
    await page.goto(at('shop'));
    await ask(page, '/api/second');
    await expect.poll(() => kept(rig, 'session')).toContain('/api/second');
    expect(await kept(rig, 'session')).not.toMatch(/bank/);

    await page.goto(at('my.bank'));
    expect(await rig.badgeOf(page)).toBe('');
    await popup.bringToFront();
    await popup.getByRole('button', { name: 'Watch this site again' }).click();
    await expect(popup.locator('[data-page="not-seen"]')).toBeVisible();
    await expect(options.getByRole('button', { name: 'Remove *.bank.localhost' })).toHaveCount(0);
    await ask(page, '/api/seen-again');
    await expect.poll(() => rig.badgeOf(page)).toBe('1');
    await popup.close();
  });

  await test.step('what is taken out of a list can be put back; axe and a narrow window find nothing', async () => {
    await options.bringToFront();
    await options.getByRole('button', { name: 'Remove 404' }).click();
    await expect(options.getByRole('button', { name: 'Remove 404' })).toHaveCount(0);
    await options.getByRole('button', { name: 'Undo' }).click();
    await expect(options.getByRole('button', { name: 'Remove 404' })).toBeVisible();
    expect(await faultsOf(options)).toEqual([]);
    expect(await overflowAt(options, 320)).toBe(0);
  });

  await test.step('the theme is on before anything is painted', async () => {
    await options.getByRole('radio', { name: 'Dark' }).check();
    await expect(options.locator(':root')).toHaveAttribute('data-theme', 'dark');
    const popup = await rig.openPopupPage(page);
    await popup.route('**/*.tsx', (route) => route.abort());
    await popup.evaluate(() => document.documentElement.removeAttribute('data-theme'));
    const early = await popup.context().newPage();
    await early.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        Object.assign(window, { themeAtBody: document.documentElement.dataset['theme'] });
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    await early.goto(popup.url());
    expect(await early.evaluate(() => (window as unknown as { themeAtBody: string }).themeAtBody)).toBe('dark');
    await early.close();
    await popup.close();
  });

  await test.step('exported, changed by another file that is shown first, and that undone', async () => {
    await options.bringToFront();
    const downloading = options.waitForEvent('download');
    await options.getByRole('button', { name: 'Export' }).click();
    const exported = JSON.parse(readFileSync(await (await downloading).path(), 'utf8'));
    expect(exported['why401-settings']).toMatchObject({ version: 1, addedStatuses: [404], leftOutSites: [], theme: 'dark' });

    const file = { 'why401-settings': { ...exported['why401-settings'], theme: 'light', leftOutSites: ['*.corp.example', 'b*d'] } };
    const given = { name: 'theirs.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) };
    await options.locator('input[type=file]').setInputFiles({ ...given, buffer: Buffer.from('{}') });
    await expect(options.getByText('This JSON file holds no settings of why401.')).toBeVisible();
    await options.locator('input[type=file]').setInputFiles(given);
    const preview = options.locator('[data-import]');
    await expect(preview.getByRole('row', { name: 'Colours Dark Light' })).toBeVisible();
    await expect(preview.getByRole('row', { name: 'Sites left out None *.corp.example' })).toBeVisible();
    await expect(preview).toContainText('b*d is none, and is left aside');
    await expect(options.locator(':root')).toHaveAttribute('data-theme', 'dark');
    await preview.getByRole('button', { name: 'Take these settings' }).click();
    await expect(options.locator(':root')).toHaveAttribute('data-theme', 'light');
    await options.getByRole('button', { name: 'Undo' }).click();
    await expect(options.locator(':root')).toHaveAttribute('data-theme', 'dark');
    await expect(options.getByRole('button', { name: 'Remove *.corp.example' })).toHaveCount(0);
  });

  await test.step('on disk there is what failed, and no secret', async () => {
    await options.getByRole('radio', { name: 'On disk, for some days' }).check();
    await expect(options.getByRole('spinbutton', { name: 'Days' })).toHaveValue('7');
    await page.goto(at('shop'));
    await page.evaluate(
      ([query, token, key]) =>
        fetch(`/api/kept?access_token=${query}`, { headers: { Authorization: `Bearer ${token}`, 'X-Api-Key': key ?? '' } }),
      [secret('query'), secret('token'), secret('key')],
    );
    await expect.poll(() => kept(rig, 'local')).toContain('/api/kept');
    expect(await kept(rig, 'session'), 'the vault holds it: so it was seen').toContain(secret('token'));
    await expect.poll(() => holds(onDisk(rig), '/api/kept')).toBe(true);
    expect(secrets.filter((value) => holds(onDisk(rig), value))).toEqual([]);
  });

  const again = await rig.restart();
  const [restored = await again.context.newPage()] = again.context.pages();

  await test.step('after a restart the panel shows it as of an earlier session', async () => {
    await restored.goto(at('shop'));
    const panel = await again.openPanelPage(restored);
    await panel.getByLabel('Whose failures').selectOption('all');
    const row = panel.locator('[data-earlier][data-url*="/api/kept"]');
    await expect(row).toContainText('earlier session');
    await row.click();
    await expect(panel.locator('.head [data-earlier]')).toContainText('From an earlier browser session');
    await expect(panel.locator('[data-fix]')).toHaveCount(0);
    await expect(panel.locator('.since')).toHaveCount(0);
    expect(secrets.filter((value) => holds(onDisk(again), value))).toEqual([]);
    await panel.close();
  });

  await test.step('everything is erased, after it was said what goes', async () => {
    await ask(restored, '/api/last');
    await expect.poll(() => again.badgeOf(restored)).toBe('1');
    const settings = await openOptions(again);
    await settings.evaluate(() => localStorage.setItem('panel-split', '40'));
    await settings.getByRole('button', { name: 'Erase everything…' }).click();
    await expect(settings.getByText('1 failure in the log, with its original')).toBeVisible();
    await expect(settings.getByText(/\d failures kept on disk/)).toBeVisible();
    expect(await faultsOf(settings)).toEqual([]);
    await settings.getByRole('button', { name: 'Erase everything', exact: true }).click();
    await expect(settings.getByText('Everything is erased.')).toBeVisible();
    await expect(settings.getByRole('button', { name: 'Remove 404' })).toHaveCount(0);
    await expect(settings.locator(':root')).not.toHaveAttribute('data-theme', 'dark');
    expect(await kept(again, 'local')).toBe('{}');
    expect(Object.keys(JSON.parse(await kept(again, 'session')))).toEqual(['fingerprint-key']);
    expect(await settings.evaluate(() => localStorage.length)).toBe(0);
    expect(await again.badgeOf(restored)).toBe('');
  });

  await test.step('where the browser does not give the settings, that is said', async () => {
    const page = await again.context.newPage();
    await page.addInitScript(() => {
      if (location.protocol === 'chrome-extension:') chrome.storage.local.get = () => Promise.reject(new Error('IO error'));
    });
    await page.goto(`chrome-extension://${again.extensionId}/${OPTIONS_PAGE}`);
    await expect(page.getByRole('alert')).toContainText('The settings could not be read');
  });
});
