import { expect, test } from 'vitest';
import { pathShape } from './path-shape.ts';

test.each([
  ['https://a.example/orders/1842?page=2#x', 'https://a.example/orders/*'],
  ['https://a.example/users/6f1e2c9a-4b7d-4c1e-9f1a-2b3c4d5e6f70/avatar', 'https://a.example/users/*/avatar'],
  ['https://a.example/v1/orders', 'https://a.example/v1/orders'],
  ['https://a.example:8443/', 'https://a.example:8443/'],
  ['https://a.example/invites/…/accept', 'https://a.example/invites/*/accept'],
  ['no address', 'no address'],
])('%s', (url, shape) => {
  expect(pathShape(url)).toBe(shape);
});
