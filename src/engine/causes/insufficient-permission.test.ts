import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer } from '../testing/tokens.ts';
import insufficientPermission from './insufficient-permission.ts';

const forbidden = { status: 403, requestHeaders: bearer('abcdef0123456789') };
const byPassword = { status: 403, observer: 'firefox', requestHeaders: { Authorization: `Basic ${btoa('ada:lovelace')}` } } as const;
const session = { Cookie: 'sid=0123456789abcdef' };

testCause(insufficientPermission, {
  found: [
    {
      because: 'the server says so',
      given: forbidden,
      said: ['forbidden'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['request-header', 'body', 'status'],
    },
    {
      because: 'a form may lack its anti-forgery token, whatever the words',
      given: { status: 403, method: 'POST', requestHeaders: session },
      said: ['forbidden'],
      message: 'saidSo',
      confidence: 'likely',
    },
    { because: 'a 403 to a token', given: forbidden, message: 'refused', confidence: 'likely' },
    {
      because: 'the same token was good elsewhere',
      given: forbidden,
      others: [{ at: NOW - 1000, url: 'https://api.example.com/me', status: 200, requestHeaders: forbidden.requestHeaders }],
      message: 'acceptedElsewhere',
      confidence: 'likely',
      evidence: ['earlier'],
    },
    {
      because: 'a form of a session may lack its anti-forgery token',
      given: { status: 403, method: 'POST', requestHeaders: session },
      message: 'refused',
      confidence: 'possible',
    },
    {
      because: 'words of permission under a 401',
      given: { ...forbidden, status: 401 },
      said: ['forbidden'],
      message: 'saidSo',
      confidence: 'likely',
    },
    { because: 'nobody was shown', given: { status: 403 }, message: 'nobodyKnown', confidence: 'possible', fixes: ['sign-in-again'] },
    {
      because: 'the origin asked for a password before, and Chromium does not show the one that it keeps',
      given: { status: 403, initiator: null, resourceType: 'main_frame' },
      others: [{ at: NOW - 1000, status: 401, responseHeaders: { 'WWW-Authenticate': 'Basic realm="Archive"' } }],
      message: 'nobodyKnown',
      confidence: 'possible',
      fixes: ['forget-saved-sign-in', 'sign-in-again'],
    },
    {
      because: 'a navigation carries the password that the browser keeps',
      given: { ...byPassword, resourceType: 'main_frame' },
      message: 'refused',
      confidence: 'likely',
      fixes: ['forget-saved-sign-in', 'sign-in-again'],
    },
    {
      because: 'a script may have set the password itself',
      given: byPassword,
      message: 'refused',
      confidence: 'likely',
      fixes: ['sign-in-again'],
    },
    {
      because: 'a page with these words may be a filter’s',
      given: { ...forbidden, body: '<!doctype html><title>403 Forbidden</title><h1>Access denied</h1>' },
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'a sign-in service led back without a sign-in',
      given: {
        status: 302,
        url: 'https://id.example/oauth2/authorize?client_id=a&response_type=code',
        responseHeaders: { Location: 'https://app.example/cb?error=access_denied&state=b' },
      },
      message: 'declined',
      confidence: 'likely',
      evidence: ['redirect'],
    },
    {
      because: 'a device waited for somebody who declined',
      given: {
        method: 'POST',
        url: 'https://id.example/oauth2/token',
        status: 400,
        requestBody: 'grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=abc&client_id=a',
        body: { error: 'access_denied' },
      },
      message: 'declined',
      confidence: 'likely',
      evidence: ['body'],
    },
    {
      because: 'the same code of an API is about a right',
      given: { status: 403, requestHeaders: bearer('abcdef0123456789'), body: { error: 'access_denied' } },
      message: 'saidSo',
      confidence: 'certain',
    },
  ],
  ruledOut: [
    { because: 'a 401 is about who is calling', given: { requestHeaders: bearer('abcdef0123456789') } },
    { because: 'the server asks who is calling', given: { status: 403 }, said: ['sign-in-required'] },
    { because: 'the token’s time is over', given: forbidden, said: ['token-expired'] },
    { because: 'the anti-forgery token is wrong', given: forbidden, said: ['csrf', 'forbidden'] },
    { because: 'a filter answered', given: forbidden, said: ['firewall'] },
    { because: 'a preflight knows nobody', given: { status: 403, method: 'OPTIONS', resourceType: 'preflight' } },
  ],
  unknown: [{ because: 'no answer was seen', given: { status: null }, missing: ['status'] }],
});
