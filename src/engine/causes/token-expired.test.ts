import { NOW, NOW_SECONDS } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer, expired } from '../testing/tokens.ts';
import tokenExpired from './token-expired.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const old = bearer(expired(3600));
const good = bearer(expired(-3600));

testCause(tokenExpired, {
  found: [
    {
      because: 'its time was over for an hour',
      given: { requestHeaders: old },
      message: 'past',
      confidence: 'certain',
      evidence: ['request-header', 'token', 'clock'],
    },
    {
      because: 'the server says so of an opaque token',
      given: { requestHeaders: bearer('abcdef0123456789') },
      said: ['token-expired'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body'],
    },
    {
      because: 'the server says so of a token that shows no time',
      given: { status: 403, requestHeaders: bearer('abcdef0123456789') },
      said: ['token-expired'],
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'both say so',
      given: { status: 403, requestHeaders: old },
      said: ['token-expired'],
      message: 'past',
      confidence: 'certain',
    },
    { because: 'over at this very second', given: { requestHeaders: bearer(expired(0)) }, message: 'past', confidence: 'likely' },
    { because: 'servers forgive some minutes', given: { requestHeaders: bearer(expired(60)) }, message: 'past', confidence: 'likely' },
    { because: 'a 403 has other reasons too', given: { status: 403, requestHeaders: old }, message: 'past', confidence: 'likely' },
    {
      because: 'invalid or expired: the token tells which',
      given: { requestHeaders: old },
      said: ['token-invalid-or-expired'],
      message: 'past',
      confidence: 'certain',
    },
    {
      because: 'invalid or expired: nothing tells which',
      given: { requestHeaders: bearer('abcdef0123456789') },
      said: ['token-invalid-or-expired'],
      message: 'oneOfTwo',
      confidence: 'possible',
    },
    {
      because: 'the server gives another reason',
      given: { requestHeaders: old },
      said: ['token-wrong-audience'],
      message: 'past',
      confidence: 'possible',
    },
    {
      because: 'the server wants a password',
      given: { requestHeaders: old, responseHeaders: { 'WWW-Authenticate': 'Basic realm="a"' } },
      message: 'past',
      confidence: 'likely',
    },
    {
      because: 'the device’s clock is what there is',
      given: { requestHeaders: old, date: null },
      message: 'pastByDevice',
      confidence: 'likely',
    },
    {
      because: 'a cache answered at some other time',
      given: { requestHeaders: old, responseHeaders: { Age: '600' } },
      message: 'pastByDevice',
      confidence: 'possible',
    },
    {
      because: 'the device’s clock is two hours behind',
      given: { requestHeaders: old, receivedAt: NOW - 2 * HOUR },
      message: 'clocksApart',
      confidence: 'certain',
    },
    {
      because: 'the session cookie is a token',
      given: { requestHeaders: { Cookie: `session=${expired(3600)}` } },
      message: 'inCookie',
      confidence: 'likely',
      evidence: ['cookie'],
    },
    {
      because: 'the session may be in the other cookie',
      given: { requestHeaders: { Cookie: `id_token=${expired(3600)}; sid=0123456789abcdef` } },
      message: 'inCookie',
      confidence: 'possible',
    },
    {
      because: 'the server speaks of a token, and a cookie is all there is',
      given: { requestHeaders: { Cookie: 'sid=0123456789abcdef' } },
      said: ['token-expired'],
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'a redirect to the sign-in page',
      given: { status: 302, responseHeaders: { Location: '/login' }, requestHeaders: { Cookie: `session=${expired(3600)}` } },
      message: 'inCookie',
      confidence: 'likely',
    },
    {
      because: 'without a scheme, the form may be what is wrong',
      given: { requestHeaders: { Authorization: expired(3600) } },
      message: 'past',
      confidence: 'likely',
    },
    {
      because: 'a newer one was there already: its own time is not the whole story',
      given: { requestHeaders: bearer(expired(600, { iat: NOW_SECONDS - 4200 })) },
      said: ['token-expired'],
      others: [{ at: NOW + 1000, status: 200, requestHeaders: bearer(expired(-3600, { iat: NOW_SECONDS - 20 })) }],
      message: 'past',
      confidence: 'likely',
    },
    {
      because: 'it was renewed after it had been refused, as it should be',
      given: { requestHeaders: bearer(expired(600, { iat: NOW_SECONDS - 4200 })) },
      others: [{ at: NOW + 3000, status: 200, requestHeaders: bearer(expired(-3600, { iat: NOW_SECONDS + 2 })) }],
      message: 'past',
      confidence: 'certain',
    },
    {
      because: 'a renewal had been answered just before',
      given: { requestHeaders: bearer('abcdef0123456789') },
      said: ['token-expired'],
      others: [
        {
          at: NOW - 1000,
          method: 'POST',
          url: 'https://id.example.com/token',
          status: 200,
          requestBody: 'grant_type=refresh_token&refresh_token=abc',
          requestHeaders: { 'Content-Type': 'application/x-www-form-urlencoded' },
        },
      ],
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'the server says so of a token that has an hour left',
      given: { requestHeaders: good },
      said: ['token-expired'],
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'the temporary credential of a signed request',
      given: { status: 403, requestHeaders: { Authorization: 'AWS4-HMAC-SHA256 Credential=ASIA/x, SignedHeaders=host, Signature=abcdef' } },
      said: ['token-expired'],
      message: 'saidSo',
      confidence: 'certain',
    },
  ],
  ruledOut: [
    {
      because: 'the clock of a signed request is another matter',
      given: { status: 403, requestHeaders: { Authorization: 'AWS4-HMAC-SHA256 Credential=AKIA/x, SignedHeaders=host, Signature=abcdef' } },
      said: ['token-expired', 'time-skew'],
    },
    {
      because: 'a signed link is another matter',
      given: { status: 403, url: `https://files.example/a?Expires=${NOW_SECONDS + 60}&Signature=abcdef0123456789` },
      said: ['token-expired'],
    },
    { because: 'it has an hour left', given: { requestHeaders: good } },
    { because: 'it has an hour left, and is invalid or expired', given: { requestHeaders: good }, said: ['token-invalid-or-expired'] },
    { because: 'it shows no time, and the server says nothing', given: { requestHeaders: bearer('abcdef0123456789') } },
    {
      because: 'an old token in a cookie is not what was judged',
      given: { requestHeaders: { ...good, Cookie: `session=${expired(3600)}` } },
    },
    {
      because: 'a key’s time is another matter',
      given: { requestHeaders: { 'X-Api-Key': 'abcdef0123456789' } },
      said: ['api-key-expired'],
    },
    {
      because: 'the server took it an hour after its time',
      given: { requestHeaders: bearer(expired(7200)) },
      others: [{ at: NOW - HOUR, status: 200, requestHeaders: bearer(expired(7200)) }],
    },
    {
      because: 'the token endpoint speaks of the refresh token',
      given: { method: 'POST', status: 400, requestBody: 'grant_type=refresh_token&refresh_token=abc' },
      said: ['token-expired'],
    },
    { because: 'nothing was sent', given: {}, said: ['token-expired'] },
    { because: 'the refresh token’s time says nothing', given: { requestHeaders: { Cookie: `refresh_token=${expired(3600)}` } } },
    { because: 'a limit was reached', given: { status: 429, requestHeaders: old } },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
