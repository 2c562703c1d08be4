import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer, expired } from '../testing/tokens.ts';
import tokenRevoked from './token-revoked.ts';

const sent = { requestHeaders: bearer('abcdef0123456789') };
const signOut = { at: NOW - 60_000, method: 'POST', url: 'https://api.example.com/logout', status: 204, ...sent };

testCause(tokenRevoked, {
  found: [
    {
      because: 'the server says so',
      given: sent,
      said: ['token-revoked'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body', 'request-header'],
    },
    {
      because: 'the server says so of a session',
      given: { requestHeaders: { Cookie: 'sid=0123456789abcdef' } },
      said: ['token-revoked'],
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'it was used to sign out',
      given: sent,
      others: [signOut],
      message: 'afterSignOut',
      confidence: 'likely',
      evidence: ['earlier'],
    },
  ],
  ruledOut: [
    { because: 'nothing says so', given: sent },
    { because: 'nothing was sent', given: {}, said: ['token-revoked'] },
    { because: 'another token signed out', given: sent, others: [{ ...signOut, requestHeaders: bearer('fedcba9876543210') }] },
    {
      because: 'its time was over anyway',
      given: { requestHeaders: bearer(expired(60)) },
      others: [{ ...signOut, requestHeaders: bearer(expired(60)) }],
    },
    {
      because: 'a refresh token is another matter, at an address of its own, too',
      given: { method: 'POST', url: 'https://api.example.com/token/refresh', requestBody: { refresh: 'abcdef0123456789' } },
      said: ['token-revoked'],
    },
    {
      because: 'a refresh token is another matter',
      given: { method: 'POST', status: 400, requestBody: 'grant_type=refresh_token&refresh_token=abc' },
      said: ['token-revoked'],
    },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
