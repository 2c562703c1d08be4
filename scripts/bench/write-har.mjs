// @ts-check
/** A HAR file of any size, as a long browsing session leaves one: mostly bodies, a failure here and there. The same for the same size. */

import { closeSync, openSync, writeSync } from 'node:fs';

const START = Date.UTC(2026, 2, 17, 8, 0, 0);
const SITES = ['shop.example', 'mail.example', 'news.example', 'maps.example', 'bank.example'];

/** What a session loads, by how often: kind, path, mime type, length of the body in characters. */
const KINDS = /** @type {const} */ ([
  ['script', '/assets/app.js', 'text/javascript', 60_000],
  ['image', '/img/photo.webp', 'image/webp', 30_000],
  ['fetch', '/api/items', 'application/json', 4_000],
  ['fetch', '/api/events', 'application/json', 200],
  ['document', '/', 'text/html', 20_000],
  ['stylesheet', '/assets/app.css', 'text/css', 15_000],
  ['xhr', '/api/me', 'application/json', 600],
  ['font', '/fonts/text.woff2', 'font/woff2', 20_000],
]);

/**
 * @param {string} path
 * @param {number} size of the file in bytes, reached to within one entry
 * @returns {{bytes: number, entries: number}}
 */
export const writeHar = (path, size) => write(path, entry, ({ bytes }) => bytes < size);

/**
 * A file of so many failures, of several kinds at several sites, and a request that works after every third.
 * @param {string} path
 * @param {number} failures
 * @returns {{bytes: number, entries: number}}
 */
export const writeFailures = (path, failures) => write(path, failingEntry, ({ entries }) => entries - Math.floor(entries / 4) < failures);

/**
 * @param {string} path
 * @param {(index: number) => object} entryOf
 * @param {(written: {bytes: number, entries: number}) => boolean} goesOn
 */
function write(path, entryOf, goesOn) {
  const file = openSync(path, 'w');
  let bytes = 0;
  const put = (/** @type {string} */ text) => {
    bytes += writeSync(file, text);
  };
  put(
    '{\n  "log": {\n    "version": "1.2",\n    "creator": {"name": "WebInspector", "version": "537.36"},\n    "pages": [],\n    "entries": [\n',
  );
  let entries = 0;
  while (goesOn({ bytes, entries })) put(`${entries === 0 ? '' : ',\n'}${JSON.stringify(entryOf(entries++), null, 2)}`);
  put('\n    ]\n  }\n}\n');
  closeSync(file);
  return { bytes, entries };
}

/** What is refused, and how: status, headers and body of the answer, and what the request carried. */
const REFUSALS = /** @type {const} */ ([
  [401, { 'www-authenticate': 'Bearer realm="api", error="invalid_token", error_description="The access token expired"' }, '', 'bearer'],
  [401, { 'www-authenticate': 'Bearer realm="api"' }, '{"message":"Unauthorized"}', 'none'],
  [401, { 'www-authenticate': 'Basic realm="office"' }, '', 'basic'],
  [403, {}, '{"error":"CSRF token mismatch."}', 'cookie'],
  [403, { 'www-authenticate': 'Bearer error="insufficient_scope", scope="orders:write"' }, '', 'bearer'],
  [429, { 'retry-after': '30' }, '{"message":"Too many requests"}', 'bearer'],
]);

/** @param {number} index */
function failingEntry(index) {
  const works = index % 4 === 3;
  const turn = index - Math.floor(index / 4);
  const [status, headers, refusal, carries] = /** @type {typeof REFUSALS[number]} */ (REFUSALS[turn % REFUSALS.length]);
  const site = `${SITES[index % SITES.length]?.replace('.', `-${Math.floor(index / SITES.length) % 8}.`)}`;
  const startedAt = START + index * 20;
  const body = works ? '{"orders":[{"id":1,"total":12.5}]}' : refusal;
  /** @type {Record<string, string>} */
  const carried = {
    bearer: { authorization: `Bearer ${noise(200, Math.floor(index / 500))}` },
    basic: { authorization: `Basic ${noise(24, 5)}` },
    cookie: { cookie: `sid=${noise(40, index % SITES.length)}; theme=dark` },
    none: {},
  }[works ? 'bearer' : carries];
  return {
    _resourceType: 'fetch',
    pageref: 'page_1',
    request: {
      method: status === 403 ? 'POST' : 'GET',
      url: `https://${site}/api/${['orders', 'items', 'me', 'cart'][index % 4]}/${index}`,
      httpVersion: 'http/2.0',
      headers: headersOf({
        accept: 'application/json',
        'accept-language': 'en-GB,en;q=0.9',
        origin: `https://${site}`,
        referer: `https://${site}/`,
        'sec-fetch-mode': 'cors',
        'sec-fetch-site': 'same-origin',
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36',
        ...carried,
      }),
      cookies: [],
    },
    response: {
      status: works ? 200 : status,
      headers: headersOf({
        'content-type': 'application/json',
        date: new Date(startedAt).toUTCString(),
        server: 'nginx',
        ...(works ? {} : headers),
      }),
      cookies: [],
      content: { size: body.length, mimeType: 'application/json', text: body },
      redirectURL: '',
    },
    startedDateTime: new Date(startedAt).toISOString(),
    time: 31,
    timings: { wait: 28, receive: 1.6 },
  };
}

/** @param {number} index */
function entry(index) {
  const [type, path, mimeType, length] = /** @type {typeof KINDS[number]} */ (KINDS[index % KINDS.length]);
  const site = SITES[Math.floor(index / 40) % SITES.length];
  const startedAt = START + index * 40;
  const failed = type === 'xhr' && index % 200 === 6;
  const binary = type === 'image' || type === 'font';
  const body = failed ? '{"error":"invalid_token","error_description":"The access token expired"}' : textOf(mimeType, length, index);
  return {
    _initiator: {
      type: 'script',
      stack: {
        callFrames: [{ functionName: 'load', scriptId: '7', url: `https://${site}/assets/app.js`, lineNumber: 1, columnNumber: 9 }],
      },
    },
    _priority: 'High',
    _resourceType: type,
    cache: {},
    connection: '443',
    pageref: 'page_1',
    request: {
      method: 'GET',
      url: `https://${site}${path}?v=${index}`,
      httpVersion: 'http/2.0',
      headers: headersOf({
        ':authority': site ?? '',
        ':method': 'GET',
        ':path': path,
        ':scheme': 'https',
        accept: '*/*',
        'accept-encoding': 'gzip, deflate, br, zstd',
        'accept-language': 'en-GB,en;q=0.9',
        ...(type === 'xhr' ? { authorization: `Bearer ${noise(600, index)}` } : {}),
        cookie: `sid=${noise(40, 1)}; theme=dark; _visit=${noise(60, 2)}`,
        referer: `https://${site}/`,
        'sec-ch-ua': '"Chromium";v="144", "Google Chrome";v="144"',
        'sec-fetch-dest': 'empty',
        'sec-fetch-mode': 'cors',
        'sec-fetch-site': 'same-origin',
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36',
      }),
      queryString: [{ name: 'v', value: String(index) }],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: failed ? 401 : 200,
      statusText: '',
      httpVersion: 'http/2.0',
      headers: headersOf({
        'cache-control': 'private, max-age=0',
        'content-encoding': 'br',
        'content-type': mimeType,
        date: new Date(startedAt).toUTCString(),
        server: 'nginx',
        'strict-transport-security': 'max-age=31536000',
        vary: 'accept-encoding',
        ...(failed
          ? { 'www-authenticate': 'Bearer realm="api", error="invalid_token", error_description="The access token expired"' }
          : {}),
      }),
      cookies: [],
      content: { size: body.length, mimeType, text: body, ...(binary ? { encoding: 'base64' } : {}) },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: 900,
      _error: null,
    },
    serverIPAddress: '203.0.113.7',
    startedDateTime: new Date(startedAt).toISOString(),
    time: 31,
    timings: { blocked: 1, dns: -1, ssl: -1, connect: -1, send: 0.2, wait: 28, receive: 1.6 },
  };
}

const headersOf = (/** @type {Record<string, string>} */ fields) => Object.entries(fields).map(([name, value]) => ({ name, value }));

/** @param {string} mimeType @param {number} length @param {number} seed */
function textOf(mimeType, length, seed) {
  if (mimeType === 'image/webp' || mimeType === 'font/woff2') return noise(length, seed);
  const line =
    mimeType === 'application/json'
      ? `{"id":${seed},"name":"Größe \\"${seed}\\"","price":12.5,"tags":["a","b"]},\n`
      : `function f${seed}(a,b){return a["k"]+"\\n"+b /* line of code */}\n\t<p class="x">text — text</p>\n`;
  return line.repeat(Math.ceil(length / line.length)).slice(0, length);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A linear congruential generator: the same noise for the same seed. @param {number} length @param {number} seed */
function noise(length, seed) {
  let state = seed * 2_654_435_761 + 1;
  let text = '';
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += ALPHABET[state >>> 26];
  }
  return text;
}
