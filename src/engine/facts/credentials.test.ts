import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFingerprint } from '../fingerprint.ts';
import { type CredentialFlaw, type CredentialSources, readCredentials } from './credentials.ts';

const fingerprint = createFingerprint(new Uint8Array(16));
const read = (sources: Partial<CredentialSources>) =>
  readCredentials({ url: 'https://api.example.com/', headers: [], fields: [], ...sources }, fingerprint);
const authorization = (value: string) => read({ headers: [{ name: 'Authorization', value }] })[0];
const header = (name: string, value = 'a1b2c3d4e5f6a7b8c9d0') => read({ headers: [{ name, value }] })[0];
const query = (text: string) => read({ url: `https://api.example.com/x?${text}` });
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1In0.c2ln';
const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;
const key = `sk_${'test'}_4eC39HqLyjWDarjtT1zdp7dc`;

describe('Authorization', () => {
  it.each([
    [basic('anna:pw'), 'basic', 'Basic'],
    ['Digest username="anna", realm="r", nonce="n", uri="/", response="6629fae49393a05397450978507c4ef1"', 'digest', 'Digest'],
    [`Bearer ${jwt}`, 'bearer', 'Bearer'],
    ['bearer a1b2c3d4', 'bearer', 'bearer'],
    [`DPoP ${jwt}`, 'dpop', 'DPoP'],
    ['Negotiate YIIJvwYGKwYBBQUCoIIJszCC', 'negotiate', 'Negotiate'],
    ['Negotiate TlRMTVNTUAABAAAAB4IIogAAAAA', 'ntlm', 'Negotiate'],
    ['NTLM TlRMTVNTUAABAAAAB4IIogAAAAA', 'ntlm', 'NTLM'],
    ['Token a1b2c3d4e5', 'token', 'Token'],
    ['Token token="a1b2c3d4e5", nonce="x"', 'token', 'Token'],
    [`JWT ${jwt}`, 'token', 'JWT'],
    ['ApiKey a1b2c3d4e5', 'api-key', 'ApiKey'],
    [
      'AWS4-HMAC-SHA256 Credential=AKIA/20260317/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=ab',
      'signature',
      'AWS4-HMAC-SHA256',
    ],
    ['OAuth oauth_consumer_key="k", oauth_signature="s"', 'signature', 'OAuth'],
    ['Hawk id="x", ts="1", nonce="n", mac="m"', 'signature', 'Hawk'],
    ['Acme-HMAC-SHA256 id=1', 'signature', 'Acme-HMAC-SHA256'],
    ['Custom a1b2c3d4e5', 'other', 'Custom'],
  ])('%s', (value, kind, scheme) => {
    expect(authorization(value)).toMatchObject({
      kind,
      scheme,
      flaws: [],
      placeholder: undefined,
      place: { in: 'header', name: 'authorization' },
    });
  });

  it('is read for a proxy too', () => {
    expect(header('Proxy-Authorization', basic('a:b'))).toMatchObject({ kind: 'basic', place: { name: 'proxy-authorization' } });
  });

  it('shows a token and a key for what they are, and no more than four characters', () => {
    expect(authorization(`Bearer ${jwt}`)).toMatchObject({ jwt: { alg: 'HS256' }, shown: `eyJh… (${jwt.length})`, length: jwt.length });
    expect(authorization(`Bearer ${key}`)).toMatchObject({ keyFormat: 'Stripe secret key, test mode', jwt: undefined });
    expect(authorization(basic(`${key}:`))).toMatchObject({ keyFormat: 'Stripe secret key, test mode' });
  });

  it('tells equal values from others', () => {
    expect(authorization('Bearer one-value')?.fingerprint).toBe(authorization('bearer  one-value')?.fingerprint);
    expect(authorization('Bearer one-value')?.fingerprint).not.toBe(authorization('Bearer two-values')?.fingerprint);
  });

  it('does not show a secret as its scheme', () => {
    expect(authorization('a1b2c3d4e5f6 more')?.scheme).toBeUndefined();
    expect(authorization(`${jwt} more`)?.scheme).toBeUndefined();
  });
});

describe('flaws', () => {
  it.each<[string, readonly CredentialFlaw[]]>([
    [jwt, ['no-scheme']],
    ['a1b2c3d4e5f6a7b8', ['no-scheme']],
    [`Bearer${jwt}`, ['no-scheme']],
    [`Bearer Bearer ${jwt}`, ['doubled-scheme']],
    [`Bearer bearer ${jwt}`, ['doubled-scheme']],
    [`Bearer Basic YTpi`, ['doubled-scheme']],
    [`Token Bearer ${jwt}`, ['doubled-scheme']],
    [`Bearer "${jwt}"`, ['quoted']],
    [`"Bearer ${jwt}"`, ['quoted']],
    [`Bearer '${jwt}'`, ['quoted']],
    [`Bearer \u201c${jwt}\u201d`, ['quoted']],
    ['Bearer abcdef 123456', ['space-inside']],
    [`Bearer ${jwt}\n`, ['line-end-inside']],
    [`Bearer ${jwt}\\n`, ['line-end-inside']],
    [`Bearer ${jwt}%0A`, ['line-end-inside']],
    ['Bearer abcdef\r\n123456', ['line-end-inside', 'space-inside']],
    [`Bearer \u200b${jwt}`, ['invisible-character']],
    [`Bearer ${jwt}\u00a0`, ['invisible-character']],
    [`Bearer \u00e2\u0080\u008b${jwt}`, ['invisible-character', 'jwt-broken']],
    [`Bearer: ${jwt}`, ['colon-after-scheme']],
    [`Bearer:${jwt}`, ['colon-after-scheme']],
    [`Authorization: Bearer ${jwt}`, ['colon-after-scheme']],
    [`Bearer%20${jwt}`, ['percent-encoded']],
    ['Bearer abc%2Fdef%3D', ['percent-encoded']],
    ['Basic anna:pw', ['basic-not-base64']],
    ['Basic YW5uYTpwdw==!', ['basic-not-base64']],
    [`Basic ${Buffer.from('annapw').toString('base64')}`, ['basic-without-colon']],
    [`Bearer ${jwt}, Bearer ${jwt}`, ['two-values-joined']],
    [`${basic('a:b')}, Bearer ${jwt}`, ['two-values-joined']],
    ['Bearer abc,def', ['two-values-joined']],
    [`Bearer ${jwt.split('.').slice(0, 2).join('.')}`, ['jwt-broken']],
    [`Bearer ${jwt.slice(0, 30)}`, ['jwt-broken']],
    [`Bearer ${jwt}.`, ['trailing-punctuation', 'jwt-broken']],
    [`Bearer ${jwt},`, ['trailing-punctuation']],
    [`Bearer ${jwt}=`, ['trailing-punctuation']],
    ['Bearer a1b2c3d4e5f6;', ['trailing-punctuation']],
  ])('%j', (value, flaws) => {
    expect(authorization(value)?.flaws).toEqual(flaws);
  });

  it.each([
    `Bearer ${jwt}`,
    'Bearer a1b2c3d4e5f6==',
    'Bearer a.b-c_d~e+f/g=',
    basic('anna:with:colons'),
    basic(':'),
    basic('anna:'),
    'Basic YW5uYTpwdw',
    'Token token="a, b", email="c"',
    'Signature keyId="a",headers="date, host",signature="a="',
  ])('none in %s', (value) => {
    expect(authorization(value)?.flaws).toEqual([]);
  });

  it('repeated headers are two values', () => {
    const twice = read({ headers: ['Bearer one', 'Bearer two'].map((value) => ({ name: 'authorization', value })) });
    expect(twice.map(({ flaws }) => flaws)).toEqual([['two-values-joined'], ['two-values-joined']]);
  });

  it('nothing is said of what a tool took out', () => {
    for (const value of ['[REDACTED]', 'Bearer [REDACTED]', 'Bearer ********', 'redacted']) {
      expect(authorization(value)).toMatchObject({ flaws: [], placeholder: undefined });
    }
  });
});

describe('placeholders', () => {
  it.each([
    ['Bearer undefined', 'undefined'],
    ['Bearer null', 'null'],
    ['Bearer [object Object]', '[object Object]'],
    ['Bearer {{token}}', '{{token}}'],
    ['Bearer {{ access_token }}', '{{ access_token }}'],
    ['Bearer <your token>', '<your token>'],
    ['Bearer \u0024{TOKEN}', '\u0024{TOKEN}'],
    ['Bearer YOUR_API_KEY', 'YOUR_API_KEY'],
    ['Bearer YOUR API KEY', 'YOUR API KEY'],
    ['Bearer token', 'token'],
    ['Bearer "undefined"', 'undefined'],
    ['Bearer Bearer undefined', 'undefined'],
    ['Bearer', ''],
    ['Bearer ', ''],
    ['Basic', ''],
    ['', ''],
    ['undefined', 'undefined'],
    ['[object Object]', '[object Object]'],
    [basic('undefined:undefined'), 'undefined'],
    [basic('anna:null'), 'null'],
  ])('%s', (value, placeholder) => {
    expect(authorization(value)).toMatchObject({ placeholder, flaws: [] });
  });

  it('an honest word is somebody’s password', () => {
    expect(authorization(basic('admin:password'))?.placeholder).toBeUndefined();
    expect(authorization(basic('token:secret'))?.placeholder).toBeUndefined();
  });
});

describe('headers of products', () => {
  it.each([
    ...[
      'x-api-key',
      'apikey',
      'api-key',
      'ocp-apim-subscription-key',
      'x-goog-api-key',
      'x-functions-key',
      'x-rapidapi-key',
      'xi-api-key',
    ].map((name) => [name, 'api-key']),
    ...['x-meili-api-key', 'dd-api-key', 'x-auth-key', 'x-master-key', 'x-mashape-key', 'x-redmine-api-key', 'x-algolia-api-key'].map(
      (name) => [name, 'api-key'],
    ),
    ...['x-auth-token', 'private-token', 'x-vault-token', 'x-nomad-token', 'x-consul-token', 'qb-token', 'cb-token', 'x-access-token'].map(
      (name) => [name, 'token'],
    ),
    ...['x-shopify-access-token', 'x-session-token', 'token', 'x-id-token', 'x-jwt', 'cf-access-jwt-assertion', 'circle-token'].map(
      (name) => [name, 'token'],
    ),
    ...['x-amz-security-token', 'x-signature', 'x-hub-signature-256', 'x-shopify-hmac-sha256'].map((name) => [name, 'signature']),
    ['dpop', 'dpop'],
    ['cf-access-client-secret', 'client-credentials'],
  ])('%s', (name, kind) => {
    expect(header(name ?? '')).toMatchObject({ kind, place: { in: 'header', name } });
    expect(header((name ?? '').toUpperCase())).toMatchObject({ kind });
  });

  it.each([
    ...['x-csrf-token', 'x-xsrf-token', 'requestverificationtoken', 'x-wp-nonce', 'x-owa-canary', 'x-atlassian-token', 'sec-websocket-key'],
    ...[
      'x-request-id',
      'idempotency-key',
      'x-captcha-token',
      'x-requested-with',
      'accept',
      'constructor',
      '__proto__',
      'x-cache-key',
      'x-device-token',
    ],
  ])('%s says nothing of the caller', (name) => {
    expect(header(name)).toBeUndefined();
  });

  it('may bring a scheme along', () => {
    expect(header('x-access-token', `Bearer ${jwt}`)).toMatchObject({ scheme: 'Bearer', length: jwt.length, flaws: [] });
    expect(header('x-api-key', 'undefined')).toMatchObject({ placeholder: 'undefined' });
    expect(header('x-api-key', '')).toMatchObject({ placeholder: '' });
    expect(header('x-api-key', '"a1b2c3d4e5f6"')).toMatchObject({ flaws: ['quoted'] });
  });
});

describe('the query', () => {
  it.each([
    ['access_token=abc', 'access_token', 'bearer'],
    ['api_key=abc', 'api_key', 'api-key'],
    ['X-Amz-Signature=abc&X-Amz-Date=20260317T081420Z', 'X-Amz-Signature', 'signature'],
    ['key=AIzaSyA1234567890abcdefghijklmnopqrstuv', 'key', 'api-key'],
    [`token=${jwt}`, 'token', 'token'],
    ['token=undefined', 'token', 'token'],
    ['token=', 'token', 'token'],
    ['Ocp-Apim-Subscription-Key=EXAMPLEkey', 'Ocp-Apim-Subscription-Key', 'api-key'],
    ['key=EXAMPLEkey', 'key', 'api-key'],
    ['sig=a1b2c3d4e5f6a7b8c9d0', 'sig', 'signature'],
  ])('%s', (text, name, kind) => {
    expect(query(text)).toMatchObject([{ place: { in: 'query', name }, kind }]);
  });

  it.each([
    'key=name',
    'token=next',
    'page=2',
    'sid=12',
    'session=morning',
    '_wpnonce=a1b2c3d4e5f6a7b8c9d0',
    'q=a1b2c3d4e5f6a7b8c9d0',
    'constructor=x',
  ])('%s is none', (text) => {
    expect(query(text)).toEqual([]);
  });
});

describe('WebSocket subprotocols', () => {
  it.each([
    [`access_token, ${jwt}`, 'token'],
    [`graphql-ws, ${jwt}`, 'token'],
    [`bearer.${jwt}`, 'token'],
    ['base64url.bearer.authorization.k8s.io.ZXlKaGJHY2lPaUpJVXpJMU5pSjk, base64.binary.k8s.io', 'token'],
    [`realtime, openai-insecure-api-key.${key}, beta.v1`, 'api-key'],
  ])('%s', (value, kind) => {
    expect(read({ headers: [{ name: 'Sec-WebSocket-Protocol', value }] })).toMatchObject([{ place: { in: 'subprotocol' }, kind }]);
  });

  it.each(['graphql-ws', 'graphql-transport-ws, mqtt', 'v12.stomp', ''])('%s is none', (value) => {
    expect(read({ headers: [{ name: 'Sec-WebSocket-Protocol', value }] })).toEqual([]);
  });
});

describe('the body', () => {
  it('a typed password that documentation has as an example is somebody’s password all the same', () => {
    const [typed, unset] = [
      { name: 'password', value: 'changeme' },
      { name: 'password', value: 'undefined' },
    ].map((field) => readCredentials({ url: 'https://shop.example/login', headers: [], fields: [field] }, (value) => value)[0]);
    expect(typed).toMatchObject({ kind: 'password', shown: '(8)', placeholder: undefined });
    expect(unset).toMatchObject({ kind: 'password', placeholder: 'undefined' });
  });

  it('tells kind and length, and of a password nothing else', () => {
    const fields = [
      { name: 'user[login]', value: 'anna' },
      { name: 'user[password]', value: 'hunter22hunter' },
      { name: 'client_secret', value: 'very-secret-value' },
      { name: 'refresh_token', value: 'refresh-me-please' },
      { name: 'csrf_token', value: 'guard' },
    ];
    expect(read({ fields })).toMatchObject([
      { kind: 'password', place: { in: 'form', name: 'user[password]' }, length: 14, shown: '(14)', fingerprint: '' },
      { kind: 'client-credentials', length: 17 },
      { kind: 'token', length: 17 },
    ]);
  });
});

describe('any input', () => {
  it('is borne', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('authorization', 'x-api-key', 'sec-websocket-protocol', 'cookie'),
        (value, name) => {
          read({ headers: [{ name, value }], url: `https://a.example/?token=${value}`, fields: [{ name: value, value }] });
        },
      ),
    );
  });

  it('never shows more than four characters of a value', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9]{20,60}$/).filter((text) => /\d.*\d.*\d/.test(text)),
        (secret) => {
          const all = read({
            url: `https://a.example/?access_token=${secret}&key=${secret}`,
            headers: ['Authorization', 'X-Api-Key', 'Sec-WebSocket-Protocol', 'X-Auth-Token'].map((name) => ({
              name,
              value: `Bearer ${secret}`,
            })),
            fields: [{ name: 'password', value: secret }],
          });
          expect(JSON.stringify(all)).not.toContain(secret.slice(0, 8));
        },
      ),
    );
  });

  it('of any length is read in one go', () => {
    const long = 'Bearer '.repeat(20_000) + ', '.repeat(50_000) + '"'.repeat(50_000);
    expect(authorization(long)?.flaws).toContain('doubled-scheme');
    for (const part of ['=', ';', 'Authorization: ', ',', ' ', '"', 'Bearer:', '%20', '\\n']) {
      expect(authorization(`${part.repeat(1_000_000 / part.length)}x`)).toBeDefined();
    }
  });
});
