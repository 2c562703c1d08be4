import { testCause } from '../testing/cause-cases.ts';
import placeholderCredential from './placeholder-credential.ts';

const sent = (value: string) => ({ requestHeaders: { Authorization: value } });

testCause(placeholderCredential, {
  found: [
    ...[
      'Bearer undefined',
      'Bearer null',
      'Bearer [object Object]',
      'Bearer {{access_token}}',
      'Bearer $TOKEN',
      'Bearer <token>',
      'Bearer YOUR_API_KEY',
      'undefined',
    ].map((value) => ({ because: value, given: sent(value), message: 'placeholder', confidence: 'certain' }) as const),
    { because: 'nothing behind the scheme', given: sent('Bearer '), message: 'empty', confidence: 'certain' },
    {
      because: 'a name and password that were not set',
      given: sent(`Basic ${btoa('undefined:undefined')}`),
      message: 'placeholder',
      confidence: 'certain',
    },
    {
      because: 'a key of an example',
      given: { requestHeaders: { 'X-Api-Key': 'YOUR_API_KEY' } },
      message: 'placeholder',
      confidence: 'certain',
    },
    {
      because: 'a parameter of the address',
      given: { url: 'https://api.example.com/?access_token=undefined' },
      message: 'placeholder',
      confidence: 'certain',
    },
    {
      because: 'a 403 has other reasons too',
      given: { status: 403, ...sent('Bearer undefined') },
      message: 'placeholder',
      confidence: 'likely',
    },
    {
      because: 'a 403 that says so',
      given: { status: 403, ...sent('Bearer undefined') },
      said: ['token-invalid'],
      message: 'placeholder',
      confidence: 'certain',
    },
    {
      because: 'a token that was not set is sent for renewal',
      given: { method: 'POST', status: 400, requestBody: 'grant_type=refresh_token&refresh_token=undefined' },
      said: ['refresh-token-invalid'],
      message: 'placeholder',
      confidence: 'likely',
    },
    {
      because: 'beside a credential that was judged, it is one of two',
      given: { requestHeaders: { Authorization: 'Bearer abcdef0123456789', 'X-Api-Key': 'undefined' } },
      message: 'placeholder',
      confidence: 'possible',
    },
    {
      because: 'a cookie that holds a word instead of a session',
      given: { requestHeaders: { Cookie: 'token=undefined' } },
      message: 'cookie',
      confidence: 'likely',
      evidence: ['cookie'],
      fixes: ['delete-cookies', 'clear-cookies', 'sign-in-again'],
    },
    {
      because: 'a token of the address that was left empty, beside the key of the program',
      given: { url: 'https://api.example.com/?key=0123456789abcdefABCD&token=' },
      message: 'empty',
      confidence: 'likely',
    },
  ],
  ruledOut: [
    { because: 'a parameter that may stay empty', given: { url: 'https://api.example.com/?key=&q=' } },
    { because: 'a token', given: sent('Bearer abcdef0123456789') },
    { because: 'nothing at all', given: {} },
    { because: 'a forgotten password field', given: { method: 'POST', requestBody: { user: 'ada', password: 'x', otp: '' } } },
    { because: 'somebody’s bad password', given: { method: 'POST', requestBody: { user: 'ada', password: 'changeme' } } },
    {
      because: 'an anti-forgery token is another matter',
      given: { method: 'POST', status: 403, requestHeaders: { 'X-CSRF-Token': 'undefined' } },
    },
    {
      because: 'a cookie that is not what was judged',
      given: { requestHeaders: { Authorization: 'Bearer abcdef0123456789', Cookie: 'token=null' } },
    },
    { because: 'what a tool left of it', given: sent('Bearer [REDACTED]') },
    { because: 'too many requests', given: { status: 429, ...sent('Bearer undefined') } },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
