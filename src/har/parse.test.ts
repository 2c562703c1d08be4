import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawExchange } from '../engine/exchange.ts';
import { type EntryParts, entry, har, read } from './testing/build.ts';

const START = Date.UTC(2026, 2, 17, 8, 0, 0);

/** The one exchange of a file with this one entry. */
function one(parts: EntryParts, log = {}): RawExchange {
  const { exchanges, problem } = read(har([entry(parts)], log));
  expect(problem).toBeUndefined();
  expect(exchanges).toHaveLength(1);
  return exchanges[0]?.raw as RawExchange;
}

const hopOf = (parts: EntryParts) => one(parts).hops[0];

describe('an entry becomes an exchange', () => {
  test('with its request and its response', () => {
    const raw = one({
      method: 'post',
      sent: { Authorization: 'Bearer abc' },
      received: { Date: 'x' },
      content: { text: 'no', mimeType: 'text/plain' },
    });
    expect(raw).toMatchObject({ observer: 'har', outcome: { kind: 'completed' }, id: 'har:00000000' });
    expect(raw.hops[0]).toMatchObject({
      method: 'POST',
      url: 'https://api.shop.example/orders',
      startedAt: START,
      requestHeaders: [{ name: 'Authorization', value: 'Bearer abc' }],
      response: {
        status: 401,
        receivedAt: START + 100,
        headers: [{ name: 'Date', value: 'x' }],
        body: { text: 'no', mimeType: 'text/plain' },
      },
    });
  });

  test.each<[string, EntryParts, object]>([
    [
      'headers as the page made them',
      { request: { _pageHeaders: [{ name: 'A', value: '1' }] } },
      { pageHeaders: [{ name: 'A', value: '1' }] },
    ],
    [
      'posted text',
      { request: { postData: { mimeType: 'application/json', text: '{}' } } },
      { requestBody: { text: '{}', mimeType: 'application/json' } },
    ],
    [
      'posted fields without their text',
      {
        request: {
          postData: {
            params: [
              { name: 'grant_type', value: 'a b' },
              { name: 'x', value: '&' },
            ],
          },
        },
      },
      { requestBody: { text: 'grant_type=a%20b&x=%26', mimeType: 'application/x-www-form-urlencoded' } },
    ],
    [
      'a start that is no time: the server’s clock',
      { received: { Date: 'Tue, 17 Mar 2026 09:00:00 GMT' }, entry: { startedDateTime: 'soon' } },
      { startedAt: START + 3_600_000 },
    ],
    ['numbers written as text', { response: { status: '403' } }, { response: { status: 403 } }],
    [
      'cookies that stand outside of their header (some proxies)',
      {
        request: {
          cookies: [
            { name: 'sid', value: '1' },
            { name: 'b', value: '2' },
          ],
        },
      },
      { requestHeaders: [{ name: 'cookie', value: 'sid=1; b=2' }] },
    ],
    [
      'set cookies that stand outside of their header',
      {
        response: {
          cookies: [{ name: 'sid', value: '1', path: '/', secure: true, httpOnly: true, sameSite: 'Lax', expires: '2026-03-18T00:00:00Z' }],
        },
      },
      {
        response: {
          headers: [{ name: 'set-cookie', value: 'sid=1; Path=/; Expires=Wed, 18 Mar 2026 00:00:00 GMT; Secure; HttpOnly; SameSite=Lax' }],
        },
      },
    ],
    [
      'a redirect that stands outside of its header',
      { status: 302, response: { redirectURL: '/login' } },
      { response: { headers: [{ name: 'Location', value: '/login' }] } },
    ],
  ])('%s', (_name, parts, expected) => {
    expect(hopOf(parts)).toMatchObject(expected);
  });

  test.each<[string, EntryParts, RawExchange['resourceType']]>([
    ['Chrome’s fetch', { entry: { _resourceType: 'fetch' } }, 'xmlhttprequest'],
    ['Chrome’s document', { entry: { _resourceType: 'document' } }, 'main_frame'],
    ['Chrome’s document in a frame', { entry: { _resourceType: 'document' }, sent: { 'sec-fetch-dest': 'iframe' } }, 'sub_frame'],
    ['no type, but a destination', { sent: { 'Sec-Fetch-Dest': 'empty' } }, 'xmlhttprequest'],
    [
      'a preflight',
      { method: 'OPTIONS', sent: { 'Access-Control-Request-Method': 'PUT' }, entry: { _resourceType: 'fetch' } },
      'preflight',
    ],
    ['a socket', { url: 'wss://api.shop.example/live' }, 'websocket'],
    ['a script’s mark', { sent: { 'X-Requested-With': 'XMLHttpRequest' } }, 'xmlhttprequest'],
    ['a browser’s navigation', { sent: { Accept: 'text/html,*/*;q=0.8' } }, 'main_frame'],
    ['a program', { sent: { 'User-Agent': 'curl/8.5.0', Accept: '*/*' } }, 'other'],
  ])('of the type of %s', (_name, parts, expected) => {
    expect(one(parts).resourceType).toBe(expected);
  });

  test.each<[string, EntryParts, string | null | undefined]>([
    ['Origin', { sent: { origin: 'https://app.example', referer: 'https://other.example/' } }, 'https://app.example'],
    ['Referer, where the origin is opaque', { sent: { origin: 'null', referer: 'https://app.example/a?b' } }, 'https://app.example'],
    ['Sec-Fetch-Site: same-origin', { sent: { 'sec-fetch-site': 'same-origin' } }, 'https://api.shop.example'],
    ['the user', { sent: { 'sec-fetch-site': 'none' } }, null],
    ['the user, in an old browser', { entry: { _resourceType: 'document', _initiator: { type: 'other' } } }, null],
    ['the page that held the image', { entry: { _initiator: { type: 'parser', url: 'https://app.example/x' } } }, 'https://app.example'],
    ['nobody that is known', {}, undefined],
  ])('asked for by %s', (_name, parts, expected) => {
    expect(one(parts).initiator).toBe(expected);
  });

  test.each<[string, EntryParts, object | undefined]>([
    ['text', { content: { text: 'grün', mimeType: 'text/plain' } }, { text: 'grün' }],
    [
      'base64',
      { content: { text: btoa('{"a":"gr\xc3\xbcn"}'), encoding: 'base64', mimeType: 'application/json' } },
      { text: '{"a":"grün"}' },
    ],
    ['base64 that is none', { content: { text: '%%%', encoding: 'base64' } }, undefined],
    ['left out', {}, undefined],
    ['left out, yet known to be empty', { received: { 'Content-Length': '0' } }, { text: '' }],
    ['empty', { content: { text: '' } }, { text: '' }],
  ])('with a body: %s', (_name, parts, expected) => {
    const { body } = hopOf(parts).response ?? {};
    if (expected === undefined) expect(body).toBeUndefined();
    else expect(body).toMatchObject(expected);
  });

  test('with at most 64 KB of a body', () => {
    const text = 'x'.repeat(200_000);
    expect(hopOf({ content: { text } }).response?.body?.text).toHaveLength(65_536);
    expect(hopOf({ content: { text: btoa(text), encoding: 'base64' } }).response?.body?.text).toHaveLength(65_536);
  });

  test.each([
    ['a success', 200],
    ['a failure', 401],
    ['a redirect', 302],
  ])('with a long one, of %s', (_name, status) => {
    const text = `{"a": "${'ü'.repeat(3000)}"}`;
    const base64 = Buffer.from(text).toString('base64');
    // In one piece, so that it is set aside.
    const hopOf = (parts: EntryParts) => read(har([entry({ status, ...parts })]), undefined, 1e6).exchanges[0]?.raw.hops[0];
    expect(hopOf({ content: { text } })?.response?.body?.text).toBe(text);
    expect(hopOf({ content: { text: base64, encoding: 'base64' } })?.response?.body?.text).toBe(text);
    expect(hopOf({ content: { text: `%${base64}`, encoding: 'base64' } })?.response?.body?.text ?? '').toBe('');
    expect(hopOf({ request: { postData: { mimeType: 'application/json', text } } })?.requestBody?.text).toBe(text);
  });

  test('without any body when asked to', () => {
    const { exchanges } = read(har([entry({ content: { text: 'no' } })]), { bodies: false });
    expect(exchanges[0]?.raw.hops[0].response?.body).toBeUndefined();
  });

  test.each<[string, EntryParts, boolean]>([
    ['Chrome’s disk', { entry: { _fromCache: 'disk' } }, true],
    ['Safari’s memory', { entry: { _fetchType: 'Memory Cache' } }, true],
    ['the network, says Safari', { entry: { _fetchType: 'Network Load' } }, false],
    ['a worker’s cache', { response: { _serviceWorkerResponseSource: 'cache-storage' } }, true],
    ['a worker that asked the network', { response: { _serviceWorkerResponseSource: 'network', _fetchedViaServiceWorker: true } }, false],
  ])('from %s', (_name, parts, expected) => {
    expect(hopOf(parts).response?.fromCache).toBe(expected);
  });

  test.each<[string, EntryParts, boolean]>([
    ['says Chrome', { response: { _fetchedViaServiceWorker: true } }, true],
    ['by what Chrome says of its source', { response: { _serviceWorkerResponseSource: 'fallback-code' } }, true],
    ['not, says Chrome', { response: { _fetchedViaServiceWorker: false } }, false],
    ['not, where nothing is said', {}, false],
  ])('by a service worker: %s', (_name, parts, expected) => {
    expect(hopOf(parts).response?.byServiceWorker).toBe(expected);
  });

  test.each<[string, EntryParts, object]>([
    [
      'an error and no answer',
      { status: 0, response: { _error: 'net::ERR_FAILED' } },
      { outcome: { kind: 'error', error: 'net::ERR_FAILED' } },
    ],
    ['an error and an answer', { response: { _error: 'net::ERR_FAILED' } }, { outcome: { kind: 'error', error: 'net::ERR_FAILED' } }],
    ['nothing', { status: 0 }, { outcome: { kind: 'unfinished' } }],
  ])('that ended in %s', (_name, parts, expected) => {
    expect(one(parts)).toMatchObject(expected);
  });

  test('a refused preflight names what it held back', () => {
    expect(one({ method: 'OPTIONS', sent: { 'Access-Control-Request-Method': 'PUT' } }).heldBack).toEqual({ method: 'PUT' });
  });

  test.each([
    ['the title that is an address (Chrome)', [{ id: 'page_1', title: 'https://app.example/' }], [], 'https://app.example/'],
    [
      'the first document of the page (Firefox)',
      [{ id: 'page_1', title: 'Shop' }],
      [{ url: 'https://shop.example/', entry: { _resourceType: 'document' } }],
      'https://shop.example/',
    ],
    ['nothing', [], [], undefined],
  ])('on a page known by %s', (_name, pages, before: EntryParts[], expected) => {
    const { exchanges, ...end } = read(har([...before, { at: 1 }].map(entry), { pages }));
    expect(end.pages.get(exchanges.at(-1)?.pageref ?? '')).toBe(expected);
  });

  test('the jar is read where it stands', () => {
    const cookie = {
      name: 'sid',
      value: '1',
      domain: 'shop.example',
      hostOnly: true,
      path: '/',
      sameSite: 'lax',
      partitionKey: null,
      storeId: '0',
    };
    const { jar } = read(har([entry()], { _cookieJar: [cookie, 7, { name: 'no domain' }] }));
    expect(jar).toHaveLength(1);
    expect(jar?.[0]).toMatchObject({ name: 'sid', domain: 'shop.example', sameSite: 'lax', secure: false });
    expect(read(har([entry()])).jar).toBeUndefined();
  });
});

describe('redirects', () => {
  const moved = (to: string, parts: EntryParts = {}) => entry({ status: 302, received: { Location: to }, ...parts });
  const page = (url: string, parts: EntryParts = {}) => entry({ url, at: 1, status: 200, ...parts });
  const chains = (...entries: object[]) =>
    read(har(entries))
      .exchanges.map(({ entries }) => entries.join('-'))
      .sort();

  test.each<[string, object[], string[]]>([
    ['followed', [moved('https://shop.example/login#top'), page('https://shop.example/login')], ['0-1']],
    ['relative', [moved('/login'), page('https://api.shop.example/login')], ['0-1']],
    ['with others between', [moved('/login'), page('https://x.example/'), page('https://api.shop.example/login')], ['0-2', '1']],
    ['twice', [moved('/a'), moved('/b', { url: 'https://api.shop.example/a', at: 1 }), page('https://api.shop.example/b')], ['0-1-2']],
    ['not followed', [moved('/login')], ['0']],
    ['followed much later', [moved('/login'), page('https://api.shop.example/login', { at: 60 })], ['0', '1']],
    ['of another type', [moved('/login'), page('https://api.shop.example/login', { entry: { _resourceType: 'document' } })], ['0', '1']],
    ['on another page', [moved('/login'), page('https://api.shop.example/login', { entry: { pageref: 'page_2' } })], ['0', '1']],
    ['307 with another method', [moved('/a', { status: 307, method: 'POST' }), page('https://api.shop.example/a')], ['0', '1']],
    ['303 as GET', [moved('/a', { status: 303, method: 'POST' }), page('https://api.shop.example/a')], ['0-1']],
    ['to nowhere', [moved('http://['), page('https://x.example/')], ['0', '1']],
  ])('%s', (_name, entries, expected) => {
    expect(chains(...entries)).toEqual(expected);
  });

  test('in a circle are not followed for ever', () => {
    const entries = Array.from({ length: 50 }, (_, at) => moved('/a', { url: 'https://api.shop.example/a', at }));
    const { exchanges } = read(har(entries));
    expect(exchanges.flatMap(({ entries }) => entries).sort((a, b) => a - b)).toEqual(entries.map((_, index) => index));
    expect(Math.max(...exchanges.map(({ raw }) => raw.hops.length))).toBe(21);
  });
});

describe('what was taken out of a file is unknown', () => {
  const quiet = { Date: 'Tue, 17 Mar 2026 08:00:00 GMT' };
  const chrome = { creator: { name: 'WebInspector', version: '537.36' } };
  const many = (count: number, parts: EntryParts = {}) =>
    Array.from({ length: count }, (_, at) => entry({ received: quiet, at, ...parts }));
  const asked = entry({
    method: 'OPTIONS',
    status: 204,
    sent: { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'authorization,x-a' },
  });

  test.each<[string, string, string[]]>([
    ['a long session of Chrome’s without any credential', har(many(10), chrome), ['cookies', 'authorization']],
    ['a short one', har(many(3), chrome), []],
    ['a long one of a proxy’s', har(many(10)), []],
    ['a session with one cookie', har([...many(10), entry({ sent: { Cookie: 'a=1' } })], chrome), []],
    ['a tool that says so', har(many(1), { comment: 'Sanitized by hand' }), ['cookies', 'authorization']],
    ['an Authorization that the preflight asked for', har([asked, entry({ at: 1 })]), ['cookies', 'authorization']],
    [
      'an Authorization that the preflight asked for, and that is there',
      har([asked, entry({ at: 1, sent: { Authorization: 'Bearer x' } })]),
      [],
    ],
  ])('%s', (_name, text, expected) => {
    const { leftOut, warnings } = read(text, undefined, 4096);
    expect(leftOut).toEqual(expected);
    expect(warnings.some((warning) => warning.includes('stripped of'))).toBe(expected.length > 0);
  });

  test.each([
    ['[REDACTED]', true],
    ['Bearer <redacted>', true],
    ['Basic ***', true],
    ['[3 values removed]', true],
    ['Bearer removed_items_abc', false],
    ['Bearer eyJ.redactedx.y', false],
  ])('Authorization: %s', (value, gone) => {
    const { exchanges, warnings } = read(har([entry({ sent: { Authorization: value, Accept: '*/*' } })]));
    expect(exchanges[0]?.leftOut).toEqual(gone ? ['authorization'] : []);
    expect(exchanges[0]?.raw.hops[0].requestHeaders).toHaveLength(gone ? 1 : 2);
    expect(warnings).toHaveLength(gone ? 1 : 0);
  });

  test.each([
    ['sid=[redacted]; b=2', true],
    ['filtered=1; b=2', false],
  ])('Cookie: %s', (value, gone) => {
    expect(read(har([entry({ sent: { Cookie: value } })])).exchanges[0]?.leftOut).toEqual(gone ? ['cookies'] : []);
  });
});

describe('what cannot be read', () => {
  test.each<[string, unknown, RegExp]>([
    ['no object', 7, /^Entry 1 was left out/],
    ['null', null, /^Entry 1 was left out/],
    ['no request', { response: {} }, /^Entry 1 was left out: request is/],
    ['no address', { request: { method: 'GET' } }, /^Entry 1 was left out: request\.url is/],
    ['an address that is none', { request: { url: 'http://[' } }, /^Entry 1 was left out: request\.url is not an address/],
  ])('in one entry is one warning: %s', (_name, broken, warning) => {
    const { exchanges, warnings, entries, problem } = read(har([entry(), broken, entry({ at: 1 })]));
    expect(warnings).toEqual([expect.stringMatching(warning)]);
    expect(exchanges.map(({ entries }) => entries)).toEqual([[0], [2]]);
    expect([entries, problem]).toEqual([3, undefined]);
  });

  const good = har([entry(), entry({ at: 1 })], { version: '1.2' });
  const cut = good.lastIndexOf('"response"');
  test.each<[string, string, RegExp, number]>([
    ['nothing', '', /empty/, 0],
    ['no JSON', '<html>', /^This is not JSON at line 1, column 1 \(octet 0\): "<" may not/, 0],
    ['no HAR', '{"a":1}', /no "log\.entries"/, 0],
    ['no object', '17', /no "log\.entries"/, 0],
    ['cut off', good.slice(0, cut), new RegExp(`cut off: it ends at line 1, column ${cut + 1} \\(octet ${cut}\\)`), 1],
    [
      'broken within',
      `${good.slice(0, cut)}\n\n  x${good.slice(cut)}`,
      new RegExp(`not JSON at line 3, column 3 \\(octet ${cut + 4}\\): "x"`),
      1,
    ],
    ['a comma too many', '{"log":{"version":"1.2","entries":[],}}', /not JSON at line 1, column 38 \(octet 37\): "}"/, 0],
    ['text where none may stand', '{"log":{"version":"1.2" "hunter2"}}', /not JSON at line 1, column 25 \(octet 24\): "\\""/, 0],
  ])('in the file is a problem that names its place: %s', (_name, text, message, exchanges) => {
    const result = read(text);
    expect(result.problem?.message).toMatch(message);
    expect(result.exchanges).toHaveLength(exchanges);
  });

  test('a file without entries says so', () => {
    expect(read(har([]))).toMatchObject({ problem: undefined, warnings: ['The file has no entries.'] });
  });

  test('bodies in files of their own are said', () => {
    expect(read(har([entry({ content: { _file: 'a.json' } })])).warnings).toEqual([expect.stringMatching(/^1 bod/)]);
  });
});

describe('properties', () => {
  const anything = fc.anything({ maxDepth: 4 }).filter((value) => value !== undefined);
  const field = fc.oneof(anything, fc.constantFrom('GET', 'https://a.example/', 302, [], [{ name: 'Location', value: '/' }]));
  const someEntry = fc.oneof(
    anything,
    fc.record({
      startedDateTime: field,
      time: field,
      pageref: field,
      _resourceType: field,
      request: fc.record({
        method: field,
        url: fc.oneof(field, fc.webUrl()),
        headers: field,
        cookies: field,
        postData: field,
        _pageHeaders: field,
      }),
      response: fc.oneof(field, fc.record({ status: field, headers: field, cookies: field, content: field, redirectURL: field })),
    }),
  );

  test('no entry throws, and each is an exchange or a warning', () => {
    fc.assert(
      fc.property(fc.array(someEntry, { maxLength: 5 }), (entries) => {
        const text = JSON.stringify({ log: { version: '1.2', entries } }, (_key, value) =>
          typeof value === 'bigint' ? String(value) : value,
        );
        const { exchanges, warnings, problem } = read(text, undefined, 1000);
        expect(problem).toBeUndefined();
        const readable = exchanges.flatMap(({ entries }) => entries).length;
        const left = warnings.filter((warning) => warning.startsWith('Entry ')).length;
        expect(readable + left).toBe(entries.length);
      }),
    );
  });

  test('no octets throw, wherever they are cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 9 }), (text, length) => {
        expect(read(text, undefined, length).exchanges).toEqual([]);
      }),
    );
  });

  test('where the file is cut makes no difference', () => {
    const text = har([entry({ content: { text: 'grün “x” 🔑' }, sent: { Cookie: 'a=ü' } }), entry({ at: 1 })]);
    const whole = read(text, undefined, text.length * 4);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), (length) => {
        expect(read(text, undefined, length)).toEqual(whole);
      }),
    );
  });
});
