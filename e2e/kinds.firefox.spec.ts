/** What Firefox shows of each kind of request, against a real server: the same list as in Chromium, as far as this browser allows it. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Fox, test } from './harness/firefox.ts';

let server: Server;
let port: number;
const at = (host: string) => `http://${host}.localhost:${port}`;

test.beforeAll(async () => {
  server = createServer(({ url = '', headers, method }, response) => {
    const answer = (status: number, fields: Record<string, string> = {}, body = '') =>
      response.writeHead(status, { 'Content-Type': 'text/html', ...fields }).end(body);
    if (url === '/') return answer(200, {}, '<!doctype html><link rel="icon" href="data:,"><title>kinds</title>');
    if (url === '/frame') return answer(200, {}, '<!doctype html><script>fetch("/api/of-frame")</script>');
    if (url === '/oauth/token') return answer(400, { 'Content-Type': 'application/json' }, '{"error":"invalid_grant"}');
    if (url === '/moved') return answer(302, { Location: '/api/moved' });
    if (method === 'OPTIONS') return answer(401);
    if (url === '/api/orders' && headers.authorization === 'Bearer first-0123456789') return answer(200);
    return answer(401, { 'WWW-Authenticate': 'Bearer realm="kinds"' });
  });
  server.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
});
test.afterAll(() => server.close());

/** Rows of the panel, not grouped: cause by address. */
async function rowsOf(fox: Fox, page: Awaited<ReturnType<Fox['open']>>) {
  const panel = await fox.openPanelPage(page);
  await panel.waitForSelector('[data-exchange]');
  await panel.locator('::-p-text(Group by cause)').click();
  const rows = () =>
    panel.$$eval('[data-exchange]', (all) =>
      Object.fromEntries(all.map((row) => (row as HTMLElement).dataset).map(({ url = '', cause }) => [new URL(url).pathname, cause])),
    );
  return { panel, rows };
}

test('fetches, pictures, sockets, frames, redirects, preflights, renewals, and what the page may not read', async ({ fox }) => {
  const page = await fox.open(`${at('shop')}/`);
  await page.evaluate(
    async (shop, other) => {
      const ask = (url: string, init?: RequestInit) =>
        fetch(url, init).then(
          () => undefined,
          () => undefined,
        );
      const bearer = (value: string) => ({ headers: { authorization: `Bearer ${value}` } });
      await ask('/api/orders', bearer('first-0123456789'));
      await ask('/api/orders', bearer('second-0123456789'));
      await ask('/moved');
      await ask(`${other}/api/unreadable`);
      await ask(`${other}/api/held-back`, { method: 'PUT' });
      await ask('/oauth/token', { method: 'POST', body: new URLSearchParams('grant_type=refresh_token&refresh_token=def50200a1b2c3d4') });
      await new Promise((done) => Object.assign(new Image(), { onerror: done, src: '/api/picture.png' }));
      await new Promise((done) => Object.assign(new WebSocket(`${shop.replace('http', 'ws')}/api/live`), { onerror: done }));
      await new Promise((done) => document.body.append(Object.assign(document.createElement('iframe'), { onload: done, src: '/frame' })));
    },
    at('shop'),
    at('other'),
  );
  const { panel, rows } = await rowsOf(fox, page);
  await expect.poll(rows).toEqual({
    '/api/orders': 'token-rejected',
    '/api/moved': 'no-credentials',
    '/api/unreadable': 'no-credentials',
    '/api/held-back': 'preflight-rejected',
    '/oauth/token': 'refresh-token-rejected',
    '/api/picture.png': 'no-credentials',
    '/api/live': 'no-credentials',
    '/api/of-frame': 'no-credentials',
  });

  const open = async (path: string) => {
    await panel.click(`[data-exchange][data-url$="${path}"]`);
    await panel.waitForSelector('[data-cause][data-confidence]');
    return panel.$eval('[role="tabpanel"]', (detail) => detail.textContent ?? '');
  };
  expect(await open('/api/orders')).toMatch(/answered with 200.*Bearer firs….*Bearer seco…/s);
  expect(await open('/api/unreadable')).toMatch(
    /NetworkError when attempting to fetch resource.*must have Access-Control-Allow-Origin: http:\/\/shop\.localhost/s,
  );
  expect(await open('/api/held-back')).toMatch(/PUT itself was never sent/);
  expect(await open('/api/of-frame')).toMatch(/frame/i);
});
