import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer, expired, jwt } from '../testing/tokens.ts';
import tokenWrongType from './token-wrong-type.ts';

const idToken = { requestHeaders: bearer(jwt({ nonce: 'n', at_hash: 'h' })) };
const accessToken = { requestHeaders: bearer(jwt({ token_use: 'access' })) };

testCause(tokenWrongType, {
  found: [
    {
      because: 'the server says so',
      given: { requestHeaders: bearer('abcdef0123456789') },
      said: ['token-wrong-type'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body'],
    },
    { because: 'an ID token', given: idToken, message: 'idToken', confidence: 'likely', evidence: ['token'] },
    {
      because: 'an ID token by its nonce',
      given: { requestHeaders: bearer(jwt({ nonce: 'n' })) },
      message: 'idToken',
      confidence: 'likely',
    },
    {
      because: 'an ID token by name',
      given: { requestHeaders: bearer(jwt({ token_use: 'id' })) },
      message: 'idToken',
      confidence: 'likely',
    },
    {
      because: 'the audience of an ID token is the application',
      given: idToken,
      said: ['token-wrong-audience'],
      message: 'idToken',
      confidence: 'likely',
    },
    {
      because: 'a refresh token, and the server says so',
      given: { requestHeaders: bearer(jwt({ type: 'refresh' })) },
      said: ['token-wrong-type'],
      message: 'refreshToken',
      confidence: 'certain',
    },
    {
      because: 'a refresh token',
      given: { requestHeaders: bearer(jwt({ type: 'refresh' })) },
      message: 'refreshToken',
      confidence: 'likely',
    },
    {
      because: 'its time is over first of all',
      given: { requestHeaders: bearer(expired(3600, { token_use: 'id' })) },
      message: 'idToken',
      confidence: 'possible',
    },
    {
      because: 'the type may be the scheme, where a proof is asked for',
      given: { ...accessToken, responseHeaders: { 'WWW-Authenticate': 'DPoP algs="ES256"' } },
      said: ['token-wrong-type'],
      message: 'saidSo',
      confidence: 'possible',
    },
    {
      because: 'the server says so, and the claims say otherwise',
      given: { ...accessToken, responseHeaders: { 'WWW-Authenticate': 'Bearer' } },
      said: ['token-wrong-type'],
      message: 'saidSo',
      confidence: 'likely',
    },
    { because: 'the server gives another reason', given: idToken, said: ['token-expired'], message: 'idToken', confidence: 'possible' },
    {
      because: 'an ID token was good here',
      given: accessToken,
      others: [{ at: NOW - 1000, status: 200, ...idToken }],
      message: 'accessToken',
      confidence: 'likely',
    },
    {
      because: 'what answered takes ID tokens',
      given: { requestHeaders: bearer(jwt({ token_use: 'id', aud: 'other-client' })), responseHeaders: { 'apigw-requestid': 'a' } },
      message: 'idToken',
      confidence: 'possible',
    },
  ],
  ruledOut: [
    { because: 'an access token', given: accessToken },
    { because: 'it does not show its kind', given: { requestHeaders: bearer(jwt({})) } },
    { because: 'an ID token was good here', given: idToken, others: [{ at: NOW - 1000, status: 200, ...idToken }] },
    { because: 'nothing was sent', given: {}, said: ['token-wrong-type'] },
    {
      because: 'a token endpoint wants a refresh token',
      given: { method: 'POST', status: 400, requestBody: `grant_type=refresh_token&refresh_token=${jwt({ type: 'refresh' })}` },
    },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
