import { testCause } from '../testing/cause-cases.ts';
import { bearer, expired } from '../testing/tokens.ts';
import clientCertificateRequired from './client-certificate-required.ts';

const cnf = { 'x5t#S256': 'bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2' };

testCause(clientCertificateRequired, {
  found: [
    {
      because: 'nginx’s own status for none',
      given: { status: 496, body: null },
      message: 'notSent',
      confidence: 'certain',
      evidence: ['status'],
    },
    { because: 'nginx’s own status for one that failed', given: { status: 495, body: null }, message: 'refused', confidence: 'certain' },
    {
      because: 'the page says so, and the status is the one that browsers see',
      given: { status: 400, resourceType: 'main_frame', body: '<html><title>400 No required SSL certificate was sent</title></html>' },
      message: 'saidSo',
      confidence: 'certain',
      evidence: ['body'],
    },
    {
      because: 'IIS says so with 403.7',
      given: {
        status: 403,
        body: '<html><h2>HTTP Error 403.7 - Forbidden</h2><h3>The page requires a client certificate that the server recognizes.</h3></html>',
      },
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'a gateway says so beside a good key',
      given: { status: 403, requestHeaders: { 'X-Api-Key': 'k3y-abcdef0123456789' }, body: { message: 'Invalid client certificate' } },
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'a program says so in another language',
      given: { body: { message: 'Client-Zertifikat fehlt' } },
      message: 'saidSo',
      confidence: 'certain',
    },
    {
      because: 'which certificate is meant is not said',
      given: { status: 403, body: { message: 'Certificate required' } },
      message: 'saidSo',
      confidence: 'likely',
    },
    {
      because: 'the token is bound to a certificate (RFC 8705 §3)',
      given: { requestHeaders: bearer(expired(-3600, { cnf })), responseHeaders: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } },
      message: 'boundToken',
      confidence: 'likely',
      evidence: ['token', 'request-header'],
    },
    {
      because: 'such a token whose time is over anyway',
      given: { requestHeaders: bearer(expired(3600, { cnf })) },
      message: 'boundToken',
      confidence: 'possible',
    },
  ],
  ruledOut: [
    { because: 'nobody speaks of certificates', given: { status: 403 } },
    { because: 'the server’s own way out failed', given: { body: { error: 'unable to get local issuer certificate' } } },
    { because: 'a token bound to a key', given: { requestHeaders: bearer(expired(-3600, { cnf: { jkt: 'abc' } })) } },
    { because: 'the server says that the token is over', given: { requestHeaders: bearer(expired(-5, { cnf })) }, said: ['token-expired'] },
    { because: 'a 400 for cookies that are too large', given: { status: 400, body: 'Request Header Or Cookie Too Large' } },
    { because: 'the request was fine', given: { status: 200 } },
  ],
  unknown: [{ because: 'no answer was seen', given: { status: null }, missing: ['status'] }],
});
