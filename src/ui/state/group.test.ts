import { expect, test } from 'vitest';
import type { Exchange } from '../../engine/exchange.ts';
import { buildExchange } from '../../engine/testing/build.ts';
import { groupFailures, sortForReading } from './group.ts';

const exchange = (at: number, url: string, more: Parameters<typeof buildExchange>[0] = {}): Exchange => buildExchange({ at, url, ...more });
const read = (one: Exchange) => ({ cause: one.hops[0].url.includes('cart') ? 'b' : 'a', origin: new URL(one.hops[0].url).origin });

test('failures with one cause at one origin are one group, in the order of the newest of each', () => {
  const all = [
    exchange(1, 'https://shop.example/orders'),
    exchange(2, 'https://shop.example/cart'),
    exchange(3, 'https://api.shop.example/orders'),
    exchange(4, 'https://shop.example/orders'),
  ];
  const groups = groupFailures(all, read);
  expect(groups.map(({ key, members }) => [key, members.length])).toEqual([
    ['b https://shop.example', 1],
    ['a https://api.shop.example', 1],
    ['a https://shop.example', 2],
  ]);
  expect(groups[2]?.newest).toBe(all[3]);
});

test('pictures and the like are read last, however late they failed', () => {
  const all = [
    exchange(1, 'https://shop.example/api/orders'),
    exchange(2, 'https://shop.example/cart', { resourceType: 'sub_frame' }),
    exchange(3, 'https://cdn.shop.example/favicon.ico', { resourceType: 'image' }),
  ];
  expect(sortForReading(groupFailures(all, read)).map(({ newest }) => newest.hops[0].startedAt)).toEqual([2, 1, 3]);
});

test('the page itself is read first, then what failed last', () => {
  const all = [
    exchange(1, 'https://shop.example/orders', { resourceType: 'main_frame' }),
    exchange(2, 'https://shop.example/cart'),
    exchange(3, 'https://api.shop.example/orders'),
  ];
  expect(sortForReading(groupFailures(all, read)).map(({ newest }) => newest.hops[0].startedAt)).toEqual([1, 3, 2]);
});
