/** One failure taken apart in the panel: headers, body, cookies and token, each value in clear on a click and for half a minute. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './harness/chromium.ts';

const KEY = 'k3y-of-Grace-4f1d9c2e7a71';
const SUBJECT = 'grace.hopper.4711';
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const ISSUED = Math.floor(Date.now() / 1000) - 7200;
const TOKEN = `${encode({ alg: 'RS256', kid: 'k1' })}.${encode({
  ...{ iss: 'https://id.example', aud: 'orders-api', sub: SUBJECT, scope: 'orders:read profile' },
  ...{ iat: ISSUED, exp: ISSUED + 3600 },
})}.c2lnbmF0dXJl`;

let server: Server;
let origin: string;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/')
      return response.setHeader('Content-Type', 'text/html').end('<!doctype html><link rel="icon" href="data:,"><textarea></textarea>');
    return response
      .writeHead(401, { 'Content-Type': 'application/json', 'WWW-Authenticate': 'Bearer error="invalid_token" scope="orders:read"' })
      .end(JSON.stringify({ error: { code: 'invalid_token', user: SUBJECT }, items: Array.from({ length: 10_000 }, (_, index) => index) }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://shop.localhost:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => server.close());

test('a failure taken apart by pointer and keyboard', async ({ rig, page, context }) => {
  await context.addCookies([
    { name: 'sid', value: 'old-session-0001', domain: 'shop.localhost', path: '/' },
    { name: 'sid', value: 'new-session-0002', domain: 'shop.localhost', path: '/api', httpOnly: true },
  ]);
  await page.goto(`${origin}/`);
  await page.evaluate(({ token, key }) => fetch('/api/orders', { headers: { authorization: `Bearer ${token}`, 'x-api-key': key } }), {
    token: TOKEN,
    key: KEY,
  });
  const panel = await rig.openPanelPage(page);
  await panel.locator('[data-exchange]').click();
  const detail = panel.getByRole('tabpanel');
  const masked = async (...secrets: string[]): Promise<void> => {
    const shown = await panel.locator('html').innerHTML();
    expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
  };

  await test.step('a header is explained where it stands, and in clear until its time is over', async () => {
    await panel.getByRole('tab', { name: 'Request' }).click();
    const explain = detail.getByRole('button', { name: 'authorization', exact: true });
    await explain.press('Enter');
    await expect(explain).toHaveAttribute('aria-expanded', 'true');
    await expect(detail).toContainText('This value: A token: whoever has it may use it: a JSON Web Token');
    await expect(detail.locator('tr[data-header="authorization"]')).toHaveAttribute('data-proof', 'true');

    const row = detail.locator('tr[data-header="x-api-key"]');
    await panel.clock.install();
    await row.getByRole('button', { name: 'Reveal x-api-key' }).press('Enter');
    await expect(row).toContainText(KEY);
    const hide = row.getByRole('button', { name: 'Hide x-api-key' });
    await expect(hide, 'the button that was pressed keeps the focus').toBeFocused();
    await expect(hide).toHaveText(/\((30|29|28) s\)$/);
    await row.getByRole('button', { name: 'Copy secret x-api-key' }).click();
    await expect(detail.getByRole('status')).toHaveText('Copied: x-api-key, secret');
    await panel.clock.fastForward(20_000);
    await expect(hide).toHaveText(/\((10|9|8) s\)$/);
    await panel.clock.fastForward(11_000);
    await expect(row.getByRole('button', { name: 'Reveal x-api-key' })).toBeVisible();
    await masked(KEY);
    await row.getByRole('button', { name: 'Copy masked x-api-key' }).click();
    await row.getByRole('button', { name: 'Reveal x-api-key' }).click();
    await expect(row).toContainText(KEY);
    await panel.getByRole('tab', { name: 'Response' }).click();
    await panel.getByRole('tab', { name: 'Request' }).click();
    await expect(row.getByRole('button', { name: 'Reveal x-api-key' })).toBeVisible();
    await masked(KEY);
  });

  await test.step('a challenge, with what is wrong in it where it is', async () => {
    await panel.getByRole('tab', { name: 'Response' }).click();
    await expect(detail.locator('[data-challenge="bearer"]')).toContainText('The token that came is expired, revoked, broken');
    await expect(detail.locator('[data-issue="missing-comma"] mark')).toHaveText('s');
  });

  await test.step('a body as a tree, walked by keyboard; one value of it in clear', async () => {
    await expect(detail.locator('[data-body="not-captured"]')).toBeVisible();
    await detail.getByRole('button', { name: 'Ask again and read the answer' }).click();
    const tree = detail.getByRole('tree', { name: 'Body' });
    const focused = tree.locator('[role="treeitem"]:focus');
    await tree.getByRole('treeitem').first().focus();
    await panel.keyboard.press('ArrowDown');
    await expect(focused).toHaveAttribute('data-name', 'error');
    await panel.keyboard.press('ArrowLeft');
    await expect(focused).toHaveAttribute('aria-expanded', 'false');
    await panel.keyboard.press('ArrowRight');
    await panel.keyboard.press('ArrowRight');
    await panel.keyboard.press('ArrowDown');
    await expect(focused).toHaveText(/user: "… \(17\)"/);
    await masked(SUBJECT);
    await panel.keyboard.press('Enter');
    await expect(focused).toContainText(SUBJECT);
    await panel.keyboard.press('Enter');
    await masked(SUBJECT);
    await panel.keyboard.press('End');
    await expect(focused).toHaveText('9,950 more');
    await panel.keyboard.press('Enter');
    await panel.keyboard.press('End');
    await expect(focused).toHaveText('9,450 more');
    await expect(focused).toHaveAttribute('aria-setsize', '10000');
  });

  await test.step('two cookies of one name, side by side, the one first that went first', async () => {
    await panel.getByRole('tab', { name: 'Cookies' }).click();
    const twins = detail.locator('[data-twins="sid"]');
    await expect(twins.getByRole('row', { name: /^Sent/ }).getByRole('cell')).toHaveText(['first', 'second']);
    await expect(twins.getByRole('row', { name: /^Path differs/ }).getByRole('cell')).toHaveText(['/api', '/']);
    await expect(twins.getByRole('row', { name: /^HttpOnly differs/ }).getByRole('cell')).toHaveText(['yes', 'no']);
    await expect(twins.locator('[data-differs="true"]')).toHaveCount(3);
    await masked('old-session', 'new-session');
    await twins
      .getByRole('button', { name: /^Reveal/ })
      .first()
      .click();
    await expect(twins).toContainText('new-session-0002');
    await masked('old-session');
    const sent = detail.getByRole('table', { name: 'Sent cookies' });
    await sent.getByRole('button', { name: 'Reveal sid' }).nth(0).click();
    await sent.getByRole('button', { name: 'Reveal sid' }).click();
    await expect(sent).toContainText('old-session-0001');
  });

  await test.step('the token in words, what is wrong with it, and the rest on a click', async () => {
    await panel.getByRole('tab', { name: 'Token' }).click();
    const token = detail.locator('[data-token="authorization"]');
    await expect(token.locator('.token-summary')).toHaveText(/^Issued .* by id\.example for orders-api, good until .*\.$/);
    await expect(token.locator('[data-claim="exp"]')).toContainText('It had run out 60 minutes before.');
    await expect(token.locator('[data-claim="exp"]')).toHaveAttribute('data-proof', 'true');
    await expect(token.locator('[data-claim="scope"] li')).toHaveText(['orders:read', 'profile']);
    await masked(SUBJECT, TOKEN);
    await token.getByText('Everything else in it, masked').click();
    await token.getByRole('tree', { name: 'Claims' }).getByRole('button', { name: 'Reveal sub' }).click();
    await expect(token.getByRole('treeitem', { name: /^sub/ })).toContainText(SUBJECT);
    await masked(TOKEN);
  });
});
