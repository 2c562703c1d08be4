import { describe, expect, test } from 'vitest';
import { createFingerprint, sipHash } from './fingerprint.ts';

const key = Uint8Array.from({ length: 16 }, (_, index) => index);
const message = (length: number) => Uint8Array.from({ length }, (_, index) => index);

describe('SipHash-2-4', () => {
  // The reference implementation's vectors: key 00…0f, message 00, 01, 02 …, by length.
  test.each([
    [0, '726fdb47dd0e0e31'],
    [1, '74f839c593dc67fd'],
    [2, '0d6c8009d9a94f5a'],
    [7, 'ab0200f58b01d137'],
    [8, '93f5f5799a932462'],
    [15, 'a129ca6149be45e5'],
  ])('of %i octets', (length, expected) => {
    expect(sipHash(key, message(length))).toBe(expected);
  });
});

describe('a fingerprint', () => {
  const fingerprint = createFingerprint(key);

  test('is the same for the same value and key, and another for another', () => {
    expect(fingerprint('secret')).toBe(fingerprint('secret'));
    expect(fingerprint('secret')).not.toBe(fingerprint('Secret'));
    expect(fingerprint('secret')).not.toBe(createFingerprint(message(17).subarray(1))('secret'));
  });

  test('of nothing is nothing', () => {
    expect(fingerprint('')).toBe('');
  });

  test('tells values apart that differ in length alone beyond what is hashed', () => {
    expect(fingerprint('x'.repeat(100_000))).not.toBe(fingerprint('x'.repeat(100_001)));
  });
});
