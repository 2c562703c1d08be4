import { expect, it } from 'vitest';
import { buildExchange, type Overrides } from '../testing/build.ts';
import { readNewTokens } from './new-tokens.ts';

const brings = (given: Overrides): boolean => readNewTokens([buildExchange({ method: 'POST', status: 200, ...given })]).length > 0;

it.each<readonly [string, Overrides]>([
  ['RFC 6749 §6', { url: 'https://id.example/oauth2/token', requestBody: 'grant_type=refresh_token&refresh_token=abc' }],
  ['its grant in the address', { url: 'https://id.example/auth/v1/token?grant_type=refresh_token', requestBody: { refresh_token: 'abc' } }],
  ['a refresh token in JSON', { url: 'https://id.example/', requestBody: { AuthParameters: { REFRESH_TOKEN: 'abc' } } }],
  ['a path', { url: 'https://api.example/auth/refresh' }],
  ['another', { url: 'https://api.example/api/v1/refresh' }],
  ['another', { url: 'https://api.example/users/refresh-token' }],
  ['another', { url: 'https://api.example/session/renew' }],
  ['a sign-in by password', { url: 'https://id.example/token', requestBody: 'grant_type=password&username=a&password=bcdefghi' }],
  ['a code', { url: 'https://id.example/token', requestBody: 'grant_type=authorization_code&code=abc' }],
  ['a token endpoint whose form was not captured', { url: 'https://id.example/connect/token' }],
])('brings them: %s', (_, given) => {
  expect(brings(given)).toBe(true);
});

it.each<readonly [string, Overrides]>([
  ['one that failed', { url: 'https://api.example/auth/refresh', status: 401 }],
  ['an application’s own token', { url: 'https://id.example/oauth2/token', requestBody: 'grant_type=client_credentials' }],
  ['a sign-out that brings the token', { url: 'https://id.example/oauth2/revoke', requestBody: 'refresh_token=abc' }],
  ['a preflight before one', { method: 'OPTIONS', url: 'https://api.example/auth/refresh' }],
  ['what is fresh and no sign-in', { url: 'https://api.example/feed/refresh' }],
  ['anything else', { url: 'https://api.example/orders' }],
])('does not: %s', (_, given) => {
  expect(brings(given)).toBe(false);
});
