/** What holds for every input, from what was captured to the verdicts: no throw, no secret, no matter of order, linear time. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose, examineAll } from './diagnose.ts';
import type { Exchange, HeaderList, RawExchange } from './exchange.ts';
import { gatherFacts } from './facts/gather.ts';
import { createFingerprint } from './fingerprint.ts';
import { observe } from './observe.ts';
import { buildExchange, buildRaw, NOW, NOW_SECONDS, type Overrides } from './testing/build.ts';
import { expired, jwt } from './testing/tokens.ts';

const fingerprint = createFingerprint(new Uint8Array(16).fill(5));

const statuses = fc.constantFrom(0, 200, 204, 302, 400, 401, 403, 404, 407, 419, 422, 429, 431, 440, 495, 496, 498, 499, 500, 511, 999);
const requestNames = ['Authorization', 'Cookie', 'X-Api-Key', 'DPoP', 'Origin', 'X-CSRF-Token', 'Proxy-Authorization', 'Referer', 'Accept'];
const answerNames = ['WWW-Authenticate', 'Set-Cookie', 'Location', 'Date', 'Age', 'X-Error', 'DPoP-Nonce', 'Proxy-Authenticate', 'X-Cache'];

/** Words that mean something, in no order that means anything, among others that mean nothing. */
const scraps = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'Bearer',
        'Basic',
        'Digest',
        'DPoP',
        'error=',
        '"invalid_token"',
        'realm="a"',
        'nonce=',
        ',',
        ';',
        '=',
        '"',
        '\\',
        '%',
      ),
      fc.constantFrom(
        'sid=',
        'Max-Age=',
        'SameSite=None',
        '__Host-',
        'token',
        'expired',
        'invalid',
        'not',
        'or',
        '.',
        '{',
        '<',
        '\n',
        '\0',
      ),
      fc.constantFrom('undefined', 'null', `${expired(60)}`, 'eyJ', '/login?next=', 'https://', '1e999', '-1', 'NaN'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(' '));

const headers = (names: readonly string[]): fc.Arbitrary<HeaderList> =>
  fc.array(fc.record({ name: fc.oneof(fc.constantFrom(...names), fc.string()), value: scraps }), { maxLength: 8 });

const body = fc.record({
  text: fc.oneof(scraps, fc.json(), fc.string({ unit: 'binary' })),
  mimeType: fc.constantFrom('application/json', 'text/html', 'text/xml', 'application/x-www-form-urlencoded', 'multipart/form-data', ''),
});

const hop = fc.record({
  method: fc.constantFrom('GET', 'POST', 'OPTIONS', 'PUT', 'CONNECT', ''),
  url: fc.oneof(
    fc.constantFrom('https://api.example.com/a?token=x#y', 'https://api.example.com/login', 'http://localhost/', 'about:blank', ''),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    scraps,
  ),
  startedAt: fc.oneof(fc.integer({ min: NOW - 10_000, max: NOW + 10_000 }), fc.constantFrom(0, -1, Number.MAX_SAFE_INTEGER)),
  requestHeaders: fc.option(headers(requestNames), { nil: undefined }),
  pageHeaders: fc.option(headers(requestNames), { nil: undefined }),
  requestBody: fc.option(body, { nil: undefined }),
  response: fc.option(
    fc.record({
      status: statuses,
      receivedAt: fc.integer({ min: NOW - 10_000, max: NOW + 10_000 }),
      headers: fc.option(headers(answerNames), { nil: undefined }),
      fromCache: fc.constantFrom(true, false, undefined),
      body: fc.option(body, { nil: undefined }),
    }),
    { nil: undefined },
  ),
});

const jarCookie = fc.record({
  name: fc.constantFrom('sid', 'theme', '', '__Host-sid'),
  value: scraps,
  domain: fc.constantFrom('api.example.com', '.example.com', 'localhost', '', '..'),
  hostOnly: fc.boolean(),
  path: fc.constantFrom('/', '/a', ''),
  secure: fc.boolean(),
  httpOnly: fc.boolean(),
  sameSite: fc.constantFrom('no_restriction' as const, 'lax' as const, 'strict' as const, 'unspecified' as const),
  session: fc.boolean(),
});

const raw: fc.Arbitrary<RawExchange> = fc
  .record({
    id: fc.string({ minLength: 1 }),
    observer: fc.constantFrom('chromium' as const, 'firefox' as const, 'har' as const),
    resourceType: fc.constantFrom('main_frame' as const, 'xmlhttprequest' as const, 'preflight' as const, 'websocket' as const),
    initiator: fc.oneof(fc.constantFrom('https://shop.example', null, undefined), scraps),
    topLevelUrl: fc.oneof(fc.constantFrom('https://shop.example/', undefined), scraps),
    jar: fc.option(fc.array(jarCookie, { maxLength: 3 }), { nil: undefined }),
    hops: fc.array(hop, { minLength: 1, maxLength: 3 }),
  })
  .map((given) => ({ ...buildRaw(), ...given, hops: given.hops as unknown as RawExchange['hops'] }));

describe('whatever was captured', () => {
  it('is judged without a throw', () => {
    fc.assert(
      fc.property(raw, fc.array(raw, { maxLength: 3 }), (given, others) => {
        const exchanges = others.map((other, index) => observe({ ...other, id: `other-${index}` }, fingerprint));
        const { unknown } = diagnose(observe(given, fingerprint), { others: exchanges });
        // A cause that throws is left out as one that cannot tell for want of the exchange itself.
        expect(unknown.filter(({ missing }) => missing.includes('exchange'))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is judged from what was observed alone, and that is plain JSON', () => {
    fc.assert(
      fc.property(raw, (given) => {
        const exchange = observe(given, fingerprint);
        const { verdicts } = diagnose(JSON.parse(JSON.stringify(exchange)) as Exchange);
        expect(verdicts.map(({ cause, confidence }) => [cause, confidence])).toEqual(
          diagnose(exchange).verdicts.map(({ cause, confidence }) => [cause, confidence]),
        );
      }),
    );
  });
});

/** As random as a token, and to be recognised. */
const secret = fc
  .stringMatching(/^[A-Za-z]{4}[A-Za-z0-9]{20,30}$/)
  .filter((text) => /[a-z]/.test(text) && /[A-Z]/.test(text) && (text.match(/\d/g) ?? []).length > 3);

describe('facts and verdicts', () => {
  const sayings = (s: string): readonly string[] => [
    JSON.stringify({ error: 'invalid_token', message: `Token ${s} has expired`, code: s, [s]: 'token expired' }),
    JSON.stringify({ errors: [{ message: `Invalid API key ${s}`, extensions: { code: 'UNAUTHENTICATED', key: s } }] }),
    `<title>Session of ${s} has expired</title><p class="error">Invalid token ${s}</p>`,
    `<Error><Code>SignatureDoesNotMatch</Code><StringToSign>${s}</StringToSign><Message>The request signature of ${s} does not match</Message></Error>`,
    `error=access_denied&error_description=The+user+${s}+is+locked`,
  ];
  const ways = (s: string): readonly Overrides[] => [
    { requestHeaders: { Authorization: `Bearer ${s}` } },
    {
      requestHeaders: {
        Authorization: `Bearer ${jwt({ iss: `https://id.example.com/?${s}`, jti: s, sub: s, email: s, [s]: s, exp: NOW_SECONDS - 60 }, { kid: 'a' }).replace(/[^.]*$/, s)}`,
      },
    },
    { requestHeaders: { Authorization: `Basic ${btoa(`${s}:${s}`)}`, 'X-Api-Key': s } },
    { requestHeaders: { Cookie: `sid=${s}; session=${s}; sid=${s}x; theme=${s}` }, jar: [{ name: 'sid', value: s, path: '/x' }] },
    { url: `https://api.example.com/${s}?access_token=${s}&sig=${s}&Expires=${NOW_SECONDS - 60}` },
    { method: 'POST', url: 'https://api.example.com/login', requestBody: { user: s, password: s, refresh_token: s, [s]: s } },
    {
      status: 302,
      responseHeaders: { Location: `https://login.example.com/login?error=${s}&state=${s}#${s}` },
      requestHeaders: { Cookie: `sid=${s}` },
    },
    { before: [{ url: `https://example.com/${s}`, requestHeaders: { Authorization: `Bearer ${s}` } }] },
    { responseHeaders: { 'WWW-Authenticate': `Bearer realm="${s}", error="invalid_token", error_description="Token ${s} revoked"` } },
  ];

  it('hold no secret that was planted', () => {
    fc.assert(
      fc.property(secret, fc.nat(), fc.nat(), fc.nat(), (s, way, other, saying) => {
        const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
        const given = { body: pick(sayings(s), saying), ...pick(ways(s), way) };
        const before = {
          status: 200,
          ...pick(ways(s), other),
          at: NOW - 1000,
          responseHeaders: { 'Set-Cookie': `sid=${s}; SameSite=None` },
        };
        const others = [buildExchange(before)];
        const exchange = buildExchange(given);
        const facts = gatherFacts(exchange, others);
        const seen = JSON.stringify([facts, diagnose(exchange, { others })]);
        for (const form of [s, btoa(s), s.slice(0, 12), s.slice(-12)]) expect(seen).not.toContain(form);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what else was captured', () => {
  const related: fc.Arbitrary<Overrides> = fc.record({
    at: fc.integer({ min: NOW - 5000, max: NOW + 5000 }),
    url: fc.constantFrom(
      'https://api.example.com/orders',
      'https://www.example.com/',
      'https://api.example.com/login',
      'https://api.example.com/logout',
    ),
    status: fc.constantFrom(200, 302, 401, 403),
    requestHeaders: fc.constantFrom<Record<string, string>>(
      {},
      { Cookie: 'sid=0123456789abcdef' },
      { Authorization: `Bearer ${jwt({ iat: NOW_SECONDS - 5 })}` },
    ),
    responseHeaders: fc.constantFrom<Record<string, string>>(
      {},
      { 'Set-Cookie': 'sid=; Max-Age=0' },
      { 'Set-Cookie': 'sid=0123456789abcdef; SameSite=None' },
    ),
  });
  const unrelated: fc.Arbitrary<Overrides> = fc.record({
    at: fc.integer({ min: NOW - 5000, max: NOW + 5000 }),
    url: fc.constantFrom(
      'https://cdn.other.example/a.js',
      'https://login.another.example/login',
      'http://localhost/',
      'https://example.org/',
    ),
    status: fc.constantFrom(200, 302, 401, 403, 500),
    requestHeaders: fc.constantFrom<Record<string, string>>(
      {},
      { Cookie: 'sid=fedcba9876543210' },
      { Authorization: 'Bearer abcdef0123456789' },
    ),
    responseHeaders: fc.constantFrom<Record<string, string>>({}, { 'Set-Cookie': 'sid=; Max-Age=0' }),
  });
  const failure = fc.constantFrom<Overrides>(
    {},
    { requestHeaders: { Cookie: 'sid=0123456789abcdef' } },
    { requestHeaders: { Authorization: `Bearer ${expired(60)}` } },
    { status: 403, method: 'POST', requestHeaders: { Cookie: 'sid=0123456789abcdef' } },
    { status: 302, responseHeaders: { Location: '/login' } },
  );
  const numbered = (list: readonly Overrides[], prefix: string): Exchange[] =>
    list.map((each, index) => buildExchange({ ...each, id: `${prefix}-${index}` }));

  it('of other sites changes nothing, and no order does', () => {
    fc.assert(
      fc.property(
        failure,
        fc.array(related, { maxLength: 5 }),
        fc.array(unrelated, { maxLength: 5 }),
        fc.infiniteStream(fc.nat()),
        (given, ours, theirs, random) => {
          const exchange = buildExchange({ ...given, id: 'judged' });
          const others = numbered(ours, 'ours');
          const all = [...others, ...numbered(theirs, 'theirs')]
            .map((each) => [random.next().value ?? 0, each] as const)
            .sort(([a], [b]) => a - b)
            .map(([, each]) => each);
          expect(diagnose(exchange, { others: all })).toEqual(diagnose(exchange, { others }));
        },
      ),
    );
  });
});

describe('what the server has read, and nobody saw go out', () => {
  const says = (description: string, more: Overrides = {}, others: readonly Overrides[] = []) => {
    const { verdicts } = diagnose(
      buildExchange({
        observer: 'har',
        jar: null,
        responseHeaders: { 'WWW-Authenticate': `Bearer error="invalid_token", error_description="${description}"` },
        ...more,
      }),
      { others: others.map(buildExchange) },
    );
    return verdicts.map(({ cause, confidence }) => `${cause} ${confidence}`);
  };

  it.each([
    ['The access token expired', 'token-expired'],
    ['The token was revoked', 'token-revoked'],
    ['The audience is invalid', 'token-wrong-audience'],
    ['Token issuer is invalid', 'token-wrong-issuer'],
    ['No matching signing key was found', 'token-signature-invalid'],
    ['Token used before issued', 'token-not-yet-valid'],
  ])('is believed of a file that may be without it: %s', (description, cause) => {
    expect(says(description)[0]).toBe(`${cause} likely`);
  });

  it('and where the request was not captured at all', () => {
    expect(says('The token was revoked', { requestHeaders: null })[0]).toBe('token-revoked likely');
  });

  it('but not where others of the file show who is calling', () => {
    const signedIn = { at: NOW - 1000, status: 200, requestHeaders: { Authorization: 'Bearer abcdef0123456789' } };
    expect(says('The token was revoked', {}, [signedIn])).not.toContain('token-revoked likely');
    expect(says('The token was revoked', { observer: 'chromium', jar: [] })).not.toContain('token-revoked likely');
  });
});

describe('a cause that throws', () => {
  it('is one that cannot tell, and the others are heard', () => {
    const facts = gatherFacts(buildExchange(), []);
    const meta = { title: 'A', explain: 'a.', needs: [], fixes: [], advice: { visitor: [], developer: [] }, prevent: '', specs: [] };
    const broken = {
      meta: { ...meta, id: 'broken' },
      messages: {},
      examine: () => {
        throw new Error('broken');
      },
    };
    const silent = { meta: { ...meta, id: 'silent' }, messages: {}, examine: () => undefined };
    expect(examineAll(facts, [broken, silent])).toEqual({
      verdicts: [],
      unknown: [{ cause: 'broken', missing: ['exchange'] }],
      ruledOut: ['silent'],
    });
  });
});

describe('eight times as much', () => {
  /** How often each part is repeated in the smaller of the two inputs; the larger reaches a megabyte and ten thousand challenges. */
  const TIMES = 1250;
  const FACTOR = 8;

  const header = (name: string, value: string): HeaderList => [{ name, value }];
  const shapes: readonly (readonly [string, (times: number) => Overrides])[] = [
    ...(
      [
        ['one challenge in many', 'Basic realm="a", '],
        ['a challenge that never ends', 'Bearer a="\\"'],
        ['blanks', '    '],
        ['commas', ',,,,'],
      ] as const
    ).map(([name, part]) => [name, (times: number) => ({ responseHeaders: header('WWW-Authenticate', part.repeat(times)) })] as const),
    [
      'a challenge in each of many headers',
      (times) => ({
        responseHeaders: Array.from({ length: times }, () => ({ name: 'WWW-Authenticate', value: 'Bearer error="invalid_token"' })),
      }),
    ],
    ...['sid=abcdef0123; ', 'a="b; ', '=;', 'x'.repeat(100)].map(
      (part) => [`Cookie of ${part.slice(0, 20)}`, (times: number) => ({ requestHeaders: header('Cookie', part.repeat(times)) })] as const,
    ),
    [
      'cookies of as many names',
      (times) => ({
        requestHeaders: header('Cookie', Array.from({ length: times }, (_, index) => `session_${index}=abcdef0123`).join('; ')),
      }),
    ],
    [
      'as many cookies that are set',
      (times) => ({
        responseHeaders: Array.from({ length: times }, (_, index) => ({
          name: 'Set-Cookie',
          value: `sid${index}=abcdef0123; Path=/; HttpOnly`,
        })),
      }),
    ],
    ...['Bearer ', 'a.', '"', 'a, Bearer ', '%20', '===', 'eyJ.', 'a="b", '].map(
      (part) =>
        [
          `Authorization of ${part}`,
          (times: number) => ({ requestHeaders: header('Authorization', `Bearer ${part.repeat(times)}`) }),
        ] as const,
    ),
    ...['?access_token=a&', '%2F', '/../', 'a@', '#'].map(
      (part) => [`an address of ${part}`, (times: number) => ({ url: `https://api.example.com/${part.repeat(times)}` })] as const,
    ),
    ...['token expired ', 'not not not ', 'invalid, ', 'エラー', 'a'.repeat(50), '. . '].map(
      (part) =>
        [
          `an error header of ${part.slice(0, 20)}`,
          (times: number) => ({ responseHeaders: header('X-Error-Message', part.repeat(times)) }),
        ] as const,
    ),
    ...[
      '{"error":"',
      '[{"message":"Invalid token"},',
      '<p class="error">Token expired',
      '<!--',
      'error=invalid_token&',
      'Session expired. ',
    ].map((part) => [`a body of ${part}`, (times: number) => ({ body: part.repeat(times) })] as const),
    ...['--a\r\nContent-Disposition: form-data; name="password"\r\n\r\nx\r\n', 'password=a&', '{"password":"a",'].map(
      (part) =>
        [
          `a request’s body of ${part.slice(0, 20)}`,
          (times: number) => ({
            method: 'POST',
            requestBody: {
              text: part.repeat(times),
              mimeType: part.startsWith('--') ? 'multipart/form-data' : 'application/x-www-form-urlencoded',
            },
          }),
        ] as const,
    ),
  ];

  /** Of the processor, in milliseconds: what else the machine is doing does not count. */
  const timeOf = (given: RawExchange): number => {
    const begun = process.cpuUsage();
    diagnose(observe(given, fingerprint));
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1000;
  };
  const fastest = (given: RawExchange): number => Math.min(...[1, 2, 3].map(() => timeOf(given)));

  /** Squared, it were sixty-four times as much; half of that, and what a busy machine may add, is still none of ours. */
  it.each(shapes)('of %s takes no more than in proportion', (_, shape) => {
    const small = buildRaw(shape(TIMES));
    const large = buildRaw(shape(TIMES * FACTOR));
    timeOf(small);
    expect(fastest(large)).toBeLessThan(Math.max(fastest(small), LEAST) * FACTOR * 4);
  });

  /** Below this a clock measures itself. In milliseconds. */
  const LEAST = 1;
});
