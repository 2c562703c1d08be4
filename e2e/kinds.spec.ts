/** Who asked, and for what: service workers, frames, sockets and pictures are each told, with what the page was told of them. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, ungroup } from './harness/chromium.ts';

/** A picture of its own, which is refused, one of another host's, and one that is not there at all. */
const gallery = `<!doctype html><link rel="icon" href="data:,"><title>gallery</title>
<img id="own" src="/api/picture.png" alt=""><img id="other" alt=""><img src="http://nobody.invalid/picture.png" alt="">
<script>document.getElementById('other').src = 'http://pictures.localhost:' + location.port + '/api/other.png'</script>`;

let server: Server;
let origin: string;

test.beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    const answer = (status: number, type: string, body = '') =>
      response
        .writeHead(status, { 'Content-Type': type, ...(status === 401 ? { 'WWW-Authenticate': 'Bearer realm="kinds"' } : {}) })
        .end(body);
    if (url === '/') return answer(200, 'text/html', '<!doctype html><link rel="icon" href="data:,"><title>kinds</title>');
    if (url === '/gallery') return answer(200, 'text/html', gallery);
    if (url === '/frame') return answer(200, 'text/html', '<!doctype html><script>fetch("/api/of-frame")</script>');
    if (url === '/worker.js') return answer(200, 'text/javascript', 'addEventListener("message", () => fetch("/api/of-worker"))');
    return answer(401, 'application/json');
  });
  server.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://shop.localhost:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => server.close());

test('a service worker’s request is told in the tab of its site; frames and sockets by what they are', async ({ rig, page }) => {
  await page.goto(`${origin}/`);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register('/worker.js');
    await navigator.serviceWorker.ready;
    registration.active?.postMessage('ask');
    await new Promise((done) => Object.assign(new WebSocket(`${location.origin.replace('http', 'ws')}/api/live`), { onerror: done }));
    await new Promise((done) => document.body.append(Object.assign(document.createElement('iframe'), { onload: done, src: '/frame' })));
  });
  await expect.poll(() => rig.badgeOf(page)).toBe('3');
  const panel = await rig.openPanelPage(page);
  await ungroup(panel);
  for (const [path, told] of [
    ['of-worker', /service worker/],
    ['of-frame', /frame on this page/],
    ['live', /told that the connection failed; the server really answered 401/],
  ] as const) {
    const row = panel.locator(`[data-exchange][data-url$="/api/${path}"]`);
    await expect(row, path).toHaveAttribute('data-cause', 'no-credentials');
    await row.click();
    await expect(panel.getByRole('tabpanel'), path).toContainText(told);
  }
});

test('what a page holds: the refused picture is told when somebody looks, another host’s after the reload that is offered', async ({
  rig,
  page,
}) => {
  await page.goto(`http://gallery.localhost:${new URL(origin).port}/gallery`);
  await expect.poll(() => page.evaluate(() => [...document.images].every(({ complete }) => complete))).toBe(true);
  expect(await rig.badgeOf(page), 'nothing was heard of it').toBe('');

  const popup = await rig.openPopupPage(page);
  const verdict = popup.locator('[data-cause][data-confidence]').first();
  await expect(verdict).toBeVisible();
  await expect(popup.locator('main')).toContainText('/api/picture.png');
  await expect(popup.locator('main')).toContainText('401');
  await expect.poll(() => rig.badgeOf(page)).toBe('1');
  const note = popup.locator('[data-missed="pictures"]');
  await expect(note, 'of the one that is not there it is known why').toContainText('a picture here did not load');
  await popup.close();

  await test.step('what was cleared stays so, and the next look says nothing new', async () => {
    const panel = await rig.openPanelPage(page);
    await expect(panel.locator('[data-exchange]')).not.toHaveCount(0);
    await panel.getByRole('button', { name: 'Clear', exact: true }).click();
    await expect(panel.locator('[data-exchange]')).toHaveCount(0);
    await panel.reload();
    await expect(panel.locator('.empty')).toContainText('a picture here did not load');
    await expect(panel.locator('[data-exchange]')).toHaveCount(0);
    await panel.close();
  });

  await test.step('loaded anew, both are told in full', async () => {
    const again = await rig.openPopupPage(page);
    await again.getByRole('button', { name: 'Reload the page' }).click();
    await expect.poll(() => rig.badgeOf(page)).toBe('2');
    await expect(again.locator('[data-missed]')).toHaveCount(0);
    await again.close();
    const panel = await rig.openPanelPage(page);
    await ungroup(panel);
    for (const path of ['picture.png', 'other.png']) {
      const row = panel.locator(`[data-exchange][data-url$="/api/${path}"]`).last();
      await expect(row, path).toHaveAttribute('data-cause', 'no-credentials');
      await row.click();
      await panel.getByRole('tab', { name: 'Response' }).click();
      await expect(panel.getByRole('tabpanel'), path).toContainText('realm');
    }
  });
});
