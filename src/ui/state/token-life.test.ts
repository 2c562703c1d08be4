import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildFacts, NOW, NOW_SECONDS } from '../../engine/testing/build.ts';
import { readTokenLife } from './token-life.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (claims: object): string => `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`;
const lifeOf = (claims: object, more: object = {}) =>
  readTokenLife(buildFacts({ requestHeaders: { Authorization: `Bearer ${token(claims)}` }, ...more }));

describe('readTokenLife', () => {
  test('a token that ran out 12 minutes before the server answered', () => {
    const life = lifeOf({ iat: NOW_SECONDS - 4320, exp: NOW_SECONDS - 720 });
    expect(life).toMatchObject({ from: NOW - 4_320_000, until: NOW - 720_000, now: NOW, clock: 'server', state: 'over', cut: false });
    expect(life?.untilAt).toBeCloseTo(0.005 + (0.99 * 3600) / 4320);
    expect(life?.nowAt).toBeCloseTo(0.995);
  });

  test.each([
    ['valid', { iat: NOW_SECONDS - 60, exp: NOW_SECONDS + 60 }, { state: 'valid', cut: false }],
    ['over to the second', { iat: NOW_SECONDS - 60, exp: NOW_SECONDS }, { state: 'over', cut: false }],
    ['not yet', { nbf: NOW_SECONDS + 60, exp: NOW_SECONDS + 120 }, { state: 'not-yet', cut: false }],
    ['over for long', { iat: NOW_SECONDS - 90_000, exp: NOW_SECONDS - 86_400 }, { state: 'over', cut: true }],
    ['no beginning', { exp: NOW_SECONDS - 60 }, { state: 'over', from: undefined }],
    ['ends before it begins', { iat: NOW_SECONDS, exp: NOW_SECONDS - 60 }, { state: 'over', from: undefined }],
  ])('%s', (_because, claims, expected) => {
    expect(lifeOf(claims)).toMatchObject(expected);
  });

  test.each([
    ['no token', {}],
    ['a token that does not say when it ends', { requestHeaders: { Authorization: `Bearer ${token({ iat: 1 })}` } }],
    ['a time in milliseconds', { requestHeaders: { Authorization: `Bearer ${token({ exp: NOW })}` } }],
    ['no answer', { status: null, requestHeaders: { Authorization: `Bearer ${token({ exp: NOW_SECONDS })}` } }],
  ])('nothing to draw: %s', (_because, overrides) => {
    expect(readTokenLife(buildFacts(overrides))).toBeUndefined();
  });

  test('without a Date the device’s clock is used, and named', () => {
    expect(lifeOf({ exp: NOW_SECONDS + 60 }, { date: null })?.clock).toBe('device');
  });

  test('a token in a cookie counts', () => {
    expect(readTokenLife(buildFacts({ requestHeaders: { Cookie: `session=${token({ exp: NOW_SECONDS })}` } }))).toBeDefined();
  });

  test('every place lies on the line, in order', () => {
    const seconds = fc.integer({ min: 1, max: 4_000_000_000 });
    fc.assert(
      fc.property(seconds, seconds, (iat, exp) => {
        const life = lifeOf({ iat, exp });
        if (life === undefined) throw new Error('not drawn');
        for (const at of [life.fromAt, life.untilAt, life.nowAt]) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(1);
        }
        expect(life.fromAt).toBeLessThan(life.untilAt);
      }),
    );
  });
});
