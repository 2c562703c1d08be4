import { testCause } from '../testing/cause-cases.ts';
import { bearer } from '../testing/tokens.ts';
import apiKeyRejected from './api-key-rejected.ts';

const key = { requestHeaders: { 'X-Api-Key': '0123456789abcdef' } };
const STRIPE = 'sk_test_4eC39HqLyjWDarjtT1zdp7dc';

testCause(apiKeyRejected, {
  found: [
    {
      because: 'a valid one is wanted in such a header as it was sent in',
      given: { requestHeaders: { 'X-Acme-Api-Key': 'a1b2c3d4e5f6a1b2c3d4e5f6' } },
      said: [{ meaning: 'credential-misplaced', quote: 'a valid … header must be sent' }, 'api-key-missing'],
      message: 'refused',
      confidence: 'likely',
    },
    {
      because: 'the server says so',
      given: key,
      said: ['api-key-invalid'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['request-header', 'body'],
    },
    {
      because: 'a file may be without the key that the server calls disabled',
      given: { observer: 'har', body: { message: 'This API key has been disabled by its owner.' } },
      message: 'saidUnseen',
      confidence: 'likely',
      evidence: ['body'],
    },
    { because: 'its time is over', given: key, said: ['api-key-expired'], message: 'ended', confidence: 'certain' },
    {
      because: 'the server calls a token a key',
      given: { requestHeaders: bearer('abcdef0123456789') },
      said: ['api-key-invalid'],
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'the server says so under a 403',
      given: { status: 403, ...key },
      said: ['api-key-invalid'],
      message: 'saidSo',
      confidence: 'certain',
    },
    { because: 'a key and a 401', given: key, message: 'refused', confidence: 'likely' },
    {
      because: 'a key in the address',
      given: { url: 'https://api.example.com/?api_key=0123456789abcdef' },
      message: 'refused',
      confidence: 'likely',
    },
    { because: 'a known key as a token', given: { requestHeaders: bearer(STRIPE) }, message: 'knownFormat', confidence: 'likely' },
    {
      because: 'a known key as a user name',
      given: { requestHeaders: { Authorization: `Basic ${btoa(`${STRIPE}:`)}` } },
      said: ['wrong-password'],
      message: 'knownFormat',
      confidence: 'likely',
    },
    {
      because: 'a personal access token, whatever the server calls it',
      given: { requestHeaders: bearer('glpat-0123456789abcdefghij') },
      said: ['token-invalid'],
      message: 'knownFormat',
      confidence: 'likely',
    },
    {
      because: 'a key as the password of Basic; that one must sign in says no more',
      given: { requestHeaders: { Authorization: `Basic ${btoa('ada@example.com:ATATT3EXAMPLE')}` } },
      said: ['sign-in-required'],
      message: 'knownFormat',
      confidence: 'likely',
    },
    {
      because: 'another scheme is asked for, as if nothing had been sent',
      given: { ...key, responseHeaders: { 'WWW-Authenticate': 'Bearer realm="a"' } },
      message: 'refused',
      confidence: 'possible',
    },
    {
      because: 'under a 401, "not authorized" says no more than the status',
      given: key,
      said: ['forbidden'],
      message: 'refused',
      confidence: 'likely',
    },
    {
      because: 'a code that stands for a key that is missing or wrong, and one was shown',
      given: { status: 403, requestHeaders: { 'X-Api-Key': 'abcdef0123456789abcdef0123456789' } },
      said: [{ meaning: 'api-key-missing-or-invalid', where: 'header', isCode: true }],
      message: 'refused',
      confidence: 'likely',
    },
  ],
  ruledOut: [
    { because: 'what is called invalid may not have been there', given: { observer: 'har' }, said: ['api-key-invalid'] },
    {
      because: 'a key is wanted in a header, and was sent in the address',
      given: { url: 'https://api.example.com/orders?api_key=a1b2c3d4e5f6a1b2c3d4e5f6' },
      said: [{ meaning: 'credential-misplaced', quote: 'a valid … header must be sent' }],
    },
    {
      because: 'an opaque token in a header of its own, whatever its form is known for',
      given: { status: 403, requestHeaders: { 'X-Vault-Token': 'hvs.0123456789abcdefghij' } },
      said: ['token-invalid'],
    },
    { because: 'no key was sent', given: {}, said: ['api-key-invalid'] },
    { because: 'a token is no key', given: { requestHeaders: bearer('abcdef0123456789') }, said: ['token-invalid'] },
    { because: 'a sign-in issued it', given: { requestHeaders: bearer('ya29.a0AfH6SMBx0123456789') } },
    { because: 'the key is known, and not allowed', given: { status: 403, ...key } },
    {
      because: 'the token beside the key is what was judged',
      given: { requestHeaders: { ...key.requestHeaders, ...bearer('abcdef0123456789') } },
    },
    { because: 'the server speaks of a token’s time', given: { requestHeaders: bearer(STRIPE) }, said: ['token-expired'] },
    { because: 'the user is what is missing', given: key, said: ['sign-in-required'] },
    { because: 'a placeholder is another matter', given: { requestHeaders: { 'X-Api-Key': 'YOUR_API_KEY' } }, said: ['api-key-invalid'] },
    { because: 'a limit was reached', given: { status: 429, ...key } },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
