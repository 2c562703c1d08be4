import { describe, expect, test } from 'vitest';
import { buildExchange } from '../../engine/testing/build.ts';
import { groupFailures } from './group.ts';
import { countShown, readRows, rowOf, stepFold, stepRow } from './rows.ts';

const all = [
  buildExchange({ at: 1, url: 'https://shop.example/orders' }),
  buildExchange({ at: 2, url: 'https://shop.example/cart', status: 403 }),
  buildExchange({ at: 3, url: 'https://shop.example/orders' }),
];
const causeOf = (exchange: (typeof all)[number]): string => (exchange.hops[0].url.endsWith('cart') ? 'csrf-rejected' : 'no-credentials');
const sources = {
  causeOf,
  read: (failures: typeof all) => failures,
  group: (failures: typeof all) => groupFailures(failures, (exchange) => ({ cause: causeOf(exchange), origin: 'https://shop.example' })),
};
const rows = (filter: string, unfolded?: ReadonlySet<string>) => readRows(all, filter, unfolded, sources as Parameters<typeof readRows>[3]);
const ids = (filter: string, unfolded?: ReadonlySet<string>) =>
  rows(filter, unfolded).map(({ exchange, group, level }) => [exchange.id, group?.exchanges.length, level]);
const ofOrders = 'no-credentials https://shop.example';

describe('readRows', () => {
  test('one for each failure, newest last', () => {
    expect(ids('')).toEqual(all.map(({ id }) => [id, undefined, 1]));
  });

  test('one for each group of several, with its newest failure; one that is alone is itself', () => {
    expect(ids('', new Set())).toEqual([
      [all[1]?.id, undefined, 1],
      [all[2]?.id, 2, 1],
    ]);
  });

  test('an unfolded group has its failures below it, oldest first, and each is counted once', () => {
    expect(ids('', new Set([ofOrders]))).toEqual([
      [all[1]?.id, undefined, 1],
      [all[2]?.id, 2, 1],
      [all[0]?.id, undefined, 2],
      [all[2]?.id, undefined, 2],
    ]);
    for (const unfolded of [undefined, new Set<string>(), new Set([ofOrders])]) expect(countShown(rows('', unfolded))).toBe(3);
  });

  test('a failure that is shown stays marked when it is folded into a group', () => {
    const id = all[0]?.id ?? '';
    expect(rowOf(rows(''), id, id)?.key).toBe(id);
    expect(rowOf(rows('', new Set()), id, id)?.key).toBe(ofOrders);
    expect(rowOf(rows('', new Set([ofOrders])), ofOrders, id)?.key).toBe(ofOrders);
    expect(rowOf(rows('cart', new Set()), id, id)).toBeUndefined();
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

test.each([
  ['ArrowRight', 'folded', 'unfold'],
  ['Enter', 'folded', 'unfold'],
  ['ArrowLeft', 'folded', undefined],
  ['ArrowRight', 'unfolded', 'in'],
  ['ArrowLeft', 'unfolded', 'fold'],
  ['Enter', 'unfolded', 'detail'],
  ['ArrowLeft', 'below', 'out'],
  ['ArrowRight', 'below', undefined],
  ['Enter', 'alone', 'detail'],
  ['ArrowLeft', 'alone', undefined],
  ['ArrowDown', 'folded', undefined],
] as const)('%s on a row that is %s: %s', (key, kind, expected) => {
  const group = kind === 'folded' || kind === 'unfolded' ? sources.group(all)[0] : undefined;
  const row = { group, unfolded: kind === 'unfolded', level: kind === 'below' ? 2 : 1 } as const;
  expect(stepFold(key, row, false)).toBe(expected);
  const mirrored = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }[key as string] ?? key;
  expect(stepFold(mirrored, row, true)).toBe(expected);
});
