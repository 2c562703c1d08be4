import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeaderList, RawExchange } from './exchange.ts';
import { createFingerprint } from './fingerprint.ts';
import { observe } from './observe.ts';
import { buildExchange, buildFacts, buildRaw, NOW, type Overrides } from './testing/build.ts';

const fingerprint = createFingerprint(new Uint8Array(16).fill(3));

describe('what is observed', () => {
  it('dates, ages and locations', () => {
    const { response } = buildExchange({
      status: 302,
      responseHeaders: { Date: 'Tue, 17 Mar 2026 08:14:20 GMT', Age: '12', Location: '/login?next=%2Forders#top' },
    }).hops[0];
    expect(response).toMatchObject({ date: NOW, age: 12, location: 'https://api.example.com/login?next=…#…', fromCache: false });
    expect(buildExchange({ date: null, responseHeaders: { Age: 'old' } }).hops[0].response).toMatchObject({
      date: undefined,
      age: undefined,
      location: undefined,
    });
  });

  it('of a picture whose request was not captured, what its address shows: no page can set headers on it', () => {
    const [{ request }] = buildExchange({
      resourceType: 'image',
      requestHeaders: null,
      url: 'https://a.example/7.png?access_token=0123456789abcdef',
    }).hops;
    expect(request).toMatchObject({ headers: [], cookies: undefined, credentials: [{ place: { in: 'query', name: 'access_token' } }] });
    const unknown: Overrides[] = [{ resourceType: 'xmlhttprequest' }, { resourceType: 'image', observer: 'har' }];
    for (const given of unknown) expect(buildExchange({ requestHeaders: null, ...given }).hops[0].request).toBeUndefined();
  });

  it('fields that Firefox joined with line ends are several', () => {
    const { response, request } = buildExchange({
      observer: 'firefox',
      requestHeaders: { 'X-Api-Key': 'first-key-1\nsecond-key-2' },
      responseHeaders: { 'WWW-Authenticate': 'Basic realm="a"\nBearer realm="b"', 'Set-Cookie': 'a=1; Path=/\nb=2' },
    }).hops[0];
    expect(response?.challenges?.map(({ scheme }) => scheme)).toEqual(['basic', 'bearer']);
    expect(response?.setCookies?.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(request?.credentials).toHaveLength(2);
  });

  it('a line end in a file’s Authorization is a flaw', () => {
    const [credential] =
      buildExchange({ observer: 'har', requestHeaders: { Authorization: 'Bearer a1b2c3d4e5f6\n' } }).hops[0].request?.credentials ?? [];
    expect(credential?.flaws).toEqual(['line-end-inside']);
  });

  it('what was not captured is not absent', () => {
    const { request, response } = buildExchange({ requestHeaders: null, responseHeaders: null, body: null }).hops[0];
    expect(request).toBeUndefined();
    expect(response).toMatchObject({ headers: undefined, challenges: undefined, setCookies: undefined, body: undefined });
    expect(buildExchange({ status: null }).hops[0].response).toBeUndefined();
  });

  it.each([
    ['https://shop.example/page?x=1', 'https://shop.example'],
    ['https://shop.example:8443', 'https://shop.example:8443'],
    ['chrome-extension://abcdef/popup.html', 'chrome-extension://abcdef'],
    ['null', 'null'],
    ['https://user:pass@shop.example/', 'null'],
  ])('the initiator %s is %s', (initiator, expected) => {
    expect(observe({ ...buildRaw(), initiator }, fingerprint).initiator).toBe(expected);
  });
});

describe('a credential that nobody showed', () => {
  const basic: Overrides = { responseHeaders: { 'WWW-Authenticate': 'Basic realm="a"' } };
  it.each<[string, Overrides, boolean]>([
    ['Chromium and Basic', basic, true],
    ['Chromium and Negotiate', { responseHeaders: { 'WWW-Authenticate': 'Negotiate' } }, true],
    ['Chromium and userinfo', { url: 'https://anna:pw@api.example.com/' }, true],
    ['Chromium and Bearer', { responseHeaders: { 'WWW-Authenticate': 'Bearer' } }, false],
    ['Chromium and nothing', {}, false],
    ['Firefox and Basic', { ...basic, observer: 'firefox' }, false],
    ['a file and Basic', { ...basic, observer: 'har' }, false],
    ['a preflight', { ...basic, method: 'OPTIONS', requestHeaders: { 'Access-Control-Request-Method': 'GET' } }, false],
  ])('%s: %s', (_, overrides, expected) => {
    expect(buildFacts(overrides).hiddenCredentialPossible).toBe(expected);
  });

  it('goes out unasked once the origin has asked for one', () => {
    const earlier = { ...basic, at: NOW - 1000 };
    expect(buildFacts({ status: 403 }, { others: [earlier] }).hiddenCredentialPossible).toBe(true);
    expect(buildFacts({ status: 403 }, { others: [{ ...earlier, url: 'https://www.example.com/' }] }).hiddenCredentialPossible).toBe(false);
  });
});

/** Recognisable, and as random as a token. */
const secret = fc
  .stringMatching(/^[A-Za-z]{4}[A-Za-z0-9]{20,30}$/)
  .filter((text) => /[a-z]/.test(text) && /[A-Z]/.test(text) && (text.match(/\d/g) ?? []).length > 3);

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const anyHeaders = (s: string): HeaderList =>
  [
    ...[
      'Authorization',
      'Proxy-Authorization',
      'X-Api-Key',
      'X-Auth-Token',
      'X-CSRF-Token',
      'X-Anything',
      'User-Agent',
      'Accept',
      'Accept-Language',
    ],
    ...[
      'If-None-Match',
      'X-Forwarded-For',
      'Sec-WebSocket-Protocol',
      'Server',
      'X-Cache',
      'Content-Type',
      'ETag',
      'X-Request-Id',
      'Retry-After',
      'Link',
      'Via',
    ],
  ]
    .map((name) => ({ name, value: s }))
    .concat([
      { name: 'Authorization', value: `Bearer ${s}` },
      { name: 'Authorization', value: `Basic ${base64(`${s}:${s}`)}` },
      { name: 'Authorization', value: `Digest username="${s}", realm="a", nonce="${s}", response="${s}"` },
      { name: 'Authorization', value: `AWS4-HMAC-SHA256 Credential=${s}/20260317/x, Signature=${s}` },
      { name: 'Authorization', value: `${s} more` },
      { name: 'Cookie', value: `sid=${s}; a="${s}"; ${s}` },
      { name: 'Set-Cookie', value: `sid=${s}; Path=/; HttpOnly; ${s}` },
      { name: 'Referer', value: `https://${s}:${s}@shop.example/${s}?token=${s}#${s}` },
      { name: 'Location', value: `https://${s}@shop.example/${s}?code=${s}&error=access_denied&error_description=${s}#access_token=${s}` },
      { name: 'Location', value: `/callback?state=${s}` },
      { name: 'WWW-Authenticate', value: `Bearer realm="${s}", error="invalid_token", error_description="The token ${s} expired"` },
      { name: 'WWW-Authenticate', value: `Negotiate ${base64(s)}` },
      { name: 'Proxy-Authenticate', value: `Basic realm="hello ${s}"` },
    ]);

const bodies = (s: string) => [
  {
    mimeType: 'application/json',
    text: JSON.stringify({ error: 'invalid_token', code: s, message: `Token ${s} expired`, data: { token: s, [s]: 1 } }),
  },
  { mimeType: 'text/html', text: `<title>Sign in ${s}</title><p>Session ${s} expired</p><input type=password value="${s}">` },
  {
    mimeType: 'application/xml',
    text: `<Error><Code>AccessDenied</Code><Message>${s}</Message><AWSAccessKeyId>${s}</AWSAccessKeyId></Error>`,
  },
  { mimeType: 'text/plain', text: `Invalid token ${s}` },
  {
    mimeType: 'application/x-www-form-urlencoded',
    text: `grant_type=refresh_token&refresh_token=${s}&client_secret=${s}&password=${s}&username=${s}`,
  },
];

const planted = (s: string, body: number): RawExchange => {
  const headers = anyHeaders(s);
  const requestHeaders = headers.filter(({ name }) => !name.endsWith('Authenticate'));
  const url = `https://${s}:${s}@api.example.com/x/${s}?access_token=${s}&key=${s}&q=${s}&${s}#${s}`;
  const hop = {
    method: 'POST',
    url,
    startedAt: NOW,
    requestHeaders,
    pageHeaders: requestHeaders,
    requestBody: bodies(s)[body],
    response: { status: 401, receivedAt: NOW, headers, body: bodies(s)[body] },
  };
  return {
    ...buildRaw({ jar: [{ name: 'sid', value: s }] }),
    initiator: `https://${s}@shop.example/${s}`,
    topLevelUrl: `https://shop.example/${s}?t=${s}#${s}`,
    hops: [hop, hop],
  };
};

describe('secrets stop here', () => {
  it('wherever one stands, and however it is written', () => {
    fc.assert(
      fc.property(secret, fc.nat({ max: 4 }), (s, body) => {
        const seen = JSON.stringify(observe(planted(s, body), fingerprint));
        for (const form of [s, base64(s), base64(`${s}:${s}`), s.slice(0, 12), s.slice(-12)]) expect(seen).not.toContain(form);
      }),
    );
  });

  it('an echo of a percent-encoded one', () => {
    const raw = buildRaw({
      url: 'https://api.example.com/?access_token=pass%20word%2Fwith%20words',
      responseHeaders: { 'WWW-Authenticate': 'Bearer error_description="The token pass word/with words is unknown"' },
    });
    expect(JSON.stringify(observe(raw, fingerprint))).not.toContain('with words');
  });

  it('a second factor in a header', () => {
    const { request } = buildExchange({ requestHeaders: { 'X-GitHub-OTP': '123456', 'X-Acme-OTP': '654321' } }).hops[0];
    expect(JSON.stringify(request)).not.toMatch(/123456|654321/);
  });

  it('a password that reads like words', () => {
    const raw = buildRaw({
      requestHeaders: { Authorization: `Basic ${base64('anna-of-the-house:correct horse battery')}` },
      responseHeaders: { 'WWW-Authenticate': 'Basic realm="wrong: correct horse battery for anna-of-the-house"' },
    });
    expect(JSON.stringify(observe(raw, fingerprint))).not.toMatch(/horse|anna/);
  });
});

describe('any exchange', () => {
  const headers = fc.array(
    fc.record({
      name: fc.oneof(fc.string(), fc.constantFrom('authorization', 'cookie', 'set-cookie', 'www-authenticate', 'location', 'date')),
      value: fc.string({ unit: 'binary' }),
    }),
  );
  const raw = fc.record({
    url: fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()),
    request: headers,
    response: headers,
    text: fc.string(),
    status: fc.nat({ max: 999 }),
  });

  it('is observed without a throw, into plain JSON', () => {
    fc.assert(
      fc.property(raw, ({ url, request, response, text, status }) => {
        const hop = {
          method: 'GET',
          url,
          startedAt: NOW,
          requestHeaders: request,
          requestBody: { text, mimeType: 'application/json' },
          response: { status, receivedAt: NOW, headers: response, body: { text, mimeType: 'text/html' } },
        };
        const seen = observe({ ...buildRaw(), hops: [hop] }, fingerprint);
        expect(observe({ ...buildRaw(), hops: [hop] }, fingerprint)).toEqual(seen);
        expect(JSON.parse(JSON.stringify(seen))).toMatchObject({ id: seen.id });
      }),
    );
  });

  it('has the same facts in whatever order the others come', () => {
    const other = fc.record({
      at: fc.integer({ min: NOW - 5, max: NOW + 5 }),
      id: fc.string({ minLength: 1 }),
      status: fc.constantFrom(200, 401, 403),
    });
    fc.assert(
      fc.property(fc.uniqueArray(other, { selector: ({ id }) => id, maxLength: 8 }), fc.infiniteStream(fc.nat()), (others, random) => {
        const shuffled = [...others].map((each) => [random.next().value, each] as const).sort(([a], [b]) => (a ?? 0) - (b ?? 0));
        expect(buildFacts({ id: '' }, { others: shuffled.map(([, each]) => each) })).toEqual(buildFacts({ id: '' }, { others }));
      }),
    );
  });

  it('of a megabyte in every header is read', () => {
    const long = 'a=1; b, "c" .'.repeat(80_000);
    const names = [
      'Authorization',
      'Cookie',
      'Set-Cookie',
      'WWW-Authenticate',
      'Location',
      'Referer',
      'X-Api-Key',
      'Sec-WebSocket-Protocol',
    ];
    const all = Object.fromEntries(names.map((name) => [name, long]));
    expect(buildExchange({ requestHeaders: all, responseHeaders: all }).hops[0].request?.cookieHeaderLength).toBe(long.length);
  });

  it('of tens of thousands of headers is kept in short, with what stands at their end', () => {
    const many = Array.from({ length: 40_000 }, (_, index) => ({ name: index % 2 ? 'Set-Cookie' : 'X-A', value: 'a=b' }));
    const headers = [...many, { name: 'WWW-Authenticate', value: 'Bearer realm="x"' }];
    const exchange = buildExchange({ requestHeaders: many, responseHeaders: headers, date: null });
    const [{ request, response }] = exchange.hops;
    expect(JSON.stringify(exchange).length).toBeLessThan(200_000);
    expect((request?.headers.length ?? 0) + (request?.headersLeftOut ?? 0)).toBe(many.length);
    expect((response?.headers?.length ?? 0) + (response?.headersLeftOut ?? 0)).toBe(headers.length);
    expect(response?.challenges?.map(({ scheme }) => scheme)).toEqual(['bearer']);
  });
});
