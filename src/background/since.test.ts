import { expect, test } from 'vitest';
import { isSince } from './since.ts';

test.each([
  ['the page itself', '70', '70', true],
  ['after it', '71', '70', true],
  ['after it, by more digits', '100', '70', true],
  ['before it', '69', '70', false],
  ['before it, by fewer digits', '9', '70', false],
  ['without a number', 'a-69', '70', true],
  ['for a page without a number', '69', undefined, true],
])('a request that began %s', (_because, id, requestId, expected) => {
  expect(isSince(id, { requestId })).toBe(expected);
});

test('of a page that was not seen', () => {
  expect(isSince('1', undefined)).toBe(true);
});
