/** A log exported from the real panel: read again by why401 and by the browser's own tools, masked and with its secrets. */

import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { createFingerprint } from '../src/engine/fingerprint.ts';
import { createHarLog } from '../src/har/log.ts';
import type { HarFile } from '../src/har/write/format.ts';
import { expect, test } from './harness/chromium.ts';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const TOKEN = `${encode({ alg: 'RS256' })}.${encode({ iss: 'https://id.example', email: 'ada@shop.example', exp: 1_700_000_000 })}.Zq7signature9xK4vW2mT8pL6`;
const SID = 'Zq7sid9xK4vW2mT8pL6nR3';
const QUERY = 'Zq7query9xK4vW2mT8pL6nR3';
const BODY = 'Zq7body9xK4vW2mT8pL6nR3';

let server: Server;
let origin: string;

test.beforeAll(async () => {
  let answered = 0;
  server = createServer((request, response) => {
    if (request.url === '/')
      return response
        .setHeader('Set-Cookie', `sid=${SID}; HttpOnly; SameSite=Lax`)
        .setHeader('Content-Type', 'text/html')
        .end('<!doctype html><link rel="icon" href="data:,"><title>shop</title><textarea></textarea>');
    if (!request.url?.startsWith('/api/')) return response.writeHead(404).end();
    if (answered++ === 0) return response.end('{}');
    return response
      .writeHead(401, { 'Content-Type': 'application/json', 'WWW-Authenticate': 'Bearer error="invalid_token"' })
      .end(JSON.stringify({ error: 'invalid_token', error_description: `The token of ${BODY} has expired` }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://shop.localhost:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => server.close());

/** Text of the file that the click saves; what the developer tools save, their page tells of. */
async function saved(devtools: Page, click: () => Promise<void>): Promise<{ name: string; text: string }> {
  const waiting = devtools.waitForEvent('download');
  await click();
  const download = await waiting;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

/** The causes of a file's failures, as why401 finds them anywhere. */
function causesIn(text: string): (string | undefined)[] {
  const reader = createHarLog(createFingerprint(new Uint8Array(16)));
  reader.write(new TextEncoder().encode(text));
  return reader
    .end()
    .failures()
    .map(({ diagnosis }) => diagnosis.verdicts[0]?.cause);
}

/** Of the entries that the page's script asked for. */
const rolesIn = (text: string): string[] =>
  (JSON.parse(text) as HarFile).log.entries
    .filter(({ request }) => request.url.includes('/api/'))
    .map(({ _why401: { role }, response: { status } }) => `${role} ${status}`);

test('from the real panel: masked, with its secrets, and as reports; the browser’s own tools open it', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  const { panel, devtools } = await rig.realPanel(page);
  await expect(panel.getByRole('button', { name: 'Export' })).toBeDisabled();
  await page.evaluate(
    async ({ token, query }) => {
      const ask = () => fetch(`/api/orders?q=${query}`, { headers: { authorization: `Bearer ${token}` } });
      await ask();
      await ask();
    },
    { token: TOKEN, query: QUERY },
  );
  const row = panel.locator('[data-exchange]').first();
  await expect(row).toHaveAttribute('data-cause', 'token-expired');
  const button = panel.getByRole('button', { name: 'Export' });
  const dialog = panel.getByRole('dialog', { name: 'Export' });
  const save = (name: string) => saved(devtools, () => dialog.getByRole('button', { name }).click());
  const choose = async (...labels: string[]) => {
    if (!(await dialog.isVisible())) await button.click();
    else await dialog.getByRole('button', { name: 'Export more' }).click();
    for (const label of labels) await dialog.getByLabel(label).check();
  };

  await test.step('masked, and read again', async () => {
    await choose();
    const { name, text } = await save('Save');
    expect(name).toMatch(/^why401-shop\.localhost-\d{4}-\d\d-\d\dT\d\d-\d\d\.har$/);
    await expect(dialog.locator('.receipt')).toContainText(/\d values removed.*: 1 cookie, 1 token/);
    for (const secret of [TOKEN, SID, QUERY, BODY, 'ada@shop.example', encode({ email: 'ada@shop.example' }).slice(4, 20)])
      expect(text).not.toContain(secret);
    expect(text).toContain('sid=');
    expect(rolesIn(text)).toEqual(['before 200', 'failure 401']);
    expect(causesIn(text)).toEqual(['token-expired']);

    const listed = await devtools.evaluate(importIntoNetworkPanel, text);
    expect(listed.filter(({ url }: { url: string }) => url.includes('/api/'))).toEqual([
      { url: `${origin}/api/orders?q=hidden`, status: 200, asked: true },
      { url: `${origin}/api/orders?q=hidden`, status: 401, asked: true },
    ]);
  });

  await test.step('with its secrets, after naming them', async () => {
    await choose('Keep them');
    let downloads = 0;
    devtools.on('download', () => {
      downloads++;
    });
    await dialog.getByRole('button', { name: 'See what is in it' }).click();
    await expect(dialog.locator('.export-warning')).toContainText('This contains 1 cookie, 1 token');
    await expect(dialog.getByRole('button', { name: 'Save with secrets' })).toBeFocused();
    expect(downloads).toBe(0);
    const { text } = await save('Save with secrets');
    for (const secret of [TOKEN, SID, QUERY]) expect(text).toContain(secret);
    await expect(dialog.locator('.receipt')).toContainText('Keep it where nobody else can read it.');
    expect(causesIn(text)).toEqual(['token-expired']);
  });

  let markdown = '';
  await test.step('as reports', async () => {
    await choose('JSON');
    const { name, text } = await save('Save');
    expect(name).toMatch(/\.json$/);
    const [failure] = JSON.parse(text).failures;
    expect([failure.status, failure.verdicts[0].cause]).toEqual([401, 'token-expired']);
    await choose('Markdown');
    markdown = (await save('Save')).text;
    for (const report of [text, markdown]) for (const secret of [TOKEN, SID, QUERY, BODY]) expect(report).not.toContain(secret);
    await choose('Markdown');
    await dialog.getByRole('button', { name: 'Copy' }).click();
    await expect(dialog.locator('.receipt')).toContainText('Copied.');
  });

  await dialog.getByRole('button', { name: 'Close' }).press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  await page.bringToFront();
  await page.locator('textarea').press('ControlOrMeta+V');
  expect(await page.locator('textarea').inputValue()).toBe(markdown);
});

/** Run inside the developer tools: what their own "Import HAR file" does, and what is listed then. */
async function importIntoNetworkPanel(text: string) {
  // @ts-expect-error Modules of the developer tools, not of ours.
  const { NetworkPanel } = await import('./panels/network/network.js');
  // @ts-expect-error As above.
  const { NetworkLog } = await import('./models/logs/logs.js');
  await NetworkPanel.NetworkPanel.instance().networkLogView.onLoadFromFile(new File([text], 'log.har'));
  return NetworkLog.NetworkLog.instance()
    .requests()
    .map((request: { url(): string; statusCode: number; requestHeaders(): { name: string }[] }) => ({
      url: request.url(),
      status: request.statusCode,
      asked: request.requestHeaders().some(({ name }) => name.toLowerCase() === 'authorization'),
    }));
}
