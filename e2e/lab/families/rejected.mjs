// @ts-check
/** A credential was sent, and the server would not have it. */

import { basic, mint, mintGood } from '../tokens.mjs';

/** @typedef {import('../types.ts').CaseSource} CaseSource @typedef {import('../types.ts').Answer} Answer @typedef {import('../types.ts').Site} Site */

/**
 * A Bearer API's refusal.
 * @param {Record<string, string>} parameters of the challenge
 * @param {unknown} [json]
 * @returns {Answer}
 */
const refused = (parameters, json = { message: 'Unauthorized' }) => ({
  status: 401,
  headers: {
    'WWW-Authenticate': `Bearer ${Object.entries(parameters)
      .map(([name, value]) => `${name}="${value}"`)
      .join(', ')}`,
  },
  json,
});

/**
 * A case that asks the orders API once with a token. A sign-in on the site's front page gives out a good one.
 * @param {Omit<CaseSource, 'family' | 'asks' | 'routes'> & {token: (site: Site) => string, answer: Answer}} made
 * @returns {CaseSource}
 */
const withToken = ({ token, answer, ...rest }) => ({
  ...rest,
  family: 'rejected',
  asks: (site) => [{ how: 'fetch', to: 'api', path: '/v1/orders', headers: { authorization: `Bearer ${token(site)}` }, status: 401 }],
  routes: { 'api /v1/orders': ({ hasGoodToken }) => (hasGoodToken ? { json: { orders: [] } } : answer) },
});

/**
 * A case that asks a token endpoint.
 * @param {Omit<CaseSource, 'family' | 'asks' | 'routes'> & {form: Record<string, string>, headers?: Record<string, string>, answer: Answer & {status: number}}} made
 * @returns {CaseSource}
 */
const atTokenEndpoint = ({ form, headers = {}, answer, ...rest }) => ({
  ...rest,
  family: 'rejected',
  asks: () => [
    {
      how: 'fetch',
      to: 'id',
      path: '/oauth/token',
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(form).toString(),
      status: answer.status,
    },
  ],
  routes: { 'id /oauth/token': answer },
});

/** @type {CaseSource[]} */
export const rejected = [
  {
    id: 'wrong-password-basic',
    family: 'rejected',
    title: 'A wrong password for an API',
    cause: 'wrong-password',
    says: 'User name and password were sent, and the server asked for them again.',
    asks: () => [{ how: 'fetch', to: 'api', path: '/v1/orders', headers: { authorization: basic('ada', 'babbage') }, status: 401 }],
    routes: {
      'api /v1/orders': { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="Orders"' }, json: { message: 'Bad credentials' } },
    },
  },
  {
    id: 'wrong-password-json',
    family: 'rejected',
    title: 'A wrong password in a sign-in form',
    cause: 'wrong-password',
    confidence: 'certain',
    says: 'The sign-in call itself was refused: the password, or the user, is not right.',
    asks: () => [
      {
        how: 'fetch',
        to: 'shop',
        path: '/api/login',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"email":"ada@shop.example","password":"babbage"}',
        status: 401,
      },
    ],
    routes: { 'shop /api/login': { status: 401, json: { error: 'Incorrect username or password.' } } },
  },
  withToken({
    id: 'token-expired',
    title: 'A token that has run out, and the server says so',
    cause: 'token-expired',
    confidence: 'certain',
    says: 'The token ran out 12 minutes before the server answered.',
    fixedBy: 'sign-in-again',
    signIn: 'token',
    token: (site) => mint(site, { issued: -72, expires: -12 }),
    answer: refused({ realm: 'orders', error: 'invalid_token', error_description: 'The access token expired' }),
  }),
  withToken({
    id: 'token-expired-silent',
    title: 'A token that has run out, and the server says nothing',
    cause: 'token-expired',
    confidence: 'certain',
    says: 'The server gives no reason; the token’s own exp lies before the server’s clock.',
    fixedBy: 'sign-in-again',
    signIn: 'token',
    token: (site) => mint(site, { issued: -3 * 1440, expires: -2 * 1440 }),
    answer: refused({ realm: 'orders', error: 'invalid_token' }),
  }),
  {
    id: 'cached-token',
    family: 'rejected',
    title: 'An old token out of a cached settings file',
    cause: 'token-expired',
    says: 'The page reads its token from /config.json, which the browser keeps for a day: it holds an old one.',
    fixedBy: 'clear-cache',
    asks: () => [
      { how: 'fetch', to: 'shop', path: '/config.json', status: 200 },
      { how: 'fetch', to: 'api', path: '/v1/orders', headers: { authorization: 'Bearer {token}' }, status: 401 },
    ],
    routes: {
      'shop /config.json': ({ memory, site }) => {
        const wasGivenOut = memory.has('config');
        memory.add('config');
        return {
          headers: { 'Cache-Control': 'max-age=86400' },
          json: { token: wasGivenOut ? mintGood(site) : mint(site, { issued: -1500, expires: -1440 }) },
        };
      },
      'api /v1/orders': ({ hasGoodToken }) =>
        hasGoodToken ? { json: { orders: [] } } : refused({ error: 'invalid_token', error_description: 'Token has expired' }),
    },
  },
  {
    id: 'stored-token',
    family: 'rejected',
    title: 'An old token that the page has kept',
    cause: 'token-expired',
    says: 'The page keeps its token in localStorage, and sends the old one from there for as long as it is there.',
    fixedBy: 'clear-storage',
    stored: (site) => ({ token: mint(site, { issued: -1500, expires: -1440 }) }),
    asks: () => [
      { how: 'fetch', to: 'shop', path: '/session.json', status: 200 },
      { how: 'fetch', to: 'api', path: '/v1/orders', headers: { authorization: 'Bearer {token}' }, status: 401 },
    ],
    routes: {
      'shop /session.json': ({ site }) => ({ json: { token: mintGood(site) } }),
      'shop /worker.js': { headers: { 'Content-Type': 'text/javascript' }, text: '// It answers nothing.' },
      'api /v1/orders': ({ hasGoodToken }) =>
        hasGoodToken ? { json: { orders: [] } } : refused({ error: 'invalid_token', error_description: 'Token has expired' }),
    },
  },
  withToken({
    id: 'token-not-yet',
    title: 'A token that is not valid yet',
    cause: 'token-not-yet-valid',
    says: 'The token’s nbf lies ahead of the server’s clock.',
    token: (site) => mint(site, { claims: { nbf: Math.floor(Date.now() / 1000) + 600 }, issued: 0 }),
    answer: refused({ error: 'invalid_token', error_description: 'Token is not active yet' }),
  }),
  withToken({
    id: 'token-revoked',
    title: 'A token that was withdrawn',
    cause: 'token-revoked',
    says: 'The server says that the token was withdrawn before its time.',
    fixedBy: 'sign-in-again',
    signIn: 'token',
    token: (site) => mint(site),
    answer: refused({ error: 'invalid_token', error_description: 'The token has been revoked' }),
  }),
  withToken({
    id: 'token-signature',
    title: 'A token signed with another key',
    cause: 'token-signature-invalid',
    says: 'The token’s signature does not check out.',
    token: (site) => mint(site, { key: 'the key of another lab', header: { kid: 'lab-0' } }),
    answer: refused({ error: 'invalid_token', error_description: 'Signature verification failed' }),
  }),
  withToken({
    id: 'token-audience',
    title: 'A token for another API',
    cause: 'token-wrong-audience',
    says: 'The token’s aud names another API than the one that was asked.',
    token: (site) => mint(site, { claims: { aud: 'https://billing.example' } }),
    answer: refused({ error: 'invalid_token', error_description: 'The audience is invalid' }),
  }),
  withToken({
    id: 'token-issuer',
    title: 'A token of the staging sign-in, used in production',
    cause: 'token-wrong-issuer',
    says: 'The token’s iss is the staging service; production does not trust it.',
    token: (site) => mint(site, { claims: { iss: 'https://id.staging.example' } }),
    answer: refused({ error: 'invalid_token', error_description: 'Invalid issuer' }),
  }),
  withToken({
    id: 'token-type',
    title: 'An ID token where an access token belongs',
    cause: 'token-wrong-type',
    says: 'The token says who you are, not what you may do: it is an ID token.',
    token: (site) => mint(site, { claims: { aud: 'shop-client', nonce: 'n-8f3', at_hash: 'x1', token_use: 'id', scope: undefined } }),
    answer: refused({ error: 'invalid_token' }, { code: 'token_not_valid', detail: 'Given token not valid for any token type' }),
  }),
  withToken({
    id: 'app-token',
    title: 'An application’s token where a user is wanted',
    cause: 'user-token-required',
    hidden: { what: 'the answer’s body', first: 'token-rejected' },
    says: 'The token stands for an application; the call needs a user.',
    token: (site) => mint(site, { claims: { sub: 'client:reports', gty: 'client-credentials' } }),
    answer: refused({ error: 'invalid_token' }, { message: 'This method requires a user access token.' }),
  }),
  withToken({
    id: 'token-rejected',
    title: 'A token that is refused without a reason',
    cause: 'token-rejected',
    says: 'The token was refused, and nothing shows why.',
    fixedBy: 'sign-in-again',
    signIn: 'token',
    token: () => 'at_7Qw2Zx9KcV4mN8bL3pRt',
    answer: refused({ realm: 'orders', error: 'invalid_token' }),
  }),
  withToken({
    id: 'dpop',
    title: 'A bound token without its proof',
    cause: 'dpop-proof-rejected',
    says: 'The token is bound to a key (cnf); no proof of that key was sent.',
    token: (site) => mint(site, { claims: { cnf: { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' } } }),
    answer: {
      status: 401,
      headers: { 'WWW-Authenticate': 'DPoP algs="ES256", error="invalid_dpop_proof", error_description="DPoP proof is missing"' },
      json: { error: 'invalid_dpop_proof' },
    },
  }),
  {
    id: 'api-key-rejected',
    family: 'rejected',
    title: 'An API key that the service does not know',
    cause: 'api-key-rejected',
    says: 'A key was sent, and the service says that it is not valid.',
    asks: () => [{ how: 'fetch', to: 'api', path: '/weather', headers: { 'x-api-key': 'wk_3f9a1c5b7d2e4f60' }, status: 401 }],
    routes: { 'api /weather': { status: 401, json: { error: 'API key not valid. Please pass a valid API key.' } } },
  },
  {
    id: 'signed-request',
    family: 'rejected',
    title: 'A signed request whose signature is wrong',
    cause: 'request-signature-mismatch',
    hidden: { what: 'the answer’s body', first: 'insufficient-permission' },
    says: 'The signature over the request does not fit what the server computed.',
    asks: () => [
      {
        how: 'fetch',
        to: 'api',
        path: '/bucket/report.csv',
        headers: {
          'x-amz-date': '20260102T030405Z',
          authorization: `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260102/eu-central-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'ab12'.repeat(16)}`,
        },
        status: 403,
      },
    ],
    routes: {
      'api /bucket/report.csv': {
        status: 403,
        headers: { 'Content-Type': 'application/xml' },
        text: '<?xml version="1.0" encoding="UTF-8"?><Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided.</Message></Error>',
      },
    },
  },
  {
    id: 'signed-url',
    family: 'rejected',
    title: 'A picture whose signed address has run out',
    cause: 'signed-url-expired',
    says: 'The address itself was good for an hour, and that hour is over.',
    asks: () => [
      {
        how: 'image',
        to: 'api',
        path: `/bucket/7.png?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260102%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=${'cd34'.repeat(16)}`,
        status: 403,
      },
    ],
    routes: {
      'api /bucket/7.png': {
        status: 403,
        headers: { 'Content-Type': 'application/xml' },
        text: '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
      },
    },
  },
  {
    id: 'digest-stale',
    family: 'rejected',
    title: 'A Digest answer to an old nonce',
    cause: 'digest-nonce-stale',
    confidence: 'certain',
    says: 'The nonce was too old; the same password with the new nonce will do.',
    asks: () => [
      {
        how: 'fetch',
        to: 'api',
        path: '/camera/status',
        headers: {
          authorization:
            'Digest username="ada", realm="Camera", nonce="0ld", uri="/camera/status", response="6629fae49393a05397450978507c4ef1", qop=auth, nc=00000001, cnonce="0a4f113b"',
        },
        status: 401,
      },
    ],
    routes: {
      'api /camera/status': {
        status: 401,
        headers: { 'WWW-Authenticate': 'Digest realm="Camera", qop="auth", nonce="n3w", stale=true, algorithm=MD5' },
        text: 'Unauthorized',
      },
    },
  },
  {
    id: 'client-certificate',
    family: 'rejected',
    title: 'A server that wants a certificate of the caller',
    cause: 'client-certificate-required',
    hidden: { what: 'the answer’s body', first: undefined },
    says: 'The server wants a TLS client certificate, and none was sent.',
    go: () => ({ to: 'shop', path: '/partners', status: 400 }),
    routes: {
      'shop /partners': {
        status: 400,
        html: '<title>400 No required SSL certificate was sent</title><h1>400 Bad Request</h1><p>No required SSL certificate was sent</p>',
      },
    },
  },
  atTokenEndpoint({
    id: 'refresh-token',
    title: 'A renewal that is refused',
    cause: 'refresh-token-rejected',
    says: 'The token could not be renewed: signing in again is needed.',
    form: { grant_type: 'refresh_token', refresh_token: 'rt_5Yh8Jk2Lm6', client_id: 'shop' },
    answer: { status: 400, json: { error: 'invalid_grant', error_description: 'Refresh token is invalid' } },
  }),
  atTokenEndpoint({
    id: 'authorization-code',
    title: 'A sign-in whose last step fails',
    cause: 'authorization-code-rejected',
    says: 'The code was used before, has run out or does not fit.',
    form: {
      grant_type: 'authorization_code',
      code: 'c_93jf02',
      client_id: 'shop',
      code_verifier: 'v'.repeat(43),
      redirect_uri: 'https://shop.example/cb',
    },
    answer: { status: 400, json: { error: 'invalid_grant', error_description: 'Authorization code has already been used' } },
  }),
  atTokenEndpoint({
    id: 'client-secret',
    title: 'An application whose own secret is wrong',
    cause: 'client-credentials-rejected',
    says: 'The application’s id or secret is wrong; no user can help that.',
    form: { grant_type: 'client_credentials' },
    headers: { authorization: basic('reports', 'not-the-secret') },
    answer: {
      status: 401,
      headers: { 'WWW-Authenticate': 'Basic realm="token"' },
      json: { error: 'invalid_client', error_description: 'Client authentication failed' },
    },
  }),
];
