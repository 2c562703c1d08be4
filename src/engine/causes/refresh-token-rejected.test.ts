import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer, jwt } from '../testing/tokens.ts';
import refreshTokenRejected from './refresh-token-rejected.ts';

const grant = {
  method: 'POST',
  url: 'https://id.example.com/oauth/token',
  requestBody: 'grant_type=refresh_token&refresh_token=abcdef0123456789',
};
const invalidGrant = { ...grant, status: 400, body: { error: 'invalid_grant' } };
const address = { method: 'POST', url: 'https://app.example.com/auth/refresh' };
const cookie = { ...address, requestHeaders: { Cookie: 'refreshToken=abcdef0123456789' } };
const earlier = { at: NOW - 60_000, status: 200 };

testCause(refreshTokenRejected, {
  found: [
    {
      because: 'the client may be meant as well',
      given: { ...invalidGrant, body: { error: 'invalid_grant', error_description: 'The client id or grant is invalid' } },
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'the code of the standard',
      given: invalidGrant,
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body', 'request', 'status'],
    },
    {
      because: 'some servers answer 403',
      given: { ...invalidGrant, status: 403, body: { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' } },
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'the token that is inactive is the one that was shown',
      given: { ...grant, status: 401 },
      said: [{ meaning: 'token-invalid-or-expired', isCode: true }],
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'the grant stands in the address, and the application’s own key beside it',
      given: {
        method: 'POST',
        url: 'https://id.example.com/auth/v1/token?grant_type=refresh_token',
        requestHeaders: { apikey: 'abcdef0123456789' },
        requestBody: { refresh_token: 'abc' },
        status: 400,
        body: { code: 'refresh_token_already_used' },
      },
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'a refresh token in JSON was blacklisted',
      given: { ...address, requestBody: { refresh: jwt({ token_type: 'refresh' }) } },
      said: ['token-revoked'],
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'a 200 says so',
      given: {
        ...grant,
        status: 200,
        body: { error: 'bad_refresh_token', error_description: 'The refresh token passed is incorrect or expired.' },
      },
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'it was used before, and a new one came back',
      given: invalidGrant,
      others: [{ ...grant, ...earlier, body: { access_token: 'a', refresh_token: 'b' } }],
      message: 'usedTwice',
      confidence: 'certain',
      evidence: ['earlier'],
    },
    {
      because: 'its cookie was used before, and set anew',
      given: cookie,
      others: [{ ...cookie, ...earlier, responseHeaders: { 'Set-Cookie': 'refreshToken=fedcba9876543210; HttpOnly' } }],
      message: 'usedTwice',
      confidence: 'likely',
      evidence: ['earlier', 'cookie'],
    },
    {
      because: 'a 400 to a renewal, the body not captured',
      given: { ...grant, status: 400, body: null },
      message: 'refused',
      confidence: 'likely',
    },
    { because: 'a 401 to a public client', given: { ...grant, body: null }, message: 'refused', confidence: 'likely' },
    {
      because: 'a 401 may be about the application’s secret',
      given: { ...grant, requestBody: `${grant.requestBody}&client_secret=abc`, body: null },
      message: 'refused',
      confidence: 'possible',
    },
    { because: 'a cookie at an address that renews', given: cookie, message: 'refused', confidence: 'likely' },
    {
      because: 'the token that expired may be the access token beside it',
      given: { ...address, requestHeaders: bearer('abcdef0123456789'), requestBody: { refreshToken: 'abc' } },
      said: ['token-expired'],
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'a token of whatever kind at an address that renews',
      given: { ...address, requestHeaders: bearer('abcdef0123456789') },
      message: 'refused',
      confidence: 'likely',
    },
    {
      because: 'an unset variable is no refresh token',
      given: { ...grant, requestBody: 'grant_type=refresh_token&refresh_token=undefined', status: 400, body: { error: 'invalid_grant' } },
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'a page’s own server renews behind it, and says that it failed',
      given: { requestHeaders: { Cookie: 'sid=abcdef0123456789' }, body: { code: 'refresh_token_expired' } },
      message: 'saidElsewhere',
      confidence: 'likely',
    },
  ],
  ruledOut: [
    {
      because: 'another grant',
      given: { ...grant, requestBody: 'grant_type=authorization_code&code=abc', status: 400, body: { error: 'invalid_grant' } },
    },
    { because: 'the application is not known', given: { ...grant, body: { error: 'invalid_client' } } },
    {
      because: 'a second factor is wanted, whatever code stands beside it',
      given: { ...invalidGrant, body: { error: 'invalid_grant', error_description: 'Multi-factor authentication is required.' } },
    },
    { because: 'consent is wanted', given: { ...grant, status: 400, body: { error: 'consent_required' } } },
    { because: 'the account is disabled', given: { ...grant, status: 400, body: { error: { message: 'USER_DISABLED' } } } },
    { because: 'a filter answered', given: { ...grant, status: 403 }, said: ['firewall'] },
    { because: 'too many renewals', given: { ...grant, status: 429, body: { error: 'invalid_grant' } } },
    { because: 'the sign-in service is down', given: { ...grant, status: 400, body: { error: 'temporarily_unavailable' } } },
    {
      because: 'an expired access token on its own is another matter',
      given: { requestHeaders: bearer('abcdef') },
      said: ['token-expired'],
    },
    { because: 'nothing was shown to be renewed', given: address },
    {
      because: 'feeds are refreshed too',
      given: { method: 'POST', url: 'https://a.example/feeds/1/refresh', requestHeaders: bearer('abcdef') },
    },
    {
      because: 'a refresh token that is withdrawn',
      given: { method: 'POST', url: 'https://a.example/logout', requestBody: { refreshToken: 'abc' } },
    },
  ],
  unknown: [{ because: 'the request was not captured', given: { ...grant, requestHeaders: null }, missing: ['credentials'] }],
});
