import { expect, it } from 'vitest';
import { buildExchange, type Overrides } from '../testing/build.ts';
import { grantTypeOf } from './token-request.ts';

const cases: readonly (readonly [string, Overrides, string | undefined])[] = [
  ['in a form', { requestBody: 'grant_type=refresh_token&refresh_token=abc' }, 'refresh_token'],
  ['in JSON', { requestBody: { grant_type: 'client_credentials' } }, 'client_credentials'],
  ['in the address', { url: 'https://api.example.com/auth/v1/token?grant_type=refresh_token' }, 'refresh_token'],
  ['a URN', { requestBody: 'grant_type=urn:ietf:params:oauth:grant-type:device_code' }, 'urn:ietf:params:oauth:grant-type:device_code'],
  ['nowhere', { requestBody: { token: 'abc' } }, undefined],
  ['empty', { url: 'https://api.example.com/token?grant_type=' }, undefined],
];

it.each(cases)('finds what is granted %s', (_, overrides, expected) => {
  expect(grantTypeOf(buildExchange({ method: 'POST', ...overrides }).hops[0])).toBe(expected);
});
