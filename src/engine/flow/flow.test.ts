import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createHarLog } from '../../har/log.ts';
import { createFingerprint } from '../fingerprint.ts';
import { buildExchange, NOW, NOW_SECONDS, type Overrides } from '../testing/build.ts';
import { bearer, jwt } from '../testing/tokens.ts';
import { type Flow, readFlow } from './flow.ts';

const MINUTE = 60_000;
const shop = { initiator: 'https://shop.example', topLevelUrl: 'https://shop.example/orders' } as const;
const issued = (minutesAgo: number, life: number): string =>
  jwt({ iss: 'https://id.example', aud: 'shop-api', iat: NOW_SECONDS - minutesAgo * 60, exp: NOW_SECONDS - minutesAgo * 60 + life });

const first = issued(61, 3600);

/** An OpenID Connect sign-in an hour ago, a request that worked, a renewal that was refused, and the request that failed. */
const signInPage: Overrides = {
  id: 'to-sign-in',
  at: NOW - 62 * MINUTE,
  url: 'https://id.example/login?state=x',
  resourceType: 'main_frame',
  initiator: null,
  status: 200,
  before: [
    {
      url: 'https://shop.example/',
      at: NOW - 62 * MINUTE,
      responseHeaders: { Location: 'https://id.example/authorize?client_id=shop&response_type=code' },
    },
    {
      url: 'https://id.example/authorize?client_id=shop&response_type=code&redirect_uri=https%3A%2F%2Fshop.example%2Fcallback',
      at: NOW - 62 * MINUTE + 100,
      responseHeaders: { Location: '/login?state=x' },
    },
  ],
  body: '<form><input type="password"></form>',
};
const form: Overrides = {
  id: 'form',
  at: NOW - 61 * MINUTE,
  url: 'https://shop.example/callback?code=abcdefgh12345678&state=x',
  resourceType: 'main_frame',
  initiator: 'https://id.example',
  topLevelUrl: 'https://shop.example/callback',
  status: 200,
  before: [
    {
      url: 'https://id.example/login',
      method: 'POST',
      at: NOW - 61 * MINUTE - 200,
      requestHeaders: { 'Content-Type': 'application/x-www-form-urlencoded' },
      requestBody: 'user=ada&password=correct-horse-battery',
      responseHeaders: {
        Location: 'https://shop.example/callback?code=abcdefgh12345678&state=x',
        'Set-Cookie': 'idsrv=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; Path=/; HttpOnly',
      },
    },
  ],
  responseHeaders: { 'Set-Cookie': '__Host-session=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb; Path=/; Secure; HttpOnly' },
};
const tokens: Overrides = {
  ...shop,
  id: 'code',
  at: NOW - 61 * MINUTE + 500,
  url: 'https://id.example/token',
  method: 'POST',
  status: 200,
  requestHeaders: { 'Content-Type': 'application/x-www-form-urlencoded' },
  requestBody: 'grant_type=authorization_code&code=abcdefgh12345678&client_id=shop&code_verifier=vvvvvvvvvvvvvvvvvvvvvvvv',
  body: { access_token: first, expires_in: 3600 },
};
const worked: Overrides = {
  ...shop,
  id: 'worked',
  at: NOW - 51 * MINUTE,
  url: 'https://api.shop.example/orders/1842',
  status: 200,
  requestHeaders: bearer(first),
};
const renewalRefused: Overrides = {
  ...shop,
  id: 'renewal',
  at: NOW - 1000,
  url: 'https://id.example/token',
  method: 'POST',
  status: 400,
  requestHeaders: { 'Content-Type': 'application/x-www-form-urlencoded' },
  requestBody: 'grant_type=refresh_token&refresh_token=r1Kf4Gs6Pa0Ue8Oi2Ty5&client_id=shop',
  body: { error: 'invalid_grant' },
};
const failure: Overrides = {
  ...shop,
  id: 'failure',
  url: 'https://api.shop.example/orders/1843',
  requestHeaders: bearer(first),
  body: { error: 'invalid_token', error_description: 'The access token expired' },
};
const stranger: Overrides = {
  id: 'stranger',
  at: NOW - 5 * MINUTE,
  url: 'https://news.example/login',
  method: 'POST',
  status: 401,
  initiator: 'https://news.example',
};
const otherTab: Overrides = { ...signInPage, id: 'other-tab', place: { tabId: 2 }, at: NOW - 62 * MINUTE + 5000, before: [] };

const flowOf = (failed: Overrides, ...others: readonly Overrides[]): Flow =>
  readFlow(
    buildExchange(failed),
    others.map((one) => buildExchange(one)),
  );

const inShort = ({ steps }: Flow): string[] =>
  steps.map(({ exchange, hop, role, failed, broke, times }) =>
    [`${exchange.id}/${hop}`, role, failed ? 'failed' : '', broke ? 'broke' : '', times > 1 ? `×${times}` : ''].filter(Boolean).join(' '),
  );

describe('an OpenID Connect sign-in whose token ran out', () => {
  const flow = flowOf(failure, stranger, worked, renewalRefused, signInPage, form, otherTab, tokens);

  test('is told from its first redirect to the request that failed, and nothing of other sites and tabs', () => {
    expect(inShort(flow)).toEqual([
      'to-sign-in/0 sign-in',
      'to-sign-in/1 sign-in',
      'to-sign-in/2 sign-in',
      'form/0 sign-in',
      'form/1 sign-in',
      'code/0 code',
      'worked/0 worked',
      'renewal/0 renewal failed',
      'failure/0 failed failed broke',
    ]);
    expect(flow.leftOut).toBe(0);
  });

  test('names each party by what it does', () => {
    expect(flow.parties).toEqual([
      { origin: 'https://shop.example', role: 'site' },
      { origin: 'https://id.example', role: 'sign-in' },
      { origin: 'https://api.shop.example', role: 'api' },
    ]);
  });

  test('says what each step carried and brought', () => {
    const [, , , post, back, code, used, renewal] = flow.steps;
    expect(post?.carried.credentials?.map(({ kind }) => kind)).toEqual(['password']);
    expect(post?.brought).toMatchObject({ cookies: [{ name: 'idsrv', holdsSignIn: true, removes: false }] });
    expect(post?.brought.location).toBe('https://shop.example/callback?code=…&state=…');
    expect(back?.brought.cookies.map(({ name }) => name)).toEqual(['__Host-session']);
    expect(code?.carried.grant).toBe('authorization_code');
    expect(code?.brought.token?.jwt?.exp).toBe(NOW_SECONDS - 60);
    expect(used).toMatchObject({ path: '/orders/*', status: 200, to: 'https://api.shop.example' });
    expect(renewal).toMatchObject({ failed: true, brought: { token: undefined }, carried: { grant: 'refresh_token' } });
  });

  test('shows no secret', () => {
    const written = JSON.stringify(flow);
    for (const secret of [first, 'correct-horse-battery', 'abcdefgh12345678', 'r1Kf4Gs6Pa0Ue8Oi2Ty5', 'bbbbbbbbbb'])
      expect(written).not.toContain(secret);
  });
});

test('a cookie that was missed leads to the answer that took it away', () => {
  const page = { resourceType: 'main_frame', initiator: null } as const;
  const flow = flowOf(
    {
      ...page,
      id: 'failure',
      url: 'https://shop.example/account',
      requestHeaders: { Cookie: 'cart=1' },
      jar: [{ name: 'cart', value: '1' }],
    },
    {
      ...page,
      id: 'set',
      at: NOW - 30 * MINUTE,
      url: 'https://shop.example/start',
      status: 200,
      responseHeaders: { 'Set-Cookie': 'sid=cccccccccccccccccccccc; Path=/' },
    },
    {
      ...page,
      id: 'worked',
      at: NOW - 20 * MINUTE,
      url: 'https://shop.example/account',
      status: 200,
      requestHeaders: { Cookie: 'cart=1; sid=cccccccccccccccccccccc' },
    },
    {
      ...page,
      id: 'removed',
      at: NOW - 10 * MINUTE,
      url: 'https://shop.example/basket',
      status: 200,
      responseHeaders: { 'Set-Cookie': 'sid=; Max-Age=0; Path=/' },
    },
  );
  expect(inShort(flow)).toEqual(['worked/0 worked', 'removed/0 cookie', 'failure/0 failed failed broke']);
  expect(flow.steps.at(-1)?.carried.missed).toEqual(['sid']);
  expect(flow.steps[1]?.brought.cookies).toMatchObject([{ name: 'sid', removes: true }]);
});

test('a preflight stands before what it was made for, and a refused one is the failure itself', () => {
  const preflight: Overrides = {
    ...shop,
    id: 'preflight',
    at: NOW - 50,
    url: 'https://api.shop.example/orders/1843',
    method: 'OPTIONS',
    resourceType: 'preflight',
    status: 204,
    requestHeaders: { 'Access-Control-Request-Method': 'GET' },
  };
  expect(inShort(flowOf(failure, preflight))).toEqual(['preflight/0 preflight', 'failure/0 failed failed broke']);
  expect(inShort(flowOf({ ...preflight, id: 'failure', status: 401 }, worked))).toEqual(['failure/0 preflight failed broke']);
});

test('of a chain of redirects the hop that broke is marked', () => {
  const flow = flowOf({
    id: 'failure',
    url: 'https://shop.example/login?return=%2Forders',
    resourceType: 'main_frame',
    initiator: null,
    status: 200,
    before: [
      { url: 'http://shop.example/orders', status: 301, responseHeaders: { Location: 'https://shop.example/orders' } },
      { url: 'https://shop.example/orders', responseHeaders: { Location: '/login?return=%2Forders' } },
    ],
  });
  expect(inShort(flow)).toEqual(['failure/0 redirect', 'failure/1 failed failed broke', 'failure/2 sign-in']);
  expect(flow.steps[1]?.brought.location).toBe('https://shop.example/login?return=…');
});

test('renewals that came again and again are one step, and the first that failed is told', () => {
  const renewal = (minutesAgo: number, status: number): Overrides => ({
    ...renewalRefused,
    id: `renewal-${minutesAgo}`,
    at: NOW - minutesAgo * MINUTE,
    status,
    body: {},
  });
  const flow = flowOf(failure, ...[50, 40, 30, 20].map((ago) => renewal(ago, 200)), ...[10, 5, 1].map((ago) => renewal(ago, 401)));
  expect(inShort(flow)).toEqual(['renewal-20/0 renewal ×4', 'renewal-10/0 renewal failed ×3', 'failure/0 failed failed broke']);
});

test('a long history is cut in the middle: the failure, what is nearest to it and what tells most stay', () => {
  const sets = Array.from(
    { length: 60 },
    (_, index): Overrides => ({
      ...shop,
      id: `set-${index}`,
      at: NOW - (70 - index) * MINUTE,
      url: `https://shop.example/page-${String.fromCharCode(97 + (index % 26))}${index}`,
      status: 200,
      responseHeaders: { 'Set-Cookie': `c${index}=1; Path=/` },
    }),
  );
  const flow = flowOf(
    {
      ...failure,
      url: 'https://shop.example/api/orders/1',
      requestHeaders: { ...bearer(first), Cookie: sets.map((_, index) => `c${index}=1`).join('; ') },
    },
    ...sets,
    { ...tokens, at: NOW - 69.5 * MINUTE },
  );
  expect(flow.steps).toHaveLength(30);
  expect(flow.leftOut).toBe(32);
  expect(flow.steps.reduce((sum, { leftOutBefore }) => sum + leftOutBefore, 0)).toBe(32);
  expect(inShort(flow).slice(-3)).toEqual(['set-58/0 worked', 'set-59/0 worked', 'failure/0 failed failed broke']);
  expect(inShort(flow)).toContain('code/0 code');
});

test('alone, a failure is its own flow, also where next to nothing was captured', () => {
  const flow = flowOf({
    id: 'failure',
    initiator: 'unknown',
    topLevelUrl: null,
    requestHeaders: null,
    responseHeaders: null,
    jar: null,
    body: null,
  });
  expect(inShort(flow)).toEqual(['failure/0 failed failed broke']);
  expect(flow.parties).toEqual([{ origin: 'https://api.example.com', role: 'api' }]);
  expect(flow.steps[0]?.carried).toMatchObject({ credentials: undefined, cookies: undefined, missed: [] });
});

test('what came later led to nothing', () => {
  expect(inShort(flowOf(failure, { ...worked, at: NOW + MINUTE }))).toEqual(['failure/0 failed failed broke']);
});

test.each([
  ['saas/box-intermittent', ['0/0 code', '1/0 worked', '2/0 failed failed broke']],
  ['field/admin-only-path', ['0/0 worked', '1/0 failed failed broke']],
  ['field/callback-chain-none-insecure', ['0/0 sign-in', '0/1 worked', '2/0 failed failed broke']],
  ['field/expires-in-past-login', ['0/0 sign-in', '1/0 failed failed broke']],
  ['field/cookie-flips-between-nodes', ['1/0 failed failed', '2/0 worked', '3/0 failed failed broke']],
])('of a file: %s', (name, steps) => {
  const [har, label] = ['har', 'json'].map((end) => readFileSync(new URL(`../../../corpus/${name}.${end}`, import.meta.url)));
  const reader = createHarLog(createFingerprint(new Uint8Array(16)));
  reader.write(har ?? new Uint8Array());
  const log = reader.end();
  const failed = log.judge(JSON.parse(String(label)).entry)?.exchange;
  if (failed === undefined) throw new Error('the entry is not there');
  const flow = readFlow(
    failed,
    log.all().map(({ exchange }) => exchange),
  );
  expect(inShort(flow).map((step) => step.replace(/^har:0+(?=\d)/, ''))).toEqual(steps);
});
