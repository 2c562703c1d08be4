/** Who asked, and for what: service workers, frames, pictures and sockets are each told, with what the page was told of them. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, ungroup } from './harness/chromium.ts';

let server: Server;
let origin: string;

test.beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    const answer = (status: number, type: string, body = '') =>
      response
        .writeHead(status, { 'Content-Type': type, ...(status === 401 ? { 'WWW-Authenticate': 'Bearer realm="kinds"' } : {}) })
        .end(body);
    if (url === '/') return answer(200, 'text/html', '<!doctype html><link rel="icon" href="data:,"><title>kinds</title>');
    if (url === '/frame') return answer(200, 'text/html', '<!doctype html><script>fetch("/api/of-frame")</script>');
    if (url === '/worker.js') return answer(200, 'text/javascript', 'addEventListener("message", () => fetch("/api/of-worker"))');
    return answer(401, 'application/json');
  });
  server.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://shop.localhost:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => server.close());

test('a service worker’s request is told in the tab of its site; frames, pictures and sockets by what they are', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register('/worker.js');
    await navigator.serviceWorker.ready;
    registration.active?.postMessage('ask');
    await new Promise((done) => Object.assign(new Image(), { onerror: done, src: '/api/picture.png' }));
    await new Promise((done) => Object.assign(new WebSocket(`${location.origin.replace('http', 'ws')}/api/live`), { onerror: done }));
    await new Promise((done) => document.body.append(Object.assign(document.createElement('iframe'), { onload: done, src: '/frame' })));
  });
  await expect.poll(() => rig.badgeOf(page)).toBe('4');
  const panel = await rig.openPanelPage(page);
  await ungroup(panel);
  for (const [path, told] of [
    ['of-worker', /service worker/],
    ['of-frame', /frame on this page/],
    ['live', /told that the connection failed; the server really answered 401/],
    ['picture.png', /GET/],
  ] as const) {
    const row = panel.locator(`[data-exchange][data-url$="/api/${path}"]`);
    await expect(row, path).toHaveAttribute('data-cause', 'no-credentials');
    await row.click();
    await expect(panel.getByRole('tabpanel'), path).toContainText(told);
  }
});

test('what a page holds: the first refused picture counts by its status; while a screen is open the answer is heard in full', async ({
  rig,
  page,
}) => {
  const load = (path: string) =>
    page.evaluate((src) => new Promise((done) => Object.assign(new Image(), { onerror: done, src })), `/api/${path}`);
  await page.goto(`http://gallery.localhost:${new URL(origin).port}/`);
  await load('first.png');
  await expect.poll(() => rig.badgeOf(page)).toBe('1');
  const panel = await rig.openPanelPage(page);
  await ungroup(panel);
  const answerOf = async (path: string) => {
    await panel.locator(`[data-exchange][data-url$="/api/${path}"]`).click();
    await panel.getByRole('tab', { name: 'Response' }).click();
    return panel.getByRole('tabpanel');
  };
  await expect(await answerOf('first.png')).toContainText('They were not captured');
  await load('second.png');
  await expect(await answerOf('second.png')).toContainText('realm="kinds"');
});
