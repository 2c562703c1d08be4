/** A `Source` without a browser: a tab's state made of exchanges that went through `observe()`. For screens in a plain page. */

import type { AskedAgain } from '../../engine/ask-again.ts';
import type { Exchange, RawExchange } from '../../engine/exchange.ts';
import type { FixChoice, FixItem, FixPreview, FixRun, PauseTry } from '../../engine/fix.ts';
import { maskedBodyIn, maskedTokenIn, revealIn } from '../../engine/originals.ts';
import type { Change, PageState, Snapshot } from '../../engine/page.ts';
import { buildExchange, buildRaw, type Overrides } from '../../engine/testing/build.ts';
import { planTries } from '../../engine/tries/plan.ts';
import type { TriesRun, TryOutcome } from '../../engine/tries/try.ts';
import type { Connection, Live, Source } from '../source.ts';

/** The moment at which the fixtures are looked at: 2026-03-17T10:12:04Z. */
export const SEEN_AT = Date.UTC(2026, 2, 17, 10, 12, 4);
const page = 'https://shop.example/orders';

const encode = (value: object): string =>
  btoa(JSON.stringify(value)).replace(/[+/=]/g, (char) => ({ '+': '-', '/': '_', '=': '' })[char] ?? '');
const token = (claims: object): string =>
  `${encode({ alg: 'RS256', typ: 'at+jwt', kid: 'k1' })}.${encode(claims)}.${'c2lnbmF0dXJl'.repeat(20)}`;
const seconds = (hour: number, minute: number): number => Date.UTC(2026, 2, 17, hour, minute) / 1000;

const ofShop = { initiator: 'https://shop.example', topLevelUrl: page } as const;
const json = { 'Content-Type': 'application/json', Server: 'nginx', 'Cache-Control': 'no-store', Vary: 'Origin' };
const browserHeaders = {
  Accept: 'application/json',
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36',
  'Sec-Fetch-Site': 'same-origin',
  'Sec-Fetch-Mode': 'cors',
  Referer: page,
};

const session = { name: '__Host-session', value: 's'.repeat(43), secure: true, httpOnly: true, sameSite: 'strict' as const };
const jar = [
  session,
  { name: 'cart', domain: '.shop.example', value: '8812', sameSite: 'lax' as const, expirationDate: SEEN_AT / 1000 + 86_400 },
  { name: 'locale', value: 'en-GB', expirationDate: SEEN_AT / 1000 + 8_640_000 },
];

const expiredToken: Overrides = {
  ...ofShop,
  url: 'https://shop.example/api/orders?page=2',
  jar,
  requestHeaders: {
    ...browserHeaders,
    Authorization: `Bearer ${token({ iss: 'https://id.example', aud: 'shop-api', iat: seconds(9, 0), exp: seconds(10, 0), scope: 'orders:read' })}`,
    Cookie: `__Host-session=${'s'.repeat(43)}; cart=8812; locale=en-GB`,
  },
  responseHeaders: {
    ...json,
    'WWW-Authenticate': 'Bearer realm="shop", error="invalid_token", error_description="The access token expired"',
    'Set-Cookie': ['cart=; Max-Age=0; Path=/', `remember=${'r'.repeat(40)}; SameSite=None; Path=/`],
  },
  body: { error: 'invalid_token', error_description: 'The access token expired' },
};

/** The same request while it was still answered, with another token and other cookies. */
const workedBefore: Overrides = {
  ...ofShop,
  url: 'https://shop.example/api/orders?page=2',
  status: 200,
  requestHeaders: {
    Authorization: `Bearer ${token({ iss: 'https://id.example', aud: 'shop-api', iat: seconds(8, 58), exp: seconds(9, 58), scope: 'orders:read orders:write' })}`,
    Cookie: `__Host-session=${'s'.repeat(43)}; sid=${'i'.repeat(32)}; cart=8807; locale=en-GB`,
  },
};

/** A sign-in by OpenID Connect, what it was used for, and the renewal that was refused: each some time before `SEEN_AT`, in seconds. */
const signedInBefore: readonly (readonly [ago: number, overrides: Overrides])[] = [
  [
    4325,
    {
      url: 'https://id.example/login/identifier?state=x7',
      resourceType: 'main_frame',
      initiator: null,
      status: 200,
      before: [
        { url: page, responseHeaders: { Location: 'https://id.example/authorize?client_id=shop&response_type=code&state=x7' } },
        {
          url: 'https://id.example/authorize?client_id=shop&response_type=code&state=x7',
          responseHeaders: { Location: '/login/identifier?state=x7' },
        },
      ],
      responseHeaders: { 'Set-Cookie': `login=${'l'.repeat(30)}; Path=/; HttpOnly` },
    },
  ],
  [
    4304,
    {
      url: 'https://shop.example/orders',
      resourceType: 'main_frame',
      initiator: 'https://id.example',
      topLevelUrl: page,
      status: 200,
      requestHeaders: { Cookie: `__Host-session=${'s'.repeat(43)}` },
      before: [
        {
          url: 'https://id.example/login/password?state=x7',
          method: 'POST',
          requestHeaders: { 'Content-Type': 'application/x-www-form-urlencoded', Cookie: `login=${'l'.repeat(30)}` },
          requestBody: 'login=ada&password=correct-horse-battery',
          responseHeaders: {
            Location: 'https://shop.example/signin-oidc?code=c0dec0dec0de&state=x7',
            'Set-Cookie': `idsrv=${'i'.repeat(40)}; Path=/; HttpOnly`,
          },
        },
        {
          url: 'https://shop.example/signin-oidc?code=c0dec0dec0de&state=x7',
          responseHeaders: {
            Location: '/orders',
            'Set-Cookie': `__Host-session=${'s'.repeat(43)}; Path=/; Secure; HttpOnly; SameSite=Strict`,
          },
        },
      ],
    },
  ],
  [
    4303,
    {
      ...ofShop,
      url: 'https://id.example/connect/token',
      method: 'POST',
      status: 200,
      requestHeaders: { 'Content-Type': 'application/x-www-form-urlencoded' },
      requestBody: `grant_type=authorization_code&code=c0dec0dec0de&client_id=shop&code_verifier=${'v'.repeat(43)}`,
    },
  ],
];
const renewalRefused: Overrides = {
  ...ofShop,
  url: 'https://id.example/connect/token',
  method: 'POST',
  status: 400,
  requestHeaders: { 'Content-Type': 'application/x-www-form-urlencoded' },
  requestBody: `grant_type=refresh_token&refresh_token=${'r1Kf4Gs6'.repeat(6)}&client_id=shop`,
  responseHeaders: json,
  body: { error: 'invalid_grant' },
};

const refusedPreflight: Overrides = {
  ...ofShop,
  url: 'https://api.shop.example/v2/me',
  method: 'OPTIONS',
  resourceType: 'preflight',
  outcome: { kind: 'error', error: 'net::ERR_FAILED' },
  heldBack: { method: 'GET' },
  requestHeaders: {
    Origin: 'https://shop.example',
    'Access-Control-Request-Method': 'GET',
    'Access-Control-Request-Headers': 'authorization',
    'Sec-Fetch-Mode': 'cors',
    'Sec-Fetch-Site': 'same-site',
  },
  responseHeaders: { ...json, 'WWW-Authenticate': 'Bearer realm="shop"' },
};

const hiddenAnswer: Overrides = {
  ...ofShop,
  place: { frameId: 7 },
  url: 'https://reports.partner.example/v1/summary',
  outcome: { kind: 'error', error: 'net::ERR_FAILED' },
  requestHeaders: { ...browserHeaders, Origin: 'https://shop.example', 'Sec-Fetch-Site': 'cross-site' },
  jar: [{ name: 'sid', domain: 'reports.partner.example', value: 'x'.repeat(32), httpOnly: true, secure: true, sameSite: 'lax' }],
  responseHeaders: json,
  body: { message: 'Authentication required' },
};

const sentToSignIn: Overrides = {
  url: 'https://shop.example/login?return=%2Forders',
  resourceType: 'main_frame',
  initiator: null,
  topLevelUrl: 'https://shop.example/login',
  status: 200,
  jar,
  before: [
    {
      url: 'http://shop.example/orders',
      status: 301,
      responseHeaders: { Location: 'https://shop.example/orders' },
      requestHeaders: { Accept: 'text/html' },
    },
    {
      url: 'https://shop.example/orders',
      status: 302,
      requestHeaders: { Accept: 'text/html', Cookie: `__Host-session=${'o'.repeat(43)}` },
      responseHeaders: { Location: '/login?return=%2Forders', 'Set-Cookie': '__Host-session=; Max-Age=0; Secure; Path=/' },
    },
  ],
  requestHeaders: { Accept: 'text/html' },
  responseHeaders: { 'Content-Type': 'text/html' },
  body: '<!doctype html><title>Sign in</title><form><input type="password"></form>',
};

const unexplained: Overrides = {
  ...ofShop,
  place: { tabId: -1 },
  url: 'https://shop.example/api/unknown',
  requestHeaders: null,
  responseHeaders: null,
  jar: null,
  body: null,
};

/** Refused without a reason that was seen. */
const unread: Overrides = {
  ...ofShop,
  url: 'https://shop.example/api/orders',
  jar,
  requestHeaders: { ...browserHeaders, Authorization: `Bearer ${'k7Q2'.repeat(10)}` },
  responseHeaders: json,
  body: null,
};

/** The page set who is calling, and it went out without. */
const interfered: Overrides = {
  ...ofShop,
  url: 'https://shop.example/api/orders',
  jar,
  pageHeaders: { ...browserHeaders, Authorization: `Bearer ${'k7Q2'.repeat(10)}` },
  requestHeaders: browserHeaders,
  responseHeaders: { ...json, 'WWW-Authenticate': 'Bearer realm="shop"' },
};

/** For the guides, each of which has its own words. */
const clockOff: Overrides = {
  ...ofShop,
  url: 'https://shop.example/api/orders',
  requestHeaders: {
    ...browserHeaders,
    Authorization: `Bearer ${token({ iss: 'https://id.example', aud: 'shop-api', nbf: seconds(10, 30), exp: seconds(11, 30) })}`,
  },
  responseHeaders: { ...json, Date: new Date(SEEN_AT - 18 * 60_000).toUTCString() },
  body: { error: 'invalid_token', error_description: 'The token is not valid yet' },
};

const blockedByFirewall: Overrides = {
  url: 'https://shop.example/orders',
  resourceType: 'main_frame',
  initiator: null,
  status: 403,
  requestHeaders: { Accept: 'text/html' },
  responseHeaders: { 'Content-Type': 'text/html', Server: 'cloudflare', 'CF-Ray': '8f1e2d3c4b5a6978-FRA', 'CF-Mitigated': 'challenge' },
  body: '<!doctype html><title>Just a moment...</title>',
};

const scopeMissing: Overrides = {
  ...ofShop,
  url: 'https://api.shop.example/v1/orders',
  method: 'POST',
  status: 403,
  requestHeaders: {
    ...browserHeaders,
    Authorization: `Bearer ${token({ iss: 'https://id.example', aud: 'shop-api', exp: seconds(11, 0), scope: 'orders:read profile' })}`,
  },
  responseHeaders: { ...json, 'WWW-Authenticate': 'Bearer error="insufficient_scope", scope="orders:write"' },
  body: { error: 'insufficient_scope' },
};

const thirdParty: Overrides = {
  ...ofShop,
  url: 'https://reports.partner.example/v1/summary',
  requestHeaders: { ...browserHeaders, Origin: 'https://shop.example', 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Storage-Access': 'none' },
  jar: [
    { name: 'sid', domain: 'reports.partner.example', value: 'x'.repeat(32), httpOnly: true, secure: true, sameSite: 'no_restriction' },
  ],
  responseHeaders: { ...json, 'Access-Control-Allow-Origin': 'https://shop.example', 'Access-Control-Allow-Credentials': 'true' },
  body: { message: 'Authentication required' },
};

/** Something to see in each tab: a malformed challenge, a page as the answer, a form, cookies of one name, a token that is cut off. */
const everyTab: Overrides = {
  url: 'https://api.partner.example/v2/orders',
  method: 'POST',
  initiator: 'https://shop.example',
  topLevelUrl: page,
  requestHeaders: {
    ...browserHeaders,
    'Content-Type': 'application/x-www-form-urlencoded',
    Origin: 'https://shop.example',
    'Sec-Fetch-Site': 'cross-site',
    'X-CSRF-Token': 'c'.repeat(32),
    Authorization: `Bearer ${token({ iss: 'https://id.example', aud: ['shop-api', 'reports'], sub: 'grace', email: 'grace@navy.example', iat: seconds(9, 0), exp: seconds(11, 0), scope: 'orders:read orders:write profile', roles: ['admin'], address: { city: 'Arlington' } })}"`,
    'X-Api-Key': 'YOUR_API_KEY',
    Cookie: `sid=${'s'.repeat(32)}; sid=${'t'.repeat(32)}; theme=dark; id=${token({ sub: 'grace', nonce: 'n', exp: seconds(9, 30), iat: seconds(9, 0) }).slice(0, 140)}`,
  },
  requestBody: {
    text: 'grant_type=password&username=grace&password=%E2%80%A2%E2%80%A2%E2%80%A2%E2%80%A2&note=a%20longer%20text',
    mimeType: 'application/x-www-form-urlencoded',
  },
  jar: [
    { name: 'sid', domain: '.partner.example', value: 't'.repeat(32), secure: true, sameSite: 'no_restriction' },
    {
      name: 'sid',
      domain: 'api.partner.example',
      path: '/v2',
      value: 's'.repeat(32),
      secure: true,
      httpOnly: true,
      sameSite: 'no_restriction',
      expirationDate: SEEN_AT / 1000 + 3 * 86_400,
    },
    { name: 'session', domain: 'api.partner.example', value: 'u'.repeat(20), sameSite: 'lax', expirationDate: SEEN_AT / 1000 + 7200 },
  ],
  responseHeaders: {
    'Content-Type': 'text/html; charset=utf-8',
    Server: 'cloudflare',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Credentials': 'true',
    'Cache-Control': 'public, max-age=600',
    Vary: 'Origin',
    'Retry-After': '120',
    'X-Request-Id': '0b6f8a52-1c9e-4f6e-9a51-8d2f6c3b7e10',
    'WWW-Authenticate': 'Bearer realm="api" error=invalid token, error_description="The token is broken, scope="orders',
    'Set-Cookie': [`sid=${'n'.repeat(32)}; SameSite=None; Path=/`, 'theme=; Max-Age=0; Path=/'],
    'Clear-Site-Data': '"cache"',
  },
  body: '<!doctype html><html lang="en"><head><title>Unauthorized</title><script>track("k1")</script></head><body><h1>Access denied</h1><p>You are not allowed to see this page, <b>Grace</b>.</p></body></html>',
};

/** More than anybody reads. */
const heavy: Overrides = {
  ...ofShop,
  url: 'https://shop.example/api/everything',
  requestHeaders: { ...browserHeaders, 'X-Api-Key': 'k'.repeat(1_000_000) },
  responseHeaders: { ...json, ...Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`X-Filler-${index}`, `value ${index}`])) },
  body: { error: 'forbidden', items: Array.from({ length: 10_000 }, (_, index) => index) },
};

/** What comes of asking again, by kind: `?asked=works`. */
const outcomes: Readonly<Record<string, AskedAgain>> = {
  same: { kind: 'same', status: 401 },
  works: { kind: 'works', status: 200 },
  other: { kind: 'other', status: 403 },
  changed: { kind: 'changed', status: 401 },
  unreadable: { kind: 'unreadable', status: 401 },
  silent: { kind: 'silent' },
};

/** What the vault would hold of each. */
const originals = new WeakMap<Exchange, RawExchange>();

/** Oldest first; each some time before `SEEN_AT`, in seconds. */
const failures = (...all: readonly (readonly [ago: number, overrides: Overrides])[]): Exchange[] => exchanges('fixture', all);

function exchanges(name: string, all: readonly (readonly [ago: number, overrides: Overrides])[]): Exchange[] {
  return all.map(([ago, overrides], index) => {
    const at = SEEN_AT - ago * 1000;
    const before = overrides.before?.map((hop) => ({ ...hop, at, date: Math.floor(at / 1000) * 1000 }));
    const whole = { ...overrides, ...(before ? { before } : {}), id: `${name}-${index}`, at, date: Math.floor(at / 1000) * 1000 };
    const exchange = buildExchange(whole);
    originals.set(exchange, buildRaw(whole));
    return exchange;
  });
}

const seen = (status: number): PageState => ({ kind: 'seen', url: page, status, at: SEEN_AT - 20_000 });

function snapshot(more: Partial<Snapshot>): Snapshot {
  const { failures: all = [] } = more;
  return {
    tabId: 1,
    page: seen(200),
    failures: all,
    trail: [],
    dropped: 0,
    runs: [],
    tries: [],
    currentIds: all.map(({ id }) => id),
    ...more,
  };
}

/** A page that is refused with two session cookies and some others. */
const refusedPage: Overrides = {
  url: 'https://shop.example/account/orders',
  resourceType: 'main_frame',
  initiator: null,
  topLevelUrl: 'https://shop.example/account/orders',
  jar,
  requestHeaders: { ...browserHeaders, Cookie: `sid=${'s'.repeat(32)}; sid=${'t'.repeat(32)}; cart=8812; locale=en-GB` },
  responseHeaders: { 'Content-Type': 'text/html' },
  body: null,
};

/** The plan of an exchange, as far as it went: an outcome for each that was made, `now` for the one that is being made. */
function tries(exchange: Exchange, state: TriesRun['state'], outcomes: readonly (TryOutcome | 'now')[]): TriesRun {
  const plan = planTries(exchange, { trail: [], privateWindows: false });
  const rows = plan.kind === 'possible' ? plan.tries : [];
  return {
    id: 'tries-1',
    exchangeId: exchange.id,
    tabId: 1,
    startedAt: SEEN_AT,
    state,
    rows: rows.map(({ id, change }, at) => {
      const outcome = outcomes[at];
      const isDone = outcome !== undefined && outcome !== 'now';
      return { id, change, state: isDone ? 'done' : outcome ? 'asking' : 'waiting', outcome: isDone ? outcome : undefined };
    }),
    problem: state === 'failed' ? 'The page that made this request is gone, so it cannot be made again.' : undefined,
  };
}

const refused: TryOutcome = { kind: 'answered', status: 401, as: 'fails' };
const works: TryOutcome = { kind: 'answered', status: 200, as: 'works' };

const run = (more: Partial<FixRun>): FixRun => ({
  id: 'run-1',
  fix: 'clear-cookies',
  exchangeId: 'fixture-0',
  method: 'GET',
  url: page,
  tabId: 1,
  startedAt: SEEN_AT - 3000,
  state: 'checked',
  before: 401,
  after: 200,
  helped: true,
  items,
  undoable: true,
  problem: undefined,
  ...more,
});

const items: readonly FixItem[] = [
  { what: 'cookie', name: '__Host-session', domain: 'shop.example', path: '/', partition: undefined },
  { what: 'cookie', name: 'cart', domain: '.shop.example', path: '/', partition: undefined },
  { what: 'cookie', name: 'widget', domain: 'shop.example', path: '/', partition: 'https://news.example' },
];
const manyItems: readonly FixItem[] = [
  ...items,
  ...Array.from({ length: 9 }, (_, index) => ({
    what: 'cookie' as const,
    name: `oidc.state.${index}`,
    domain: 'shop.example',
    path: '/signin-oidc',
    partition: undefined,
  })),
];

const stored: readonly FixItem[] = [
  { what: 'stored', kind: 'local-storage', name: 'token', comesBack: true },
  { what: 'stored', kind: 'session-storage', name: 'a draft of an order with a long name', comesBack: true },
  { what: 'stored', kind: 'cache', name: 'pages-v1', comesBack: false },
  { what: 'stored', kind: 'service-worker', name: 'https://shop.example/', comesBack: true },
];

const extensions: readonly FixItem[] = [
  { what: 'extension', id: 'a'.repeat(32), name: 'Header Tool', reach: 'all-sites' },
  { what: 'extension', id: 'b'.repeat(32), name: 'An ad blocker with a long name, for work', reach: 'blocking' },
  { what: 'extension', id: 'c'.repeat(32), name: 'Dictionary', reach: 'unknown' },
];
const still = { after: 401, helped: false };
const search = (tries: readonly PauseTry[], more: Partial<FixRun>): FixRun =>
  run({ fix: 'pause-extensions', items: extensions, undoable: false, search: { way: 'one-by-one', tries }, ...more });

/** What the preview of pausing says: `?pause=none`. */
const pausing: Readonly<Record<string, Partial<FixPreview>>> = {
  ask: { asksFor: 'management' },
  none: { impossible: 'No other extension that is switched on, and that may be switched off, can touch this site.' },
  'by-hand': { items: extensions, impossible: 'Firefox lets no add-on switch off another.' },
  choose: { items: extensions },
};

const [triedPage, ...noMore] = failures([4, refusedPage]);
const tried = (state: TriesRun['state'], ...outcomes: readonly (TryOutcome | 'now')[]): Snapshot =>
  triedPage ? snapshot({ failures: [triedPage, ...noMore], tries: [tries(triedPage, state, outcomes)] }) : snapshot({});

const threeCauses = failures([9, expiredToken], [8, expiredToken], [7, hiddenAnswer], [6, refusedPreflight], [4, expiredToken]);
const one = failures([4, expiredToken]);
const origin = 'https://shop.example';

const noPreview: FixPreview = { items: [], alsoTouches: [], otherTabs: 0, notes: [], target: undefined, impossible: undefined };

/** Every state of the screens, by name. What is large is made when it is asked for: each page of fixtures reads this. */
export const states: Readonly<Record<string, Snapshot | 'looking' | 'lost'>> = {
  verdict: snapshot({ failures: one }),
  several: snapshot({ failures: threeCauses, trail: [buildExchange({ ...workedBefore, id: 'worked', at: SEEN_AT - 14 * 60_000 })] }),
  flow: snapshot({
    failures: failures([6, renewalRefused], [4, expiredToken]),
    trail: exchanges('trail', [...signedInBefore, [840, workedBefore]]),
  }),
  hidden: snapshot({ failures: failures([5, hiddenAnswer]) }),
  preflight: snapshot({ failures: failures([5, refusedPreflight]) }),
  redirect: snapshot({ failures: failures([2, sentToSignIn]) }),
  'basic-auth': snapshot({
    failures: failures([
      3,
      {
        url: 'https://intranet.example/reports/2026/quarter-one/everything-there-is-to-know.html',
        resourceType: 'main_frame',
        initiator: null,
        requestHeaders: { Accept: 'text/html' },
        responseHeaders: { 'WWW-Authenticate': 'Basic realm="Reports"', 'Content-Type': 'text/html' },
      },
    ]),
    page: { kind: 'seen', url: 'https://intranet.example/reports', status: 401, at: SEEN_AT - 3000 },
  }),
  placeholder: snapshot({
    failures: failures([6, { ...ofShop, url: 'https://shop.example/api/me', jar, requestHeaders: { Authorization: 'Bearer undefined' } }]),
  }),
  unexplained: snapshot({ failures: failures([5, unexplained]) }),
  unread: snapshot({ failures: failures([4, unread]) }),
  interfered: snapshot({ failures: failures([4, interfered]) }),
  pausing: snapshot({
    failures: failures([4, interfered]),
    runs: [search([still, still], { state: 'running', after: undefined, helped: undefined })],
  }),
  'pause-found': snapshot({
    failures: failures([4, interfered]),
    runs: [search([still, still, { after: 200, helped: true }], {})],
  }),
  'every-tab': snapshot({ failures: failures([4, everyTab]) }),
  get heavy() {
    return snapshot({ failures: failures([4, heavy]) });
  },
  'clock-off': snapshot({ failures: failures([4, clockOff]) }),
  'blocked-by-firewall': snapshot({ failures: failures([4, blockedByFirewall]) }),
  'scope-missing': snapshot({ failures: failures([4, scopeMissing]) }),
  'third-party': snapshot({ failures: failures([4, thirdParty]) }),
  'tries-planned': snapshot({ failures: failures([4, refusedPage]) }),
  'tries-running': tried('running', refused, refused, works, 'now'),
  'tries-done': tried('done', refused, refused, works, works, refused, refused, refused, refused),
  'tries-limited': tried('limited', refused, { kind: 'answered', status: 429, as: 'fails' }),
  'tries-cut-off': tried('cut-off', refused, 'now'),
  'tries-failed': tried('failed', 'now'),
  'tries-impossible': snapshot({ failures: failures([4, { ...unread, method: 'POST' }]) }),
  running: snapshot({ failures: one, runs: [run({ state: 'running', after: undefined, helped: undefined })] }),
  helped: snapshot({ failures: one, currentIds: [], runs: [run({})] }),
  'did-not-help': snapshot({ failures: one, runs: [run({ fix: 'reload', items: [], undoable: false, after: 401, helped: false })] }),
  unchecked: snapshot({ failures: one, runs: [run({ state: 'unchecked', after: undefined, helped: undefined })] }),
  undone: snapshot({ failures: one, runs: [run({ state: 'undone', undoable: false })] }),
  'fix-failed': snapshot({ failures: one, runs: [run({ state: 'failed', problem: 'The browser kept __Host-session.' })] }),
  earlier: snapshot({ failures: threeCauses, currentIds: [] }),
  'too-many': snapshot({ failures: threeCauses, dropped: 230 }),
  nothing: snapshot({}),
  'not-found': snapshot({ page: seen(404) }),
  'server-fault': snapshot({ page: seen(503) }),
  unreachable: snapshot({ page: { kind: 'unreachable', url: page, error: 'net::ERR_NAME_NOT_RESOLVED', at: SEEN_AT } }),
  loading: snapshot({ page: { kind: 'loading', url: page } }),
  'not-seen': snapshot({ page: { kind: 'not-seen', url: page } }),
  withheld: snapshot({ page: { kind: 'withheld', url: page, origin } }),
  'left-out': snapshot({ page: { kind: 'left-out', url: page, patterns: ['*.shop.example'], isLocked: false } }),
  forbidden: snapshot({ page: { kind: 'forbidden', url: 'chrome://extensions/' } }),
  looking: 'looking',
  lost: 'lost',
  get many() {
    return snapshot({
      failures: failures(
        ...Array.from({ length: 500 }, (_, index): [number, Overrides] => [
          600 - index,
          [expiredToken, hiddenAnswer, expiredToken, refusedPreflight][index % 4] as Overrides,
        ]),
      ),
      dropped: 12,
    });
  },
};

export interface FixtureSource extends Source {
  tell(update: Snapshot | Change): void;
  connection(connection: Connection): void;
}

/** Fixes take a moment, and help. */
export function createFixtureSource(state: Snapshot | 'looking' | 'lost'): FixtureSource {
  let tell: (update: Snapshot | Change) => void = () => undefined;
  let connection: (connection: Connection) => void = () => undefined;
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const asked = new URLSearchParams(location.search);
  const goes = asked.has('many-cookies') ? manyItems : items;
  const kept = typeof state === 'string' || asked.has('no-longer-kept') ? [] : state.failures;
  const fromOriginal = <Value>(exchangeId: string, read: (raw: RawExchange) => Value): Value | undefined => {
    const exchange = kept.find(({ id }) => id === exchangeId);
    const raw = exchange && originals.get(exchange);
    return raw && read(raw);
  };
  const live: Live = {
    async previewFix(_exchangeId, { fix }: FixChoice): Promise<FixPreview> {
      await wait(50);
      if (fix === 'pause-extensions') return { ...noPreview, ...pausing[asked.get('pause') ?? 'choose'] };
      if (fix === 'clear-storage') return { ...noPreview, items: stored, notes: ['Caches cannot be put back: the page fills them anew.'] };
      const cookies = fix === 'clear-cookies' || fix === 'delete-cookies';
      return {
        ...noPreview,
        items: cookies ? goes : [],
        alsoTouches: cookies ? ['*.shop.example'] : [],
        otherTabs: cookies ? 2 : 0,
        notes: fix === 'sign-in-again' ? ['The sign-in page of this site is not known: this opens its front page.'] : [],
        target: fix === 'sign-in-again' ? 'https://shop.example/' : undefined,
      };
    },
    async applyFix(exchangeId, { fix }) {
      const started = run({ id: `run-${fix}`, fix, exchangeId, state: 'running', after: undefined, helped: undefined });
      const begun = fix === 'clear-cookies' || fix === 'delete-cookies' ? started : { ...started, items: [], undoable: false };
      tell({ kind: 'run', run: begun });
      void wait(400).then(() => {
        tell({ kind: 'page', page: seen(200), currentIds: [] });
        tell({ kind: 'run', run: { ...begun, state: 'checked', after: 200, helped: true } });
      });
    },
    async undoFix(runId) {
      tell({ kind: 'run', run: run({ id: runId, state: 'undone', undoable: false }) });
    },
    async stopWaiting(runId) {
      tell({ kind: 'run', run: run({ id: runId, state: 'unchecked', after: undefined, helped: undefined }) });
    },
    async askAgain() {
      const asked = new URLSearchParams(location.search).get('asked') ?? 'same';
      await (asked === 'asking' ? new Promise(() => undefined) : wait(50));
      const outcome = outcomes[asked];
      if (!outcome) throw new Error('The page that made this request is gone, so it cannot be made again.');
      return outcome;
    },
    ...(new URLSearchParams(globalThis.location?.search).has('grantable')
      ? { answerReading: { granted: async () => false, grant: async () => true } }
      : {}),
    management: { grant: async () => asked.get('pause') !== 'ask', interrupted: async () => undefined },
    async startTries(exchangeId) {
      const { failures: all = [] } = typeof state === 'string' ? {} : state;
      const exchange = all.find(({ id }) => id === exchangeId);
      if (!exchange) throw new Error('This request is no longer kept, so it cannot be made again.');
      const outcomes: TryOutcome[] = [refused, refused, works, works, refused, refused, refused, refused];
      tell({ kind: 'tries', run: tries(exchange, 'running', ['now']) });
      await wait(200);
      tell({ kind: 'tries', run: tries(exchange, 'done', outcomes) });
    },
    cancelTries: async () => undefined,
    mayOpenPrivate: async () => false,
    watchAgain: async () => undefined,
    openOptions: async () => undefined,
    openViewer: async () => undefined,
    requestAccess: async () => true,
    reload: async () => undefined,
    clear: async () => tell({ kind: 'cleared', tabId: 1 }),
  };
  return {
    tell: (update) => tell(update),
    connection: (changed) => connection(changed),
    subscribe(listener, onConnection) {
      tell = listener;
      connection = onConnection;
      if (state === 'lost') onConnection('lost');
      else if (state !== 'looking') listener(state);
      return () => undefined;
    },
    reveal: async (exchangeId, hop, place) => fromOriginal(exchangeId, (raw) => revealIn(raw, hop, place)),
    maskedBody: async (exchangeId, hop, side) => fromOriginal(exchangeId, (raw) => maskedBodyIn(raw, hop, side)),
    maskedToken: async (exchangeId, hop, token) => fromOriginal(exchangeId, (raw) => maskedTokenIn(raw, hop, token)),
    request: async () => ({
      method: 'GET',
      url: 'https://shop.example/api/orders?page=2',
      headers: [
        { name: 'Accept', value: 'application/json' },
        { name: 'Authorization', value: `Bearer ${'revealed-secret.'.repeat(8)}` },
      ],
    }),
    openPage: async () => undefined,
    live,
    openInWindow: async () => undefined,
  };
}
