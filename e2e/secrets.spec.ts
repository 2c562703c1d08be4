/** Secrets planted in every place a secret can be must not come out in the log, a message or a screen. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'webextension-polyfill';
import { expect, test, ungroup } from './harness/chromium.ts';

declare const chrome: Browser;

/** Each place gets a secret of its own, so that a leak names its place. Long, mixed and unlike any word. */
const secret = (place: string): string => `Zq7${place.replace(/[^a-z]/gi, '')}9xK4vW2mT8pL6nR3`;

const placesOfARequest = ['authorization', 'x-api-key', 'x-custom-thing', 'x-csrf-token', 'proxy-token'];
const placesOfAnAnswer = ['x-session', 'set-cookie', 'location', 'link', 'x-debug', 'www-authenticate-nonce', 'etag', 'refresh'];

let server: Server;
let port: number;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    if (pathname === '/') {
      response.setHeader('Set-Cookie', [`sid=${secret('cookie')}; Path=/`, `held=${secret('heldcookie')}; Path=/elsewhere`]);
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><title>secrets</title><h1>secrets</h1>');
      return;
    }
    response.writeHead(pathname === '/redirect' ? 302 : 401, {
      'Content-Type': 'application/json',
      'WWW-Authenticate': `Bearer error="invalid_token", error_description="The token ${secret('authorization')} of ${secret('user')} is invalid"`,
      'X-Session': secret('x-session'),
      'Set-Cookie': `next=${secret('set-cookie')}; Path=/; HttpOnly`,
      ...(pathname === '/redirect' ? { Location: `/login?ticket=${secret('location')}#${secret('locationfragment')}` } : {}),
      Link: `<https://x.example/?a=${secret('link')}>; rel=next`,
      'X-Debug': secret('x-debug'),
      ETag: `"${secret('etag')}"`,
    });
    response.end(JSON.stringify({ error: 'invalid_token', message: `bad token ${secret('body')}`, token: secret('bodyfield') }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
});
test.afterAll(() => server.close());

test('no planted secret is in the log, in what the screens are told, or in what they show', async ({ rig, page }) => {
  await page.goto(`http://shop.localhost:${port}/?page=${secret('referer')}`);
  const popup = await rig.openPopupPage(page);
  await popup.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    const port = chrome.runtime.connect({ name: `why401|tab|${new URLSearchParams(location.search).get('tabId')}` });
    port.onMessage.addListener((update: unknown) => heard.push(update));
  });
  const panel = await rig.openPanelPage(page);
  await page.bringToFront();

  const headers = Object.fromEntries(placesOfARequest.map((name) => [name, secret(name)]));
  await page.evaluate(
    async ({ headers, query, userinfo, form, fragment }) => {
      const settled = (request: Promise<unknown>) => request.catch(() => undefined);
      history.replaceState(null, '', `/?page=${query}`);
      await settled(
        fetch(`/api/orders?access_token=${query}&${query}=1#${fragment}`, {
          headers: { ...headers, authorization: `Bearer ${headers.authorization}` },
        }),
      );
      await settled(fetch('/api/bare', { headers }));
      await settled(
        fetch(`/api/${query}/path`, { method: 'POST', headers, body: new URLSearchParams({ password: form, username: form }) }),
      );
      await settled(fetch(`/redirect?code=${query}`, { headers }));
      new WebSocket(`ws://${location.host}/ws?token=${query}`, ['bearer', query]);
      const image = new Image();
      image.src = `http://${userinfo}:${userinfo}@${location.host}/image?sig=${query}`;
      await new Promise((ended) => {
        image.onerror = ended;
      });
    },
    { headers, query: secret('query'), userinfo: secret('userinfo'), form: secret('form'), fragment: secret('fragment') },
  );
  await page.goto(`http://shop.localhost:${port}/failed?ticket=${secret('navigation')}#${secret('navigationfragment')}`);
  await ungroup(panel);
  await expect(panel.locator('[data-exchange]')).not.toHaveCount(0);
  // Looking at a failed page reads what it says.
  await rig.openPopupPage(page);
  await expect
    .poll(async () => (await rig.worker()).evaluate(async () => Object.values(await chrome.storage.session.get(null)).join()))
    .toMatch(/"body":\{[^{}]*"codes"/);
  await expect.poll(() => panel.locator('[data-exchange]').count()).toBeGreaterThanOrEqual(6);

  const kept = await (await rig.worker()).evaluate(async () => {
    const items = await chrome.storage.session.get(null);
    const logged = Object.entries(items).filter(([key]) => !/^(vault|fix)\|/.test(key));
    return { text: JSON.stringify(logged), records: logged.length, local: JSON.stringify(await chrome.storage.local.get(null)) };
  });
  expect(kept.records).toBeGreaterThan(5);
  for (const ring of ['log|', 'trail|', 'page|']) expect(kept.text, 'each kind of record was looked at').toContain(ring);

  const heard = await popup.evaluate(() => JSON.stringify((window as unknown as { heard: unknown[] }).heard));
  expect(heard).toContain('"failure"');

  await panel.bringToFront();
  const seen: string[] = [await popup.locator('html').innerHTML()];
  for (const row of await panel.locator('[data-exchange]').all()) {
    await row.click();
    for (const tab of await panel.getByRole('tab').all()) {
      await tab.click();
      seen.push(await panel.locator('html').innerHTML());
    }
  }
  expect(seen.length).toBeGreaterThan(10);

  const planted = [
    ...placesOfARequest,
    ...placesOfAnAnswer,
    'cookie',
    'heldcookie',
    'referer',
    'query',
    'userinfo',
    'form',
    'fragment',
    'user',
  ]
    .concat(['navigation', 'navigationfragment', 'locationfragment', 'body', 'bodyfield'])
    .map(secret);
  const places = { log: kept.text, disk: kept.local, messages: heard, screens: seen.join('\n') };
  const leaks = Object.entries(places).flatMap(([place, text]) =>
    planted.flatMap((value) =>
      [value, btoa(value), encodeURIComponent(value)].filter((form) => text.includes(form)).map(() => `${place}: ${value}`),
    ),
  );
  expect([...new Set(leaks)]).toEqual([]);

  const vault = await (await rig.worker()).evaluate(async () => JSON.stringify(await chrome.storage.session.get(null)));
  expect(vault, 'the vault, which is read on a click alone, does hold them: so they were seen').toContain(secret('authorization'));
});

test('a secret is shown when its own button is pressed, and no other with it', async ({ rig, page }) => {
  await page.goto(`http://shop.localhost:${port}/`);
  const panel = await rig.openPanelPage(page);
  await page.bringToFront();
  await page.evaluate((headers) => fetch('/api/orders', { headers }), {
    'x-api-key': secret('x-api-key'),
    'x-custom-thing': secret('x-custom-thing'),
  });
  await panel.bringToFront();
  await panel.locator('[data-url$="/api/orders"]').click();
  await panel.getByRole('tab', { name: 'Request' }).click();
  await panel
    .getByRole('row', { name: /x-api-key/i })
    .getByRole('button', { name: /reveal/i })
    .click();
  await expect(panel.getByText(secret('x-api-key'))).toBeVisible();
  expect(await panel.locator('html').innerHTML()).not.toContain(secret('x-custom-thing'));
});
