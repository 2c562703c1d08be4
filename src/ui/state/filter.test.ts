import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFilter } from './filter.ts';

const row = { status: 401, cause: 'token-expired', text: 'GET https://shop.example/api/Orders Your sign-in has run out' };

describe('a filter', () => {
  test.each([
    ['', true],
    ['   ', true],
    ['orders', true],
    ['ORDERS', true],
    ['shop get', true],
    ['shop post', false],
    ['run out', true],
    ['status:401', true],
    ['status:4', true],
    ['status:4xx', true],
    ['status:403', false],
    ['cause:token', true],
    ['cause:token-expired status:401', true],
    ['cause:csrf', false],
    ['-get', false],
    ['-post', true],
    ['-status:401', false],
    ['-', true],
    ['status:', true],
    ['other:thing', false],
  ])('%j: %s', (filter, expected) => {
    expect(readFilter(filter)(row)).toBe(expected);
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.string(), (filter) => typeof readFilter(filter)(row) === 'boolean'));
  });
});
