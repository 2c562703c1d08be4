import { describe, expect, test } from 'vitest';
import { buildExchange } from '../../engine/testing/build.ts';
import { groupFailures } from './group.ts';
import { readRows, stepRow } from './rows.ts';

const all = [
  buildExchange({ at: 1, url: 'https://shop.example/orders' }),
  buildExchange({ at: 2, url: 'https://shop.example/cart', status: 403 }),
  buildExchange({ at: 3, url: 'https://shop.example/orders' }),
];
const causeOf = (exchange: (typeof all)[number]): string => (exchange.hops[0].url.endsWith('cart') ? 'csrf-rejected' : 'no-credentials');
const sources = {
  causeOf,
  group: (failures: typeof all) => groupFailures(failures, (exchange) => ({ cause: causeOf(exchange), origin: 'https://shop.example' })),
};
const ids = (filter: string, grouped = false) =>
  readRows(all, filter, grouped, sources as Parameters<typeof readRows>[3]).map(({ exchange, count }) => [exchange.id, count]);

describe('readRows', () => {
  test('one for each failure, newest last', () => {
    expect(ids('')).toEqual(all.map(({ id }) => [id, undefined]));
  });

  test('one for each group, with its newest failure', () => {
    expect(ids('', true)).toEqual([
      [all[1]?.id, 1],
      [all[2]?.id, 2],
    ]);
  });

  test.each([
    ['status:403', [all[1]?.id]],
    ['cause:csrf', [all[1]?.id]],
    ['orders', [all[0]?.id, all[2]?.id]],
    ['nothing-like-it', []],
  ])('filtered by %s', (filter, expected) => {
    expect(ids(filter).map(([id]) => id)).toEqual(expected);
  });
});

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 0, 0],
  ['Home', 5, 0],
  ['End', 5, 9],
  ['PageDown', 3, 8],
  ['PageUp', 3, 0],
  ['ArrowDown', -1, 0],
  ['x', 3, undefined],
  ['constructor', 3, undefined],
])('%s from %i leads to %s', (key, from, expected) => {
  expect(stepRow(key, from, 10, 5)).toBe(expected);
});
