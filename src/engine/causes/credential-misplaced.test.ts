import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer } from '../testing/tokens.ts';
import credentialMisplaced from './credential-misplaced.ts';

const inQuery = { url: 'https://api.example.com/orders?access_token=abcdef0123456789' };
const key = { requestHeaders: { 'X-Api-Key': '0123456789abcdef' } };
const asksBearer = { responseHeaders: { 'WWW-Authenticate': 'Bearer' } };

testCause(credentialMisplaced, {
  found: [
    {
      because: 'the header that is named may be the one that was sent',
      given: key,
      said: [{ meaning: 'credential-misplaced', quote: 'a valid … header must be sent' }],
      message: 'saidSo',
      confidence: 'possible',
    },
    {
      because: 'the server says so',
      given: inQuery,
      said: ['credential-misplaced'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['request', 'body'],
    },
    {
      because: 'a key is there, and the server sees none',
      given: key,
      said: ['api-key-missing'],
      message: 'keyElsewhere',
      confidence: 'likely',
      evidence: ['request-header', 'body'],
    },
    {
      because: 'the key may be what stands in Authorization',
      given: { requestHeaders: bearer('abcdef0123456789') },
      said: ['api-key-missing'],
      message: 'keyElsewhere',
      confidence: 'possible',
    },
    {
      because: 'a known key in Authorization, where a key’s own scheme is asked for',
      given: { requestHeaders: bearer('sk_test_4eC39HqLyjWDarjtT1zdp7dc'), responseHeaders: { 'WWW-Authenticate': 'Key realm="gateway"' } },
      message: 'keyElsewhere',
      confidence: 'likely',
    },
    {
      because: 'a token is there, and the server sees none',
      given: inQuery,
      said: ['credential-missing'],
      message: 'tokenElsewhere',
      confidence: 'likely',
    },
    {
      because: 'a token in the address, and Bearer is asked for',
      given: { ...inQuery, ...asksBearer },
      message: 'tokenElsewhere',
      confidence: 'likely',
      evidence: ['challenge'],
    },
    {
      because: 'a token in a header of its own, and Bearer is asked for',
      given: { requestHeaders: { 'X-Auth-Token': 'abcdef0123456789' }, ...asksBearer },
      message: 'tokenElsewhere',
      confidence: 'likely',
    },
    {
      because: 'the challenge names another header',
      given: {
        ...key,
        responseHeaders: { 'WWW-Authenticate': 'GatewayKey realm="a", name="Subscription-Key", type="header"' },
      },
      message: 'keyElsewhere',
      confidence: 'likely',
      evidence: ['challenge'],
    },
    {
      because: 'the place that is named is where it was',
      given: { requestHeaders: bearer('abcdef0123456789') },
      said: [{ meaning: 'credential-misplaced', quote: 'Use the Authorization header' }],
      message: 'saidSo',
      confidence: 'possible',
    },
    {
      because: 'it was judged where it was',
      given: key,
      said: ['credential-misplaced', 'api-key-invalid'],
      message: 'saidSo',
      confidence: 'possible',
    },
  ],
  ruledOut: [
    {
      because: 'the challenge names the header that it was in',
      given: { ...key, responseHeaders: { 'WWW-Authenticate': 'GatewayKey realm="a", name="X-Api-Key", type="header"' } },
    },
    {
      because: 'a token that is looked up by somebody who signed in with Basic',
      given: {
        method: 'POST',
        url: 'https://api.example.com/introspect',
        requestHeaders: { Authorization: `Basic ${btoa('app:secret')}`, 'Content-Type': 'application/x-www-form-urlencoded' },
        requestBody: 'token=abcdef0123456789',
        responseHeaders: { 'WWW-Authenticate': 'Basic realm="a"' },
      },
    },
    {
      because: 'a renewal carries its token in the body',
      given: { method: 'POST', url: 'https://api.example.com/token/refresh', requestBody: { refresh: 'abcdef0123456789' }, ...asksBearer },
    },
    { because: 'nothing was sent', given: asksBearer, said: ['credential-missing'] },
    { because: 'it is in Authorization', given: { requestHeaders: bearer('abcdef0123456789') }, said: ['credential-missing'] },
    { because: 'the server read it', given: inQuery, said: ['token-expired'] },
    {
      because: 'the server took one there before',
      given: { ...inQuery, ...asksBearer },
      others: [{ at: NOW - 1000, status: 200, ...inQuery }],
    },
    {
      because: 'the challenge says that it was invalid',
      given: { ...inQuery, responseHeaders: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } },
    },
    { because: 'no word of a place', given: inQuery },
    { because: 'a placeholder is another matter', given: { url: 'https://api.example.com/?access_token=undefined', ...asksBearer } },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
