import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFailure } from './failure.ts';
import { buildExchange, type Overrides } from './testing/build.ts';

const failure = (overrides: Overrides) => readFailure(buildExchange(overrides));
const signInPage = '<!doctype html><title>Sign in</title><form><input name=user><input type=password name=pass></form>';
const longCookie = { Cookie: `sid=${'x'.repeat(8000)}` };

describe('fails authentication', () => {
  it.each<[string, Overrides, ReturnType<typeof readFailure>]>([
    ['401', { status: 401 }, 'unauthorized'],
    ['407', { status: 407 }, 'proxy'],
    ...[403, 419, 440, 498, 499, 511].map((status) => [String(status), { status }, 'neighbour'] as [string, Overrides, 'neighbour']),
    ['429', { status: 429 }, 'rate-limited'],
    ['a 401 that the page may not read', { status: 401, outcome: { kind: 'error', error: 'net::ERR_FAILED' } }, 'unauthorized'],
    ['a 401 whose end was not seen', { status: 401, outcome: { kind: 'unfinished' } }, 'unauthorized'],
    ['a preflight', { status: 403, method: 'OPTIONS', resourceType: 'preflight' }, 'neighbour'],
    ['a WebSocket', { status: 401, resourceType: 'websocket', url: 'wss://api.example.com/' }, 'unauthorized'],
    ['a token endpoint, by its path', { status: 400, method: 'POST', url: 'https://idp.example/oauth2/token' }, 'token-endpoint'],
    ['a token endpoint of Entra', { status: 400, method: 'POST', url: 'https://login.example/common/oauth2/v2.0/token' }, 'token-endpoint'],
    [
      'a token endpoint of Keycloak',
      { status: 400, method: 'POST', url: 'https://k.example/realms/a/protocol/openid-connect/token' },
      'token-endpoint',
    ],
    ['a token endpoint, by its body', { status: 400, method: 'POST', requestBody: 'grant_type=refresh_token' }, 'token-endpoint'],
    [
      'a token endpoint, by its address',
      { status: 400, method: 'POST', url: 'https://idp.example/api?grant_type=refresh_token' },
      'token-endpoint',
    ],
    [
      'too many tries to sign in, in a 400',
      { status: 400, method: 'POST', requestBody: { user: 'ada', password: 'x' }, body: { message: 'Too many failed attempts' } },
      'says-so',
    ],
    [
      'a 200 of a token endpoint that says so',
      { status: 200, method: 'POST', requestBody: { client_id: 'a', code: 'b' }, body: { error: 'bad_refresh_token' } },
      'soft',
    ],
    [
      'a 200 of a token endpoint with an error and no token',
      { status: 200, url: 'https://id.example/access_token?grant_type=authorization_code&code=abc', body: { errcode: 40029, errmsg: 'x' } },
      'soft',
    ],
    [
      'a 200 that denies access to a name and a password',
      {
        status: 200,
        method: 'POST',
        requestBody: { params: { login: 'ada', password: 'x' } },
        body: { error: { message: 'Access Denied' } },
      },
      'soft',
    ],
    ['a user that a method requires', { status: 422, body: { error: 'This method requires an authenticated user' } }, 'says-so'],
    ['a token endpoint, by GET', { status: 400, url: 'https://id.example/generate?grant_type=client_credentials' }, 'token-endpoint'],
    [
      'the data of an error of JSON-RPC',
      {
        status: 200,
        body: { jsonrpc: '2.0', error: { code: -32602, message: 'Invalid params.', data: 'Session terminated, re-login, please.' } },
      },
      'soft',
    ],
    ['a name with an underscore', { status: 200, body: { error_message: 'The provided API key is invalid.', results: [] } }, 'soft'],
    ['a challenge in a 400', { status: 400, responseHeaders: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } }, 'says-so'],
    ['a header in a 422', { status: 422, responseHeaders: { 'X-Error-Reason': 'Your session has expired' } }, 'says-so'],
    ['a code in a 400', { status: 400, body: { __type: 'NotAuthorizedException', message: 'Access Token has expired' } }, 'says-so'],
    ['words in a 422', { status: 422, body: '<title>Invalid authenticity token</title><h1>The CSRF token is invalid</h1>' }, 'says-so'],
    ['a certificate in a 400', { status: 400, body: '<title>400 No required SSL certificate was sent</title>' }, 'says-so'],
    ['a long header in a 400', { status: 400, body: '<title>400 Request Header Or Cookie Too Large</title>' }, 'cookies-too-large'],
    [
      'a silent sign-in that was refused',
      {
        url: 'https://idp.example/authorize?prompt=none',
        status: 302,
        responseHeaders: { Location: 'https://app.example/#error=login_required' },
      },
      'says-so',
    ],
    [
      'a bare code where one was turned into tokens',
      { status: 200, method: 'POST', requestBody: { client_id: 'a', code: 'b' }, body: { ok: false, error: 'invalid_code' } },
      'soft',
    ],
    [
      'a bare code of a second factor',
      {
        status: 400,
        method: 'POST',
        url: 'https://app.example/mfa/verify',
        requestBody: { code: '123456' },
        body: { error: 'invalid_code' },
      },
      'says-so',
    ],
    [
      'a sign-in service that declined',
      { status: 302, url: 'https://idp.example/authorize', responseHeaders: { Location: 'https://app.example/cb?error=access_denied' } },
      'says-so',
    ],
    ['a page that wants an address confirmed', { status: 302, responseHeaders: { Location: '/email/verify' } }, 'confirm-redirect'],
    ['a sign-in page where JSON was asked for', { status: 200, requestHeaders: { Accept: 'application/json' }, body: signInPage }, 'soft'],
    ['GraphQL', { status: 200, body: { errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }], data: null } }, 'soft'],
    [
      'GraphQL that knows who is calling',
      { status: 200, body: { errors: [{ message: 'x', extensions: { code: 'AUTH_NOT_AUTHORIZED' } }], data: { pay: null } } },
      'soft',
    ],
    [
      'GraphQL with the code that stands for 403',
      { status: 200, body: { errors: [{ message: 'No', extensions: { code: 'FORBIDDEN' } }], data: null } },
      'soft',
    ],
    ['fields in another language', { status: 401, body: { fehler: 'Token abgelaufen' } }, 'unauthorized'],
    ['JSON-RPC', { status: 200, body: { jsonrpc: '2.0', id: 1, error: { code: -32001, message: 'Authentication required' } } }, 'soft'],
    ['gRPC-Web', { status: 200, responseHeaders: { 'Grpc-Status': '16', 'Grpc-Message': 'no%20such%20luck' } }, 'soft'],
    ['gRPC-Web, in words', { status: 200, responseHeaders: { 'Grpc-Status': '16', 'Grpc-Message': 'token%20expired' } }, 'soft'],
    ['ok: false', { status: 200, body: { ok: false, error: 'token_expired' } }, 'soft'],
    ['a soft 401 by its number', { status: 200, body: { code: 401, msg: 'token已过期' } }, 'soft'],
    ['a success that refuses nobody', { status: 200, body: { error: { code: -1, message: 'Not authorized' } } }, 'soft'],
    ['success: false', { status: 200, body: { success: false, message: 'Token expired' } }, 'soft'],
    ['a soft 401', { status: 200, body: { code: 401, error: 'Your session has expired' } }, 'soft'],
    [
      'a signed link',
      { status: 400, url: 'https://files.example/a.pdf?X-Goog-Date=20260317T081420Z&X-Goog-Signature=a1b2c3d4' },
      'signed-link',
    ],
    ['400 with a long Cookie', { status: 400, requestHeaders: longCookie }, 'cookies-too-large'],
    ['431 with a long Cookie', { status: 431, requestHeaders: longCookie }, 'cookies-too-large'],
    ['a redirect to a sign-in page', { status: 302, responseHeaders: { Location: '/login?next=/orders' } }, 'sign-in-redirect'],
    [
      'a page reached over one',
      {
        url: 'https://shop.example/login',
        status: 200,
        before: [{ url: 'https://shop.example/', responseHeaders: { Location: '/login' } }],
      },
      'sign-in-redirect',
    ],
    [
      'a hidden frame that was led back to its page',
      {
        url: 'https://app.example/silent',
        status: 200,
        resourceType: 'sub_frame',
        before: [
          {
            url: 'https://id.example/authorize?client_id=a&prompt=none',
            responseHeaders: { Location: 'https://app.example/silent#error=login_required&state=a' },
          },
        ],
      },
      'silent-sign-in',
    ],
    [
      'a fetch that ended there without an answer',
      {
        url: 'https://login.example/authorize?client_id=a&redirect_uri=b',
        status: null,
        outcome: { kind: 'error', error: 'net::ERR_FAILED' },
        before: [
          { url: 'https://shop.example/', responseHeaders: { Location: 'https://login.example/authorize?client_id=a&redirect_uri=b' } },
        ],
      },
      'sign-in-redirect',
    ],
  ])('%s', (_, overrides, kind) => {
    expect(failure(overrides)).toBe(kind);
  });
});

describe('fails for another reason, or not at all', () => {
  it.each<[string, Overrides]>([
    ...[200, 201, 204, 304, 404, 405, 410, 415, 500, 502, 503].map((status) => [String(status), { status }] as [string, Overrides]),
    ['a plain redirect', { status: 302, responseHeaders: { Location: '/elsewhere' } }],
    ['a plain 400', { status: 400 }],
    ['gRPC-Web that went well', { status: 200, responseHeaders: { 'Grpc-Status': '0' } }],
    [
      'gRPC-Web without an order of that number',
      { status: 200, responseHeaders: { 'Grpc-Status': '5', 'Grpc-Message': 'order%20not%20found' } },
    ],
    [
      'a success that refuses somebody who is known',
      { status: 200, requestHeaders: { Cookie: 'sid=0123456789abcdef' }, body: { error: { code: -1, message: 'Not authorized' } } },
    ],
    ['a success that denies something else', { status: 200, body: { error: { code: -1, message: 'Access to this item was denied' } } }],
    ['fields of a form', { status: 422, body: { errors: { audience: ["can't be blank"], scope: ['is not in the list'] } } }],
    ['a plain 422', { status: 422, body: { errors: { name: ['is too short'] } } }],
    [
      'a document that is not signed well',
      { status: 422, method: 'POST', body: { message: 'Invalid data', errors: { signature: ['The signature field is invalid.'] } } },
    ],
    ['a field that is required', { status: 422, method: 'POST', body: { errors: ['User is required'] } }],
    ['a list whose entries speak of errors', { status: 200, body: { issues: [{ title: 'Token expired' }], error: null } }],
    [
      'a token endpoint that gives a token, and an error number of none',
      {
        status: 200,
        url: 'https://id.example/token?grant_type=client_credential',
        body: { errcode: 0, errmsg: 'ok', access_token: 'a1b2' },
      },
    ],
    ['too many of something else', { status: 400, method: 'POST', body: { message: 'Too many requests' } }],
    [
      'a device that is to wait',
      { status: 400, method: 'POST', requestBody: 'grant_type=urn:a:device_code&device_code=b', body: { error: 'authorization_pending' } },
    ],
    ['an item whose title is an error', { status: 200, body: { id: 8, title: 'Invalid token after 10 minutes', error: null } }],
    ['a success that has a text', { status: 200, body: { success: true, title: 'Your session has expired' } }],
    ['no errors', { status: 200, body: { errors: [], message: 'Token expired' } }],
    [
      'the texts of a program',
      { status: 200, url: 'https://app.example/locales/en.json', body: { errors: { session: 'Your session has expired' } } },
    ],
    [
      'the texts for all that may happen',
      { status: 200, body: { errors: { session: 'Your session has expired', password: 'Wrong user name or password' } } },
    ],
    ['what a list of rights says', { status: 200, body: { message: 'You do not have permission', items: [] } }],
    ['a key of a store', { status: 400, body: { error: 'invalid key: must match ^[a-z0-9-]+$' } }],
    ['what a file begins with', { status: 400, body: { error: 'Invalid file signature: expected PNG' } }],
    ['the signature of a document', { status: 400, body: { error: 'Invalid signature on document' } }],
    [
      'a session of another kind',
      { status: 400, requestHeaders: { Authorization: 'Bearer abcdef0123456789' }, body: { error: 'Upload session expired' } },
    ],
    ['a parser', { status: 400, body: { error: 'Invalid token at line 3, column 14' } }],
    ['431 without cookies', { status: 431 }],
    ['no answer', { status: null, outcome: { kind: 'error', error: 'net::ERR_NAME_NOT_RESOLVED' } }],
    [
      'a 404 of a sign-in page',
      {
        url: 'https://shop.example/login',
        status: 404,
        before: [{ url: 'https://shop.example/', responseHeaders: { Location: '/login' } }],
      },
    ],
    ['a sign-in page that was asked for', { status: 200, resourceType: 'main_frame', body: signInPage }],
    [
      'a form that a script fetches',
      { url: 'https://shop.example/login', status: 200, requestHeaders: { Accept: 'text/html, application/json' }, body: signInPage },
    ],
    ['a page about it', { status: 200, body: '<html><title>Your session has expired</title><p>Please log in again</p></html>' }],
    ['an answer about it', { status: 200, body: { articles: [{ title: 'Invalid token: what to do', text: 'Your session has expired' }] } }],
    ['a sign-in that goes on', { status: 200, method: 'POST', body: { status: 'MFA_REQUIRED', stateToken: 'abc' } }],
    ['a sign-in that succeeded', { status: 302, method: 'POST', url: 'https://shop.example/login', responseHeaders: { Location: '/' } }],
    ['a number that says that all is well', { status: 200, body: { code: 200, msg: 'Token expired tokens removed' } }],
    [
      'a new password',
      {
        status: 422,
        method: 'POST',
        url: 'https://shop.example/users',
        requestBody: { email: 'a', password: 'b' },
        body: { errors: { password: ['is invalid'] } },
      },
    ],
    ['a voucher', { status: 200, method: 'POST', requestBody: { code: 'SPRING' }, body: { error: 'invalid_code' } }],
    [
      'a revocation that knows no such kind (RFC 7009 §2.2.1)',
      { status: 400, method: 'POST', url: 'https://idp.example/oauth2/revoke', body: { error: 'unsupported_token_type' } },
    ],
    [
      'signing up, which leads to where the address is confirmed',
      { status: 302, method: 'POST', url: 'https://app.example/register', responseHeaders: { Location: '/email/verify' } },
    ],
    ['a parser', { status: 400, method: 'POST', body: { message: 'Unexpected token < in JSON at position 0' } }],
    ['an audience of readers', { status: 400, method: 'POST', body: { error: 'Audience not found' } }],
    ['a success without its body', { status: 200, body: null }],
  ])('%s', (_, overrides) => {
    expect(failure(overrides)).toBeUndefined();
  });
});

it('the background needs no public suffix list', () => {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(new URL(file), 'utf8');
    for (const [, target] of text.matchAll(/^(?:import|export) (?!type )[^;]*? from '(\.[^']+)';/gms))
      visit(new URL(target ?? '', file).href);
    expect(text, file).not.toMatch(/from 'tldts'/);
  };
  visit(new URL('./failure.ts', import.meta.url).href);
  visit(new URL('./observe.ts', import.meta.url).href);
  expect(seen.size).toBeGreaterThan(15);
  expect(
    readdirSync(new URL('./facts', import.meta.url)).some((name) =>
      readFileSync(new URL(`./facts/${name}`, import.meta.url), 'utf8').includes("from 'tldts'"),
    ),
  ).toBe(true);
});
