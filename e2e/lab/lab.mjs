// @ts-check
/**
 * The 401 lab: local servers that refuse to sign you in, each page for a reason of its own. `node e2e/lab/lab.mjs` runs it alone.
 * Everything listens on 127.0.0.1, on ports that are free; browsers resolve *.localhost to there by themselves.
 */

import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { realServers, sources } from './cases.mjs';
import { casePage, indexPage, signedInPage, signInPage, storingPage } from './pages.mjs';
import { allowPages, listen, readAsked, receive, reply, send, stop } from './serve.mjs';
import { mintGood } from './tokens.mjs';

/** @typedef {import('./types.ts').CaseSource} CaseSource @typedef {import('./types.ts').LabCase} LabCase @typedef {import('./types.ts').Site} Site */

const NAME_OF_A_SITE = /^(?:(pay)\.)?(shop|api|id)-([a-z0-9-]+)\.(localhost|test)$/;
const KEPT_REQUESTS = 1000;

/**
 * Starts the lab.
 * @param {{port?: number}} [options] the port of the lab's own server; 0 is any that is free
 * @returns {Promise<import('./types.ts').Lab>}
 */
export async function startLab({ port = 0 } = {}) {
  /** Sessions that were signed in to, by the value of their cookie. @type {Set<string>} */
  const sessions = new Set();
  /** What each case remembers since it was started. @type {Map<string, {memory: Set<string>, views: number}>} */
  const states = new Map();
  /** @type {import('./types.ts').RecordedRequest[]} */
  const requests = [];

  /** @param {string} id */
  const stateOf = (id) => {
    const state = states.get(id) ?? { memory: new Set(), views: 0 };
    states.set(id, state);
    return state;
  };

  const record = (/** @type {import('node:http').IncomingMessage} */ request) => {
    requests.push({
      method: request.method ?? '',
      host: request.headers.host ?? '',
      path: request.url ?? '',
      headers: /** @type {Record<string, string>} */ (request.headers),
    });
    if (requests.length > KEPT_REQUESTS) requests.shift();
  };

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  const ours = async (request, response) => {
    record(request);
    const { hostname, pathname, searchParams } = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
    const [, neighbour, name, id = '', ending] = NAME_OF_A_SITE.exec(hostname) ?? [];
    const role = neighbour ?? (ending === 'test' ? 'plain' : name);
    const source = sources.find((each) => each.id === id);

    if (!source || !role) {
      const chosen = [...cases, ...byHand].find((each) => pathname === `/case/${each.id}`);
      if (chosen) return send(response, { status: 302, headers: { Location: chosen.path } });
      return pathname === '/'
        ? send(response, { html: indexPage(cases, byHand) })
        : send(response, { status: 404, html: '<h1>Not found</h1><p><a href="/">To the lab</a></p>' });
    }

    const site = siteOf(id);
    const state = stateOf(id);
    if (pathname === '/start') {
      state.memory.clear();
      state.views = 0;
      return send(response, startOf(source, site, Number(searchParams.get('step') ?? 0)));
    }
    if (pathname === '/case') {
      state.views++;
      const html = casePage(offer(source), stepsOf(source, site, state.views), goOf(source, site), url('/'));
      return send(response, { html });
    }
    const refusal = request.method === 'OPTIONS' ? source.routes?.[`OPTIONS ${role} ${pathname}`] : undefined;
    const route = refusal ?? source.routes?.[`${role} ${pathname}`];
    if (request.method === 'OPTIONS' && !refusal && allowPages(request, response)) return;
    if (route) return reply(request, response, route, readAsked(request, { sessions, memory: state.memory, site }));
    if (pathname === '/end-all-sessions' && request.method === 'POST') {
      sessions.clear();
      return send(response, { status: 303, headers: { Location: '/orders' } });
    }
    if (pathname === '/login' || pathname === '/') return signIn(request, response, source, site);
    return send(response, { status: 404, text: 'Not Found' });
  };

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   * @param {CaseSource} source
   * @param {Site} site
   */
  const signIn = async (request, response, source, site) => {
    const wanted = new URL(request.url ?? '/', site.shop).searchParams.get('return_to') ?? '/case';
    const returnTo = /^\/(?![/\\])/.test(wanted) ? wanted : '/case';
    const form = new URLSearchParams(request.method === 'POST' ? await receive(request) : '');
    const right = form.get('user') === 'ada' && form.get('password') === 'lovelace';
    if (!right) return send(response, { html: signInPage({ returnTo, wrong: form.has('user') }) });
    const id = randomBytes(12).toString('hex');
    sessions.add(id);
    const headers = { 'Set-Cookie': `sid=${id}; Path=/; HttpOnly; SameSite=Lax` };
    if (source.signIn !== 'token') return send(response, { status: 303, headers: { ...headers, Location: returnTo } });
    return send(response, { html: signedInPage(mintGood(site), returnTo) });
  };

  // Who asks nonsense, or hangs up in the middle, loses the connection and nothing else.
  const own = createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => ours(request, response).catch(() => response.destroy()));
  const real = realServers.map((server) => ({ ...server, http: createServer({ maxHeaderSize: 64 * 1024 }) }));
  const ownPort = await listen(own, port);
  const realPorts = new Map(await Promise.all(real.map(async ({ name, http }) => /** @type {const} */ ([name, await listen(http)]))));

  /** @param {string} id @returns {Site} */
  const siteOf = (id) => {
    const server = sources.find((each) => each.id === id)?.server;
    return {
      shop: `http://shop-${id}.localhost:${ownPort}`,
      pay: `http://pay.shop-${id}.localhost:${ownPort}`,
      api: `http://api-${id}.localhost:${ownPort}`,
      id: `http://id-${id}.localhost:${ownPort}`,
      plain: `http://shop-${id}.test:${ownPort}`,
      real: `http://shop-${id}.localhost:${(server && realPorts.get(server)) || ownPort}`,
    };
  };
  for (const { app, http } of real) {
    const serve = app(siteOf);
    http.on('request', (request, response) => {
      record(request);
      // What a page may read of the answer is the lab's own doing; all else is the server's.
      if (allowPages(request, response)) return;
      serve(request, response);
    });
  }

  /** @param {CaseSource} source @returns {LabCase} */
  const offer = (source) => {
    const site = siteOf(source.id);
    const asks = source.asks?.(site, 1) ?? [];
    const go = source.go?.(site);
    const last = asks.at(-1);
    // Where the case's page recovers in the end, the failure lies before that.
    const failing = asks.findLast(({ status }) => status >= 300) ?? last;
    const plain = go !== undefined && !go.form && asks.length === 0 && !source.cookies && !source.from;
    const [first] = source.cookies ?? [];
    const start = source.stored ? `${site.shop}/start` : first ? `${site[first.on]}/start` : `${site[source.from ?? 'shop']}/case`;
    return {
      id: source.id,
      family: source.family,
      title: source.title,
      cause: source.cause,
      reason: source.reason,
      confidence: source.confidence,
      how: go
        ? go.form
          ? 'form'
          : 'navigate'
        : last?.how === 'fetch' && last.to !== 'shop'
          ? 'fetch-cross-origin'
          : (last?.how ?? 'fetch'),
      path: plain ? goAddress(go, site) : start,
      says: source.says,
      fixedBy: source.fixedBy,
      hidden: source.hidden,
      byHand: source.byHand,
      needsHostRules: go?.to === 'plain',
      plant: source.plant && {
        name: source.plant.name,
        value: source.plant.value,
        url: site[source.plant.role].replace('http:', 'https:'),
        secure: source.plant.secure,
      },
      status: go?.status ?? failing?.endsIn ?? failing?.status ?? 0,
      site,
    };
  };

  const offered = sources.map(offer);
  const cases = offered.filter((each) => each.byHand === undefined);
  const byHand = offered.filter((each) => each.byHand !== undefined);

  /** @type {Record<string, string>} */
  const origins = {
    shop: `http://shop.localhost:${ownPort}`,
    pay: `http://pay.shop.localhost:${ownPort}`,
    api: `http://api.localhost:${ownPort}`,
    id: `http://id.localhost:${ownPort}`,
    ...Object.fromEntries([...realPorts].map(([name, at]) => [name, `http://${name}.localhost:${at}`])),
  };
  const url = (/** @type {string} */ path, host = 'shop') => new URL(path, origins[host] ?? `http://${host}:${ownPort}`).href;

  return {
    origins,
    url,
    cases,
    byHand,
    requests,
    close: async () => {
      await Promise.all([own, ...real.map(({ http }) => http)].map(stop));
    },
  };
}

/**
 * Sets the cookies that a case begins with, host by host, each as a page of its own site, or stores what it begins with; then leads to
 * the case's page.
 * @param {CaseSource} source
 * @param {Site} site
 * @param {number} step
 * @returns {import('./types.ts').Answer}
 */
function startOf(source, site, step) {
  const next = source.cookies?.[step + 1];
  const onward = next ? `${site[next.on]}/start?step=${step + 1}` : `${site[source.from ?? 'shop']}/case`;
  if (source.stored) return { html: storingPage(source.stored(site), onward) };
  return { status: 303, headers: { Location: onward, 'Set-Cookie': source.cookies?.[step]?.set ?? [] } };
}

/** @param {CaseSource} source @param {Site} site @param {number} views @returns {import('./in-page.mjs').Step[]} */
const stepsOf = (source, site, views) =>
  (source.asks?.(site, views) ?? []).map(({ how, to, path, method = 'GET', headers = {}, body, credentials }) => ({
    how,
    url: `${site[to]}${path}`,
    method,
    headers,
    ...(body === undefined ? {} : { body }),
    credentials: credentials ?? 'same-origin',
  }));

/** @param {CaseSource} source @param {Site} site */
function goOf(source, site) {
  const go = source.go?.(site);
  return go && { url: goAddress(go, site), ...(go.form ? { form: go.form } : {}) };
}

/** @param {import('./types.ts').Go} go @param {Site} site */
const goAddress = (go, site) => `${go.userinfo ? site[go.to].replace('//', `//${go.userinfo}@`) : site[go.to]}${go.path}`;

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const lab = await startLab({ port: Number(process.env['PORT'] ?? 0) });
  for (const [name, origin] of Object.entries(lab.origins)) console.log(`${name.padEnd(16)} ${origin}/`);
  console.log(`${lab.cases.length} failures on ${lab.url('/')} - Ctrl-C ends the lab`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => lab.close());
}
