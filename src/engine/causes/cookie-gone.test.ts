import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer } from '../testing/tokens.ts';
import cookieGone from './cookie-gone.ts';

const MINUTE = 60_000;
const session = { Cookie: 'sid=0123456789abcdef' };
const used = { at: NOW - 10 * MINUTE, status: 200, requestHeaders: session };
const set = (cookie: string, at: number) => ({
  at,
  url: 'https://api.example.com/login',
  status: 200,
  responseHeaders: { 'Set-Cookie': cookie },
});

testCause(cookieGone, {
  found: [
    {
      because: 'the site took it away',
      given: {},
      others: [used, set('sid=; Max-Age=0', NOW - MINUTE)],
      message: 'removed',
      confidence: 'certain',
      evidence: ['earlier', 'request'],
    },
    {
      because: 'an answer made the browser forget all cookies',
      given: {},
      others: [used, { ...set('a=b', NOW - MINUTE), responseHeaders: { 'Clear-Site-Data': '"cache", "cookies"' } }],
      message: 'removed',
      confidence: 'certain',
    },
    {
      because: 'an answer made the browser forget other things',
      given: {},
      others: [used, { ...set('a=b', NOW - MINUTE), responseHeaders: { 'Clear-Site-Data': '"cache"' } }],
      message: 'gone',
      confidence: 'likely',
    },
    {
      because: 'the ticket was taken away, and the session that stayed has not been enough since',
      given: { requestHeaders: session },
      others: [
        { ...used, requestHeaders: { Cookie: `${session.Cookie}; auth_ticket=fedcba9876543210` } },
        set('auth_ticket=; Max-Age=0', NOW - MINUTE),
      ],
      message: 'removed',
      confidence: 'certain',
    },
    {
      because: 'the session that stayed was enough for a while',
      given: { requestHeaders: session },
      others: [
        { ...used, requestHeaders: { Cookie: `${session.Cookie}; auth_ticket=fedcba9876543210` } },
        set('auth_ticket=; Max-Age=0', NOW - 5 * MINUTE),
        { ...used, at: NOW - 2 * MINUTE },
      ],
      message: 'removed',
      confidence: 'possible',
    },
    {
      because: 'its own time was over',
      given: {},
      others: [set('sid=0123456789abcdef; Max-Age=300', NOW - 12 * MINUTE), used],
      message: 'ranOut',
      confidence: 'certain',
    },
    {
      because: 'it was never used',
      given: {},
      others: [set('sid=0123456789abcdef; Max-Age=300', NOW - 12 * MINUTE)],
      message: 'ranOut',
      confidence: 'likely',
    },
    { because: 'it is not in the browser any more', given: {}, others: [used], message: 'gone', confidence: 'likely' },
    {
      because: 'whether it is in the browser is not known',
      given: { jar: null },
      others: [used],
      message: 'notCarried',
      confidence: 'possible',
    },
    {
      because: 'a redirect to the sign-in page',
      given: { status: 302, responseHeaders: { Location: '/login' } },
      others: [used],
      message: 'gone',
      confidence: 'likely',
    },
    {
      because: 'the API asks for a header',
      given: { responseHeaders: { 'WWW-Authenticate': 'Bearer' } },
      others: [used, set('sid=; Max-Age=0', NOW - MINUTE)],
      message: 'removed',
      confidence: 'possible',
    },
    {
      because: 'its name says nothing, but only the server reads it, and its time was over',
      given: {},
      others: [
        {
          at: NOW - 12 * MINUTE,
          status: 200,
          requestHeaders: { Cookie: 'q7=clkbDebIeRxRB5lMQrrMajboLs' },
          responseHeaders: { 'Set-Cookie': 'q7=clkbDebIeRxRB5lMQrrMajboLs; Max-Age=600; Path=/; HttpOnly' },
        },
      ],
      message: 'ranOut',
      confidence: 'certain',
    },
  ],
  ruledOut: [
    {
      because: 'another cookie ended, and the session went along',
      given: { requestHeaders: session },
      others: [used, set('promo=; Max-Age=0', NOW - MINUTE)],
    },
    { because: 'it went along', given: { requestHeaders: session }, others: [used] },
    { because: 'it is in the browser', given: { jar: [{ name: 'sid', path: '/x' }] }, others: [used] },
    { because: 'there never was one', given: {} },
    { because: 'a token was judged instead', given: { requestHeaders: bearer('abcdef0123456789') }, others: [used] },
    { because: 'what is gone held no sign-in', given: {}, others: [{ ...used, requestHeaders: { Cookie: 'theme=dark' } }] },
    { because: 'it was of another window', given: { place: { incognito: true } }, others: [used] },
    { because: 'it has an hour left', given: {}, others: [set('sid=0123456789abcdef; Max-Age=3600', NOW - MINUTE)] },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials', 'sentCookies'] }],
});
