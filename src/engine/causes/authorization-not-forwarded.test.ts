import { NOW } from '../testing/build.ts';
import { testCause } from '../testing/cause-cases.ts';
import { bearer, expired } from '../testing/tokens.ts';
import authorizationNotForwarded from './authorization-not-forwarded.ts';

const sent = { requestHeaders: bearer('abcdef0123456789') };
const php = { Server: 'Apache/2.4.58 (Unix)', 'X-Powered-By': 'PHP/8.2.20' };

testCause(authorizationNotForwarded, {
  found: [
    {
      because: 'the header went out, and the server says that it is missing',
      given: { ...sent, body: { error: 'Authorization header missing' } },
      message: 'saysMissing',
      confidence: 'likely',
      evidence: ['request-header', 'body', 'status'],
    },
    {
      because: 'the server is of a kind that hides the header from programs',
      given: { ...sent, responseHeaders: php, body: { error: 'No token provided' } },
      message: 'behindGateway',
      confidence: 'likely',
      evidence: ['response-header'],
    },
    {
      because: 'also with 403, and in another language',
      given: { ...sent, status: 403, responseHeaders: { Server: 'LiteSpeed' }, body: { message: 'Der Authorization-Header fehlt' } },
      message: 'behindGateway',
      confidence: 'likely',
    },
    {
      because: 'the challenge asks for just this scheme',
      given: { requestHeaders: bearer(expired(-3600)), responseHeaders: { 'WWW-Authenticate': 'Bearer realm="api"' } },
      said: ['credential-missing'],
      message: 'saysMissing',
      confidence: 'likely',
    },
    {
      because: 'the challenge names a library, and asks for no scheme',
      given: { ...sent, responseHeaders: { ...php, 'WWW-Authenticate': 'jwt-auth' }, body: { message: 'Token not provided' } },
      message: 'behindGateway',
      confidence: 'likely',
    },
    {
      because: 'a password is dropped in the same way',
      given: { requestHeaders: { Authorization: 'Basic YWRhOmxvdmVsYWNl' }, responseHeaders: { 'WWW-Authenticate': 'Basic realm="a"' } },
      said: ['credential-missing'],
      message: 'saysMissing',
      confidence: 'likely',
    },
    {
      because: 'a key that went along may be what the server looked at',
      given: { requestHeaders: { ...bearer('abcdef0123456789'), 'X-Api-Key': 'k3y-abcdef0123456789' } },
      said: ['credential-missing'],
      others: [{ ...sent, at: NOW - 5000, status: 200 }],
      message: 'saysMissing',
      confidence: 'possible',
      evidence: ['earlier'],
    },
  ],
  ruledOut: [
    {
      because: 'the server asks for a stronger sign-in, whatever else it says (RFC 9470 §3)',
      given: {
        requestHeaders: bearer('abcdef0123456789'),
        responseHeaders: { 'WWW-Authenticate': 'Bearer error="insufficient_user_authentication", acr_values="silver"' },
        body: { detail: 'Authentication credentials were not provided.' },
      },
    },
    {
      because: 'the challenge asks for a fresh one, and has no error',
      given: {
        requestHeaders: bearer('abcdef0123456789'),
        responseHeaders: { 'WWW-Authenticate': 'Bearer max_age="300"' },
        body: { detail: 'Authentication credentials were not provided.' },
      },
    },
    {
      because: 'the server saw the password, and misses another scheme beside it',
      given: { requestHeaders: { Authorization: `Basic ${btoa('ada:lovelace')}` } },
      said: ['wrong-password', 'credential-missing'],
    },
    { because: 'nothing was sent', given: { body: { error: 'Authorization header missing' } } },
    { because: 'the server read it', given: sent, said: ['token-expired', 'credential-missing'] },
    { because: 'the server does not say that it is missing', given: { ...sent, body: { error: 'Unauthorized' } } },
    {
      because: 'a server that looks for another scheme says "missing" too',
      given: { ...sent, responseHeaders: { 'WWW-Authenticate': 'Basic realm="a"' } },
      said: ['credential-missing'],
    },
    {
      because: 'a scheme that few know may be what it did not find',
      given: { requestHeaders: { Authorization: 'Token abcdef0123456789' } },
      said: ['credential-missing'],
    },
    { because: 'what was sent is no token', given: { requestHeaders: bearer('undefined') }, said: ['credential-missing'] },
    { because: 'it wants a key', given: sent, said: ['api-key-missing', 'credential-missing'] },
    { because: 'a gateway’s answer to unknown paths', given: { ...sent, status: 403, body: { message: 'Missing Authentication Token' } } },
  ],
  unknown: [{ because: 'the request was not captured', given: { requestHeaders: null }, missing: ['credentials'] }],
});
