import { expect, it } from 'vitest';
import { buildFacts, type Overrides } from '../testing/build.ts';
import { readCodeExchange } from './code-exchange.ts';

const cases: readonly (readonly [string, Overrides, string | undefined])[] = [
  ['the code grant', { method: 'POST', requestBody: 'grant_type=authorization_code&code=abc&code_verifier=def' }, 'token'],
  [
    'the device grant',
    { method: 'POST', requestBody: 'grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=abc' },
    'device',
  ],
  ['a code with its client and no grant_type', { method: 'POST', requestBody: { client_id: 'a', code: 'abc' } }, 'token'],
  ['a code with its verifier', { method: 'POST', requestBody: { code: 'abc', codeVerifier: 'def' } }, 'token'],
  [
    'a code at an OAuth endpoint, the client in a header',
    { method: 'POST', url: 'https://a.example/api/oauth.access', requestBody: 'code=abc' },
    'token',
  ],
  ['the page that the code came back to', { url: 'https://app.example/callback?code=abc&state=def' }, 'callback'],
  ['another grant', { method: 'POST', requestBody: 'grant_type=refresh_token&code=abc&client_id=a' }, undefined],
  ['a code from an authenticator', { method: 'POST', url: 'https://app.example/mfa/verify', requestBody: { code: '123456' } }, undefined],
  ['a code of something else', { url: 'https://shop.example/vouchers?code=abc' }, undefined],
];

it.each(cases)('%s', (_, overrides, kind) => {
  expect(readCodeExchange(buildFacts(overrides).hop)?.kind).toBe(kind);
});
