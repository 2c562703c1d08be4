import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import noCredentials from './no-credentials.ts';

const bearer = { 'WWW-Authenticate': 'Bearer realm="orders"' };
const basic = { 'WWW-Authenticate': 'Basic realm="Staging"' };

testCause(noCredentials, {
  found: [
    {
      because: 'nothing went out, and the server says that it is missing',
      given: {},
      said: ['credential-missing'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['request', 'body'],
    },
    {
      because: 'the server wants a sign-in in so many words',
      given: { status: 403 },
      said: ['sign-in-required'],
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'a 200 may say so too',
      given: { status: 200, body: { errors: [] } },
      said: [{ meaning: 'sign-in-required', isCode: true }],
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'a session cookie lies in the jar and stayed behind: there is more to it',
      given: { url: 'https://api.example.com/me', jar: [{ name: 'sid', path: '/admin' }] },
      said: ['credential-missing'],
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'the hop before carried one',
      given: { before: [{ url: 'http://api.example.com/orders', requestHeaders: { Authorization: 'Bearer abcdef0123456789' } }] },
      said: ['credential-missing'],
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'earlier requests carried one',
      given: {},
      others: [{ at: NOW - 1000, status: 200, requestHeaders: { Cookie: 'sid=0123456789abcdef' } }],
      said: ['credential-missing'],
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'a Bearer challenge without an error code answers nothing',
      given: { responseHeaders: bearer },
      message: 'challenged',
      confidence: 'likely',
      evidence: ['challenge'],
    },
    {
      because: 'a challenge makes a 403 the same',
      given: { status: 403, responseHeaders: bearer },
      message: 'challenged',
      confidence: 'likely',
    },
    { because: 'a 401 without any words', given: {}, message: 'nothingSent', confidence: 'likely', evidence: ['status'] },
    {
      because: 'cookies of no sign-in are none',
      given: { requestHeaders: { Cookie: '_ga=GA1.2.3; theme=dark' } },
      message: 'nothingSent',
      confidence: 'likely',
    },
    {
      because: 'a redirect to the sign-in page',
      given: { status: 302, responseHeaders: { Location: '/login?next=/orders' } },
      message: 'sentToSignIn',
      confidence: 'likely',
    },
    {
      because: 'Chromium hides a stored password',
      given: { responseHeaders: basic },
      said: ['credential-missing'],
      message: 'maybeHidden',
      confidence: 'likely',
    },
    {
      because: 'Firefox shows it, so it was not there',
      given: { observer: 'firefox', responseHeaders: basic },
      message: 'challenged',
      confidence: 'likely',
    },
    { because: 'a 403 alone fits much else', given: { status: 403 }, message: 'forbidden', confidence: 'possible' },
    {
      because: 'the API wants a header, whatever cookies there are',
      given: { requestHeaders: { Cookie: 'sid=0123456789abcdef' }, responseHeaders: bearer },
      said: ['credential-missing'],
      message: 'headerWanted',
      confidence: 'likely',
    },
    {
      because: 'a session cookie may be what it wants as well',
      given: { requestHeaders: { Cookie: 'sid=0123456789abcdef' }, responseHeaders: bearer },
      message: 'headerWanted',
      confidence: 'possible',
    },
    {
      because: 'a key names the application, not the caller',
      given: { requestHeaders: { 'X-Api-Key': '0123456789abcdef' } },
      said: ['sign-in-required'],
      message: 'besideKey',
      confidence: 'likely',
    },
    {
      because: 'another reason is given',
      given: {},
      said: ['step-up'],
      message: 'nothingSent',
      confidence: 'possible',
    },
    {
      because: 'a script asked for JSON and got the page with the password field',
      given: {
        status: 200,
        requestHeaders: { Accept: 'application/json' },
        body: '<!doctype html><title>Log in</title><form><input type="password" name="p"></form>',
      },
      message: 'nothingSent',
      confidence: 'likely',
    },
    {
      because: 'a cookie of unknown name that only the server reads stayed behind',
      given: { url: 'https://api.example.com/me', jar: [{ name: 'q7', path: '/admin', httpOnly: true, value: 'short' }] },
      said: ['credential-missing'],
      message: 'saidSo',
      confidence: 'likely',
    },
  ],
  ruledOut: [
    {
      because: 'a renewal carries its refresh token',
      given: { method: 'POST', url: 'https://api.example.com/token/refresh', requestBody: { refreshToken: 'abcdef0123456789' } },
    },
    { because: 'a token went out', given: { requestHeaders: { Authorization: 'Bearer abcdef0123456789' } } },
    {
      because: 'it went out, whatever the server says',
      given: { requestHeaders: { Authorization: 'Bearer abcdef0123456789' } },
      said: ['credential-missing'],
    },
    { because: 'a session cookie went out', given: { requestHeaders: { Cookie: 'sid=0123456789abcdef' } } },
    { because: 'a key went out', given: { url: 'https://api.example.com/orders?api_key=0123456789abcdef' } },
    { because: 'a sign-in carries its password', given: { method: 'POST', requestBody: { user: 'ada', password: 'lovelace' } } },
    { because: 'so does one whose body was not seen', given: { method: 'POST', url: 'https://example.com/api/login' } },
    { because: 'an application asks for a token', given: { method: 'POST', status: 400, requestBody: 'grant_type=client_credentials' } },
    { because: 'preflights never carry one', given: { method: 'OPTIONS', resourceType: 'preflight' } },
    { because: 'a proxy asks', given: { status: 407 } },
    { because: 'too many requests', given: { status: 429 } },
    { because: 'the network asks', given: { status: 511 } },
    { because: 'a 400 about something else', given: { status: 400 }, said: ['token-expired'] },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials', 'sentCookies'] }],
});
