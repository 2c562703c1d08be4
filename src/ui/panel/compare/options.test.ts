import { expect, test } from 'vitest';
import { buildExchange, NOW } from '../../../engine/testing/build.ts';
import { findOptions, optionOf } from './options.ts';

const exchanges = [
  buildExchange({ id: 'a', url: 'https://shop.example/api/orders', status: 401 }),
  buildExchange({ id: 'b', url: 'https://shop.example/api/orders', status: 200, at: NOW - 1000 }),
  buildExchange({ id: 'c', url: 'https://id.example/Token', method: 'POST', status: 403 }),
];

test.each([
  ['', ['a', 'b', 'c']],
  ['  ', ['a', 'b', 'c']],
  ['orders', ['a', 'b']],
  ['ORDERS worked', ['b']],
  ['post token', ['c']],
  ['401 failed', ['a']],
  ['nothing', []],
])('%j finds %j', (typed, ids) => {
  expect(findOptions(exchanges, typed).map(({ id }) => id)).toEqual(ids);
});

test('a redirect is told by the hop that failed', () => {
  const redirected = buildExchange({
    url: 'https://shop.example/login',
    resourceType: 'main_frame',
    initiator: null,
    status: 200,
    before: [{ url: 'https://shop.example/orders', responseHeaders: { Location: '/login' } }],
  });
  expect(optionOf(redirected)).toMatchObject({ status: '302', request: 'GET shop.example/orders', failed: true });
});
