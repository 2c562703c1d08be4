import { describe, expect, test } from 'vitest';
import type { LogRow } from './log-row.ts';
import { asTheyCome, readPlaces, readRows, rowOf, sortEntries, stepFold, stepRow } from './rows.ts';

const entry = (id: string, at: number, path: string, cause: string | undefined, status = 401): LogRow => ({
  id,
  at,
  method: 'GET',
  url: `https://shop.example${path}`,
  origin: 'https://shop.example',
  status,
  type: 'xmlhttprequest',
  cause,
  confidence: 'certain',
  schemes: [],
  has: [],
  page: '',
  initiator: '',
});
const all = [
  entry('a', 1, '/orders', 'no-credentials'),
  entry('b', 2, '/cart', 'csrf-rejected', 403),
  entry('c', 3, '/orders', 'no-credentials'),
];
const ofOrders = 'no-credentials https://shop.example';
const rows = (unfolded?: ReadonlySet<string>, sorting = asTheyCome, entries: readonly LogRow[] = all) =>
  readRows(sortEntries(entries, sorting), unfolded, sorting);
const ids = (...args: Parameters<typeof rows>) =>
  rows(...args).map(({ entry: { id }, group, level }) => [id, group?.members.length, level]);

describe('readRows', () => {
  test('one for each failure, newest last', () => {
    expect(ids()).toEqual(['a', 'b', 'c'].map((id) => [id, undefined, 1]));
  });

  test('one for each group of several, with its newest failure; one that is alone is itself', () => {
    expect(ids(new Set())).toEqual([
      ['b', undefined, 1],
      ['c', 2, 1],
    ]);
  });

  test('an unfolded group has its failures below it, oldest first', () => {
    expect(ids(new Set([ofOrders]))).toEqual([
      ['b', undefined, 1],
      ['c', 2, 1],
      ['a', undefined, 2],
      ['c', undefined, 2],
    ]);
  });

  test('each row knows its place among those beside it', () => {
    const { position, size } = readPlaces(rows(new Set([ofOrders])));
    expect([...position]).toEqual([1, 2, 1, 2]);
    expect([...size]).toEqual([2, 2, 2, 2]);
    const folded = readPlaces(rows(new Set()));
    expect([[...folded.position], [...folded.size]]).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect([...readPlaces(rows()).size]).toEqual([3, 3, 3]);
    expect(readPlaces([]).position).toHaveLength(0);
  });

  test('what is not diagnosed yet is in no group', () => {
    expect(ids(new Set(), asTheyCome, [entry('a', 1, '/a', undefined), entry('b', 2, '/b', undefined)])).toHaveLength(2);
  });

  test('sorted: what is equal stays in the order of time, and a group stands where its first stands', () => {
    expect(ids(undefined, { column: 'status', descending: false }).map(([id]) => id)).toEqual(['a', 'c', 'b']);
    expect(ids(undefined, { column: 'status', descending: true }).map(([id]) => id)).toEqual(['b', 'a', 'c']);
    expect(ids(undefined, { column: 'time', descending: true }).map(([id]) => id)).toEqual(['c', 'b', 'a']);
    expect(ids(new Set([ofOrders]), { column: 'time', descending: true })).toEqual([
      ['c', 2, 1],
      ['c', undefined, 2],
      ['a', undefined, 2],
      ['b', undefined, 1],
    ]);
    expect(ids(new Set(), { column: 'status', descending: true })).toEqual([
      ['b', undefined, 1],
      ['c', 2, 1],
    ]);
  });

  test('the same row for the same failure, so that it is not drawn again', () => {
    expect(rows()[0]).toBe(rows()[0]);
  });

  test('a failure that is shown stays marked when it is folded into a group', () => {
    expect(rowOf(rows(), 'a', 'a')?.key).toBe('a');
    expect(rowOf(rows(new Set()), 'a', 'a')?.key).toBe(ofOrders);
    expect(rowOf(rows(new Set([ofOrders])), ofOrders, 'a')?.key).toBe(ofOrders);
    expect(rowOf(rows(new Set(), asTheyCome, all.slice(1, 2)), 'a', 'a')).toBeUndefined();
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
  const group = kind === 'folded' || kind === 'unfolded' ? rows(new Set())[1]?.group : undefined;
  const row = { group, unfolded: kind === 'unfolded', level: kind === 'below' ? 2 : 1 } as const;
  expect(stepFold(key, row, false)).toBe(expected);
  const mirrored = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }[key as string] ?? key;
  expect(stepFold(mirrored, row, true)).toBe(expected);
});
