import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { expired } from '../testing/tokens.ts';
import malformedCredential from './malformed-credential.ts';

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';
const sent = (value: string) => ({ requestHeaders: { Authorization: value } });

testCause(malformedCredential, {
  found: [
    { because: 'no scheme', given: sent(TOKEN), message: 'no-scheme', confidence: 'likely' },
    {
      because: 'no scheme, and the server says so',
      given: sent(TOKEN),
      said: ['credential-malformed'],
      message: 'no-scheme',
      confidence: 'certain',
      evidence: ['request-header', 'body'],
    },
    { because: 'the scheme twice', given: sent(`Bearer Bearer ${TOKEN}`), message: 'doubled-scheme', confidence: 'certain' },
    { because: 'quotation marks', given: sent(`Bearer "${TOKEN}"`), message: 'quoted', confidence: 'certain' },
    { because: 'a blank inside', given: sent('Bearer abcdef 0123456789'), message: 'space-inside', confidence: 'certain' },
    {
      because: 'schemes of products have rules of their own',
      given: sent('Token abcdef 0123456789'),
      message: 'space-inside',
      confidence: 'likely',
    },
    {
      because: 'a line end of a file',
      given: { observer: 'har', ...sent('Bearer abcdef0123456789\n0123') },
      message: 'line-end-inside',
      confidence: 'certain',
    },
    {
      because: 'a blank of zero width',
      given: sent('Bearer abcdef\u200b0123456789'),
      message: 'invisible-character',
      confidence: 'certain',
    },
    { because: 'a colon behind the scheme', given: sent(`Bearer: ${TOKEN}`), message: 'colon-after-scheme', confidence: 'certain' },
    { because: 'name and password as they are', given: sent('Basic ada:lovelace'), message: 'basic-not-base64', confidence: 'certain' },
    { because: 'a name without a colon', given: sent(`Basic ${btoa('ada')}`), message: 'basic-without-colon', confidence: 'certain' },
    {
      because: 'two values',
      given: sent('Bearer abcdef0123456789, Bearer 0123456789abcdef'),
      message: 'two-values-joined',
      confidence: 'certain',
    },
    {
      because: 'a token of two parts',
      given: sent(`Bearer ${TOKEN.slice(0, TOKEN.lastIndexOf('.'))}`),
      message: 'jwt-broken',
      confidence: 'likely',
    },
    { because: 'a full stop at its end', given: sent(`Bearer abcdef0123456789.`), message: 'trailing-punctuation', confidence: 'likely' },
    { because: 'encoded for an address', given: sent(`Bearer abcdef%2B0123456789`), message: 'percent-encoded', confidence: 'likely' },
    {
      because: 'the server cannot read what looks right',
      given: sent('Bearer abcdef0123456789'),
      said: ['credential-malformed'],
      message: 'saidSo',
      confidence: 'possible',
    },
    {
      because: 'it wants a JWT, and this is none',
      given: sent('Bearer abcdef0123456789'),
      said: [{ meaning: 'credential-malformed', quote: 'JWT malformed' }],
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'an unusual form, of a token whose time is over',
      given: sent(expired(3600)),
      message: 'no-scheme',
      confidence: 'possible',
    },
    {
      because: 'a 403 has other reasons too',
      given: { status: 403, ...sent(`Bearer Bearer ${TOKEN}`) },
      message: 'doubled-scheme',
      confidence: 'likely',
    },
  ],
  ruledOut: [
    { because: 'it is well formed', given: sent(`Bearer ${TOKEN}`) },
    { because: 'nothing was sent', given: {}, said: ['credential-malformed'] },
    { because: 'a placeholder is another matter', given: sent('Bearer undefined'), said: ['credential-malformed'] },
    { because: 'the server read it all the same', given: sent(TOKEN), said: ['token-expired'] },
    { because: 'the server took one like it before', given: sent(TOKEN), others: [{ at: NOW - 1000, status: 200, ...sent(`${TOKEN}x`) }] },
    { because: 'a preflight carries none', given: { method: 'OPTIONS', resourceType: 'preflight', ...sent(`Bearer Bearer ${TOKEN}`) } },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
