import { describe, expect, it } from 'vitest';
import { createFingerprint } from './fingerprint.ts';
import { maskHeaders } from './mask.ts';
import { observe } from './observe.ts';
import { maskedBodyIn, maskedTokenIn, revealIn } from './originals.ts';
import { buildRaw } from './testing/build.ts';

const fingerprint = createFingerprint(new Uint8Array(16).fill(3));
const encode = (value: object): string => btoa(JSON.stringify(value)).replace(/[+/=]/g, (char) => ({ '+': '-', '/': '_' })[char] ?? '');
const jwt = `${encode({ alg: 'RS256', kid: 'k1' })}.${encode({ iss: 'https://id.example', sub: 'grace', amount: 12 })}.c2ln`;

const raw = buildRaw({
  observer: 'firefox',
  method: 'POST',
  url: 'https://api.example.com/orders?access_token=query-token-1234',
  requestHeaders: {
    Cookie: `sid=one; sid=two; bare; jwt=${jwt}`,
    Authorization: `Bearer ${jwt}`,
    'X-Api-Key': 'key-of-the-api-99',
  },
  requestBody: { text: 'refresh_token=r1&scope=openid', mimeType: 'application/x-www-form-urlencoded' },
  // Firefox joins what is repeated.
  responseHeaders: { 'Set-Cookie': 'a=first; Path=/\n=\nb=second', ETag: '"e1"', 'X-Trace': 'trace-1234' },
  body: { error: 'invalid_token', echo: 'key-of-the-api-99' },
  jar: [
    { name: 'sid', value: 'one' },
    { name: 'other', value: 'three' },
  ],
});
const exchange = observe(raw, fingerprint);
const { request, response } = exchange.hops[0];

describe('what was let go of an exchange, by its place', () => {
  it('a header of the request and of the answer, also where the browser joined some', () => {
    for (const [side, headers] of [
      ['request', request?.headers],
      ['response', response?.headers],
    ] as const) {
      expect(headers?.length).toBeGreaterThan(2);
      const revealed = headers?.map(({ name }, index) => ({ name, value: revealIn(raw, 0, { of: 'header', side, index }) ?? '' }));
      expect(maskHeaders(revealed ?? [])).toEqual(headers);
    }
  });

  it('a cookie that was sent, that was set, that is in the jar', () => {
    const lists = { 'sent-cookie': request?.cookies, 'set-cookie': response?.setCookies, 'jar-cookie': exchange.jar };
    for (const [of, cookies] of Object.entries(lists)) {
      expect(cookies?.length, of).toBeGreaterThan(1);
      cookies?.forEach((cookie, index) => {
        expect(fingerprint(revealIn(raw, 0, { of: of as keyof typeof lists, index }) ?? '-')).toBe(cookie.fingerprint);
      });
    }
  });

  it('a claim of each token, in a credential and in a cookie', () => {
    const at = request?.credentials?.findIndex((credential) => credential.jwt) ?? -1;
    for (const token of [
      { in: 'credential', index: at },
      { in: 'cookie', index: 3 },
    ] as const) {
      expect(revealIn(raw, 0, { of: 'claim', token, piece: 'claims', path: [1] })).toBe('grace');
      expect(revealIn(raw, 0, { of: 'claim', token, piece: 'header', path: [1] })).toBe('k1');
      const masked = maskedTokenIn(raw, 0, token);
      expect(masked?.parts.map(({ length }) => length)).toEqual(jwt.split('.').map(({ length }) => length));
      expect(masked?.claims).toMatchObject({ entries: [{ name: 'iss' }, { name: 'sub', node: { shown: '… (5)' } }, { name: 'amount' }] });
      expect(JSON.stringify(masked)).not.toContain('grace');
    }
  });

  it('a credential, wherever it stands', () => {
    expect(request?.credentials?.length).toBeGreaterThan(3);
    request?.credentials?.forEach((credential, index) => {
      const value = revealIn(raw, 0, { of: 'token', token: { in: 'credential', index } });
      expect(fingerprint(value ?? '-')).toBe(credential.fingerprint);
    });
  });

  it('a value of the body, and the body as it may be shown', () => {
    expect(revealIn(raw, 0, { of: 'body', side: 'response', path: [1] })).toBe('key-of-the-api-99');
    expect(revealIn(raw, 0, { of: 'body', side: 'request', path: [0] })).toBe('r1');
    expect(revealIn(raw, 0, { of: 'body', side: 'response' })).toContain('"echo"');
    expect(maskedBodyIn(raw, 0, 'response')).toMatchObject({ kind: 'json' });
    expect(JSON.stringify(maskedBodyIn(raw, 0, 'response'))).not.toContain('key-of-the-api-99');
  });

  it('undefined where there is none', () => {
    expect(revealIn(raw, 9, { of: 'jar-cookie', index: 0 })).toBeUndefined();
    expect(revealIn(raw, 0, { of: 'jar-cookie', index: 9 })).toBeUndefined();
    expect(maskedTokenIn(raw, 0, { in: 'cookie', index: 9 })).toBeUndefined();
    expect(maskedBodyIn(raw, 9, 'request')).toEqual({ kind: 'not-captured' });
  });

  it('where a token is broken, the first character that is wrong', () => {
    const broken = buildRaw({ requestHeaders: { Authorization: `Bearer ${jwt.slice(0, 50)}é${jwt.slice(50)}` } });
    expect(maskedTokenIn(broken, 0, { in: 'credential', index: 0 })?.parts.map(({ brokenAt }) => brokenAt)).toEqual([
      undefined,
      50,
      undefined,
    ]);
  });
});
