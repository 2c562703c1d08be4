import { expect, test } from 'vitest';
import { buildExchange, NOW } from '../engine/testing/build.ts';
import { isSince } from './since.ts';

const HOUR = 3_600_000;
const page = { requestId: '70', url: 'https://shop.example/', since: NOW, status: 200, error: undefined };

test.each([
  ['the page itself', '70', NOW, true],
  ['after it', '71', NOW + 5, true],
  ['after it, by more digits', '100', NOW + 5, true],
  ['before it', '69', NOW - 5, false],
  ['after it, when the clock was set back', '71', NOW - HOUR, true],
  ['before it, when the clock was set forward and back', '9', NOW + HOUR, false],
  ['without a number, after it', 'a-71', NOW + 5, true],
  ['without a number, before it', 'a-69', NOW - 5, false],
])('a request that began %s', (_because, id, at, expected) => {
  expect(isSince(buildExchange({ id, at }), page)).toBe(expected);
});

test('of a page that was not seen, and of one without a number', () => {
  expect(isSince(buildExchange({ id: '1' }), undefined)).toBe(true);
  expect(isSince(buildExchange({ id: '71', at: NOW - 5 }), { ...page, requestId: undefined })).toBe(false);
});
