/** What is copied, read back from the clipboard and run in a shell: masked from the popup, with its secrets from the panel. */

import { execFile } from 'node:child_process';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from './harness/chromium.ts';

const TOKEN = "t0ken-of-Ada-it's-$(touch owned)-4f1d9c2e7a71";
const SID = '4f1d9c2e7a71$HOME';

let server: Server;
let origin: string;
let asked: IncomingMessage[] = [];

/** Who is known is refused in another way than who is not. */
test.beforeAll(async () => {
  server = createServer((request, response) => {
    const { authorization, cookie } = request.headers;
    if (request.url === '/')
      return response.setHeader('Content-Type', 'text/html').end('<!doctype html><link rel="icon" href="data:,"><textarea></textarea>');
    asked.push(request);
    const isKnown = authorization === `Bearer ${TOKEN}` && cookie === `sid=${SID}`;
    const error = isKnown ? 'insufficient_scope' : 'invalid_token';
    return response.writeHead(isKnown ? 403 : 401, { 'WWW-Authenticate': `Bearer error="${error}"` }).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://shop.localhost:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => server.close());

/** As a person would look: by pasting it. */
async function pasted(page: Page): Promise<string> {
  await page.bringToFront();
  const area = page.locator('textarea');
  await area.fill('');
  await area.press('ControlOrMeta+V');
  return area.inputValue();
}

/** The status that curl was answered with. */
const statusOf = (command: string): Promise<number> =>
  new Promise((resolve, reject) => {
    execFile('sh', ['-c', command], (error, output) => (error ? reject(error) : resolve(Number(/^HTTP\/\S+ (\d+)/.exec(output)?.[1]))));
  });

test('masked from the popup, with its secrets from the panel, and it runs', async ({ rig, page, context }) => {
  await context.addCookies([{ name: 'sid', value: SID, url: origin }]);
  await page.goto(`${origin}/`);
  const sent = await page.evaluate(
    (token) => fetch('/api/orders?page=2', { headers: { authorization: `Bearer ${token}` } }).then(({ status }) => status),
    TOKEN,
  );
  expect(sent).toBe(403);
  await expect.poll(() => rig.badgeOf(page)).toBe('1');

  const popup = await rig.realPopup(page);
  await popup.getByRole('button', { name: 'Copy as cURL' }).click();
  await expect(popup.locator('.bottom [data-copied="good"]')).toHaveText('Copied, 2 values masked.');
  const masked = await pasted(page);
  expect(masked).toContain("--header 'authorization: Bearer <access token>'");
  expect(masked).toContain("--header 'Cookie: sid=<sid>'");
  expect(masked).not.toContain('4f1d9c2e');
  expect(await statusOf(masked)).toBe(401);

  const { panel } = await rig.realPanel(page);
  await panel.locator('[data-exchange]').first().click();
  await panel.getByText('Copy', { exact: true }).click();
  await panel.getByLabel('With secrets').check();
  await panel.locator('[data-copy="curl"]').click();
  await expect(panel.locator('.copy-warning')).toContainText(
    'This puts 1 token and 1 cookie on the clipboard. Whoever has them can sign in as you.',
  );
  expect(await pasted(page), 'nothing is copied before the second click').toBe(masked);
  await panel.locator('[data-copy="confirm"]').click();
  await expect(panel.locator('.copy [data-copied="good"]')).toHaveText('Copied with its secrets.');
  await expect(panel.getByLabel('With secrets')).not.toBeChecked();
  asked = [];
  const whole = await pasted(page);
  expect(await statusOf(whole)).toBe(403);
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /api/orders?page=2']);

  await panel.getByLabel('With secrets').check();
  await panel.locator('[data-copy="fetch"]').click();
  await expect(panel.locator('.copy-warning'), 'a page cannot set cookies').toContainText('This puts 1 token on the clipboard.');
  await panel.locator('[data-copy="confirm"]').press('Enter');
  await expect(panel.locator('.copy [data-copied="good"]')).toBeVisible();
  const script = (await pasted(page)).replace('await fetch(', 'globalThis.answer = await fetch(');
  await page.evaluate(`(async () => {${script}})()`);
  expect(await page.evaluate('answer.status')).toBe(403);

  await panel.locator('[data-copy="report"]').click();
  await expect(panel.locator('.copy [data-copied="good"]')).toHaveText('Copied. In a report all secrets are masked.');
  const report = await pasted(page);
  expect(report).toContain('/api/orders?page=2`: **403**');
  expect(report).not.toContain('t0ken-of');
});
