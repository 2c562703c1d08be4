import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer, expired } from '../testing/tokens.ts';
import sessionExpired from './session-expired.ts';

const session = { Cookie: 'theme=dark; sid=0123456789abcdef' };
const sent = { requestHeaders: session };
const toSignIn = { status: 302, responseHeaders: { Location: '/login?next=/orders' } };

testCause(sessionExpired, {
  found: [
    {
      because: 'the server says so',
      given: sent,
      said: ['session-expired'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body', 'cookie'],
      cookies: ['sid'],
    },
    {
      because: 'the session is in a header',
      given: { requestHeaders: { 'X-Session-Id': '0123456789abcdef' } },
      said: ['session-expired'],
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'the server says so to one who shows no session',
      given: {},
      said: ['session-expired'],
      message: 'saidSo',
      confidence: 'likely',
    },
    { because: 'the status of IIS for it', given: { status: 440, ...sent }, message: 'timedOut', confidence: 'certain' },
    { because: 'a 401 to a session cookie', given: sent, message: 'notKnown', confidence: 'likely', evidence: ['cookie', 'status'] },
    {
      because: 'a redirect to the sign-in page',
      given: { ...sent, ...toSignIn },
      message: 'sentToSignIn',
      confidence: 'likely',
      evidence: ['redirect'],
    },
    {
      because: 'the page that the redirect led to is there as well',
      given: { url: 'https://api.example.com/login?next=/orders', status: 200, before: [{ ...sent, ...toSignIn }] },
      message: 'sentToSignIn',
      confidence: 'likely',
    },
    {
      because: 'it was good a while ago',
      given: sent,
      others: [{ at: NOW - 60_000, status: 200, requestHeaders: session }],
      message: 'workedBefore',
      confidence: 'likely',
      evidence: ['earlier'],
    },
    {
      because: 'the answer gives a new session',
      given: { ...sent, responseHeaders: { 'Set-Cookie': 'sid=fedcba9876543210; Path=/' } },
      message: 'replaced',
      confidence: 'likely',
    },
    {
      because: 'the answer takes the session away',
      given: { ...sent, responseHeaders: { 'Set-Cookie': 'sid=; Max-Age=0' } },
      message: 'replaced',
      confidence: 'likely',
    },
    {
      because: 'the API asks for a header',
      given: { ...sent, responseHeaders: { 'WWW-Authenticate': 'Bearer' } },
      message: 'notKnown',
      confidence: 'possible',
    },
    { because: 'a 403 has other reasons too', given: { status: 403, ...sent }, message: 'notKnown', confidence: 'possible' },
    {
      because: 'a 403 that asks to sign in',
      given: { status: 403, ...sent },
      said: ['sign-in-required'],
      message: 'notKnown',
      confidence: 'likely',
    },
    { because: 'an old form may be of an old session', given: { status: 419, ...sent }, message: 'notKnown', confidence: 'possible' },
    {
      because: 'a token in Authorization may be called a session as well',
      given: { requestHeaders: bearer('abcdef0123456789') },
      said: ['session-expired'],
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'the token’s own time says more',
      given: { requestHeaders: bearer(expired(3600)) },
      said: ['session-expired'],
      message: 'saidSo',
      confidence: 'possible',
    },
    {
      because: 'under a 401, "not authorized" says no more than the status',
      given: sent,
      said: ['forbidden'],
      message: 'notKnown',
      confidence: 'likely',
    },
  ],
  ruledOut: [
    { because: 'no session cookie went along', given: { requestHeaders: { Cookie: 'theme=dark' } } },
    { because: 'a token was judged instead', given: { requestHeaders: { ...session, ...bearer('abcdef0123456789') } } },
    { because: 'a sign-in brings its own', given: { method: 'POST', ...sent, requestBody: { user: 'ada', password: 'lovelace' } } },
    { because: 'the session is known, and not allowed', given: { status: 403, ...sent }, said: ['forbidden'] },
    { because: 'a second factor is wanted', given: sent, said: ['step-up'] },
    { because: 'a 400 about something else', given: { status: 400, ...sent }, said: ['api-key-invalid'] },
    { because: 'too many requests', given: { status: 429, ...sent } },
  ],
  unknown: [{ because: 'cookies were not captured', given: { requestHeaders: null }, missing: ['sentCookies', 'credentials'] }],
});
