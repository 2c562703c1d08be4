import { testCause } from '../testing/cause-cases.ts';
import { bearer } from '../testing/tokens.ts';
import lostOnRedirect from './authorization-lost-on-redirect.ts';

const asked = (url: string) => [
  { url, requestHeaders: bearer('abcdef0123456789'), responseHeaders: { Location: 'https://api.example.com/orders' } },
];

testCause(lostOnRedirect, {
  found: [
    {
      because: 'another host',
      given: { before: asked('https://www.example.com/orders') },
      message: 'otherHost',
      confidence: 'certain',
      evidence: ['request-header', 'redirect', 'request', 'status'],
    },
    { because: 'http to https', given: { before: asked('http://api.example.com/orders') }, message: 'toHttps', confidence: 'certain' },
    {
      because: 'a slash at the end',
      given: { before: asked('https://api.example.com/orders/') },
      message: 'sameOrigin',
      confidence: 'certain',
    },
    {
      because: 'a session cookie went along',
      given: { requestHeaders: { Cookie: 'sid=0123456789abcdef' }, before: asked('https://www.example.com/orders') },
      message: 'otherHost',
      confidence: 'likely',
    },
    {
      because: 'a 403 has other reasons too',
      given: { status: 403, before: asked('https://www.example.com/orders') },
      message: 'otherHost',
      confidence: 'likely',
    },
    {
      because: 'a filter answered',
      given: { status: 403, before: asked('https://www.example.com/orders') },
      said: ['firewall'],
      message: 'otherHost',
      confidence: 'possible',
    },
    {
      because: 'under a 401, "not authorized" says no more than the status',
      given: {
        url: 'https://www.example.com/a',
        before: [{ url: 'https://example.com/a', requestHeaders: { Authorization: 'Bearer abcdef0123456789' } }],
      },
      said: ['forbidden'],
      message: 'otherHost',
      confidence: 'certain',
    },
  ],
  ruledOut: [
    { because: 'there was no redirect', given: {} },
    {
      because: 'it was taken along',
      given: { requestHeaders: bearer('abcdef0123456789'), before: asked('https://www.example.com/orders') },
    },
    { because: 'there was none to lose', given: { before: [{ url: 'https://www.example.com/orders' }] } },
    {
      because: 'a placeholder is no loss',
      given: { before: [{ url: 'https://www.example.com/orders', requestHeaders: bearer('undefined') }] },
    },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
