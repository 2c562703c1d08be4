import { testCause } from '../testing/cause-cases.ts';
import { bearer, jwt } from '../testing/tokens.ts';
import clientCredentialsRejected from './client-credentials-rejected.ts';

const url = 'https://id.example.com/oauth2/token';
const basic = { requestHeaders: { Authorization: 'Basic YXBwOnNlY3JldA==' } };
const own = { method: 'POST', url, requestBody: 'grant_type=client_credentials' };
const code = { method: 'POST', url, requestBody: 'grant_type=authorization_code&code=abc&client_id=a' };
const refresh = { method: 'POST', url, requestBody: 'grant_type=refresh_token&refresh_token=abc&client_id=a' };

testCause(clientCredentialsRejected, {
  found: [
    {
      because: 'an application asks for itself, and a 200 reports an error and no token',
      given: {
        status: 200,
        url: 'https://id.example.com/token?grant_type=client_credential&appid=a&secret=a1b2c3d4',
        body: { errcode: 40001, errmsg: 'x' },
      },
      message: 'refused',
      confidence: 'likely',
    },
    {
      because: 'the code of the standard',
      given: { ...own, ...basic, body: { error: 'invalid_client', error_description: 'Client authentication failed' } },
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body', 'request', 'request-header', 'status'],
    },
    {
      because: 'the code is for the certificate that did not come',
      given: { ...own, body: { error: 'invalid_client', error_description: 'Client certificate missing' } },
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'whatever was to be had with it',
      given: { ...code, ...basic, body: { error: 'invalid_client' } },
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'a code for one thing, words for another',
      given: { ...own, body: { error: 'unauthorized_client', error_description: 'Invalid client or Invalid client credentials' } },
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'the application may not use this grant',
      given: { ...code, status: 400, body: { error: 'unauthorized_client' } },
      message: 'notAllowed',
      confidence: 'certain',
    },
    {
      because: 'no application may use this grant',
      given: { ...own, status: 400, body: { error: 'unsupported_grant_type' } },
      message: 'notAllowed',
      confidence: 'likely',
    },
    {
      because: 'unset variables are no id and no secret',
      given: { ...own, requestHeaders: { Authorization: `Basic ${btoa('undefined:undefined')}` }, body: { error: 'invalid_client' } },
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'the words are about the address to return to',
      given: { ...code, body: { error: 'invalid_client', error_description: 'The redirect URI does not match the one of the request.' } },
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'a sign-in page does not know who leads there',
      given: { url: 'https://id.example.com/authorize?client_id=a&response_type=code' },
      said: ['client-invalid'],
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'an API speaks of a client, and may mean another',
      given: {},
      said: ['client-invalid'],
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'nothing but the application was shown',
      given: { ...own, ...basic, body: { error: 'access_denied', error_description: 'Unauthorized' } },
      message: 'refused',
      confidence: 'likely',
    },
    {
      because: 'a 401 without its body, to a secret',
      given: { ...refresh, ...basic, body: null },
      message: 'refused',
      confidence: 'likely',
    },
    {
      because: 'a 401 that challenges for Basic',
      given: { ...code, responseHeaders: { 'WWW-Authenticate': 'Basic realm="token"' }, body: null },
      message: 'refused',
      confidence: 'likely',
      evidence: ['challenge'],
    },
    {
      because: 'it may be the person’s password, too',
      given: { method: 'POST', url, requestBody: 'grant_type=password&username=ada&password=x&client_secret=abc', body: null },
      message: 'refused',
      confidence: 'possible',
    },
    {
      because: 'the application may lack a right',
      given: { ...own, ...basic, status: 403, body: null },
      message: 'refused',
      confidence: 'possible',
    },
    {
      because: 'an application asks about a token',
      given: { method: 'POST', url: 'https://id.example.com/oauth2/introspect', ...basic, requestBody: 'token=abc' },
      message: 'refused',
      confidence: 'likely',
    },
    {
      because: 'a signed assertion was refused',
      given: {
        method: 'POST',
        url,
        requestBody: `grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=${jwt({ iss: 'app' })}`,
        status: 400,
        body: { error: 'invalid_grant' },
      },
      message: 'assertionRefused',
      confidence: 'likely',
    },
    {
      because: 'at an API a client is whoever calls',
      given: { requestHeaders: bearer('abcdef0123456789'), body: { error: 'UNKNOWN_CLIENT' } },
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'of a signed request, the key that it was signed with',
      given: {
        method: 'POST',
        status: 400,
        requestHeaders: {
          Authorization:
            'AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260317/eu-west-1/tables/aws4_request, SignedHeaders=host, Signature=abcdef',
        },
        body: { __type: 'UnrecognizedClientException', message: 'The security token included in the request is invalid.' },
      },
      message: 'saidSo',
      confidence: 'possible',
    },
  ],
  ruledOut: [
    { because: 'the refresh token is at fault', given: { ...refresh, status: 400, body: { error: 'invalid_grant' } } },
    { because: 'a public client showed no secret', given: { ...refresh, body: null } },
    {
      because: 'the person’s password is at fault',
      given: {
        method: 'POST',
        url,
        requestBody: 'grant_type=password&username=a&password=x',
        status: 400,
        body: { error: 'invalid_grant' },
      },
    },
    { because: 'the application asks too often', given: { ...own, ...basic, status: 429 } },
    { because: 'the application lacks a scope', given: { ...own, ...basic, status: 400, body: { error: 'invalid_scope' } } },
    { because: 'the service is down', given: { ...own, ...basic, body: { error: 'server_error' } } },
    { because: 'a person’s Basic at an API', given: basic },
    { because: 'a filter answered', given: { ...own, ...basic, status: 403 }, said: ['firewall'] },
  ],
  unknown: [{ because: 'the request was not captured', given: { ...own, requestHeaders: null }, missing: ['credentials'] }],
});
