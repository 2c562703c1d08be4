import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer, jwt } from '../testing/tokens.ts';
import tokenSignatureInvalid from './token-signature-invalid.ts';

const sent = { requestHeaders: bearer(jwt({ iss: 'https://id.example.com' })) };
const earlier = (kid: string, iss = 'https://id.example.com') => [
  { at: NOW - 1000, status: 200, requestHeaders: bearer(jwt({ iss }, { kid })) },
];

testCause(tokenSignatureInvalid, {
  found: [
    {
      because: 'the server says so',
      given: { requestHeaders: bearer('abcdef0123456789') },
      said: ['token-signature-invalid'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body'],
    },
    {
      because: 'the server says so of a token that names its key',
      given: sent,
      said: ['token-signature-invalid'],
      message: 'saidOfKey',
      confidence: 'certain',
    },
    {
      because: 'it is not signed',
      given: { requestHeaders: bearer(jwt({}, { alg: 'none' })) },
      message: 'unsigned',
      confidence: 'likely',
      evidence: ['token'],
    },
    {
      because: 'its signature is missing',
      given: { requestHeaders: bearer(jwt({}).replace(/[^.]*$/, '')) },
      message: 'unsigned',
      confidence: 'likely',
    },
    {
      because: 'another key was good a while ago',
      given: sent,
      others: earlier('key-0'),
      message: 'otherKey',
      confidence: 'possible',
      evidence: ['earlier'],
    },
    {
      because: 'a bare "invalid signature" is the token’s, where one was sent',
      given: { ...sent, body: { message: 'Invalid signature' } },
      message: 'saidOfKey',
      confidence: 'certain',
    },
    {
      because: 'beside a signed request it may be either',
      given: { requestHeaders: { ...sent.requestHeaders, 'X-Signature': '0123456789abcdef' }, body: { message: 'Invalid signature' } },
      message: 'saidOfKey',
      confidence: 'likely',
    },
    {
      because: 'the server names the token',
      given: {
        requestHeaders: { ...sent.requestHeaders, 'X-Signature': '0123456789abcdef' },
        body: { message: 'JWT signature does not match locally computed signature' },
      },
      message: 'saidOfKey',
      confidence: 'certain',
    },
  ],
  ruledOut: [
    {
      because: 'a bare "invalid signature" is the request’s, where that was signed',
      given: { requestHeaders: { 'X-Hub-Signature-256': 'sha256=0123456789abcdef' }, body: 'Invalid signature' },
    },
    { because: 'nothing says so', given: sent },
    { because: 'the same key was good', given: sent, others: earlier('key-1') },
    { because: 'the other key is another issuer’s', given: sent, others: earlier('key-0', 'https://other.example') },
    { because: 'the server could read it', given: { requestHeaders: bearer(jwt({}, { alg: 'none' })) }, said: ['token-expired'] },
    { because: 'nothing was sent', given: {}, said: ['token-signature-invalid'] },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
