import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer } from '../testing/tokens.ts';
import authorizationCodeRejected from './authorization-code-rejected.ts';

const url = 'https://id.example.com/oauth/token';
const grant = { method: 'POST', url, requestBody: 'grant_type=authorization_code&code=abcdef0123456789&code_verifier=def&client_id=spa' };
const refused = { ...grant, status: 400, body: { error: 'invalid_grant' } };
const device = { method: 'POST', url, requestBody: 'grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=abc', status: 400 };
const authorize = 'https://id.example.com/authorize?client_id=spa&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcb';
const callback = 'https://app.example.com/callback?code=abcdef0123456789&state=xyz';

testCause(authorizationCodeRejected, {
  found: [
    {
      because: 'a call that shows a token is told that its "grant" is invalid',
      given: { requestHeaders: { Authorization: 'Bearer abcdef0123456789' } },
      said: [{ meaning: 'code-invalid', quote: 'authorization grant is invalid' }],
      message: 'saidSo',
      confidence: 'possible',
    },
    {
      because: 'the code of the standard',
      given: refused,
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body', 'request', 'status'],
    },
    {
      because: 'some servers answer 403',
      given: { ...refused, status: 403, body: { error: 'invalid_grant', error_description: 'Invalid authorization code' } },
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'the standard has one code for it and for a refresh token, and which was sent was not captured',
      given: { method: 'POST', url, status: 400, body: { error: 'invalid_grant', error_description: 'Token is not active' } },
      message: 'saidSo',
      confidence: 'possible',
    },
    {
      because: 'it was turned into tokens before',
      given: refused,
      others: [{ ...grant, at: NOW - 500, status: 200, body: { access_token: 'a' } }],
      message: 'usedTwice',
      confidence: 'certain',
      evidence: ['earlier'],
    },
    {
      because: 'that it was used before needs no words',
      given: { ...grant, status: 400, body: null },
      others: [{ ...grant, at: NOW - 500, status: 200, body: null }],
      message: 'usedTwice',
      confidence: 'certain',
    },
    {
      because: 'an unset variable is no code',
      given: { ...refused, requestBody: 'grant_type=authorization_code&code=undefined&client_id=spa' },
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'the proof does not fit',
      given: { ...refused, body: { error: 'invalid_grant', error_description: 'code_verifier does not match code_challenge' } },
      message: 'proofMismatch',
      confidence: 'certain',
    },
    {
      because: 'the address does not fit',
      given: { ...refused, body: { error: 'redirect_uri_mismatch' } },
      message: 'addressMismatch',
      confidence: 'certain',
    },
    {
      because: 'the sign-in page does not know the address',
      given: {
        url: authorize,
        resourceType: 'main_frame',
        status: 400,
        body: '<html><body><p>Invalid parameter: redirect_uri</p></body></html>',
      },
      message: 'addressMismatch',
      confidence: 'certain',
    },
    {
      because: 'a 200 with the code of a server that calls it otherwise, and takes no grant_type',
      given: {
        method: 'POST',
        url: 'https://id.example.com/login/oauth/access_token',
        requestBody: 'client_id=a&client_secret=b&code=abcdef0123456789',
        status: 200,
        body: { error: 'bad_verification_code' },
      },
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'the code of a device ran out',
      given: { ...device, body: { error: 'expired_token' } },
      message: 'deviceTooLate',
      confidence: 'certain',
    },
    { because: 'a 400, the body not captured', given: { ...grant, status: 400, body: null }, message: 'refused', confidence: 'likely' },
    {
      because: 'a 401 may be about the application’s secret',
      given: { ...grant, requestHeaders: { Authorization: 'Basic YTpi' }, body: null },
      message: 'refused',
      confidence: 'possible',
    },
    { because: 'the page that the code came back to', given: { url: callback }, message: 'callbackRefused', confidence: 'likely' },
    {
      because: 'a 403 there may be about the person',
      given: { url: callback, status: 403 },
      message: 'callbackRefused',
      confidence: 'possible',
    },
    { because: 'it is said of a request that shows no code', given: {}, said: ['code-invalid'], message: 'saidSo', confidence: 'likely' },
    {
      because: 'a caller who shows a token of their own is not at the last step of a sign-in',
      given: { requestHeaders: bearer('abcdef0123456789'), body: { error: 'The provided authorization grant is invalid' } },
      message: 'saidSo',
      confidence: 'possible',
    },
    {
      because: 'a bare code, in a 200, where a code was shown',
      given: { method: 'POST', status: 200, requestBody: 'client_id=a&code=abcdef', body: { ok: false, error: 'invalid_code' } },
      message: 'saidSo',
      confidence: 'certain',
    },
  ],
  ruledOut: [
    {
      because: 'the code is that of a second factor',
      given: { method: 'POST', url: 'https://app.example/mfa/verify', requestBody: { code: '123456' }, body: { error: 'invalid_code' } },
    },
    { because: 'another grant', given: { ...refused, requestBody: 'grant_type=refresh_token&refresh_token=abc' } },
    { because: 'the application is not known', given: { ...refused, status: 401, body: { error: 'invalid_client' } } },
    { because: 'a second factor is wanted', given: { ...refused, body: { error: 'interaction_required' } } },
    {
      because: 'the code of an authenticator is another',
      given: { method: 'POST', url: 'https://a.example/mfa', requestBody: { code: '123456' } },
      said: ['step-up'],
    },
    { because: 'the device is to wait', given: { ...device, body: { error: 'authorization_pending' } } },
    { because: 'the device asks too often', given: { ...device, body: { error: 'slow_down' } } },
    { because: 'who came back is not among those allowed', given: { url: callback, status: 403 }, said: ['forbidden'] },
    { because: 'what came back does not belong to this browser’s sign-in', given: { url: callback, status: 403 }, said: ['csrf'] },
    { because: 'a token was sent, not a code', given: { requestHeaders: bearer('abcdef0123456789') }, said: ['token-expired'] },
    { because: 'a voucher has a code too', given: { url: 'https://shop.example/vouchers?code=SPRING', status: 403 } },
  ],
  unknown: [
    { because: 'the request was not captured', given: { ...grant, requestHeaders: null }, missing: ['credentials'] },
    { because: 'a device may be waiting', given: { ...device, body: null }, missing: ['body'] },
  ],
});
