/** Every case answers what it claims, asked over real HTTP; and the lab leaves nothing running. */

import { type IncomingHttpHeaders, request } from 'node:http';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { families, sources } from './cases.mjs';
import { startLab } from './lab.mjs';
import type { CaseSource, Lab, Site } from './types.ts';

interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.close());

/** Names are resolved here, as a browser does with *.localhost: node asks the system. Status 0: no answer. */
function ask(address: string, init: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Got> {
  const { host, port, pathname, search } = new URL(address);
  return new Promise((resolve) => {
    const asking = request(
      { host: '127.0.0.1', port, path: pathname + search, method: init.method ?? 'GET', headers: { ...init.headers, host }, agent: false },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          body += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      },
    );
    asking.on('error', () => resolve({ status: 0, headers: {}, body: '' }));
    asking.end(init.body);
  });
}

/** RFC 6455 §4.1; the key is its example. */
const handshake = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

/** A jar that knows hosts, paths and removal; what a browser would withhold is for the browser tests. */
function makeJar() {
  const kept = new Map<string, { host: string; path: string; name: string; value: string }>();
  return {
    keep(address: string, fields: readonly string[]) {
      for (const field of fields) {
        const [pair = '', ...attributes] = field.split('; ');
        const host = new URL(address).hostname;
        const path = attributes.find((each) => each.startsWith('Path='))?.slice(5) ?? '/';
        const [name = '', value = ''] = pair.split('=');
        if (attributes.includes('Max-Age=0')) kept.delete(`${host} ${path} ${name}`);
        else kept.set(`${host} ${path} ${name}`, { host, path, name, value });
      }
    },
    clear: () => kept.clear(),
    cookiesFor(address: string) {
      const { hostname, pathname } = new URL(address);
      return [...kept.values()]
        .filter(({ host, path }) => host === hostname && pathname.startsWith(path))
        .sort((one, other) => other.path.length - one.path.length)
        .map(({ name, value }) => `${name}=${value}`)
        .join('; ');
    },
  };
}

/** Opens the case and makes its requests in turn, as its page would; gives [claimed, got] of each. */
async function perform(source: CaseSource, { site, path }: { site: Site; path: string }, jar = makeJar(), start = true) {
  const withheld = source.cause === 'cookie-not-sent' || source.cause === 'cookie-rejected';
  const send = async (address: string, init: Parameters<typeof ask>[1] = {}) => {
    const cookie = withheld ? '' : jar.cookiesFor(address);
    const got = await ask(address, { ...init, headers: { ...init.headers, ...(cookie ? { cookie } : {}) } });
    jar.keep(address, got.headers['set-cookie'] ?? []);
    return got;
  };
  if (start) {
    for (let next: string | undefined = path; next?.includes('/start'); ) next = (await send(next)).headers.location;
  }
  const claims: [claimed: number, got: number][] = [];
  let token = '';
  const stored = start ? source.stored?.(site)['token'] : undefined;
  const views = start ? 1 : 2;
  for (const { how, to, path, method = 'GET', headers = {}, body, status, endsIn, preflight } of source.asks?.(site, views) ?? []) {
    const address = `${site[to]}${path}`;
    const filled = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('{token}', stored ?? token)]));
    const got = preflight
      ? await send(address, { method: 'OPTIONS', headers: { origin: site.shop, 'access-control-request-method': method } })
      : await send(address, { method, headers: how === 'websocket' ? handshake : filled, ...(body === undefined ? {} : { body }) });
    if (got.headers['content-type']?.startsWith('application/json')) token = JSON.parse(got.body).token ?? token;
    claims.push([status, got.status]);
    if (endsIn) claims.push([endsIn, (await send(got.headers.location ?? '')).status]);
  }
  const go = source.go?.(site);
  if (go) {
    const form = go.form && { method: 'POST', body: new URLSearchParams(go.form).toString() };
    claims.push([go.status, (await send(`${site[go.to]}${go.path}`, form)).status]);
  }
  return claims;
}

const offered = (id: string) => {
  const found = [...lab.cases, ...lab.byHand].find((each) => each.id === id);
  if (!found) throw new Error(`${id} is not offered`);
  return found;
};

describe('every case', () => {
  it.each(sources.map((source) => [source.id, source] as const))('%s answers what it claims', async (id, source) => {
    const claims = await perform(source, offered(id));
    expect(claims.length).toBeGreaterThan(0);
    expect(claims.map(([, got]) => got)).toEqual(claims.map(([claimed]) => claimed));
  });

  it('has an id and a site of its own, and is listed', async () => {
    const ids = sources.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set([...lab.cases, ...lab.byHand].map(({ site }) => site.shop)).size).toBe(ids.length);
    const index = await ask(lab.url('/'));
    for (const { id } of sources) expect(index.body).toContain(`data-case="${id}"`);
    for (const { id } of families) expect(sources.some(({ family }) => family === id)).toBe(true);
    expect(ids.length).toBeGreaterThan(80);
  });

  it('can be opened by its id', async () => {
    const { headers } = await ask(lab.url('/case/token-expired'));
    expect(headers.location).toBe(offered('token-expired').path);
  });
});

describe('what puts a case right', () => {
  const last = (claims: [number, number][]) => claims.at(-1)?.[1];
  const fixed = (fix: string) => sources.filter(({ fixedBy }) => fixedBy === fix).map((source) => [source.id, source] as const);

  it.each(fixed('clear-cookies'))('%s is fine without its cookies', async (id, source) => {
    const jar = makeJar();
    await perform(source, offered(id), jar);
    jar.clear();
    expect(last(await perform(source, offered(id), jar, false))).toBe(200);
  });

  it.each(fixed('sign-in-again').filter(([, { signIn }]) => signIn === 'session'))('%s is fine after a sign-in', async (id, source) => {
    const { site } = offered(id);
    const jar = makeJar();
    await perform(source, offered(id), jar);
    const signedIn = await ask(`${site.shop}/login?return_to=%2Fback`, { method: 'POST', body: 'user=ada&password=lovelace' });
    expect([signedIn.status, signedIn.headers.location]).toEqual([303, '/back']);
    jar.keep(site.shop, signedIn.headers['set-cookie'] ?? []);
    expect(last(await perform(source, offered(id), jar, false))).toBe(200);
  });

  it.each(fixed('sign-in-again').filter(([, { signIn }]) => signIn === 'token'))('%s gives out a good token', async (id, source) => {
    const { site } = offered(id);
    const { body } = await ask(`${site.shop}/login`, { method: 'POST', body: 'user=ada&password=lovelace' });
    const token = /\["(ey[^"]+)"/.exec(body)?.[1];
    const step = source.asks?.(site, 2).at(-1);
    if (!step) throw new Error(`${id} asks nothing`);
    expect((await ask(`${site[step.to]}${step.path}`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
  });

  it.each([...fixed('clear-cache'), ...fixed('clear-storage'), ...fixed('reload').filter(([, { asks }]) => asks)])(
    '%s is fine when it is loaded anew',
    async (id, source) => {
      const jar = makeJar();
      await perform(source, offered(id), jar);
      expect(last(await perform(source, offered(id), jar, false))).toBe(200);
    },
  );

  it('the cached 401 is not given to who asks past the cache', async () => {
    expect((await ask(offered('cached-401').path, { headers: { 'cache-control': 'no-cache' } })).status).toBe(200);
  });

  it('the shop works until its sessions are ended', async () => {
    const { site } = offered('session-flow');
    const signedIn = await ask(`${site.shop}/login?return_to=%2Forders`, { method: 'POST', body: 'user=ada&password=lovelace' });
    const cookie = signedIn.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    expect((await ask(`${site.shop}/orders`, { headers: { cookie } })).status).toBe(200);
    expect((await ask(`${site.shop}/end-all-sessions`, { method: 'POST', headers: { cookie } })).status).toBe(303);
    expect((await ask(`${site.shop}/orders`, { headers: { cookie } })).headers.location).toBe('/login?return_to=%2Forders');
  });

  it('a sign-in leads to no other site', async () => {
    const { site } = offered('session-flow');
    for (const elsewhere of ['https://evil.example/', '//evil.example/', '/\\evil.example/']) {
      const address = `${site.shop}/login?return_to=${encodeURIComponent(elsewhere)}`;
      expect((await ask(address, { method: 'POST', body: 'user=ada&password=lovelace' })).headers.location).toBe('/case');
    }
  });
});

it('keeps the newest thousand requests', async () => {
  await ask(lab.url('/oldest'));
  for (let i = 0; i < 1000; i++) await ask(lab.url(`/r/${i}`, 'api'));
  expect(lab.requests).toHaveLength(1000);
  expect(lab.requests.map(({ path }) => path)).not.toContain('/oldest');
  expect(lab.requests.at(-1)).toMatchObject({ method: 'GET', path: '/r/999', host: new URL(lab.origins['api'] ?? '').host });
});

it('outlives a request that makes no sense', async () => {
  const { port } = new URL(lab.url('/'));
  const status = await new Promise((resolve) => {
    const asking = request({ host: '127.0.0.1', port, path: '//', headers: { host: 'a b' }, agent: false }, ({ statusCode }) =>
      resolve(statusCode),
    );
    asking.on('error', () => resolve(0)).end();
  });
  expect(status).toBe(0);
  expect((await ask(lab.url('/'))).status).toBe(200);
});

it('leaves nothing listening when it is closed', async () => {
  const other = await startLab();
  const ports = [...new Set(Object.values(other.origins).map((origin) => Number(new URL(origin).port)))];
  expect(ports.length).toBe(6);
  await other.close();
  for (const port of ports) {
    const server = createServer();
    await new Promise<void>((listening, refused) => server.once('error', refused).listen(port, '127.0.0.1', listening));
    await new Promise((closed) => server.close(closed));
  }
});
