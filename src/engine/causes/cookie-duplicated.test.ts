import { testCause } from '../testing/cause-cases.ts';
import { bearer } from '../testing/tokens.ts';
import cookieDuplicated from './cookie-duplicated.ts';

const twice = { requestHeaders: { Cookie: 'sid=0123456789abcdef; theme=dark; sid=fedcba9876543210' } };
const jar = [
  { name: 'sid', value: '0123456789abcdef' },
  { name: 'sid', value: 'fedcba9876543210', domain: '.example.com' },
];
const guards = {
  method: 'POST',
  requestHeaders: { Cookie: 'csrftoken=aaaaaaaaaaaaaaaa; csrftoken=bbbbbbbbbbbbbbbb; sid=0123456789abcdef' },
};

testCause(cookieDuplicated, {
  found: [
    {
      because: 'two values went out',
      given: { ...twice, jar: null },
      message: 'sentTwice',
      confidence: 'likely',
      evidence: ['cookie', 'status'],
      cookies: ['sid'],
    },
    { because: 'the browser has them for two domains', given: { ...twice, jar }, message: 'twoInJar', confidence: 'likely' },
    {
      because: 'a redirect to the sign-in page',
      given: { ...twice, status: 302, responseHeaders: { Location: '/login' } },
      message: 'sentTwice',
      confidence: 'likely',
    },
    { because: 'a 403 knows the caller, as a rule', given: { ...twice, status: 403 }, message: 'sentTwice', confidence: 'possible' },
    {
      because: 'a 403 that does not',
      given: { ...twice, status: 403 },
      said: ['session-expired'],
      message: 'sentTwice',
      confidence: 'likely',
    },
    {
      because: 'the guard is what went out twice',
      given: { ...guards, status: 403 },
      said: ['csrf'],
      message: 'guardTwice',
      confidence: 'likely',
      evidence: ['body'],
    },
    {
      because: 'the page copied one of two guards, and a 403 says nothing',
      given: { ...guards, requestHeaders: { ...guards.requestHeaders, 'X-CSRFToken': 'bbbbbbbbbbbbbbbb' }, status: 403 },
      message: 'guardTwice',
      confidence: 'likely',
    },
    { because: 'an old form', given: { ...guards, status: 419 }, message: 'guardTwice', confidence: 'likely' },
  ],
  ruledOut: [
    { because: 'one went out', given: { requestHeaders: { Cookie: 'sid=0123456789abcdef' } } },
    { because: 'both have the same value', given: { requestHeaders: { Cookie: 'sid=0123456789abcdef; sid=0123456789abcdef' } } },
    {
      because: 'what went out twice holds no sign-in',
      given: { requestHeaders: { Cookie: 'theme=dark; theme=light; sid=0123456789abcdef' } },
    },
    { because: 'the guard is not what the server looked at', given: guards },
    { because: 'a 403 to which no guard was copied', given: { ...guards, status: 403 } },
    { because: 'a token was judged instead', given: { requestHeaders: { ...twice.requestHeaders, ...bearer('abcdef0123456789') } } },
    { because: 'the session is known, and not allowed', given: { ...twice, status: 403 }, said: ['forbidden'] },
  ],
  unknown: [{ because: 'cookies were not captured', given: { requestHeaders: null }, missing: ['sentCookies'] }],
});
