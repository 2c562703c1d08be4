/**
 * Answers as servers really give them, judged by all causes at once: what must stand first, and that nothing else is certain. Each is
 * here because something in it points the wrong way.
 */

import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { buildExchange, NOW, NOW_SECONDS, type Overrides } from '../testing/build.ts';
import { bearer, expired, jwt } from '../testing/tokens.ts';
import { causes } from './index.ts';

interface Decoy {
  readonly because: string;
  readonly given: Overrides;
  readonly others?: readonly Overrides[];
  /** Causes of which one stands first, and may be certain; none: nothing is certain. */
  readonly accept: readonly string[];
  /** Those that may stand first, but not as certain. */
  readonly doubtful?: readonly string[];
}

const token = bearer('abcdef0123456789');
const good = bearer(jwt({ iss: 'https://id.example.com/', aud: 'api', exp: NOW_SECONDS + 3600 }));
const old = bearer(expired(3600));
const session = { Cookie: 'sid=0123456789abcdef' };
const key = { 'X-Api-Key': '0123456789abcdef0123' };
const basic = { Authorization: `Basic ${btoa('ada:lovelace')}` };
const signed = {
  Authorization: 'AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260317/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=abcdef',
};
const login = { method: 'POST', url: 'https://api.example.com/login', requestBody: { email: 'ada@example.com', password: 'lovelace' } };
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const challenge = (value: string | readonly string[]) => ({ 'WWW-Authenticate': value });
const invalid = (description: string) => challenge(`Bearer error="invalid_token", error_description="${description}"`);
const page = (title: string, text: string) =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`;
const s3 = (code: string, message: string) => `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
const SIGNATURE = '0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9';
const presigned = (date: string) =>
  `https://files.example/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA&X-Amz-Date=${date}&X-Amz-Expires=900&X-Amz-Signature=${SIGNATURE}`;

const groups: Readonly<Record<string, readonly Decoy[]>> = {
  'no sign-in failed': [
    {
      because: 'a parser’s token',
      given: { method: 'POST', status: 400, requestHeaders: token, body: { message: 'Unexpected token } in JSON at position 12' } },
      accept: [],
    },
    {
      because: 'a parser’s token on a page',
      given: {
        method: 'POST',
        status: 400,
        requestHeaders: token,
        body: page('Error', 'SyntaxError: Unexpected token &lt; in JSON at position 0'),
      },
      accept: [],
    },
    {
      because: 'a query that cannot be read',
      given: {
        method: 'POST',
        status: 400,
        requestHeaders: token,
        body: { errors: [{ message: 'Syntax Error: Unexpected Name "foo".' }] },
      },
      accept: [],
    },
    {
      because: 'a connection that the server forgot',
      given: {
        method: 'POST',
        status: 400,
        url: 'https://api.example.com/socket.io/?EIO=4&transport=polling&sid=lv_VI97HAXpY6yYWAAAC',
        body: { code: 1, message: 'Session ID unknown' },
      },
      accept: [],
    },
    {
      because: 'a new password that is too short',
      given: {
        method: 'POST',
        status: 422,
        url: 'https://api.example.com/users',
        requestBody: { email: 'a@b.example', password: 'x', password_confirmation: 'y' },
        body: { errors: { password: ['is too short (minimum is 8 characters)'], password_confirmation: ["doesn't match Password"] } },
      },
      accept: [],
    },
    {
      because: 'a new password that is too weak',
      given: {
        method: 'POST',
        status: 400,
        url: 'https://api.example.com/register',
        requestBody: { username: 'ada', password: 'x' },
        body: { message: 'Invalid password: too weak' },
      },
      accept: [],
    },
    {
      because: 'an account of a bank',
      given: {
        method: 'POST',
        status: 422,
        requestHeaders: token,
        requestBody: { iban: 'x' },
        body: { errors: { account: ['is invalid'] } },
      },
      accept: [],
    },
    {
      because: 'an audience of readers',
      given: { method: 'POST', status: 400, requestHeaders: token, body: { error: 'Audience not found' } },
      accept: [],
    },
    { because: 'a user who is looked up', given: { status: 200, requestHeaders: token, body: { error: 'User not found' } }, accept: [] },
    {
      because: 'a page token',
      given: { status: 400, requestHeaders: token, body: { error: { message: 'Page token is invalid' } } },
      accept: [],
    },
    {
      because: 'a sync token',
      given: {
        status: 400,
        requestHeaders: token,
        body: { error: { message: 'Sync token is no longer valid, a full sync is required.' } },
      },
      accept: [],
    },
    {
      because: 'a device’s token',
      given: { method: 'POST', status: 400, requestHeaders: token, body: { reason: 'BadDeviceToken' } },
      accept: [],
    },
    {
      because: 'an invitation',
      given: { method: 'POST', status: 400, requestBody: { token: 'abcd1234abcd1234' }, body: { error: 'Invalid invitation token' } },
      accept: [],
    },
    {
      because: 'a forgotten password',
      given: {
        method: 'POST',
        status: 400,
        url: 'https://api.example.com/password/reset',
        requestBody: { token: 'abcd1234abcd1234', password: 'x' },
        body: { message: 'This password reset token is invalid.' },
      },
      accept: [],
    },
    {
      because: 'a key of a database',
      given: { method: 'POST', status: 400, requestHeaders: token, body: { error: 'Foreign key constraint failed' } },
      accept: [],
    },
    {
      because: 'a key against repetition',
      given: { method: 'POST', status: 400, requestHeaders: token, body: { error: 'Invalid idempotency key' } },
      accept: [],
    },
    {
      because: 'a scope of a search',
      given: { method: 'POST', status: 400, requestHeaders: token, body: { error: 'Invalid scope: must be one of public, private' } },
      accept: [],
    },
    {
      because: 'a voucher that has expired',
      given: { method: 'POST', status: 400, requestHeaders: session, body: { error: 'This coupon has expired' } },
      accept: [],
    },
    {
      because: 'a card that has expired',
      given: {
        method: 'POST',
        status: 400,
        requestHeaders: token,
        body: { error: { code: 'expired_card', message: 'Your card has expired.' } },
      },
      accept: [],
    },
    {
      because: 'one field of a query is not for everybody',
      given: {
        method: 'POST',
        status: 200,
        requestHeaders: good,
        body: { errors: [{ message: 'Not authorized to view salary', extensions: { code: 'FORBIDDEN' } }], data: { me: {} } },
      },
      accept: [],
    },
  ],
  'a filter or a web server answered': [
    {
      because: 'a network’s page in the words of an application',
      given: {
        status: 403,
        requestHeaders: token,
        body: page(
          'Access Denied',
          'You don’t have permission to access "http&#58;&#47;&#47;api.example.com&#47;" on this server. Reference #18.2d351ab8',
        ),
      },
      accept: ['firewall-blocked', 'insufficient-permission'],
      doubtful: ['insufficient-permission'],
    },
    {
      because: 'a proxy’s page',
      given: {
        status: 403,
        requestHeaders: token,
        body: page('ERROR', 'Access Denied. Access control configuration prevents your request.'),
      },
      accept: ['firewall-blocked', 'insufficient-permission'],
      doubtful: ['insufficient-permission'],
    },
    {
      because: 'a challenge for robots under a link whose time is over',
      given: {
        status: 403,
        url: `https://files.example/a?Expires=${NOW_SECONDS - 60}&Signature=abcdef0123456789`,
        body: page('Just a moment...', 'Enable JavaScript and cookies to continue'),
      },
      accept: ['firewall-blocked', 'signed-url-expired'],
      doubtful: ['signed-url-expired'],
    },
    {
      because: 'an address that is not on the list',
      given: { status: 403, requestHeaders: key, body: { error: 'IP address 192.0.2.1 not allowed' } },
      accept: ['firewall-blocked'],
    },
  ],
  'something else is past its time': [
    {
      because: 'an old token in a cookie is not the credential',
      given: { requestHeaders: { ...good, Cookie: `old_token=${expired(3600)}` }, body: { error: 'invalid_token' } },
      accept: ['token-rejected'],
    },
    { because: 'a key', given: { requestHeaders: key, body: { error: 'Your API key has expired.' } }, accept: ['api-key-rejected'] },
    {
      because: 'a key in Authorization',
      given: { requestHeaders: token, body: { message: 'API key expired. Please renew the API key.' } },
      accept: ['api-key-rejected'],
    },
    {
      because: 'a trial',
      given: { status: 403, requestHeaders: token, body: { error: 'Your trial has expired' } },
      accept: ['account-blocked'],
    },
    {
      because: 'a password',
      given: { ...login, body: { error: 'Your password has expired and must be changed.' } },
      accept: ['account-blocked'],
    },
    {
      because: 'a hint for everybody',
      given: { requestHeaders: token, body: { message: 'Invalid token. If your token has expired, request a new one.' } },
      accept: ['token-rejected'],
    },
    {
      because: 'what tokens do in general',
      given: { requestHeaders: good, body: { error: 'Unauthorized', message: 'Tokens expire after 60 minutes. See the documentation.' } },
      accept: ['token-rejected'],
    },
    {
      because: 'the signature of a token is its end, and no matter of clocks',
      given: { requestHeaders: good, body: { detail: 'Signature has expired.' } },
      accept: ['token-expired'],
    },
    {
      because: 'the signature of a request is a matter of clocks',
      given: {
        status: 403,
        requestHeaders: signed,
        body: { __type: 'InvalidSignatureException', message: 'Signature expired: 20260317T080420Z is now earlier than 20260317T080920Z' },
      },
      accept: ['request-signature-mismatch'],
    },
    {
      because: 'a parameter of that name in an address that nothing signs',
      given: { url: `https://api.example.com/a?expires=${NOW_SECONDS - 60}&policy=standard`, requestHeaders: session },
      accept: ['session-expired'],
    },
    {
      because: 'a link that calls its signature a token',
      given: {
        status: 400,
        url: presigned('20260317T071000Z'),
        body: s3('ExpiredToken', 'The provided token has expired. Request signature expired at: 2026-03-17T07:25:00+00:00'),
      },
      accept: ['signed-url-expired'],
    },
    {
      because: 'a link that is not good yet',
      given: { status: 403, url: presigned('20260317T091000Z'), body: s3('AccessDenied', 'Request is not valid yet') },
      accept: ['request-signature-mismatch'],
    },
    {
      because: 'the target of a redirect is what ended, not what the redirect dropped',
      given: {
        status: 403,
        before: [{ url: 'https://api.example.com/download', requestHeaders: token }],
        url: presigned('20260317T071000Z'),
        body: s3('AccessDenied', 'Request has expired'),
      },
      accept: ['signed-url-expired'],
    },
  ],
  'the challenge is for somebody else': [
    {
      because: 'Basic for browsers, and a token whose time is over',
      given: { requestHeaders: old, responseHeaders: challenge('Basic realm="a"') },
      accept: ['token-expired'],
    },
    {
      because: 'Basic for browsers, and a key of a known form',
      given: { requestHeaders: bearer('glpat-0123456789abcdefghij'), responseHeaders: challenge('Basic realm="a"') },
      accept: ['api-key-rejected'],
    },
    {
      because: 'DPoP beside Bearer',
      given: {
        requestHeaders: old,
        responseHeaders: challenge(['Bearer error="invalid_token"', 'DPoP algs="ES256", error="invalid_token"']),
      },
      accept: ['token-expired'],
    },
    {
      because: 'the scopes that are wanted, and nothing was sent',
      given: { responseHeaders: challenge('Bearer realm="a", scope="orders:read"') },
      accept: ['no-credentials'],
    },
    {
      because: 'the scopes that are wanted, and a token was refused',
      given: { requestHeaders: good, responseHeaders: challenge('Bearer scope="orders:read"') },
      accept: ['token-rejected'],
    },
    {
      because: 'Digest with a new nonce is asked for again, since the password is wrong',
      given: {
        requestHeaders: { Authorization: 'Digest username="ada", realm="a", nonce="n", uri="/", response="0123456789abcdef"' },
        responseHeaders: challenge('Digest realm="a", nonce="m", qop="auth", stale=false'),
      },
      accept: ['wrong-password'],
    },
  ],
  'words that fit several': [
    {
      because: 'of a signed request, the client is the key that it was signed with',
      given: {
        method: 'POST',
        status: 400,
        requestHeaders: signed,
        body: { __type: 'UnrecognizedClientException', message: 'The security token included in the request is invalid.' },
      },
      accept: ['api-key-rejected', 'token-rejected'],
      doubtful: ['token-rejected'],
    },
    {
      because: 'a grant that a plain API speaks of',
      given: { requestHeaders: token, body: { error: 'The provided authorization grant is invalid' } },
      accept: ['token-rejected', 'authorization-code-rejected', 'refresh-token-rejected'],
      doubtful: ['token-rejected', 'authorization-code-rejected', 'refresh-token-rejected'],
    },
    {
      because: 'a signature that a gateway misses where nothing was signed',
      given: { status: 403, requestHeaders: token, body: { __type: 'IncompleteSignatureException' } },
      accept: ['wrong-url', 'scheme-mismatch'],
      doubtful: ['wrong-url', 'scheme-mismatch'],
    },
    {
      because: 'a web server’s page about the certificate that the device did not show',
      given: { status: 400, body: page('400 No required SSL certificate was sent', 'No required SSL certificate was sent') },
      accept: ['client-certificate-required'],
    },
    {
      because: 'a certificate of somebody else’s, which the server could not check',
      given: { method: 'POST', status: 400, body: { error: 'The SSL certificate of the webhook address is invalid' } },
      accept: [],
    },
    {
      because: 'a stronger sign-in is wanted, whatever the body says is missing',
      given: {
        requestHeaders: token,
        responseHeaders: challenge('Bearer error="insufficient_user_authentication", acr_values="silver"'),
        body: { detail: 'Authentication credentials were not provided.' },
      },
      accept: ['step-up-required'],
    },
    {
      because: 'a gateway that takes ID tokens does not take this one',
      given: {
        requestHeaders: bearer(jwt({ token_use: 'id', aud: 'other', exp: NOW_SECONDS + 900 })),
        responseHeaders: { 'Apigw-Requestid': 'a=', ...invalid('invalid audience') },
      },
      accept: ['token-wrong-audience'],
    },
    {
      because: 'a 403 of a gateway to which no key was shown',
      given: {
        status: 403,
        responseHeaders: { 'X-Amz-Apigw-Id': 'a=', 'X-Amzn-ErrorType': 'ForbiddenException' },
        body: { message: 'Forbidden' },
      },
      accept: ['api-key-missing'],
      doubtful: ['api-key-missing'],
    },
    {
      because: 'the same 403 to a caller who showed a token',
      given: {
        status: 403,
        requestHeaders: good,
        responseHeaders: { 'X-Amz-Apigw-Id': 'a=', 'X-Amzn-ErrorType': 'ForbiddenException' },
        body: { message: 'Forbidden' },
      },
      accept: ['insufficient-permission'],
      doubtful: ['insufficient-permission'],
    },
    {
      because: 'an account that was locked after wrong passwords',
      given: { ...login, status: 403, body: { error: 'Your account has been locked due to too many failed login attempts.' } },
      accept: ['account-blocked'],
    },
    {
      because: 'an address of mail to be confirmed',
      given: { ...login, body: { error: 'Please verify your email address before logging in.' } },
      accept: ['account-blocked'],
    },
    { because: 'a second factor', given: { ...login, body: { error: 'Invalid verification code' } }, accept: ['step-up-required'] },
    {
      because: 'a place that is named to everybody',
      given: { requestHeaders: key, body: { message: 'Invalid API key. The key must be sent in the x-api-key header.' } },
      accept: ['api-key-rejected'],
    },
    {
      because: 'the place where it was',
      given: { requestHeaders: token, body: { message: 'Unauthorized. Use the Authorization header with a Bearer token.' } },
      accept: ['token-rejected'],
    },
    {
      because: 'a key may be signed as well',
      given: {
        status: 403,
        requestHeaders: signed,
        body: s3('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.'),
      },
      accept: ['api-key-rejected'],
    },
    {
      because: 'a clock, beside a key and a signature',
      given: {
        status: 400,
        requestHeaders: key,
        url: `https://api.example.com/account?timestamp=1773735260000&signature=${SIGNATURE}`,
        body: { code: -1021, msg: 'Timestamp for this request is outside of the recvWindow.' },
      },
      accept: ['request-signature-mismatch'],
    },
    {
      because: 'a signature beside a key',
      given: {
        status: 400,
        requestHeaders: key,
        url: `https://api.example.com/account?timestamp=1773735260000&signature=${SIGNATURE}`,
        body: { code: -1022, msg: 'Signature for this request is not valid.' },
      },
      accept: ['request-signature-mismatch'],
    },
    {
      because: 'a header that is too large, and it is not the cookies',
      given: {
        status: 400,
        requestHeaders: { ...session, Authorization: `Bearer ${'a1B2'.repeat(4000)}` },
        body: page('400 Request Header Or Cookie Too Large', 'Request Header Or Cookie Too Large'),
      },
      accept: ['cookies-too-large'],
      doubtful: ['cookies-too-large'],
    },
    {
      because: 'a limit of calls, said of the key',
      given: {
        status: 403,
        requestHeaders: key,
        body: { error: { message: 'Quota exceeded for this API key', status: 'RESOURCE_EXHAUSTED' } },
      },
      accept: ['rate-limited'],
    },
    {
      because: 'a right that the key lacks',
      given: { status: 403, requestHeaders: key, body: { error: 'This API key does not have permission to access this resource' } },
      accept: ['insufficient-permission'],
    },
    {
      because: 'the keys of the issuer that nobody could fetch',
      given: { requestHeaders: good, responseHeaders: invalid('An error occurred: Couldn’t retrieve remote JWK set: Read timed out') },
      accept: ['server-fault', 'token-rejected'],
      doubtful: ['token-rejected'],
    },
    {
      because: 'a token that is looked up by another',
      given: {
        method: 'POST',
        url: 'https://api.example.com/oauth/introspect',
        requestHeaders: { ...form, ...basic },
        requestBody: 'token=abcdef0123456789',
        responseHeaders: challenge('Basic realm="a"'),
      },
      accept: ['client-credentials-rejected', 'wrong-password'],
    },
    {
      because: 'the session of an access token',
      given: {
        status: 400,
        requestHeaders: token,
        body: { error: { message: 'Error validating access token: Session has expired on Tuesday.', type: 'OAuthException', code: 190 } },
      },
      accept: ['token-expired'],
    },
    {
      because: 'the session of an access token, withdrawn',
      given: {
        status: 400,
        requestHeaders: token,
        body: {
          error: {
            message: 'Error validating access token: The session has been invalidated because the user changed their password.',
            type: 'OAuthException',
          },
        },
      },
      accept: ['token-revoked'],
    },
    {
      because: 'a token that the server could not take apart',
      given: {
        requestHeaders: token,
        body: { error: { code: 'InvalidAuthenticationToken', message: 'CompactToken parsing failed with error code: 80049217' } },
      },
      accept: ['malformed-credential', 'token-rejected'],
    },
    {
      because: 'a scope that is asked for at a token endpoint',
      given: {
        method: 'POST',
        url: 'https://api.example.com/oauth/token',
        status: 400,
        requestHeaders: form,
        requestBody: 'grant_type=client_credentials&scope=x',
        body: { error: 'invalid_scope' },
      },
      accept: ['insufficient-scope'],
      doubtful: ['insufficient-scope'],
    },
    {
      because: 'a session that is a token past its time',
      given: { requestHeaders: old, body: { message: 'Session expired' } },
      accept: ['token-expired'],
    },
    {
      because: 'a forged request that a filter of the application held back',
      given: {
        status: 400,
        body: { errors: [{ message: 'This operation has been blocked as a potential Cross-Site Request Forgery (CSRF).' }] },
      },
      accept: ['csrf-rejected'],
    },
    {
      because: 'nothing was sent, and the page speaks of credentials',
      given: {
        observer: 'har',
        responseHeaders: challenge('Basic realm="a"'),
        body: page(
          '401 Unauthorized',
          'Either you supplied the wrong credentials (e.g., bad password), or your browser does not understand how to supply them.',
        ),
      },
      accept: ['no-credentials'],
    },
    {
      because: 'a page that says the same to a token',
      given: {
        requestHeaders: token,
        body: page('401 - Unauthorized: Access is denied due to invalid credentials.', 'You do not have permission.'),
      },
      accept: ['token-rejected'],
    },
  ],
  'other forms of answers': [
    {
      because: 'problem details',
      given: {
        requestHeaders: token,
        responseHeaders: { 'Content-Type': 'application/problem+json' },
        body: { type: 'https://example.com/probs/token-expired', title: 'Unauthorized', status: 401, detail: 'The access token expired.' },
      },
      accept: ['token-expired'],
    },
    {
      because: 'problem details without a reason',
      given: {
        requestHeaders: token,
        responseHeaders: { 'Content-Type': 'application/problem+json', ...challenge('Bearer') },
        body: { type: 'https://tools.ietf.org/html/rfc9110#section-15.5.2', title: 'Unauthorized', status: 401 },
      },
      accept: ['token-rejected'],
    },
    {
      because: 'a fault of SOAP',
      given: {
        requestHeaders: token,
        body: '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason><s:Text xml:lang="en">The security token has expired.</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>',
      },
      accept: ['token-expired'],
    },
    {
      because: 'GraphQL in a 200, with a token',
      given: {
        method: 'POST',
        status: 200,
        requestHeaders: good,
        body: { errors: [{ message: 'Unauthenticated', extensions: { code: 'UNAUTHENTICATED' } }], data: null },
      },
      accept: ['token-rejected'],
    },
    {
      because: 'GraphQL in a 200, with a session',
      given: {
        method: 'POST',
        status: 200,
        requestHeaders: session,
        body: { errors: [{ message: 'Not authenticated', extensions: { code: 'UNAUTHENTICATED' } }], data: null },
      },
      accept: ['session-expired'],
    },
    {
      because: 'a number of the API’s own in a 200',
      given: { status: 200, requestHeaders: token, body: { code: 401, msg: 'token已过期' } },
      accept: ['token-expired'],
    },
    {
      because: 'a sign-in that is answered with 200 and a number',
      given: { ...login, status: 200, body: { code: 500, msg: '用户名或密码错误' } },
      accept: ['wrong-password'],
    },
    {
      because: 'the sign-in page where a script asked for JSON',
      given: {
        status: 200,
        requestHeaders: { ...session, Accept: 'application/json' },
        body: '<!doctype html><html><head><title>Log in</title></head><body><form><input type="password" name="p"></form></body></html>',
      },
      accept: ['session-expired'],
    },
    { because: 'a 401 without a word, with a session', given: { requestHeaders: session }, accept: ['session-expired'] },
    { because: 'a session beside a token', given: { requestHeaders: { ...session, ...token } }, accept: ['token-rejected'] },
  ],
  'other languages': [
    {
      because: 'German',
      given: { requestHeaders: session, body: page('Fehler', 'Ihre Sitzung ist abgelaufen. Bitte melden Sie sich erneut an.') },
      accept: ['session-expired'],
    },
    { because: 'French', given: { requestHeaders: token, body: { message: 'Le jeton a expiré' } }, accept: ['token-expired'] },
    {
      because: 'Spanish, one of two',
      given: { requestHeaders: token, body: { message: 'Token inválido o expirado' } },
      accept: ['token-rejected'],
    },
    { because: 'Portuguese', given: { ...login, body: { message: 'Credenciais inválidas' } }, accept: ['wrong-password'] },
    { because: 'Italian', given: { requestHeaders: token, body: { message: 'Token non valido' } }, accept: ['token-rejected'] },
    { because: 'Dutch', given: { requestHeaders: session, body: { message: 'Uw sessie is verlopen' } }, accept: ['session-expired'] },
    { because: 'Polish', given: { ...login, body: { message: 'Nieprawidłowy login lub hasło' } }, accept: ['wrong-password'] },
    {
      because: 'Russian',
      given: { status: 403, requestHeaders: token, body: { message: 'Доступ запрещён' } },
      accept: ['insufficient-permission'],
    },
    { because: 'Japanese', given: { requestHeaders: token, body: { message: 'アクセストークンが無効です' } }, accept: ['token-rejected'] },
    {
      because: 'a language that is not known: what was sent decides',
      given: { requestHeaders: session, body: { message: '세션이 만료되었습니다.' } },
      accept: ['session-expired'],
    },
  ],
  'what stands around it': [
    {
      because: 'a cookie that was refused at first, set again, used, and taken away',
      given: {},
      others: [
        { at: NOW - 900_000, url: 'https://api.example.com/login', status: 200, responseHeaders: { 'Set-Cookie': 'sid=a; SameSite=None' } },
        { at: NOW - 600_000, status: 200, requestHeaders: session },
        { at: NOW - 60_000, url: 'https://api.example.com/logout', status: 200, responseHeaders: { 'Set-Cookie': 'sid=; Max-Age=0' } },
      ],
      accept: ['cookie-gone'],
    },
    {
      because: 'a farewell that breaks a rule is no cookie that was refused',
      given: {},
      others: [
        { at: NOW - 600_000, status: 200, requestHeaders: session },
        { at: NOW - 60_000, status: 200, responseHeaders: { 'Set-Cookie': 'sid=; SameSite=None; Max-Age=0' } },
      ],
      accept: ['cookie-gone'],
    },
    {
      because: 'a refused cookie beside a token',
      given: { requestHeaders: token },
      others: [{ at: NOW - 60_000, status: 200, responseHeaders: { 'Set-Cookie': 'sid=0123456789abcdef; SameSite=None' } }],
      accept: ['token-rejected'],
    },
    {
      because: 'a cookie of the jar that could not go, and an API that takes tokens',
      given: { initiator: 'https://shop.example', jar: [{ name: 'sid', sameSite: 'lax' }], responseHeaders: challenge('Bearer') },
      accept: ['no-credentials'],
    },
    {
      because: 'cookies of no sign-in that could not go',
      given: {
        initiator: 'https://shop.example',
        jar: [
          { name: '_ga', sameSite: 'lax' },
          { name: 'theme', sameSite: 'strict' },
        ],
      },
      accept: ['no-credentials'],
    },
    {
      because: 'a redirect to a sign-in of another host',
      given: {
        url: 'https://login.other.example/authorize?client_id=a&redirect_uri=b',
        before: [
          {
            url: 'https://api.example.com/a',
            requestHeaders: token,
            responseHeaders: { Location: 'https://login.other.example/authorize?client_id=a&redirect_uri=b' },
          },
        ],
      },
      accept: ['no-credentials', 'authorization-lost-on-redirect'],
      doubtful: ['authorization-lost-on-redirect'],
    },
    {
      because: 'a preflight at a proxy that asks',
      given: {
        method: 'OPTIONS',
        resourceType: 'preflight',
        status: 407,
        requestHeaders: { 'Access-Control-Request-Method': 'GET' },
        responseHeaders: { 'Proxy-Authenticate': 'Basic realm="p"' },
      },
      accept: ['proxy-authentication-required'],
    },
    {
      because: 'two values of a cookie that holds no sign-in',
      given: { requestHeaders: { Cookie: 'theme=a; theme=b; sid=0123456789abcdef' } },
      accept: ['session-expired'],
    },
    {
      because: 'two sessions of somebody who is known',
      given: {
        status: 403,
        requestHeaders: { Cookie: 'sid=0123456789abcdef; sid=fedcba9876543210' },
        body: { error: 'You do not have permission' },
      },
      accept: ['insufficient-permission'],
    },
    {
      because: 'a newer token was there already',
      given: { requestHeaders: bearer(expired(600, { iat: NOW_SECONDS - 4200 })), body: { error: 'token expired' } },
      others: [
        { at: NOW + 500, status: 200, requestHeaders: bearer(jwt({ iat: NOW_SECONDS - 20, exp: NOW_SECONDS + 3580 })) },
        { at: NOW - 60_000, status: 200, requestHeaders: bearer(jwt({ iat: NOW_SECONDS - 9000 })) },
      ],
      accept: ['refresh-race', 'token-expired'],
      doubtful: ['token-expired'],
    },
    {
      because: 'the very same token is taken and refused in turn',
      given: { requestHeaders: good, body: { error: 'invalid_token' } },
      others: [
        { at: NOW - 1000, status: 200, requestHeaders: good },
        { at: NOW + 1000, status: 200, requestHeaders: good },
      ],
      accept: ['server-fault', 'token-rejected'],
      doubtful: ['token-rejected'],
    },
  ],
};

const ids = new Set(causes.map(({ meta }) => meta.id));

describe.each(Object.entries(groups))('%s', (_, decoys) => {
  it.each(decoys.map((decoy) => [decoy.because, decoy] as const))('%s', (_because, { given, others = [], accept, doubtful = [] }) => {
    const { verdicts } = diagnose(buildExchange(given), { others: others.map(buildExchange) });
    const certain = verdicts.filter(({ confidence }) => confidence === 'certain').map(({ cause }) => cause);
    expect(certain.filter((cause) => !accept.includes(cause) || doubtful.includes(cause))).toEqual([]);
    if (accept.some((cause) => ids.has(cause))) expect(accept).toContain(verdicts[0]?.cause);
  });
});
