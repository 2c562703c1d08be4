import { NOW, type Overrides } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer, jwt } from '../testing/tokens.ts';
import userTokenRequired from './user-token-required.ts';

const session = (more: object, at = NOW - 60_000): Overrides => ({
  at,
  url: 'https://api.example.com/session.json',
  method: 'POST',
  status: 201,
  requestBody: { application_id: 7, auth_key: 'x7Hq', nonce: 42, timestamp: 1773735260, signature: 'a1b2c3d4', ...more },
});
const opaque = { 'X-Session-Token': 'a1b2c3d4e5f6a1b2c3d4e5f6' };
const reading: Overrides = { at: NOW - 30_000, status: 200, requestHeaders: opaque };
const writing: Overrides = { method: 'POST', requestHeaders: opaque, requestBody: { name: 'a' }, body: { errors: ['Unauthorized'] } };

const asksForToken: Overrides = {
  at: NOW - 60_000,
  url: 'https://api.example.com/oauth/token',
  method: 'POST',
  status: 200,
  requestBody: 'grant_type=client_credentials&client_id=a&client_secret=b1c2d3e4',
};

const ofClient = { status: 403, requestHeaders: bearer(jwt({ sub: 'app', client_id: 'app' })) };

testCause(userTokenRequired, {
  found: [
    {
      because: 'the server says so',
      given: { requestHeaders: bearer('abcdef0123456789') },
      said: ['user-required'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body', 'request-header'],
    },
    {
      because: 'the server says so under a 422',
      given: { status: 422, requestHeaders: { 'X-Session-Token': 'abcdef0123456789' } },
      said: ['user-required'],
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'a token that names a user has one',
      given: { requestHeaders: bearer(jwt({})) },
      said: ['user-required'],
      message: 'saidSo',
      confidence: 'possible',
    },
    {
      because: 'an authenticated user is asked of everybody',
      given: { requestHeaders: bearer('abcdef0123456789') },
      said: [{ meaning: 'user-required', quote: 'requires an authenticated user' }],
      message: 'saidSo',
      confidence: 'likely',
    },
    { because: 'the token is an application’s', given: ofClient, message: 'ofClient', confidence: 'possible', evidence: ['token'] },
    {
      because: 'a user’s was good a while ago',
      given: ofClient,
      others: [{ at: NOW - 1000, status: 200, requestHeaders: bearer(jwt({})) }],
      message: 'otherThanBefore',
      confidence: 'likely',
      evidence: ['earlier'],
    },
    {
      because: 'the session was made without a user, and reading worked',
      given: writing,
      others: [session({}), reading],
      message: 'readsOnly',
      confidence: 'likely',
      evidence: ['earlier', 'request-header'],
    },
    {
      because: 'the token was asked for with the application’s own credentials',
      given: { ...writing, status: 403 },
      others: [asksForToken, reading],
      message: 'readsOnly',
      confidence: 'likely',
    },
    {
      because: 'nothing was read with it yet, and sessions are of two kinds here',
      given: writing,
      others: [session({})],
      message: 'madeWithoutUser',
      confidence: 'likely',
    },
    {
      because: 'what may be read without a user is not known',
      given: { ...writing, method: 'GET' },
      others: [session({})],
      message: 'madeWithoutUser',
      confidence: 'possible',
    },
    {
      because: 'an application’s token may change things in many places',
      given: { ...writing, status: 403 },
      others: [asksForToken],
      message: 'madeWithoutUser',
      confidence: 'possible',
    },
  ],
  ruledOut: [
    {
      because: 'the session was made with a user’s password',
      given: writing,
      others: [session({ user: { login: 'anna', password: 's3cret' } }), reading],
    },
    { because: 'the session was made with another service’s token', given: writing, others: [session({ provider: 'facebook' }), reading] },
    {
      because: 'a user has signed in to the session since',
      given: writing,
      others: [
        session({}),
        {
          at: NOW - 40_000,
          url: 'https://api.example.com/login.json',
          method: 'POST',
          status: 202,
          requestHeaders: opaque,
          requestBody: { login: 'anna', password: 's3cret' },
        },
        reading,
      ],
    },
    { because: 'the session has ended', given: writing, others: [session({}), reading], said: ['session-expired'] },
    {
      because: 'the token was there before that session',
      given: writing,
      others: [{ ...reading, at: NOW - 90_000 }, session({}), reading],
    },
    { because: 'the session could not be made', given: writing, others: [{ ...session({}), status: 422 }] },
    { because: 'the token is a user’s', given: { requestHeaders: bearer(jwt({})) } },
    { because: 'the server gives another reason', given: ofClient, said: ['token-expired'] },
    { because: 'nothing was sent', given: {}, said: ['user-required'] },
    {
      because: 'an application asks for its token',
      given: { method: 'POST', status: 400, requestBody: 'grant_type=client_credentials' },
      said: ['user-required'],
    },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
