/** What led to a failure, of a sign-in at a certified OpenID provider: drawn, walked by keyboard, copied, and compared. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test, ungroup } from './harness/chromium.ts';
import { type OpenIdProvider, startProvider } from './harness/open-id-provider.ts';

let server: Server;
let shop: string;
let provider: OpenIdProvider;

/** The page of an application that signs in by code and PKCE (RFC 7636), and asks its own API with the token. */
const page = (issuer: string): string => `<!doctype html><link rel="icon" href="data:,"><title>shop</title><textarea></textarea><script>
  const client = { client_id: 'shop', redirect_uri: location.origin + '/callback' };
  const ask = (form) =>
    fetch('${issuer}/token', { method: 'POST', body: new URLSearchParams({ ...client, ...form }) }).then(async (answer) => {
      if (answer.ok) Object.assign(client, { tokens: await answer.json() });
      return answer.status;
    });
  const renew = () => ask({ grant_type: 'refresh_token', refresh_token: client.tokens.refresh_token });
  const orders = () =>
    fetch('/api/orders', { headers: { authorization: 'Bearer ' + client.tokens.access_token } }).then(({ status }) => status);
  const code = new URLSearchParams(location.search).get('code');
  if (code) globalThis.signedIn = ask({ grant_type: 'authorization_code', code, code_verifier: 'v'.repeat(43) });
</script>`;

test.beforeAll(async () => {
  server = createServer((request, response) => void answer(request.url ?? '/', request.headers.authorization ?? '', response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  shop = `http://shop.localhost:${(server.address() as AddressInfo).port}`;
  provider = await startProvider(`${shop}/callback`);
});
test.afterAll(async () => {
  server.close();
  await provider.close();
});

async function answer(url: string, authorization: string, response: import('node:http').ServerResponse): Promise<void> {
  if (url === '/') return void response.writeHead(302, { Location: provider.signInAddress }).end();
  if (url !== '/api/orders') return void response.setHeader('Content-Type', 'text/html').end(page(provider.issuer));
  const isKnown = await provider.accepts(authorization.replace(/^Bearer /, ''));
  response.writeHead(isKnown ? 200 : 401, isKnown ? {} : { 'WWW-Authenticate': 'Bearer error="invalid_token"' }).end();
}

/** As a person does it; the provider's own pages ask for a name, and then for leave. */
async function signIn(tab: Page): Promise<void> {
  await tab.goto(`${shop}/`, { waitUntil: 'domcontentloaded' });
  await tab.locator('[name="login"]').fill('ada');
  await tab.locator('[name="password"]').fill('lovelace');
  await tab.locator('[type="submit"]').click();
  await tab.locator('[name="prompt"][value="consent"]').waitFor({ state: 'attached' });
  await tab.locator('[type="submit"]').click();
  await tab.waitForURL(/\/callback/);
  expect(await tab.evaluate('signedIn')).toBe(200);
}

/** As a person would look: by pasting it. */
async function pasted(tab: Page): Promise<string> {
  await tab.bringToFront();
  const area = tab.locator('textarea');
  await area.fill('');
  await area.press('ControlOrMeta+V');
  return area.inputValue();
}

/** The first bytes of a picture that was pasted. */
async function pastedPicture(tab: Page): Promise<number[]> {
  await tab.bringToFront();
  await tab.evaluate(() => {
    const taken = new Promise<number[]>((resolve) => {
      addEventListener('paste', async ({ clipboardData }) => {
        const [file] = clipboardData?.files ?? [];
        resolve(file ? [...new Uint8Array(await file.arrayBuffer())].slice(0, 24) : []);
      });
    });
    Object.assign(globalThis, { taken });
  });
  await tab.locator('textarea').press('ControlOrMeta+V');
  return (await tab.evaluate('taken')) as number[];
}

test('the way from a sign-in to its failure is drawn, walked, copied and compared', async ({ rig, page: tab }) => {
  test.setTimeout(60_000);
  await signIn(tab);
  expect(await tab.evaluate('orders()')).toBe(200);
  await provider.endSession();
  expect(await tab.evaluate('renew()')).toBe(400);
  expect(await tab.evaluate('orders()')).toBe(401);

  const panel = await rig.openPanelPage(tab);
  await ungroup(panel);
  await panel.locator('[data-exchange]', { hasText: '/api/orders' }).click();
  await panel.getByRole('tab', { name: 'Flow' }).click();
  const steps = panel.locator('[data-step]');

  await test.step('each step is told, oldest first, and the one that broke is marked', async () => {
    const told = await steps.allTextContents();
    const wanted = [
      /^sign-in: GET \/ to http:\/\/shop\.localhost:\d+ \(site\)\. Answer: 302, to http:\/\/id\.localhost:\d+\/auth\.$/,
      /sign-in: GET \/auth to http:\/\/id\.localhost:\d+ \(sign-in service\)/,
      /POST \/interaction\/\S+ to http:\/\/id\..*password.*Answer: 303/,
      /sign-in: GET \/callback to http:\/\/shop\..*Answer: 200/,
      /code for tokens: POST \/token.*with code.*Answer: 200/,
      /worked: GET \/api\/orders.*Bearer token.*Answer: 200/,
      /renewal: POST \/token.*refresh token.*Answer: 400, failed\.$/,
      /GET \/api\/orders.*Bearer token.*Answer: 401, failed here\.$/,
    ];
    const found = wanted.map((pattern) => told.findIndex((each) => pattern.test(each)));
    expect(found, told.join('\n')).toEqual([...found].sort((a, b) => a - b));
    expect(found, told.join('\n')).not.toContain(-1);
    await expect(steps.last()).toHaveAttribute('data-broke', '');
    await expect(panel.locator('.flow-picture .mark')).toHaveText(['failed', 'failed here']);
  });

  await test.step('the keyboard walks the steps; what only worked opens in place, what failed leads to its request', async () => {
    await steps.last().focus();
    await panel.keyboard.press('ArrowUp');
    await panel.keyboard.press('ArrowUp');
    await expect(steps.nth(-3)).toBeFocused();
    await panel.keyboard.press('Enter');
    await expect(panel.getByRole('region', { name: 'The step' })).toContainText('/api/orders');
    await panel.keyboard.press('Escape');
    await expect(steps.nth(-3)).toBeFocused();
    await panel.keyboard.press('Home');
    await expect(steps.first()).toBeFocused();
    await panel.keyboard.press('End');
    await panel.keyboard.press('Enter');
    await expect(panel.getByRole('tab', { name: 'Request' })).toHaveAttribute('aria-selected', 'true');
    await expect(panel.locator('.start-line')).toContainText(`GET ${shop}/api/orders`);
    await panel.getByRole('tab', { name: 'Flow' }).click();
  });

  await test.step('it is copied as text, as a drawing with its colours, and as a picture of twice the size', async () => {
    const copy = async (name: string): Promise<void> => {
      await panel.bringToFront();
      await panel.getByRole('button', { name: `Copy as ${name}` }).click();
      await expect(panel.getByRole('status').filter({ hasText: `Copied as ${name}.` })).toBeVisible();
    };
    const secret = (await tab.evaluate('client.tokens.access_token')) as string;
    await copy('Mermaid');
    const mermaid = await pasted(tab);
    expect(mermaid).toMatch(/^sequenceDiagram\n {2}participant B as Browser\n/);
    expect(mermaid).toMatch(/P\d--xB: 401, failed here\n$/);
    expect(mermaid).not.toContain(secret);

    await copy('SVG');
    const svg = await pasted(tab);
    expect(svg).not.toContain(secret);
    const drawn = await tab.evaluate((text) => {
      const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
      const [ground] = root.querySelectorAll('rect');
      return {
        name: root.localName,
        ground: ground?.getAttribute('fill'),
        left: root.querySelectorAll('[class]').length,
        text: root.textContent,
      };
    }, svg);
    expect(drawn).toMatchObject({ name: 'svg', ground: expect.stringMatching(/^rgb/), left: 0 });
    expect(drawn.text).toContain('failed here');

    await copy('PNG');
    const bytes = Buffer.from(await pastedPicture(tab));
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    const size = await panel.locator('.flow-picture').evaluate((element) => [element.clientWidth, element.clientHeight]);
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(size.map((each) => each * 2));
  });

  await test.step('beside the last success the token is the same and the answer another; any other can be chosen', async () => {
    await panel.bringToFront();
    await panel.getByRole('tab', { name: 'Compare' }).click();
    const rows = (what: string) => panel.locator(`.comparison tr[data-what="${what}"]`);
    await expect(rows('status')).toHaveText(/Status200401/);
    await expect(rows('challenge')).toContainText('invalid_token');
    await panel.getByText('things are the same').click();
    await expect(rows('credential')).toContainText('the same value');

    const first = panel.getByRole('combobox', { name: 'Compare' });
    await first.click();
    await first.fill('token 400');
    await first.press('Enter');
    await expect(first).toHaveValue(/^400 POST id\.localhost/);
    await expect(rows('status')).toHaveText(/Status400401/);
    await expect(rows('origin')).toContainText('id.localhost');
    await panel.getByRole('button', { name: 'Swap' }).click();
    await expect(rows('status')).toHaveText(/Status401400/);
  });
});
