import { NOW, NOW_SECONDS } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer, jwt } from '../testing/tokens.ts';
import refreshRace from './refresh-race.ts';

const oldToken = jwt({ iat: NOW_SECONDS - 900, exp: NOW_SECONDS });
const newToken = jwt({ iat: NOW_SECONDS - 2, exp: NOW_SECONDS + 900 });
const withOld = { requestHeaders: bearer(oldToken) };
const withNew = { requestHeaders: bearer(newToken) };
const opaqueOld = { requestHeaders: bearer('0ld-abcdef0123456789') };
const opaqueNew = { requestHeaders: bearer('n3w-abcdef0123456789') };
const renewal = {
  at: NOW - 1500,
  receivedAt: NOW - 1200,
  method: 'POST',
  url: 'https://id.example.com/oauth/token',
  status: 200,
  requestBody: 'grant_type=refresh_token&refresh_token=r3fresh-0123456789',
};
const retry = { at: NOW + 500, status: 200, ...withNew };
const oldCookie = { requestHeaders: { Cookie: 'sid=0ld-0123456789abcdef' } };
const newCookie = { requestHeaders: { Cookie: 'sid=n3w-0123456789abcdef' } };
const rotation = {
  at: NOW - 1500,
  receivedAt: NOW - 1200,
  method: 'POST',
  url: 'https://api.example.com/session/rotate',
  status: 200,
  responseHeaders: { 'Set-Cookie': 'sid=n3w-0123456789abcdef; Path=/; Secure; HttpOnly' },
  ...oldCookie,
};

testCause(refreshRace, {
  found: [
    {
      because: 'a renewal was answered before, and the same request with the newer token succeeded',
      given: withOld,
      said: ['token-expired'],
      others: [renewal, retry],
      message: 'afterRenewal',
      confidence: 'certain',
      evidence: ['earlier', 'request-header'],
    },
    {
      because: 'a renewal was answered a moment before',
      given: withOld,
      others: [renewal],
      message: 'afterRenewal',
      confidence: 'likely',
    },
    {
      because: 'the sign-in service has a site of its own, and was asked by the same page',
      given: { ...withOld, initiator: 'https://shop.example' },
      others: [{ ...renewal, url: 'https://login.id.example/token', initiator: 'https://shop.example' }],
      message: 'afterRenewal',
      confidence: 'likely',
    },
    {
      because: 'another request had a newer token already',
      given: withOld,
      others: [{ at: NOW - 800, status: 200, url: 'https://api.example.com/me', ...withNew }, retry],
      message: 'newerInUse',
      confidence: 'certain',
    },
    {
      because: 'tokens that do not tell their time: the order alone shows which is newer',
      given: opaqueOld,
      others: [
        { at: NOW - 60_000, status: 200, url: 'https://api.example.com/me', ...opaqueOld },
        { at: NOW - 800, status: 200, url: 'https://api.example.com/me', ...opaqueNew },
        { at: NOW + 500, status: 200, ...opaqueNew },
      ],
      message: 'newerInUse',
      confidence: 'likely',
    },
    {
      because: 'the token that was accepted afterwards is older than the request',
      given: withOld,
      said: ['token-expired'],
      others: [retry],
      message: 'issuedBefore',
      confidence: 'certain',
    },
    {
      because: 'an answer had set the cookie anew',
      given: oldCookie,
      others: [{ at: NOW - 60_000, status: 200, ...oldCookie }, rotation, { at: NOW + 500, status: 200, ...newCookie }],
      message: 'cookieRenewed',
      confidence: 'likely',
      evidence: ['earlier', 'cookie'],
    },
    {
      because: 'the renewal was still under way',
      given: oldCookie,
      others: [
        { at: NOW - 60_000, status: 200, ...oldCookie },
        { ...rotation, receivedAt: NOW + 200 },
      ],
      message: 'underWay',
      confidence: 'possible',
    },
    {
      because: 'two tabs used one refresh token',
      given: { method: 'POST', url: renewal.url, status: 400, requestBody: renewal.requestBody, body: { error: 'invalid_grant' } },
      others: [renewal],
      message: 'usedTwice',
      confidence: 'likely',
    },
    {
      because: 'two tabs showed one refresh cookie',
      given: { method: 'POST', url: 'https://api.example.com/auth/refresh', requestHeaders: { Cookie: 'refresh_token=r3f-0123456789' } },
      others: [
        {
          at: NOW - 400,
          method: 'POST',
          url: 'https://api.example.com/auth/refresh',
          status: 200,
          requestHeaders: { Cookie: 'refresh_token=r3f-0123456789' },
        },
      ],
      message: 'usedTwice',
      confidence: 'likely',
    },
    {
      because: 'a token that does not tell its time is said to be over, a moment after another one arrived',
      given: opaqueOld,
      said: ['token-expired'],
      others: [renewal],
      message: 'afterRenewal',
      confidence: 'likely',
    },
  ],
  ruledOut: [
    {
      because: 'what arrived was a token for another site',
      given: { ...opaqueOld, initiator: 'https://shop.example' },
      said: ['token-expired'],
      others: [{ ...renewal, url: 'https://login.id.example/token', initiator: 'https://shop.example' }],
    },
    {
      because: 'two calls with one access token are no race for the refresh token',
      given: { method: 'POST', url: 'https://api.example.com/auth/refresh', ...opaqueOld },
      others: [{ at: NOW - 30_000, method: 'POST', url: 'https://api.example.com/auth/refresh', status: 200, ...opaqueOld }],
    },
    {
      because: 'the page renewed because of this answer',
      given: withOld,
      said: ['token-expired'],
      others: [
        { ...renewal, at: NOW + 200, receivedAt: NOW + 400 },
        { at: NOW + 600, status: 200, requestHeaders: bearer(jwt({ iat: NOW_SECONDS, exp: NOW_SECONDS + 900 })) },
      ],
    },
    { because: 'it carried the renewed token', given: withNew, others: [{ ...renewal, at: NOW - 3000, receivedAt: NOW - 2000 }] },
    { because: 'the old token was accepted again', given: withOld, others: [renewal, { ...withOld, at: NOW + 500, status: 200 }] },
    { because: 'another thing is wrong with it', given: withOld, said: ['token-wrong-audience'], others: [renewal, retry] },
    {
      because: 'a token of another kind is not a newer one',
      given: { requestHeaders: bearer(jwt({ token_use: 'access', iat: NOW_SECONDS - 900 })) },
      others: [{ ...retry, requestHeaders: bearer(jwt({ token_use: 'id', iat: NOW_SECONDS - 2 })) }],
    },
    {
      because: 'an application’s own token is another matter',
      given: withOld,
      others: [{ ...renewal, requestBody: 'grant_type=client_credentials&client_id=a' }],
    },
    { because: 'a renewal long ago', given: withOld, others: [{ ...renewal, at: NOW - 300_000, receivedAt: NOW - 299_000 }] },
    { because: 'nothing was renewed', given: withOld, said: ['token-expired'] },
    {
      because: 'the cookie of another host was renewed',
      given: oldCookie,
      others: [{ ...rotation, url: 'https://shop.example.com/rotate' }],
    },
    {
      because: 'the cookie was renewed, and the new one was sent',
      given: newCookie,
      others: [{ at: NOW - 60_000, status: 200, ...oldCookie }, rotation],
    },
    { because: 'keys are not renewed', given: { requestHeaders: { 'X-Api-Key': 'k3y-abcdef0123456789' } }, others: [renewal] },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials', 'sentCookies'] }],
});
