import { expect, it } from 'vitest';
import { comparePaths } from './path-flaw.ts';

it.each([
  ['/orders/1', '/prod/orders', 'missing-prefix'],
  ['/v1/roles', '/api/v1/users', 'missing-prefix'],
  ['/api/api/orders', '/api/orders', 'repeated-segment'],
  ['//orders', '/orders', 'double-slash'],
  ['/orders/', '/orders', 'trailing-slash'],
  ['/v2/orders', '/v1/orders', 'other-version'],
  ['/Orders', '/orders', 'letter-case'],
  ['/teams/undefined/orders', '/teams/4/cards', 'unset-part'],
  ['/teams/%5Bobject%20Object%5D', '/orders', 'unset-part'],
  ['/teams/{teamId}', '/orders', 'unset-part'],
  ['/teams/%E0%A4%A', '/orders', undefined],
  ['/orders', '/orders', undefined],
  ['/orders/1', '/orders/2', undefined],
  ['/admin', '/orders', undefined],
  ['/', '/orders', undefined],
  ['/api/users', '/api/orders/1/1', undefined],
])('%s beside %s: %s', (refused, accepted, expected) => {
  expect(comparePaths(refused, accepted)).toBe(expected);
});
