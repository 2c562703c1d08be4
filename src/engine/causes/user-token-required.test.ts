import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer, jwt } from '../testing/tokens.ts';
import userTokenRequired from './user-token-required.ts';

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
    { because: 'the token is an application’s', given: ofClient, message: 'ofClient', confidence: 'possible', evidence: ['token'] },
    {
      because: 'a user’s was good a while ago',
      given: ofClient,
      others: [{ at: NOW - 1000, status: 200, requestHeaders: bearer(jwt({})) }],
      message: 'otherThanBefore',
      confidence: 'likely',
      evidence: ['earlier'],
    },
  ],
  ruledOut: [
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
