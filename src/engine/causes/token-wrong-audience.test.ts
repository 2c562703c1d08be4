import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer, jwt } from '../testing/tokens.ts';
import tokenWrongAudience from './token-wrong-audience.ts';

const of = (aud: unknown) => ({ requestHeaders: bearer(jwt({ aud })) });

testCause(tokenWrongAudience, {
  found: [
    {
      because: 'the server says so',
      given: { requestHeaders: bearer('abcdef0123456789') },
      said: ['token-wrong-audience'],
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body'],
    },
    {
      because: 'the server says so, and the token shows it',
      given: of('client-1'),
      said: ['token-wrong-audience'],
      message: 'saidOfClaim',
      confidence: 'certain',
      evidence: ['token'],
    },
    {
      because: 'an ID token is of the wrong kind first of all',
      given: { requestHeaders: bearer(jwt({ aud: 'client-1', nonce: 'n' })) },
      said: ['token-wrong-audience'],
      message: 'saidOfClaim',
      confidence: 'possible',
    },
    {
      because: 'it names another service, and is invalid',
      given: of('https://graph.other.example'),
      said: ['token-invalid'],
      message: 'otherHost',
      confidence: 'likely',
    },
    { because: 'it names another service', given: of(['https://graph.other.example']), message: 'otherHost', confidence: 'possible' },
    {
      because: 'another audience was good a while ago',
      given: of('api-2'),
      others: [{ at: NOW - 1000, status: 200, ...of('api-1') }],
      message: 'otherThanBefore',
      confidence: 'likely',
      evidence: ['earlier'],
    },
    {
      because: 'it names another place of this host, and the page',
      given: { initiator: 'https://shop.example', ...of(['https://api.example.com/userinfo', 'https://api.shop.example']) },
      said: ['token-invalid'],
      message: 'otherHost',
      confidence: 'likely',
    },
    {
      because: 'a gateway that takes ID tokens finds their audience wrong',
      given: {
        requestHeaders: bearer(jwt({ token_use: 'id', aud: 'other-client' })),
        responseHeaders: {
          'apigw-requestid': 'a',
          'WWW-Authenticate': 'Bearer error="invalid_token" error_description="invalid audience"',
        },
      },
      message: 'saidOfClaim',
      confidence: 'likely',
    },
  ],
  ruledOut: [
    {
      because: 'it names where this address is within',
      given: { url: 'https://api.example.com/v1/orders', ...of('https://api.example.com/v1') },
    },
    { because: 'an id beside an address may be this API’s', given: of(['https://other.example', 'client-1']), said: ['token-invalid'] },
    { because: 'it names this host', given: of('https://api.example.com') },
    { because: 'it names this site among others', given: of(['https://other.example', 'https://example.com/v1']), said: ['token-invalid'] },
    {
      because: 'it names the page’s site',
      given: { initiator: 'https://shop.example', ...of('https://shop.example') },
      said: ['token-invalid'],
    },
    { because: 'an id says nothing', given: of('client-1'), said: ['token-invalid'] },
    {
      because: 'the same was good a while ago',
      given: of('https://other.example'),
      others: [{ at: NOW - 1000, status: 200, ...of('https://other.example') }],
    },
    { because: 'the server gives another reason', given: of('https://other.example'), said: ['token-expired'] },
    { because: 'nothing was sent', given: {}, said: ['token-wrong-audience'] },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
