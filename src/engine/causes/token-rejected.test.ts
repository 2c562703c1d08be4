import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer, jwt } from '../testing/tokens.ts';
import tokenRejected from './token-rejected.ts';

const sent = { requestHeaders: bearer('abcdef0123456789') };

testCause(tokenRejected, {
  found: [
    { because: 'a 401 without a reason', given: sent, message: 'refused', confidence: 'likely', evidence: ['request-header', 'status'] },
    { because: 'a token that shows nothing wrong', given: { requestHeaders: bearer(jwt({})) }, message: 'refused', confidence: 'likely' },
    {
      because: 'the same scheme is asked for again',
      given: { ...sent, responseHeaders: { 'WWW-Authenticate': 'Bearer realm="a"' } },
      message: 'refused',
      confidence: 'likely',
      evidence: ['challenge'],
    },
    {
      because: 'a file may be without the token that the server calls invalid',
      given: { observer: 'har', responseHeaders: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } },
      message: 'saidUnseen',
      confidence: 'likely',
      evidence: ['challenge'],
    },
    { because: 'a product’s own status', given: { status: 498, ...sent }, message: 'refused', confidence: 'likely' },
    {
      because: 'the body, which may say why, was not captured',
      given: { ...sent, body: null },
      said: ['token-invalid'],
      message: 'saidSo',
      confidence: 'likely',
    },
    { because: 'the server says so', given: sent, said: ['token-invalid'], message: 'saidSo', confidence: 'certain', evidence: ['body'] },
    {
      because: '"bad credentials" may be said of a key or a password too',
      given: { ...sent, body: { message: 'Bad credentials' } },
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'a key of a known form is the better reason',
      given: { requestHeaders: bearer('glpat-0123456789abcdefghij') },
      said: ['token-invalid'],
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'the very same token was good a while ago',
      given: sent,
      said: ['token-invalid'],
      others: [{ at: NOW - 1000, status: 200, ...sent }],
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'the very same token was good a moment later',
      given: sent,
      said: ['token-invalid'],
      others: [{ at: NOW + 1000, status: 200, ...sent }],
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'a broken form is the better reason',
      given: { requestHeaders: { Authorization: jwt({}) } },
      message: 'refused',
      confidence: 'possible',
    },
    {
      because: 'a token in a header of the product’s own',
      given: { requestHeaders: { 'X-Auth-Token': 'abcdef0123456789' } },
      message: 'refused',
      confidence: 'likely',
    },
    {
      because: 'a 200 that says that nobody is signed in',
      given: { method: 'POST', status: 200, ...sent, body: { errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }] } },
      message: 'refused',
      confidence: 'likely',
    },
    { because: 'another reason is given', given: sent, said: ['step-up'], message: 'refused', confidence: 'possible' },
    {
      because: 'the token of a signed request',
      given: { status: 403, requestHeaders: { Authorization: 'AWS4-HMAC-SHA256 Credential=AKIA/x, SignedHeaders=host, Signature=abcdef' } },
      said: ['token-invalid'],
      message: 'saidSo',
      confidence: 'likely',
    },
  ],
  ruledOut: [
    {
      because: 'the browser showed everything, and there was none',
      given: { responseHeaders: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } },
    },
    { because: 'in words it is said of nothing as well', given: { observer: 'har', body: { message: 'Invalid credentials.' } } },
    { because: 'nothing was sent', given: {} },
    { because: 'a password is no token', given: { requestHeaders: { Authorization: `Basic ${btoa('ada:lovelace')}` } } },
    { because: 'a session cookie is another matter', given: { requestHeaders: { Cookie: 'sid=0123456789abcdef' } } },
    { because: 'known, and not allowed', given: { status: 403, ...sent } },
    {
      because: 'a token endpoint judges something else',
      given: { method: 'POST', status: 400, requestBody: 'grant_type=refresh_token&refresh_token=abc' },
      said: ['token-invalid'],
    },
    {
      because: 'a renewal judges the refresh token',
      given: { method: 'POST', url: 'https://api.example.com/token/refresh', requestBody: { refresh: 'abcdef0123456789' } },
      said: ['token-invalid'],
    },
    { because: 'a placeholder is another matter', given: { requestHeaders: bearer('undefined') }, said: ['token-invalid'] },
    { because: 'too many requests', given: { status: 429, ...sent } },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
