import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildExchange, type Overrides } from '../testing/build.ts';
import { type PlanContext, planTries } from './plan.ts';
import { MOST_TRIES, type PlannedTry } from './try.ts';

const orders = 'https://shop.example/api/orders';
const fetched: Overrides = { url: orders, initiator: 'https://shop.example', body: null };
const page: Overrides = { url: 'https://shop.example/orders', resourceType: 'main_frame', initiator: null, body: null };
const context: PlanContext = { trail: [], privateWindows: true };

const plan = (overrides: Overrides, more: Partial<PlanContext> = {}) => planTries(buildExchange(overrides), { ...context, ...more });
const triesOf = (overrides: Overrides, more: Partial<PlanContext> = {}): readonly PlannedTry[] => {
  const planned = plan(overrides, more);
  return planned.kind === 'possible' ? planned.tries : [];
};
const cookies = (...all: readonly string[]) => ({ requestHeaders: { Cookie: all.join('; ') } });
/** `without-cookie sid 2`: the second of that name. */
const changes = (overrides: Overrides, more: Partial<PlanContext> = {}): string[] =>
  triesOf(overrides, more).map(({ change }) => {
    if (change.kind === 'without-cookie') return ['alone', change.cookie.name, change.cookie.nth].filter(Boolean).join(' ');
    if (change.kind === 'without-pile') return `pile ${change.start} ${change.times}`;
    return change.kind === 'other-address' ? change.url : change.kind;
  });

describe('what is changed', () => {
  test.each<[because: string, overrides: Overrides, expected: readonly string[]]>([
    ['nothing was sent', fetched, ['same', 'past-cache', 'same']],
    ['one cookie is all cookies', { ...fetched, ...cookies('sid=1') }, ['same', 'past-cache', 'alone sid', 'same']],
    [
      'sessions before others',
      { ...fetched, ...cookies('theme=dark', 'sid=1') },
      ['same', 'past-cache', 'without-cookies', 'alone sid', 'alone theme', 'same'],
    ],
    [
      'twice the same name, a broken value, a session, others: four of them',
      { ...fetched, ...cookies('theme=dark', 'sid=1', 'token=undefined', 'cart=1', 'cart=2') },
      ['same', 'past-cache', 'without-cookies', 'alone token', 'alone cart 1', 'alone cart 2', 'alone sid', 'same'],
    ],
    [
      'a pile is left out as one',
      { ...fetched, ...cookies('oidc.state.a=1', 'oidc.state.b=1', 'oidc.state.c=1', 'sid=1') },
      ['same', 'past-cache', 'without-cookies', 'pile oidc.state. 3', 'alone sid', 'same'],
    ],
    [
      'a pile that is all of them',
      { ...fetched, ...cookies('oidc.state.a=1', 'oidc.state.b=1', 'oidc.state.c=1') },
      ['same', 'past-cache', 'pile oidc.state. 3', 'same'],
    ],
    [
      'an Authorization',
      { ...fetched, requestHeaders: { Authorization: 'Bearer some-token' } },
      ['same', 'past-cache', 'without-authorization', 'same'],
    ],
    [
      'a redirect that lost it',
      {
        ...fetched,
        url: `${orders}/`,
        before: [
          { url: orders, status: 301, requestHeaders: { Authorization: 'Bearer some-token' }, responseHeaders: { Location: `${orders}/` } },
        ],
      },
      ['same', 'past-cache', 'without-authorization', `${orders}/`, 'same'],
    ],
    ['a page', { ...page, ...cookies('sid=1') }, ['same', 'past-cache', 'alone sid', 'private-window', 'same']],
    [
      'a page in a private window',
      { ...page, ...cookies('sid=1'), place: { incognito: true } },
      ['same', 'past-cache', 'alone sid', 'same'],
    ],
    ['a HEAD', { ...fetched, method: 'HEAD' }, ['same', 'same']],
  ])('%s', (_because, overrides, expected) => {
    expect(changes(overrides)).toEqual(expected);
  });

  test('an address that worked before, but for a slip', () => {
    const trail = [buildExchange({ ...fetched, url: 'https://www.shop.example/api/orders', status: 200, at: 1 })];
    expect(changes(fetched, { trail })).toContain('https://www.shop.example/api/orders');
    expect(
      changes(fetched, { trail: [buildExchange({ ...fetched, url: 'http://shop.example/api/orders', status: 200, at: 1 })] }),
    ).toHaveLength(3);
  });
});

describe('what is not by default, and says why', () => {
  const warnings = (overrides: Overrides): string[] => [...new Set(triesOf(overrides).map(({ warning }) => warning ?? 'none'))];

  test.each<[because: string, overrides: Overrides, expected: readonly string[]]>([
    ['an API', { ...fetched, ...cookies('sid=1') }, ['none']],
    ['an address that signs out', { ...fetched, url: 'https://shop.example/users/sign_out' }, ['may-sign-out']],
    ['an action that is not known', { ...page, url: 'https://shop.example/admin.php?action=logout' }, ['may-act']],
    ['a GET that deletes', { ...fetched, url: 'https://shop.example/orders/3/delete?confirm=1' }, ['may-act']],
    ['a sign-in page', { ...page, url: 'https://shop.example/login' }, ['counts-as-sign-in']],
    ['a password', { ...fetched, requestHeaders: { Authorization: 'Basic YWRhOng=' } }, ['counts-as-sign-in', 'none']],
    ['a password that the browser may add', { ...page, responseHeaders: { 'WWW-Authenticate': 'Basic realm="x"' } }, ['counts-as-sign-in']],
    ['a code', { ...page, url: 'https://shop.example/cb?code=Zk3&state=f00' }, ['one-time-code']],
    ['a private window', { ...page, ...cookies('sid=1') }, ['none', 'opens-window']],
    [
      'a session that is renewed with each answer',
      { ...fetched, ...cookies('sid=1', 'a=1'), responseHeaders: { 'Set-Cookie': 'sid=2; Path=/' } },
      ['may-sign-out', 'none'],
    ],
    ['an answer that clears the site', { ...fetched, responseHeaders: { 'Clear-Site-Data': '"cookies"' } }, ['may-sign-out']],
  ])('%s', (_because, overrides, expected) => {
    expect(warnings(overrides)).toEqual(expected);
    for (const { byDefault, warning } of triesOf(overrides)) expect(byDefault).toBe(warning === undefined);
  });
});

describe('what is not asked again', () => {
  test.each<[why: string, because: string, overrides: Overrides]>([
    ['unsafe', 'a POST', { ...fetched, method: 'POST' }],
    ['unsafe', 'a DELETE in the guise of a GET', { ...fetched, requestHeaders: { 'X-HTTP-Method-Override': 'DELETE' } }],
    ['unsafe', 'a form that led to a page', { ...page, before: [{ url: 'https://shop.example/buy', method: 'POST', status: 303 }] }],
    ['kind', 'a preflight', { ...fetched, method: 'OPTIONS', resourceType: 'preflight' }],
    ['kind', 'a frame', { ...page, resourceType: 'sub_frame' }],
    ['kind', 'a picture of another origin', { ...fetched, resourceType: 'image', url: 'https://cdn.example/a.png' }],
    ['kind', 'of a worker without a tab', { ...fetched, place: { tabId: -1 } }],
    ['unseen', 'what was sent was not captured', { ...fetched, requestHeaders: null }],
    ['for-one-request', 'a proof made for one request', { ...fetched, requestHeaders: { DPoP: 'eyJ0eXAiOiJkcG9wK2p3dCJ9.e30.c2ln' } }],
    ['password-in-address', 'user and password in the address', { ...page, url: 'https://ada:x@shop.example/' }],
    ['rate-limited', 'a 429', { ...fetched, status: 429 }],
    ['no-failure', 'a success', { ...fetched, status: 200 }],
  ])('%s: %s', (why, _because, overrides) => {
    expect(plan(overrides)).toEqual({ kind: 'impossible', why });
  });
});

const header = fc.constantFrom('Cookie', 'Authorization', 'Accept', 'X-Api-Key');
const value = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom('sid=1; sid=2; a.b.1=1; a.b.2=2; a.b.3=3; x=y; z=', 'Bearer undefined', 'Basic YWRhOng='),
);

test('never more than eight, each with a name of its own, and to no other place than the request went to or a slip of it', () => {
  const address = fc.constantFrom(
    'http://shop.example/a',
    'https://www.shop.example/a/',
    'https://shop.example/a?code=1&state=2',
    'https://other.example/b',
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(header, value), { maxLength: 6 }),
      address,
      address,
      fc.constantFrom('GET', 'HEAD', 'POST', 'PUT'),
      fc.constantFrom('main_frame' as const, 'xmlhttprequest' as const),
      (headers, first, last, method, resourceType) => {
        const requestHeaders = headers.map(([name, text]) => ({ name, value: text }));
        const hop = { url: first, method, status: 302, requestHeaders, responseHeaders: { Location: last } };
        const tries = triesOf({ ...fetched, url: last, method, resourceType, requestHeaders, before: [hop] });
        expect(tries.length).toBeLessThanOrEqual(MOST_TRIES);
        expect(new Set(tries.map(({ id }) => id)).size).toBe(tries.length);
        if (method !== 'GET' && method !== 'HEAD') expect(tries).toEqual([]);
        for (const { change } of tries) {
          if (change.kind !== 'other-address') continue;
          expect(new URL(change.url).hostname.replace(/^www\./, '')).toBe(new URL(first).hostname.replace(/^www\./, ''));
          expect(change.url.startsWith('http:') && first.startsWith('https:')).toBe(false);
        }
      },
    ),
  );
});
