import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainCode, plainWords } from './vocabulary.ts';

describe('plain words', () => {
  it.each([
    ['The access token expired', 'The access token expired'],
    ['Invalid API Key provided: sk_live_a1b2c3', 'Invalid API Key provided: …'],
    ['Wrong password for anna@example.com!', 'Wrong password for …'],
    ['Try again in 60 seconds, user 1234567.', 'Try again in 60 seconds, user …'],
    ['4111 1111 1111 1111', '4111 …'],
    ["You don't have permission", "You don't have permission"],
    ['xK9 pQ2 zz9 expired', '… expired'],
    ['', ''],
    ['…', ''],
    ['Die Sitzung ist abgelaufen', 'Die Sitzung ist abgelaufen'],
    ['La sesión ha caducado', 'La sesión ha caducado'],
    ['ToKeN eXpIrEd', '…'],
  ])('%s: %s', (text, expected) => {
    expect(plainWords(text)).toBe(expected);
  });

  it('are cut at the limit', () => {
    expect(plainWords('the token expired '.repeat(100)).length).toBeLessThanOrEqual(162);
    expect(plainWords('the token expired', 12)).toBe('the token …');
  });

  /** Recognisable, and no word: as passwords, keys and names are. */
  const secret = fc
    .stringMatching(/^[A-Za-z0-9@._+/=-]{6,40}$/)
    .filter((text) => /(?:[A-Za-z]\d|\d[A-Za-z]|[b-df-hj-np-tv-z]{5})/.test(text));
  const before = fc.constantFrom('', 'Invalid token ', 'password=', 'user "', 'token:', 'expired(', 'key-', 'session_', '用户');
  const after = fc.constantFrom('', ' expired', '" is wrong', ')', '.token', '_expired', '已过期');

  it('no secret is among, wherever it stands', () => {
    fc.assert(
      fc.property(before, secret, after, (start, planted, end) => {
        const shown = plainWords(`${start}${planted}${end}`);
        for (const piece of planted.match(/[A-Za-z0-9]{4,}/g) ?? []) expect(shown.split(/[^A-Za-z0-9]+/)).not.toContain(piece);
      }),
      { numRuns: 2000 },
    );
  });

  it('a megabyte of anything is read', () => {
    for (const part of ['a_', 'aA', '1 ', "'", '用', 'token.']) expect(plainWords(part.repeat(500_000)).length).toBeLessThan(200);
  });
});

describe('plain codes', () => {
  it.each([
    'token_not_valid',
    'JWTExpired',
    'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
    'AADSTS50058',
    'PGRST301',
    'IDX10223',
    '401',
    '-32001',
    'auth/id-token-expired',
    'use_dpop_nonce',
  ])('%s', (code) => expect(isPlainCode(code)).toBe(true));
  it.each([
    'sk_live_4eC39HqLyjWDarjtT1zdp7dc',
    'anna',
    'req_8fK2',
    'eyJhbGciOiJIUzI1NiJ9',
    '1234567',
    'token 1',
    'AKIAIOSFODNN7EXAMPLE',
    '',
    'KJHG4821',
    '_',
  ])('not %s', (code) => expect(isPlainCode(code)).toBe(false));
});
