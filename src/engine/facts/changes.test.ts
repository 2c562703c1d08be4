import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFacts, NOW, NOW_SECONDS, type Overrides } from '../testing/build.ts';
import { bearer, jwt } from '../testing/tokens.ts';
import { readChanges } from './changes.ts';

const MINUTE = 60_000;
const url = 'https://api.example.com/orders';
const worked = (overrides: Overrides = {}): Overrides => ({ at: NOW - 14 * MINUTE, status: 200, ...overrides });
const read = (failed: Overrides, ...others: readonly Overrides[]) => readChanges(buildFacts(failed, { others }));
const differences = (failed: Overrides, before: Overrides) => read(failed, worked(before))?.differences;

const sid = 'a1b2c3d4e5f6a7b8';
const cookie = (text: string): Overrides => ({ requestHeaders: { Cookie: text } });

describe('the success that a failure is held against', () => {
  const caller = bearer('a1b2c3d4e5f6a7b8');
  const likenesses: readonly [because: string, failed: Overrides, others: readonly Overrides[], expected: string | undefined][] = [
    ['the same request', {}, [worked()], 'same-request'],
    ['another id in the path', { url: `${url}/7` }, [worked({ url: `${url}/8` })], 'alike'],
    [
      'paths with something masked in them need not be the same',
      { url: `${url}/eyJhbGciOiJub25lIn0.e30.` },
      [worked({ url: `${url}/eyJhbGciOiJub25lIn0.e31.` })],
      'alike',
    ],
    ['anything at this host by a caller', {}, [worked({ url: 'https://api.example.com/me', requestHeaders: caller })], 'same-host'],
    ['another method', { method: 'DELETE' }, [worked({ requestHeaders: caller })], 'same-host'],
    [
      'the same request before the newer ones that are less like it',
      {},
      [
        worked(),
        worked({ url: `${url}/8`, at: NOW - MINUTE }),
        worked({ url: 'https://api.example.com/me', requestHeaders: caller, at: NOW - MINUTE }),
      ],
      'same-request',
    ],
    ['what anybody is given at this host proves nothing', {}, [worked({ url: 'https://api.example.com/about' })], undefined],
    [
      'a sign-in is no request of somebody who is signed in',
      {},
      [
        worked({
          url: 'https://api.example.com/login',
          method: 'POST',
          requestBody: 'user=ada&password=secret-word',
          requestHeaders: { Cookie: `sid=${sid}` },
        }),
      ],
      undefined,
    ],
    ['another host', {}, [worked({ url: 'https://www.example.com/orders', requestHeaders: caller })], undefined],
    ['later', {}, [worked({ at: NOW + MINUTE })], undefined],
    ['what a cache gave', {}, [worked({ fromCache: true })], undefined],
    ['what a service worker gave', {}, [worked({ byServiceWorker: true })], undefined],
    [
      'a success that says that nobody is signed in',
      {},
      [worked({ body: { error: 'not_authenticated', message: 'Not logged in' } })],
      undefined,
    ],
    ['nothing failed', { status: 200 }, [worked()], undefined],
    ['a preflight shows nobody', { resourceType: 'preflight', method: 'OPTIONS' }, [worked({ method: 'OPTIONS' })], undefined],
  ];
  it.each(likenesses)('%s', (_because, failed, others, expected) => {
    expect(read(failed, ...others)?.success.likeness).toBe(expected);
  });

  it('is the newest of its kind, and says how long before it was', () => {
    const changes = read({}, worked({ id: 'old' }), worked({ id: 'new', at: NOW - MINUTE }));
    expect([changes?.success.exchange.id, changes?.age]).toEqual(['new', MINUTE]);
  });
});

describe('what differs', () => {
  const token = (claims: object) => bearer(jwt({ ...claims }));
  const cases: readonly [because: string, failed: Overrides, before: Overrides, expected: readonly object[]][] = [
    ['nothing', cookie(`sid=${sid}`), cookie(`sid=${sid}`), []],
    [
      'the scheme',
      { url, initiator: 'https://a.example' },
      { url: 'http://api.example.com/orders', initiator: 'https://a.example' },
      [{ what: 'origin', before: 'http://api.example.com', after: 'https://api.example.com' }],
    ],
    [
      'the method',
      { method: 'PUT', requestHeaders: { 'X-Api-Key': 'k1' } },
      { requestHeaders: { 'X-Api-Key': 'k1' } },
      [{ what: 'method', before: 'GET', after: 'PUT' }],
    ],
    [
      'who asked',
      { initiator: 'https://evil.example' },
      { initiator: null },
      [{ what: 'initiator', before: null, after: 'https://evil.example' }],
    ],
    [
      'the credential is gone',
      {},
      { requestHeaders: bearer('a1b2c3d4e5f6a7b8') },
      [{ what: 'credential', change: 'gone', after: undefined }],
    ],
    ['it came', { requestHeaders: bearer('a1b2c3d4e5f6a7b8') }, {}, [{ what: 'credential', change: 'came', before: undefined }]],
    [
      'it is another one',
      { requestHeaders: bearer('a1b2c3d4e5f6a7b9') },
      { requestHeaders: bearer('a1b2c3d4e5f6a7b8') },
      [{ what: 'credential', change: 'replaced' }],
    ],
    [
      'its scheme is another',
      { requestHeaders: { Authorization: 'Token a1b2c3d4e5f6' } },
      { requestHeaders: bearer('a1b2c3d4e5f6') },
      [{ what: 'credential', change: 'replaced' }],
    ],
    [
      'it stands in another place',
      { url: `${url}?access_token=a1b2c3d4e5f6` },
      { requestHeaders: bearer('a1b2c3d4e5f6') },
      [{ what: 'credential', change: 'moved' }],
    ],
    [
      'another token says otherwise',
      { requestHeaders: token({ aud: 'b', iss: 'https://id.example', scope: 'read' }) },
      { requestHeaders: token({ aud: 'a', iss: 'https://id.example', scope: 'write read' }) },
      [
        { what: 'credential', change: 'replaced' },
        { what: 'claim', claim: 'aud', before: ['a'], after: ['b'] },
        { what: 'claim', claim: 'scopes', before: ['write', 'read'], after: ['read'] },
      ],
    ],
    [
      'the same token ran out',
      { requestHeaders: token({ exp: NOW_SECONDS - 60 }) },
      { requestHeaders: token({ exp: NOW_SECONDS - 60 }) },
      [{ what: 'ran-out', where: 'credential', at: NOW - MINUTE }],
    ],
    [
      'it had run out before it worked',
      { requestHeaders: token({ exp: NOW_SECONDS - 3600 }) },
      { requestHeaders: token({ exp: NOW_SECONDS - 3600 }) },
      [],
    ],
    [
      'cookies, those that hold a sign-in first',
      { requestHeaders: { Cookie: 'theme=dark; seen=2' }, jar: [{ name: 'theme' }, { name: 'seen' }] },
      cookie(`theme=light; sid=${sid}; cart=8`),
      [
        { what: 'cookies', change: 'gone', holdsSignIn: true, names: ['sid'] },
        { what: 'cookies', change: 'gone', holdsSignIn: false, names: ['cart'] },
        { what: 'cookies', change: 'replaced', holdsSignIn: false, names: ['theme'] },
        { what: 'cookies', change: 'came', holdsSignIn: false, names: ['seen'] },
      ],
    ],
    [
      'a cookie that the browser kept back',
      { initiator: 'https://other.example', jar: [{ name: 'sid', value: sid, sameSite: 'strict' }] },
      { ...cookie(`sid=${sid}`), initiator: 'https://other.example' },
      [{ what: 'cookies', change: 'withheld', names: ['sid'] }],
    ],
    [
      'without a jar nobody knows where it is',
      { jar: null },
      cookie(`sid=${sid}`),
      [{ what: 'cookies', change: 'not-sent', names: ['sid'] }],
    ],
    [
      'nor where the answer itself took it away',
      { responseHeaders: { 'Set-Cookie': 'sid=; Max-Age=0' } },
      cookie(`sid=${sid}`),
      [{ what: 'cookies', change: 'not-sent', names: ['sid'] }],
    ],
  ];
  it.each(cases)('%s', (_because, failed, before, expected) => {
    const found = differences(failed, before) ?? [];
    expect(found).toHaveLength(expected.length);
    expect(found).toMatchObject(expected);
  });

  it('at another path, another method is no change', () => {
    const caller = bearer('a1b2c3d4e5f6a7b8');
    const changes = read({ method: 'POST', requestHeaders: caller }, worked({ url: 'https://api.example.com/me', requestHeaders: caller }));
    expect([changes?.differences, changes?.same]).toEqual([[], ['origin', 'initiator', 'credentials', 'cookies']]);
  });

  it('what a page needs is not asked for by whom the page was', () => {
    const caller = bearer('a1b2c3d4e5f6a7b8');
    const page: Overrides = { url: 'https://api.example.com/', resourceType: 'main_frame', initiator: null, requestHeaders: caller };
    const changes = read({ requestHeaders: caller }, worked(page));
    expect([changes?.differences, changes?.same]).toEqual([[], ['origin', 'credentials', 'cookies']]);
  });

  it('what is made anew for each request is no difference, and no sameness', () => {
    const signed = (signature: string): Overrides => ({ requestHeaders: { 'X-Signature': signature } });
    const changes = read(signed('s'.repeat(40)), worked(signed('t'.repeat(40))));
    expect([changes?.differences, changes?.incomparable]).toEqual([[], ['made-anew']]);
    expect(changes?.same).not.toContain('credentials');
  });
});

describe('what cannot be told is never the same', () => {
  const lacking: readonly [
    because: string,
    failed: Overrides,
    before: Overrides,
    incomparable: readonly string[],
    same: readonly string[],
  ][] = [
    ['all was captured', {}, {}, [], ['method', 'origin', 'initiator', 'credentials', 'cookies']],
    ['the failure’s headers', { requestHeaders: null }, {}, ['credentials', 'cookies'], ['method', 'origin', 'initiator']],
    ['the success’s headers', {}, { requestHeaders: null }, ['credentials', 'cookies'], ['method', 'origin', 'initiator']],
    ['who asked', { initiator: 'unknown' }, {}, ['initiator'], ['method', 'origin', 'credentials', 'cookies']],
    ['opaque origins', { initiator: 'data:x' }, { initiator: 'data:y' }, ['initiator'], ['method', 'origin', 'credentials', 'cookies']],
    ['a file that was stripped', { observer: 'har' }, { observer: 'har' }, ['credentials', 'cookies'], ['method', 'origin', 'initiator']],
    [
      'what the browser adds and hides',
      { responseHeaders: { 'WWW-Authenticate': 'Basic realm="a"' } },
      {},
      ['browser-credential'],
      ['method', 'origin', 'initiator', 'cookies'],
    ],
    [
      'a password',
      { method: 'POST', requestBody: 'user=ada&password=one-of-them' },
      { method: 'POST', requestBody: 'user=ada&password=another-one' },
      ['password'],
      ['method', 'origin', 'initiator', 'cookies'],
    ],
  ];
  it.each(lacking)('%s', (_because, failed, before, incomparable, same) => {
    const changes = read(failed, worked(before));
    expect([changes?.incomparable, changes?.same]).toEqual([incomparable, same]);
  });
});

it('whatever comes: it does not throw, and holds nothing secret', () => {
  const planted = 'Pl4ntedSecretPl4ntedSecret';
  const value = fc.constantFrom(
    planted,
    `${planted}2`,
    '',
    'undefined',
    jwt({ aud: 'x', jti: planted }),
    jwt({ exp: 'soon', sub: planted }),
    '%',
    '=;=',
  );
  const side = fc.record({
    url: fc.constantFrom(url, `${url}/${planted}`, `${url}?token=${planted}`, 'http://api.example.com/orders'),
    method: fc.constantFrom('GET', 'POST'),
    requestHeaders: fc.option(
      fc.record(
        { Authorization: value.map((text) => `Bearer ${text}`), Cookie: value.map((text) => `sid=${text}; b=${text}`), 'X-Api-Key': value },
        { requiredKeys: [] },
      ),
    ),
    jar: fc.option(fc.constant([{ name: 'sid', value: planted }])),
    initiator: fc.constantFrom(null, 'unknown', 'https://api.example.com', `https://user:${planted}@a.example`),
    requestBody: fc.constantFrom('', `password=${planted}`, `refresh_token=${planted}`),
  });
  let compared = 0;
  fc.assert(
    fc.property(side, side, (failed, before) => {
      const changes = read(failed, worked(before));
      if (changes) compared++;
      expect(JSON.stringify(changes ?? null)).not.toContain(planted);
    }),
  );
  expect(compared).toBeGreaterThan(20);
});
