import { testCause } from '../testing/cause-cases.ts';
import digestNonceStale from './digest-nonce-stale.ts';

const digest = { requestHeaders: { Authorization: 'Digest username="ada", nonce="old", response="0"' } };
const stale = { responseHeaders: { 'WWW-Authenticate': 'Digest realm="a", nonce="new", stale=TRUE' } };

testCause(digestNonceStale, {
  found: [
    {
      because: 'the challenge says so',
      given: { ...digest, ...stale },
      message: 'stale',
      confidence: 'certain',
      evidence: ['challenge', 'request-header', 'status'],
    },
    { because: 'Chromium does not show what went out', given: stale, message: 'stale', confidence: 'certain' },
    { because: 'the server says so', given: digest, said: ['nonce-stale'], message: 'saidSo', confidence: 'certain' },
  ],
  ruledOut: [
    {
      because: 'the challenge does not say so',
      given: { ...digest, responseHeaders: { 'WWW-Authenticate': 'Digest realm="a", nonce="new", stale=false' } },
    },
    { because: 'another scheme', given: { responseHeaders: { 'WWW-Authenticate': 'Bearer stale=true' } } },
    { because: 'no Digest went out', given: { requestHeaders: { Authorization: 'Bearer abcdef0123456789' } }, said: ['nonce-stale'] },
  ],
  unknown: [{ because: 'the answer was not captured', given: { responseHeaders: null }, missing: ['challenges'] }],
});
