import { describe, expect, test } from 'vitest';
import { NOW, type Overrides } from '../../../engine/testing/build.ts';
import { bearer, jwt } from '../../../engine/testing/tokens.ts';
import { judge } from '../../testing/judged.ts';
import { correctedLines } from './index.ts';
import { isOrigin, quoted } from './line.ts';

const token = jwt({ sub: 'ada' });
const crossSite = {
  url: 'https://api.shop.example/orders?page=2',
  initiator: 'https://news.example',
  requestHeaders: { Origin: 'https://news.example', 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'cors' },
} satisfies Overrides;
const sid = { name: 'sid', value: 'x'.repeat(32), secure: true, httpOnly: true };

const preflight = (more: Overrides = {}): Overrides => ({
  url: 'https://api.shop.example/orders',
  method: 'OPTIONS',
  resourceType: 'preflight',
  initiator: 'https://shop.example',
  outcome: { kind: 'error', error: 'net::ERR_FAILED' },
  ...more,
  requestHeaders: {
    Origin: 'https://shop.example',
    'Access-Control-Request-Method': 'PUT',
    'Access-Control-Request-Headers': 'authorization,content-type',
    ...more.requestHeaders,
  },
});

const notForwarded = (headers: Readonly<Record<string, string>>): Overrides => ({
  requestHeaders: bearer(token),
  responseHeaders: headers,
  body: { error: 'No Authorization header was provided' },
});

/** The answer to a sign-in, which set a cookie in vain. */
const signIn = (setCookie: string): readonly Overrides[] => [
  {
    id: 'sign-in',
    at: NOW - 5000,
    url: 'https://api.example.com/login',
    method: 'POST',
    status: 200,
    responseHeaders: { 'Set-Cookie': setCookie },
  },
];

const cases: readonly [
  because: string,
  message: string,
  overrides: Overrides,
  others: readonly Overrides[],
  expected: readonly string[],
][] = [
  [
    'a script that asks without credentials',
    'credentials-mode',
    {
      ...crossSite,
      url: 'https://api.shop.example/orders?page=2',
      initiator: 'https://shop.example',
      method: 'PUT',
      jar: [{ ...sid, sameSite: 'lax' }],
      requestHeaders: { Origin: 'https://shop.example', 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'cors' },
    },
    [],
    [
      `fetch('https://api.shop.example/orders', { method: 'PUT', credentials: 'include' })`,
      'Access-Control-Allow-Origin: https://shop.example\nAccess-Control-Allow-Credentials: true\nVary: Origin',
    ],
  ],
  [
    'SameSite=Strict, and another site asks',
    'same-site',
    { ...crossSite, jar: [{ ...sid, sameSite: 'strict' }] },
    [],
    ['Set-Cookie: sid=<value>; Path=/; SameSite=None; Secure; HttpOnly'],
  ],
  [
    'over http no cookie can go cross-site',
    'same-site',
    { ...crossSite, url: 'http://api.shop.example/orders', jar: [{ ...sid, secure: false, sameSite: 'strict' }] },
    [],
    [],
  ],
  [
    'another path',
    'path',
    { url: 'https://shop.example/orders', jar: [{ ...sid, path: '/admin', sameSite: 'lax' }] },
    [],
    ['Set-Cookie: sid=<value>; Path=/; SameSite=Lax; Secure; HttpOnly'],
  ],
  [
    'a sibling host',
    'domain',
    { url: 'https://pay.shop.example/orders', jar: [{ ...sid, domain: 'www.shop.example', hostOnly: true, sameSite: 'lax' }] },
    [],
    ['Set-Cookie: sid=<value>; Domain=shop.example; Path=/; SameSite=Lax; Secure; HttpOnly'],
  ],
  [
    'None without Secure',
    'none-without-secure',
    { requestHeaders: { Cookie: 'theme=dark' } },
    signIn(`session=${'s'.repeat(32)}; Path=/; SameSite=None; HttpOnly`),
    ['Set-Cookie: session=<value>; Path=/; SameSite=None; Secure; HttpOnly'],
  ],
  [
    '__Host- with a Domain',
    'host-prefix',
    { requestHeaders: { Cookie: 'theme=dark' } },
    signIn(`__Host-session=${'s'.repeat(32)}; Path=/api; Domain=example.com; Secure`),
    ['Set-Cookie: __Host-session=<value>; Path=/; Secure'],
  ],
  [
    'a preflight that is asked to sign in, by Express',
    'askedToSignIn',
    preflight({ responseHeaders: { 'X-Powered-By': 'Express', 'WWW-Authenticate': 'Bearer' } }),
    [],
    [
      'Access-Control-Allow-Origin: https://shop.example\nAccess-Control-Allow-Credentials: true\nVary: Origin\nAccess-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: authorization, content-type',
      `app.use(cors({ origin: 'https://shop.example', credentials: true, methods: ['PUT'], allowedHeaders: ['authorization', 'content-type'] }));`,
    ],
  ],
  [
    'an origin that is not let in',
    'originRefused',
    preflight({ status: 403, body: 'Invalid CORS request: origin not allowed' }),
    [],
    [expect.stringContaining('Access-Control-Allow-Origin: https://shop.example') as unknown as string],
  ],
  ['a header name that is none', 'askedToSignIn', preflight({ requestHeaders: { 'Access-Control-Request-Headers': 'x"; evil' } }), [], []],
  [
    'Apache',
    'behindGateway',
    notForwarded({ Server: 'Apache/2.4.62' }),
    [],
    ['CGIPassAuth On', expect.stringContaining('RewriteRule .* - [E=HTTP_AUTHORIZATION') as unknown as string],
  ],
  [
    'nginx in front of PHP',
    'behindGateway',
    notForwarded({ Server: 'nginx', 'X-Powered-By': 'PHP/8.3' }),
    [],
    ['fastcgi_param HTTP_AUTHORIZATION $http_authorization;'],
  ],
  ['nginx', 'saysMissing', notForwarded({ Server: 'nginx/1.27' }), [], ['proxy_set_header Authorization $http_authorization;']],
  ['a server that does not show itself', 'saysMissing', notForwarded({}), [], []],
  [
    'a scope',
    'named',
    {
      status: 403,
      requestHeaders: bearer(jwt({ scope: 'openid orders:read' })),
      responseHeaders: { 'WWW-Authenticate': 'Bearer error="insufficient_scope", scope="orders:write"' },
    },
    [],
    ['scope=openid%20orders:read%20orders:write'],
  ],
  [
    'a scheme that stands twice',
    'doubled-scheme',
    { requestHeaders: { Authorization: `Bearer Bearer ${token}` } },
    [],
    ['Authorization: Bearer <token>', `headers.set('Authorization', 'Bearer ' + token.replace(/^(?:Bearer\\s+)+/i, ''));`],
  ],
  [
    'two schemes, of which one was meant',
    'doubled-scheme',
    { requestHeaders: { Authorization: `Bearer Basic ${btoa('ada:lovelace-1843')}` } },
    [],
    [],
  ],
  [
    'quotation marks',
    'quoted',
    { requestHeaders: { Authorization: `Bearer "${token}"` } },
    [],
    ['Authorization: Bearer <token>', `headers.set('Authorization', 'Bearer ' + JSON.parse(token));`],
  ],
  ['no scheme', 'no-scheme', { requestHeaders: { Authorization: token } }, [], ['Authorization: Bearer <token>']],
  [
    'Basic that is not encoded',
    'basic-not-base64',
    { requestHeaders: { Authorization: 'Basic ada:lovelace' } },
    [],
    ['Authorization: Basic <base64 of name:password>'],
  ],
  [
    'another scheme than is asked for',
    'offersOther',
    { requestHeaders: { Authorization: `Token ${'k7Q2'.repeat(10)}` }, responseHeaders: { 'WWW-Authenticate': 'Bearer realm="api"' } },
    [],
    ['Authorization: Bearer <token>'],
  ],
  [
    'a variable that was not set',
    'placeholder',
    { requestHeaders: { Authorization: 'Bearer undefined' } },
    [],
    ['Authorization: Bearer <token>'],
  ],
  ['a token that has run out', 'past', { requestHeaders: bearer(jwt({ exp: NOW / 1000 - 3600 })) }, [], []],
];

describe('the corrected line', () => {
  test.each(cases)('%s', (_because, message, overrides, others, expected) => {
    const { verdict, facts } = judge(overrides, others);
    expect([verdict?.message, ...(verdict ? correctedLines(verdict, facts) : []).map(({ code }) => code)]).toEqual([message, ...expected]);
  });
});

describe('what would break out of a line', () => {
  test.each([`https://a.example'; alert(1)//`, 'https://a.example/path', 'null', 'https://a.example" always; deny all'])(
    '%s is no origin',
    (origin) => {
      expect(isOrigin(origin)).toBe(false);
    },
  );

  test('a string stays one', () => {
    expect(quoted(`it's \\ a\nline`)).toBe(`'it\\'s \\\\ aline'`);
  });
});
