import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { expired } from '../testing/tokens.ts';
import schemeMismatch from './scheme-mismatch.ts';

const asked = (scheme: string, sent: string, rest = {}) => ({
  requestHeaders: { Authorization: sent },
  responseHeaders: { 'WWW-Authenticate': scheme },
  ...rest,
});
const TOKEN = 'abcdef0123456789';

testCause(schemeMismatch, {
  found: [
    {
      because: 'Bearer where Basic is asked for',
      given: asked('Basic realm="a"', `Bearer ${TOKEN}`),
      message: 'offersOther',
      confidence: 'likely',
      evidence: ['request-header', 'challenge'],
    },
    {
      because: 'Basic where Bearer is asked for',
      given: asked('Bearer', `Basic ${btoa('ada:lovelace')}`),
      message: 'offersOther',
      confidence: 'likely',
    },
    {
      because: 'Bearer where Digest is asked for',
      given: asked('Digest realm="a", nonce="b"', `Bearer ${TOKEN}`),
      message: 'offersOther',
      confidence: 'likely',
    },
    { because: 'Token where Bearer is asked for', given: asked('Bearer', `Token ${TOKEN}`), message: 'offersOther', confidence: 'likely' },
    { because: 'Bearer where Token is asked for', given: asked('Token', `Bearer ${TOKEN}`), message: 'offersOther', confidence: 'likely' },
    {
      because: 'Bearer where Windows sign-in is asked for',
      given: asked('Negotiate', `Bearer ${TOKEN}`),
      message: 'offersOther',
      confidence: 'likely',
    },
    {
      because: 'the server says so',
      given: { requestHeaders: { Authorization: `Bearer ${TOKEN}` } },
      said: ['scheme-unsupported'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body'],
    },
    {
      because: 'a key where a token is asked for',
      given: { url: 'https://api.example.com/?api_key=0123456789abcdef', responseHeaders: { 'WWW-Authenticate': 'Bearer realm="a"' } },
      message: 'keyInstead',
      confidence: 'likely',
      evidence: ['request', 'challenge'],
    },
    {
      because: 'a known key comes as its documentation says; Basic is asked of browsers',
      given: asked('Basic realm="a"', 'Bearer sk_test_4eC39HqLyjWDarjtT1zdp7dc'),
      message: 'offersOther',
      confidence: 'possible',
    },
    {
      because: 'a token whose time is over shows itself why it was refused',
      given: asked('Basic realm="a"', `Bearer ${expired(3600)}`),
      message: 'offersOther',
      confidence: 'possible',
    },
    {
      because: 'under a 401, "not authorized" says no more than the status',
      given: asked('Digest realm="a", nonce="b"', `Bearer ${TOKEN}`),
      said: ['forbidden'],
      message: 'offersOther',
      confidence: 'likely',
    },
    {
      because: 'the old name of Bearer is not known everywhere',
      given: { requestHeaders: { Authorization: `OAuth ${TOKEN}` } },
      said: ['credential-missing'],
      message: 'notRecognised',
      confidence: 'likely',
    },
    {
      because: 'the server judged the token after all',
      given: asked('Basic realm="a"', `Bearer ${TOKEN}`),
      said: ['token-invalid'],
      message: 'offersOther',
      confidence: 'possible',
    },
    {
      because: 'the server saw nothing in it',
      given: { requestHeaders: { Authorization: `JWT ${TOKEN}` } },
      said: ['credential-missing'],
      message: 'notRecognised',
      confidence: 'likely',
    },
    {
      because: 'a scheme that few know',
      given: { requestHeaders: { Authorization: `JWT ${TOKEN}` } },
      message: 'unusual',
      confidence: 'possible',
    },
  ],
  ruledOut: [
    { because: 'it is offered', given: asked('Bearer', `Bearer ${TOKEN}`) },
    { because: 'it is offered beside others, in any case', given: asked('Basic realm="a", Bearer realm="a"', `bearer ${TOKEN}`) },
    { because: 'NTLM goes under Negotiate', given: asked('Negotiate', 'NTLM TlRMTVNTUAABAAAA') },
    { because: 'OAuth is the old name of Bearer', given: asked('OAuth realm="a"', `Bearer ${TOKEN}`) },
    { because: 'a token bound to a key is a matter of its own', given: asked('DPoP', `Bearer ${TOKEN}`) },
    { because: 'a scheme of the product asks for something else', given: asked('FormBased', `Bearer ${TOKEN}`) },
    { because: 'nothing was sent', given: { responseHeaders: { 'WWW-Authenticate': 'Basic realm="a"' } } },
    { because: 'the usual scheme, and no challenge', given: { requestHeaders: { Authorization: `Bearer ${TOKEN}` } } },
    { because: 'the server read the token', given: asked('Basic realm="a"', `Bearer ${TOKEN}`), said: ['token-expired'] },
    {
      because: 'it took a Bearer token a moment ago',
      given: asked('Basic realm="a"', `Bearer ${TOKEN}`),
      others: [{ at: NOW - 1000, status: 200, requestHeaders: { Authorization: 'Bearer 0123456789abcdef' } }],
    },
    {
      because: 'the key was judged',
      given: { requestHeaders: { 'X-Api-Key': '0123456789abcdef' }, responseHeaders: { 'WWW-Authenticate': 'Bearer realm="a"' } },
      said: ['api-key-invalid'],
    },
    {
      because: 'the challenge says that something was wrong',
      given: {
        requestHeaders: { 'X-Api-Key': '0123456789abcdef' },
        responseHeaders: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
      },
    },
    {
      because: 'it took a key a moment ago',
      given: { requestHeaders: { 'X-Api-Key': '0123456789abcdef' }, responseHeaders: { 'WWW-Authenticate': 'Bearer' } },
      others: [{ at: NOW - 1000, status: 200, requestHeaders: { 'X-Api-Key': 'fedcba9876543210' } }],
    },
    { because: 'a placeholder is another matter', given: asked('Basic realm="a"', 'Bearer undefined') },
  ],
  unknown: [
    { because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] },
    { because: 'the answer was not captured', given: { responseHeaders: null }, missing: ['challenges'] },
  ],
});
