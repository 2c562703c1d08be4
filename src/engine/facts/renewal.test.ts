import { describe, expect, it } from 'vitest';
import { buildExchange, buildFacts, type Overrides } from '../testing/build.ts';
import { bearer, jwt } from '../testing/tokens.ts';
import { isRenewal, readRenewal } from './renewal.ts';

const refresh = jwt({ token_use: 'refresh' });
const post = { method: 'POST', url: 'https://api.example.com/auth/refresh' };

const renewals: readonly (readonly [string, Overrides, boolean])[] = [
  ['the refresh grant', { method: 'POST', requestBody: 'grant_type=refresh_token&refresh_token=abcdef0123456789' }, true],
  [
    'the refresh grant beside a key of the application',
    {
      method: 'POST',
      url: 'https://a.example/token?grant_type=refresh_token',
      requestHeaders: bearer('abcdef'),
      requestBody: { refresh_token: 'x' },
    },
    true,
  ],
  ['a refresh token in JSON', { method: 'POST', requestBody: { refreshToken: 'abcdef0123456789' } }, true],
  ['one nested deeper', { method: 'POST', requestBody: { AuthParameters: { REFRESH_TOKEN: 'abcdef0123456789' } } }, true],
  ['a cookie', { ...post, requestHeaders: { Cookie: 'refreshToken=abcdef0123456789' } }, true],
  ['a header of its own', { ...post, requestHeaders: { 'X-Refresh-Token': 'abcdef0123456789' } }, true],
  ['a token that is one by its claims', { ...post, requestHeaders: bearer(refresh) }, true],
  ['a refresh token beside an access token', { ...post, requestHeaders: bearer('abcdef'), requestBody: { refresh_token: 'abc' } }, false],
  ['a refresh cookie beside an access token', { ...post, requestHeaders: { ...bearer('abcdef'), Cookie: 'refresh_token=abc' } }, false],
  ['a token of whatever kind', { ...post, requestHeaders: bearer('abcdef0123456789') }, false],
  ['a session', { ...post, method: 'GET', requestHeaders: { Cookie: 'sid=abcdef0123456789' } }, false],
];

const others: readonly (readonly [string, Overrides])[] = [
  ['another grant', { method: 'POST', requestBody: 'grant_type=authorization_code&code=abc' }],
  ['a sign-out', { method: 'POST', url: 'https://api.example.com/auth/logout', requestBody: { refresh_token: 'abcdef' } }],
  ['a revocation', { method: 'POST', url: 'https://api.example.com/oauth2/revoke', requestBody: 'token=abc&refresh_token=abc' }],
  ['a refresh cookie that goes everywhere', { requestHeaders: { Cookie: 'refresh_token=abcdef0123456789' } }],
  [
    'an address that refreshes something else',
    { method: 'POST', url: 'https://a.example/feeds/12/refresh', requestHeaders: bearer('abc') },
  ],
  ['nothing shown', post],
];

describe('readRenewal', () => {
  it.each(renewals)('is one: %s', (_, overrides, isPlain) => {
    expect(readRenewal(buildFacts(overrides).hop)?.isPlain).toBe(isPlain);
  });
  it.each(others)('is none: %s', (_, overrides) => {
    expect(readRenewal(buildFacts(overrides).hop)).toBeUndefined();
  });
});

it.each([
  ...['/auth/refresh', '/api/token/refresh/', '/refreshToken', '/refresh-token', '/api/v1/sessions/renew', '/refresh', '/api/refresh'],
  ...['/oauth/refresh', '/api/renewToken.php', '/users/refresh_session', '/token-refresh', '/auth/token/refresh', '/refresh_access_token'],
  '/session/rotate',
])('%s renews', (path) => {
  expect(isRenewal(buildExchange({ method: 'POST', url: `https://api.example.com${path}` }).hops[0])).toBe(true);
});

it.each([
  '/feeds/refresh',
  '/dashboard/refresh',
  '/refreshments',
  '/token',
  '/orders/renew',
  '/refresh/feeds',
  '/cache-refresh',
  '/',
  '/users/me/keys/rotate',
  '/auth/refresh/logout',
])('%s does not', (path) => {
  expect(isRenewal(buildExchange({ method: 'POST', url: `https://api.example.com${path}` }).hops[0])).toBe(false);
});
