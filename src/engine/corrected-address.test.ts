import { expect, test } from 'vitest';
import { correctAddress } from './corrected-address.ts';

test.each([
  ['http://shop.example/orders?page=2', { protocol: 'https:' }, 'https://shop.example/orders?page=2'],
  ['https://shop.example:8443/orders', { hostname: 'www.shop.example' }, 'https://www.shop.example:8443/orders'],
  ['https://shop.example/orders?page=2#end', { pathname: '/orders/' }, 'https://shop.example/orders/?page=2#end'],
  ['https://shop.example/orders', {}, 'https://shop.example/orders'],
] as const)('%s with %j', (address, correction, expected) => {
  expect(correctAddress(address, correction)).toBe(expected);
});
