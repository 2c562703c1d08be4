import { describe, expect, it } from 'vitest';
import { readFailure } from '../failure.ts';
import { buildExchange, type Overrides } from '../testing/build.ts';

const sent: Overrides = { requestHeaders: { Authorization: 'Bearer abcdef0123456789abcdef' } };
const kinds = (message: string, more: Overrides = {}) => [
  readFailure(buildExchange({ ...sent, status: 200, body: { success: false, message }, ...more })),
  readFailure(buildExchange({ ...sent, status: 400, body: { error: message }, ...more })),
];

describe('words of a sign-in', () => {
  it.each([
    'Your session has expired',
    'Invalid access token',
    'You are not logged in',
    'Missing API key',
    'Your account has been suspended',
    'User is disabled',
    'Your email is not verified',
    '账号已被禁用',
    'Invalid CSRF token',
    'MFA required',
    'Token signature is invalid',
    'No matching signing key',
    'The refresh token is invalid',
    'Invalid token audience',
  ])('%s', (message) => {
    expect(kinds(message)).toEqual(['soft', 'says-so']);
  });

  it.each<[string, Overrides]>([
    ['Timestamp for this request is outside of the window: invalid timestamp', {}],
    ['Client not found', { url: 'https://id.example/oauth/authorize?client_id=a' }],
    ['The code is invalid: authorization code not found', { url: 'https://app.example/callback?code=a&state=b' }],
    ['Link has expired', { url: 'https://files.example/a.pdf?signature=a1b2' }],
    ['Email not verified', { url: 'https://app.example/login' }],
  ])('%s, in a 400 to what was asked', (message, more) => {
    expect(kinds(message, more)[1]).toBe('says-so');
  });
});

describe('the same words of something else', () => {
  it.each([
    'Game over: player session not found',
    'The voting session has ended',
    'Invalid FTP credentials',
    'Client not found',
    'Invalid client reference number',
    'Missing key in payload',
    'Invalid key size',
    'Token transfer failed',
    'Token not supported on this chain',
    'Nonce already used for this transaction',
    'Invalid SSL certificate for webhook URL',
    'Invoice is overdue',
    'Payment method required',
    'Phone number not verified',
    'Record is locked by another user',
    'Two-factor setup not started',
    'OTP length must be 6',
    'The authorization code for the shipment is invalid',
    'Link has expired',
    'Identity document expired',
    'Invalid signature on document',
    'Audience is invalid',
    'Token list is empty',
    'Session title is required',
    'Credentials file missing',
    'Customer account closed',
    'Public key is invalid',
    'Refresh failed',
    'Authenticator name is taken',
    'Invalid timestamp',
  ])('%s', (message) => {
    expect(kinds(message)).toEqual([undefined, undefined]);
  });
});
