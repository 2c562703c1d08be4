import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer } from '../testing/tokens.ts';
import cachedFailure from './cached-failure.ts';

const sent = { requestHeaders: bearer('abcdef0123456789') };
const hoursAgo = NOW - 22 * 3_600_000;

testCause(cachedFailure, {
  found: [
    {
      because: 'the browser says that it asked nobody',
      given: { ...sent, fromCache: true },
      message: 'inBrowser',
      confidence: 'certain',
      fixes: ['reload', 'clear-cache'],
    },
    {
      because: 'a redirect to the sign-in page was kept by the browser',
      given: {
        url: 'https://shop.example/login',
        status: 200,
        resourceType: 'main_frame',
        before: [{ url: 'https://shop.example/account', status: 302, responseHeaders: { Location: '/login' }, fromCache: true }],
      },
      message: 'inBrowser',
      confidence: 'certain',
    },
    {
      because: 'the answer has an age (RFC 9111 §5.1)',
      given: { ...sent, responseHeaders: { Age: '412', 'X-Cache': 'HIT', 'Cache-Control': 'public, max-age=600' }, date: NOW - 412_000 },
      message: 'onTheWay',
      confidence: 'certain',
      evidence: ['response-header', 'status'],
    },
    {
      because: 'a cache says so in the standard’s words (RFC 9211)',
      given: { ...sent, responseHeaders: { 'Cache-Status': 'edge; hit; ttl=376' } },
      message: 'onTheWay',
      confidence: 'certain',
    },
    {
      because: 'it was written long before it was asked for, and was there at once',
      given: { requestHeaders: { Cookie: 'sid=0123456789abcdef' }, date: hoursAgo, receivedAt: NOW + 4 },
      message: 'writtenBefore',
      confidence: 'likely',
      evidence: ['clock', 'request'],
    },
    {
      because: 'another answer of the host shows that the clocks agree',
      given: { ...sent, date: NOW - 600_000, receivedAt: NOW + 90 },
      others: [{ ...sent, at: NOW - 5000, status: 200 }],
      message: 'writtenBefore',
      confidence: 'likely',
      evidence: ['clock', 'earlier'],
    },
    {
      because: 'nothing else tells whether a clock is wrong',
      given: { ...sent, date: hoursAgo, receivedAt: NOW + 90 },
      message: 'writtenBefore',
      confidence: 'possible',
    },
    {
      because: 'a service worker may have kept it, or have asked the server',
      given: { ...sent, byServiceWorker: true },
      message: 'byWorker',
      confidence: 'possible',
      fixes: ['reload', 'clear-cache', 'clear-storage'],
    },
  ],
  ruledOut: [
    { because: 'the server was asked', given: sent },
    {
      because: 'a CDN says that it keeps nothing of this',
      given: { ...sent, responseHeaders: { 'CF-Cache-Status': 'DYNAMIC', Age: '0' } },
    },
    { because: 'a cache asked the server about it', given: { ...sent, responseHeaders: { 'X-Cache': 'RefreshHit from cloudfront' } } },
    {
      because: 'all answers are as far behind: the device’s clock is ahead',
      given: { ...sent, date: hoursAgo },
      others: [{ ...sent, at: NOW - 5000, date: hoursAgo - 5000, status: 200 }],
    },
    { because: 'clocks that are a little apart', given: { ...sent, date: NOW - 30_000 } },
    { because: 'a clock that is behind makes no answer old', given: { ...sent, date: NOW + 3_600_000 } },
    { because: 'a proxy’s own refusal is another matter', given: { status: 407, responseHeaders: { Age: '5' } } },
  ],
  unknown: [{ because: 'the answer was not seen', given: { status: null }, missing: ['response'] }],
});
