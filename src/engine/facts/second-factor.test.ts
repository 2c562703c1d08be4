import { expect, it } from 'vitest';
import { buildExchange, type Overrides } from '../testing/build.ts';
import { secondFactorPlace } from './second-factor.ts';

const place = (overrides: Overrides) => secondFactorPlace(buildExchange({ method: 'POST', ...overrides }).hops[0])?.name;

it.each<[string, Overrides, string | undefined]>([
  ['a field', { requestBody: { otp: '123456' } }, 'otp'],
  ['a field within another', { requestBody: 'user%5Botp_attempt%5D=123456' }, 'user[otp_attempt]'],
  ['a field with a longer name', { requestBody: { twoFactorCode: '123456' } }, 'twoFactorCode'],
  ['a header', { requestHeaders: { 'X-Acme-OTP': '123456' } }, 'x-acme-otp'],
  ['a code at an address for it', { url: 'https://a.example/api/mfa/verify', requestBody: { code: '123456' } }, 'code'],
  ['a code that was mailed', { url: 'https://a.example/api/verify-code', requestBody: { email: 'a', code: '123456' } }, 'code'],
  ['a code elsewhere', { url: 'https://a.example/vouchers', requestBody: { code: '123456' } }, undefined],
  ['none', { requestBody: { user: 'ada', password: 'x' } }, undefined],
  ['a wish', { requestBody: { remember_mfa_device: 'true' } }, undefined],
])('%s', (_, overrides, expected) => {
  expect(place(overrides)).toBe(expected);
});
