import * as fc from 'fast-check';
import { parseString } from 'set-cookie-parser';
import { Cookie } from 'tough-cookie';
import { describe, expect, it } from 'vitest';
import { createFingerprint } from '../fingerprint.ts';
import { observeJar, parseCookieHeader, parseSetCookie, splitCookieHeader } from './cookies.ts';

const fingerprint = createFingerprint(new Uint8Array(16));
const NOW = 1_773_735_260_000;
const set = (value: string) => parseSetCookie(value, NOW, fingerprint);
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1In0.c2ln';

describe('a Cookie header', () => {
  it.each([
    [
      'a=1; b=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      'a=1;b=2;',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      'a=1; a=2',
      [
        ['a', '1'],
        ['a', '2'],
      ],
    ],
    ['a=b=c', [['a', 'b=c']]],
    ['a=', [['a', '']]],
    ['=x', [['', 'x']]],
    ['nameless', [['', 'nameless']]],
    [' a = 1 ', [['a', '1']]],
    ['a="quoted"', [['a', '"quoted"']]],
    ['', []],
    [' ; ;', []],
  ])('%j', (value, pairs) => {
    expect(splitCookieHeader(value).map((pair) => [pair.name, pair.value])).toEqual(pairs);
  });

  it('shows names and lengths, tokens and placeholders', () => {
    expect(
      parseCookieHeader(`sid=s3cr3t; access=${jwt}; user=undefined; encoded=${jwt.replaceAll('.', '%2E')}`, fingerprint),
    ).toMatchObject([
      { name: 'sid', length: 6, jwt: undefined, placeholder: undefined },
      { name: 'access', jwt: { alg: 'HS256' } },
      { name: 'user', placeholder: 'undefined' },
      { name: 'encoded', jwt: { alg: 'HS256' } },
    ]);
  });
});

describe('a Set-Cookie field', () => {
  it('is read with all its attributes', () => {
    expect(set('sid=abc; Domain=.Example.com; Path=/app; Max-Age=60; Secure; HttpOnly; SameSite=None; Partitioned')).toEqual({
      name: 'sid',
      length: 3,
      fingerprint: fingerprint('abc'),
      domain: 'example.com',
      path: '/app',
      secure: true,
      httpOnly: true,
      sameSite: 'none',
      partitioned: true,
      expiresAt: NOW + 60_000,
      removes: false,
      size: 6,
      flaws: [],
      jwt: undefined,
    });
  });

  it.each([
    ['a=1', { domain: undefined, path: undefined, sameSite: 'unspecified', expiresAt: undefined, removes: false }],
    ['a=1; Domain=', { domain: undefined }],
    ['a=1; Domain=a.example; Domain=b.example', { domain: 'b.example' }],
    ['a=1; Path=app', { path: undefined }],
    ['a=1; path', { path: undefined }],
    ['a=1; SameSite=Weird', { sameSite: 'unspecified' }],
    ['a=1; samesite=LAX', { sameSite: 'lax' }],
    ['a=1; SECURE=anything; httponly=no', { secure: true, httpOnly: true }],
    ['a=1; Max-Age=0', { removes: true, expiresAt: NOW }],
    ['a=1; Max-Age=-1', { removes: true }],
    ['a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', { removes: false, expiresAt: NOW + 60_000 }],
    ['a=1; Max-Age=soon; Expires=Thu, 01 Jan 1970 00:00:00 GMT', { removes: true, expiresAt: 0 }],
    ['a=1; Expires=Tue, 17-Mar-2026 09:14:20 GMT', { removes: false, expiresAt: NOW + 3_600_000 }],
    ['a=1; Expires=never', { expiresAt: undefined, removes: false }],
    ['a=1; Max-Age=99999999999', { expiresAt: NOW + 34_560_000_000 }],
    ['a="1"', { length: 3 }],
    ['nameless', { name: '', length: 8 }],
    ['=x', { name: '', length: 1 }],
    ['a=b=c; Secure', { name: 'a', length: 3, secure: true }],
    ['a=ü', { size: 3 }],
    ['a=x\u0001y', { flaws: ['control-character'] }],
    [`a=1; Path=/${'x'.repeat(1024)}`, { path: undefined, flaws: ['attribute-too-large'] }],
    [`a=${'x'.repeat(5000)}`, { size: 5001 }],
  ])('%.60s', (value, expected) => {
    expect(set(value)).toMatchObject(expected);
  });

  it.each(['', ';', '=', ' ; Secure'])('%j is none', (value) => {
    expect(set(value)).toBeUndefined();
  });

  const name = fc.stringMatching(/^[A-Za-z][\w.-]{0,15}$/);
  const value = fc.stringMatching(/^[\w.~-]{0,30}$/);
  const attribute = fc.oneof(
    fc.constantFrom(
      'Secure',
      'HttpOnly',
      'Path=/',
      'Path=/a/b',
      'Domain=example.com',
      'Domain=.www.example.com',
      'SameSite=Lax',
      'SameSite=strict',
      'Max-Age=100',
    ),
  );

  it('is read as set-cookie-parser and tough-cookie read what is plain', () => {
    fc.assert(
      fc.property(
        name,
        value,
        fc.uniqueArray(attribute, { selector: (text) => text.split('=')[0] }),
        (cookieName, cookieValue, attributes) => {
          const text = [`${cookieName}=${cookieValue}`, ...attributes].join('; ');
          const ours = set(text);
          const parsed = parseString(text);
          const tough = Cookie.parse(text);
          expect([ours?.name, ours?.length, ours?.secure, ours?.httpOnly, ours?.path]).toEqual([
            parsed?.name,
            parsed?.value.length,
            parsed?.secure ?? false,
            parsed?.httpOnly ?? false,
            parsed?.path,
          ]);
          expect([ours?.name, ours?.length, ours?.secure, ours?.httpOnly, ours?.domain, ours?.path]).toEqual([
            tough?.key,
            tough?.value.length,
            tough?.secure,
            tough?.httpOnly,
            tough?.domain ?? undefined,
            tough?.path ?? undefined,
          ]);
          if (attributes.includes('Max-Age=100')) expect(tough?.maxAge).toBe(100);
        },
      ),
    );
  });

  it('never throws and never shows a value', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void set(text)));
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9]{20,40}$/), (secret) => {
        expect(JSON.stringify([set(`sid=${secret}; Path=/`), parseCookieHeader(`sid=${secret}`, fingerprint)])).not.toContain(secret);
      }),
    );
  });
});

describe('the jar', () => {
  it('is kept without values', () => {
    const cookie = { name: 'sid', value: 'secret-value', path: '/', secure: true, httpOnly: true, session: false };
    expect(
      observeJar(
        [
          { ...cookie, domain: '.Example.com', hostOnly: false, sameSite: 'no_restriction', expirationDate: 5 },
          { ...cookie, domain: 'example.com', hostOnly: true, sameSite: 'lax', partitionKey: { topLevelSite: 'https://shop.example' } },
        ],
        fingerprint,
      ),
    ).toMatchObject([
      { domain: 'example.com', hostOnly: false, sameSite: 'none', expiresAt: 5000, partition: undefined, length: 12 },
      { domain: 'example.com', hostOnly: true, sameSite: 'lax', expiresAt: undefined, partition: 'https://shop.example' },
    ]);
  });
});
