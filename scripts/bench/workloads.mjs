// @ts-check
/** The pages whose time is taken, on a server of this process; each tells the server how long it took. */

import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { crc32, deflateSync } from 'node:zlib';
import { listen, stop } from '../../e2e/lab/serve.mjs';
import { Advice } from '../run.mjs';

export const FETCHES = 2000;
export const RESOURCES = { image: 100, script: 30, style: 12, font: 8 };
export const API_CALLS = 5;

/** Longer than any page takes on a slow machine. */
const PATIENCE_MS = 120_000;

const SMALL = Buffer.alloc(200, 'a');

/** @param {string} type @param {Buffer | string} body */
const answer = (type, body) => ({ type, body: Buffer.from(body) });

/** Noise, so that it has a picture's size. @param {number} side in pixels */
function png(side) {
  /** @param {string} type @param {Buffer} data */
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.from([0, 0, 0, side, 0, 0, 0, side, 8, 2, 0, 0, 0]);
  const rows = Buffer.concat(Array.from({ length: side }, () => Buffer.concat([Buffer.of(0), randomBytes(side * 3)])));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @type {Record<string, {type: string, body: Buffer}>} */
const resources = {
  image: answer('image/png', png(50)),
  script: answer('text/javascript', `globalThis.ran = (globalThis.ran ?? 0) + 1;\n/* ${'x'.repeat(8000)} */`),
  style: answer('text/css', Array.from({ length: 120 }, (_, n) => `.rule-${n} { margin: ${n}px; color: #123456 }`).join('\n')),
  // Fetched as a font is; that no glyph comes of it is the same for all.
  font: answer('font/woff2', randomBytes(20_000)),
  api: answer('application/json', JSON.stringify(Array.from({ length: 20 }, (_, id) => ({ id, name: `order ${id}` })))),
};

/** One after the other, as fast as they are answered. */
const fetchesPage = (/** @type {string} */ query) => `<!doctype html><title>fetches</title><script type="module">
const times = Number(new URLSearchParams(location.search).get('times'));
const began = performance.now();
for (let n = 0; n < times; n++) await (await fetch('/small?' + n)).arrayBuffer();
await fetch('/done${query}', { method: 'POST', body: String(performance.now() - began) });
</script>`;

/** From the start of the navigation until everything is loaded and the API has answered. */
function ordinaryPage(/** @type {string} */ query) {
  const many = (/** @type {keyof typeof RESOURCES} */ kind, /** @type {(address: string, n: number) => string} */ write) =>
    Array.from({ length: RESOURCES[kind] }, (_, n) => write(`/${kind}${query}&n=${n}`, n)).join('\n');
  return `<!doctype html><title>page</title>
${many('style', (address) => `<link rel="stylesheet" href="${address}">`)}
<style>${many('font', (address, n) => `@font-face { font-family: f${n}; src: url("${address}") } .f${n} { font-family: f${n} }`)}</style>
${many('font', (_, n) => `<p class="f${n}">text</p>`)}
${many('image', (address) => `<img src="${address}" width="50" height="50" alt="">`)}
${many('script', (address) => `<script src="${address}"></script>`)}
<script type="module">
const loaded = new Promise((resolve) => addEventListener('load', resolve));
const api = Array.from({ length: ${API_CALLS} }, async (_, n) => (await fetch('/api${query}&n=' + n)).json());
await Promise.all([...api, loaded]);
await document.fonts.ready;
await fetch('/done${query}', { method: 'POST', body: String(performance.now()) });
</script>`;
}

/** Waits until it is told to begin; then, in six lanes as a browser has connections, what is refused each time. */
const failuresPage = (/** @type {string} */ query) => `<!doctype html><title>failures</title><script type="module">
const times = Number(new URLSearchParams(location.search).get('times'));
await fetch('/start${query}');
const began = performance.now();
let next = 0;
const lane = async () => {
  while (next < times) await (await fetch('/refused/' + next++, { headers: { authorization: 'Bearer undefined' } })).text();
};
await Promise.all(Array.from({ length: 6 }, lane));
await fetch('/done${query}', { method: 'POST', body: String(performance.now() - began) });
</script>`;

/** @param {{delayMs?: number}} [options] how long the server thinks over each answer */
export async function startWorkloads({ delayMs = 0 } = {}) {
  /** Who waits for a page's figure. @type {Map<string, (ms: number) => void>} */
  const waiting = new Map();
  /** Who lets a page begin. @type {Map<string, (begin: () => void) => void>} */
  const starting = new Map();
  let runs = 0;
  let requests = 0;

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const kind = url.pathname.slice(1);
    const query = `?run=${url.searchParams.get('run')}`;
    const send = (/** @type {string} */ type, /** @type {Buffer | string} */ body) =>
      response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store' }).end(body);
    requests++;
    if (kind === 'small') send('text/plain', SMALL);
    else if (kind === 'fetches') send('text/html', fetchesPage(query));
    else if (kind === 'page') send('text/html', ordinaryPage(query));
    else if (kind === 'failures') send('text/html', failuresPage(query));
    else if (kind === 'start') starting.get(query)?.(() => send('text/plain', ''));
    else if (kind.startsWith('refused/'))
      response
        .writeHead(401, { 'content-type': 'application/json', 'www-authenticate': 'Bearer realm="bench"' })
        .end('{"error":"invalid_token"}');
    else if (kind === 'done') {
      let text = '';
      request.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', () => {
        send('text/plain', '');
        waiting.get(query)?.(Number(text));
      });
    } else if (resources[kind]) {
      const { type, body } = resources[kind];
      if (delayMs > 0) setTimeout(() => send(type, body), delayMs);
      else send(type, body);
    } else response.writeHead(404).end();
  });
  const port = await listen(server);

  return {
    /**
     * @param {string} kind `fetches?times=N`, `failures?times=N` or `page`
     * @returns {{url: string, ready: Promise<() => void>, took: Promise<number>}} in milliseconds, as the page measured it; `ready`, of
     * `failures` alone, resolves to what lets it begin
     */
    next(kind) {
      const query = `?run=${++runs}`;
      const took = new Promise((resolve, reject) => {
        const patience = setTimeout(() => reject(new Advice(`the page ${kind} does not come to its end`)), PATIENCE_MS);
        waiting.set(query, (ms) => {
          clearTimeout(patience);
          waiting.delete(query);
          resolve(ms);
        });
      });
      // Where another step failed nobody waits for it any more.
      took.catch(() => undefined);
      const ready = new Promise((resolve) => {
        starting.set(query, resolve);
      });
      const [path, more] = kind.split('?');
      return { url: `http://localhost:${port}/${path}${query}${more ? `&${more}` : ''}`, ready, took };
    },
    /** How many requests have come. */
    requests: () => requests,
    close: () => stop(server),
  };
}
