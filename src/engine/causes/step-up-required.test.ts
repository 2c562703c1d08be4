import { testCause } from '../testing/cause-cases.ts';
import { bearer } from '../testing/tokens.ts';
import stepUpRequired from './step-up-required.ts';

const sent = { requestHeaders: bearer('abcdef0123456789') };
const signIn = { method: 'POST', url: 'https://shop.example/login', requestBody: { user: 'ada', password: 'lovelace' } };
const challenge = (parameters: string) => ({ ...sent, responseHeaders: { 'WWW-Authenticate': `Bearer ${parameters}` } });
const grant = { method: 'POST', url: 'https://id.example.com/token', status: 400 };
const authorize = 'https://id.example.net/authorize?client_id=spa&response_type=code&prompt=none';
const silent = (error: string) => ({
  url: authorize,
  status: 302,
  responseHeaders: { Location: `https://app.example/silent?error=${error}&state=a` },
});
const session = { requestHeaders: { Cookie: 'idsrv.session=abcdef0123456789' } };

testCause(stepUpRequired, {
  found: [
    {
      because: 'the level that the standard’s challenge names',
      given: challenge('error="insufficient_user_authentication", acr_values="myACR"'),
      message: 'stronger',
      confidence: 'certain',
      evidence: ['challenge', 'status'],
    },
    {
      because: 'the age that the standard’s challenge names',
      given: challenge('error="insufficient_user_authentication", max_age="5"'),
      message: 'fresher',
      confidence: 'certain',
    },
    { because: 'a challenge that only asks', given: challenge('acr_values="urn:gold"'), message: 'stronger', confidence: 'likely' },
    {
      because: 'a claims challenge',
      given: challenge('error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ"'),
      message: 'claimsWanted',
      confidence: 'certain',
    },
    {
      because: 'a claims challenge beside a general code',
      given: challenge('error="invalid_token", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ"'),
      message: 'claimsWanted',
      confidence: 'certain',
    },
    {
      because: 'a header by habit, the body not captured',
      given: { requestHeaders: { Authorization: 'Basic YTpi' }, responseHeaders: { 'X-Acme-OTP': 'required; app' }, body: null },
      message: 'secondFactor',
      confidence: 'certain',
      evidence: ['response-header'],
    },
    {
      because: 'a scheme by habit',
      given: { ...sent, responseHeaders: { 'WWW-Authenticate': 'OTP' } },
      message: 'secondFactor',
      confidence: 'likely',
    },
    {
      because: 'the words of a sign-in',
      given: { ...signIn, status: 403, body: { error: 'mfa_required', error_description: 'Multifactor authentication required' } },
      message: 'secondFactor',
      confidence: 'certain',
    },
    {
      because: 'the code that was typed is wrong',
      given: { ...signIn, requestBody: { ...signIn.requestBody, otp: '123456' }, body: { message: 'Invalid one-time code' } },
      message: 'codeRefused',
      confidence: 'certain',
      evidence: ['request'],
    },
    {
      because: 'a code in a header is wrong',
      given: { requestHeaders: { Authorization: 'Basic YTpi', 'X-Acme-OTP': '123456' }, responseHeaders: { 'X-Acme-OTP': 'required' } },
      message: 'codeRefused',
      confidence: 'certain',
      evidence: ['request-header'],
    },
    {
      because: 'a fresh token is wanted',
      given: { ...sent, body: { msg: 'Fresh token required' } },
      message: 'fresher',
      confidence: 'certain',
    },
    {
      because: 'a renewal is not enough',
      given: { ...grant, requestBody: 'grant_type=refresh_token&refresh_token=a', body: { error: 'interaction_required' } },
      message: 'interaction',
      confidence: 'certain',
    },
    {
      because: 'consent is wanted',
      given: { ...grant, requestBody: 'grant_type=refresh_token&refresh_token=a', body: { error: 'consent_required' } },
      message: 'consent',
      confidence: 'certain',
    },
    {
      because: 'the service knows the browser and wants more',
      given: { ...silent('interaction_required'), ...session },
      message: 'interaction',
      confidence: 'certain',
    },
    {
      because: 'the organisation’s sign-in, or a right that the token lacks',
      given: { ...sent, status: 403, responseHeaders: { 'X-Acme-SSO': 'required; url=https://acme.example/sso' } },
      message: 'organisation',
      confidence: 'likely',
    },
    {
      because: 'a session is led to where a second factor is asked for',
      given: { ...session, status: 302, responseHeaders: { Location: '/login/two-factor?next=/settings' } },
      message: 'secondFactor',
      confidence: 'likely',
      evidence: ['redirect', 'cookie'],
    },
    {
      because: 'password or code, it does not say which',
      given: signIn,
      said: ['wrong-password', 'step-up'],
      message: 'secondFactor',
      confidence: 'likely',
    },
    {
      because: 'a bare code is about the one that was typed',
      given: {
        method: 'POST',
        url: 'https://app.example/mfa/verify',
        status: 400,
        requestBody: { code: '123456' },
        body: { error: 'invalid_code' },
      },
      message: 'codeRefused',
      confidence: 'certain',
    },
  ],
  ruledOut: [
    {
      because: 'a voucher has a code too',
      given: {
        method: 'POST',
        url: 'https://shop.example/coupon',
        status: 400,
        requestBody: { code: 'SPRING' },
        body: { error: 'invalid_code' },
      },
    },
    { because: 'nothing asks for it', given: sent },
    {
      because: 'it leads to the sign-in page itself',
      given: { ...session, status: 302, responseHeaders: { Location: '/login?next=/mfa' } },
    },
    { because: 'the password is wrong', given: { ...signIn, body: { message: 'Invalid credentials' } } },
    { because: 'the service did not see who is there', given: silent('interaction_required') },
    {
      because: 'the code of a sign-in service is another',
      given: { ...grant, status: 200, requestBody: 'client_id=a&client_secret=b&code=abc', body: { error: 'bad_verification_code' } },
    },
    { because: 'too many codes were tried', given: { ...signIn, status: 429 }, said: ['step-up'] },
    {
      because: 'some results are left out, and no more',
      given: { ...sent, status: 403, responseHeaders: { 'X-Acme-SSO': 'partial-results; organizations=1' } },
    },
  ],
  unknown: [
    {
      because: 'whom the service knew was not captured',
      given: { ...silent('interaction_required'), requestHeaders: null },
      missing: ['sentCookies'],
    },
  ],
});
