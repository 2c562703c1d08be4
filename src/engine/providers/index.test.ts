/** The policeman of this folder, and one real answer of each product. */

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { causes } from '../causes/index.ts';
import { lastHop } from '../exchange.ts';
import type { Meaning } from '../facts/said.ts';
import { isPlainCode } from '../facts/vocabulary.ts';
import { buildExchange, buildFacts, type Overrides } from '../testing/build.ts';
import { providers } from './index.ts';
import type { Provider } from './provider.ts';
import { isWithin, recognise } from './recognise.ts';

const machinery = ['index', 'provider', 'recognise', 'hear', 'listed-codes', 'product', 'sign-in-address'];
const files = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => name.slice(0, -3))
  .filter((name) => !machinery.includes(name));

it('reads real files', () => {
  expect(files.length).toBeGreaterThanOrEqual(28);
});

it('every file is in the index, and nothing else is', () => {
  expect(providers.map(({ id }) => id).sort()).toEqual([...files].sort());
});

describe.each(providers.map((provider) => [provider.id, provider] as const))('%s', (_, { signs, codes, docs, signIn, notes = {} }) => {
  it('can be recognised', () => {
    const all = [signs.hosts, Object.keys(signs.headers ?? {}), signs.cookies, signs.paths, signs.realms, signs.codes, signs.fields].flat();
    expect(all.filter((sign) => sign !== undefined).length).toBeGreaterThan(0);
  });

  it('has signs in the form in which they are compared', () => {
    const lower = [...(signs.hosts ?? []), ...Object.entries(signs.headers ?? {}).flat(2)];
    expect(lower.filter((text) => text !== text.toLowerCase())).toEqual([]);
    expect((signs.hosts ?? []).filter((host) => !/^[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(host))).toEqual([]);
    expect((signs.fields ?? []).filter((field) => !isPlainCode(field))).toEqual([]);
  });

  it('has codes that are plain where they are observed', () => {
    const bare = Object.keys(codes).map((key) => key.replace(/^[^ ]*: /, ''));
    expect(bare.filter((code) => !isPlainCode(code) || code.length > 64)).toEqual([]);
    expect(Object.keys(codes).filter((key) => key.includes(': ') && key !== key.replace(/^[^:]*/, (field) => field.toLowerCase()))).toEqual(
      [],
    );
  });

  it('leads to pages over https', () => {
    expect(docs).toMatch(/^https:\/\/[a-z\d.-]+\/\S*$/);
    if (signIn !== undefined) expect(signIn).toMatch(/^(?:https:\/\/[a-z\d.-]+)?\/[\w./-]*$/);
  });

  it('speaks of causes that there are, without parameters', () => {
    const ids = causes.map(({ meta }) => meta.id);
    expect(Object.keys(notes).filter((id) => !ids.includes(id))).toEqual([]);
    expect(Object.values(notes).filter((note) => /\{(?!id\})/.test(note) || !/[.]$/.test(note))).toEqual([]);
  });
});

describe('no two providers claim one sign', () => {
  /** Each sign as a beginning of what it is compared with. */
  const claims = providers.flatMap(({ id, signs }) => [
    ...(signs.hosts ?? []).map((host) => ({ id, sign: `host ${host}.`, whole: true })),
    ...Object.entries(signs.headers ?? {}).flatMap(([name, starts]) =>
      [starts].flat().map((start) => ({ id, sign: `header ${name}: ${start}`, whole: false })),
    ),
    ...(signs.cookies ?? []).map((name) => ({ id, sign: `cookie ${name.replace(/\*$/, '')}`, whole: !name.endsWith('*') })),
    ...(signs.codes ?? []).map((start) => ({ id, sign: `code ${start}`, whole: false })),
    ...(signs.realms ?? []).map((realm) => ({ id, sign: `realm ${realm}`, whole: true })),
    ...(signs.paths ?? []).map((path) => ({ id, sign: `path ${path}`, whole: true })),
    ...(signs.fields ? [{ id, sign: `fields ${[...signs.fields].sort().join(' ')}`, whole: true }] : []),
  ]);

  it('was looked at', () => {
    expect(claims.length).toBeGreaterThan(100);
  });

  it('nor the beginning of another’s', () => {
    const clashes = claims.flatMap((one) =>
      claims
        .filter(({ id }) => id !== one.id)
        .filter(({ sign }) => sign === one.sign || (!one.whole && sign.startsWith(one.sign)))
        .map(({ id, sign }) => `${one.id} and ${id}: ${sign}`),
    );
    expect(clashes).toEqual([]);
  });

  it('a code that one claims as its own is no other’s', () => {
    const own = providers.flatMap(({ id, signs }) => (signs.codes ?? []).map((start) => ({ id, start })));
    const taken = providers.flatMap(({ id, codes }) =>
      Object.keys(codes).filter((code) => own.some((claim) => claim.id !== id && code.startsWith(claim.start))),
    );
    expect(taken).toEqual([]);
  });

  it('a host within another’s is found by the longer name', () => {
    const hosts = providers.flatMap(({ id, signs }) => (signs.hosts ?? []).map((host) => ({ id, host })));
    for (const { id, host } of hosts) expect(shownBy({ url: `https://x.${host}/` })).toContain(id);
    expect(hosts.some(({ host }) => hosts.some((other) => other.host !== host && isWithin(other.host, host)))).toBe(true);
    expect(shownBy({ url: 'https://securetoken.googleapis.com/v1/token' })).toEqual(['firebase']);
    expect(shownBy({ url: 'https://notgithub.com/' })).toEqual([]);
  });
});

const shownBy = (given: Overrides): readonly string[] => recognise(lastHop(buildExchange(given))).map(({ provider }) => provider.id);

interface Answer {
  readonly because: string;
  readonly id: string;
  readonly by: string;
  readonly given: Overrides;
  /** What is said in the end; undefined where the product has no codes. */
  readonly said?: readonly Meaning[];
}

const site = 'https://shop.example/api/orders';

const answers: readonly Answer[] = [
  {
    because: 'an Enterprise server has a host of its own',
    id: 'github',
    by: 'header x-github-request-id',
    given: {
      url: 'https://code.shop.example/api/graphql',
      method: 'POST',
      status: 200,
      responseHeaders: { 'X-GitHub-Request-Id': 'A1:2B' },
      body: { data: null, errors: [{ type: 'INSUFFICIENT_SCOPES', message: 'One of them is needed.' }] },
    },
    said: ['scope-missing'],
  },
  {
    because: 'an OAuth error that comes with 200',
    id: 'github',
    by: 'host github.com',
    given: {
      url: 'https://github.com/login/oauth/access_token',
      method: 'POST',
      status: 200,
      body: { error: 'bad_verification_code', error_description: 'The code passed is incorrect or expired.' },
    },
    said: ['code-invalid'],
  },
  {
    because: 'a realm of its own',
    id: 'gitlab',
    by: 'realm GitLab',
    given: {
      url: 'https://git.shop.example/api/v4/user',
      status: 403,
      responseHeaders: { 'WWW-Authenticate': 'Bearer realm="GitLab"' },
      body: { error: 'insufficient_granular_scope', error_description: 'Access denied' },
    },
    said: ['scope-missing'],
  },
  {
    because: 'a reason of google.api.ErrorReason',
    id: 'google',
    by: 'host googleapis.com',
    given: {
      url: 'https://www.googleapis.com/drive/v3/files',
      status: 403,
      body: {
        error: {
          code: 403,
          message: 'Requests from referer https://shop.example are blocked.',
          status: 'PERMISSION_DENIED',
          details: [
            { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_HTTP_REFERRER_BLOCKED', domain: 'googleapis.com' },
          ],
        },
      },
    },
    said: ['origin-not-allowed'],
  },
  {
    because: 'a subtype beside the standard code',
    id: 'google',
    by: 'host googleapis.com',
    given: {
      url: 'https://oauth2.googleapis.com/token',
      method: 'POST',
      status: 400,
      requestBody: 'grant_type=refresh_token&refresh_token=1%2F%2F0abc&client_id=a',
      body: { error: 'invalid_grant', error_description: 'reauth related error', error_subtype: 'invalid_rapt' },
    },
    said: ['step-up'],
  },
  {
    because: 'a code without a word that servers share',
    id: 'firebase',
    by: 'host identitytoolkit.googleapis.com',
    given: {
      url: 'https://identitytoolkit.googleapis.com/v1/accounts:signInWithPassword',
      method: 'POST',
      status: 400,
      body: {
        error: {
          code: 400,
          message: 'INVALID_LOGIN_CREDENTIALS',
          errors: [{ message: 'INVALID_LOGIN_CREDENTIALS', domain: 'global', reason: 'invalid' }],
        },
      },
    },
    said: ['wrong-password'],
  },
  {
    because: 'the Admin SDK’s code in a server’s own sentence',
    id: 'firebase',
    by: 'code auth/id-token-revoked',
    given: { url: site, body: { error: 'Verification ended: auth/id-token-revoked' } },
    said: ['token-revoked'],
  },
  {
    because: 'the number counts, and not the sentence after it nor the standard code',
    id: 'entra',
    by: 'host login.microsoftonline.com',
    given: {
      url: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
      method: 'POST',
      status: 400,
      requestBody: 'grant_type=refresh_token&refresh_token=0.AAA',
      body: {
        error: 'invalid_grant',
        error_description:
          'AADSTS50076: Due to a configuration change made by your administrator you must use multi-factor authentication.',
        error_codes: [50076],
      },
    },
    said: ['step-up'],
  },
  {
    because: 'one code for a token that is missing, broken or over: the message says which',
    id: 'microsoft-graph',
    by: 'host graph.microsoft.com',
    given: {
      url: 'https://graph.microsoft.com/v1.0/me',
      body: { error: { code: 'InvalidAuthenticationToken', message: 'Lifetime validation failed, the token is expired.' } },
    },
    said: ['token-expired'],
  },
  {
    because: 'a privilege that the token does not have',
    id: 'microsoft-graph',
    by: 'host graph.microsoft.com',
    given: {
      url: 'https://graph.microsoft.com/v1.0/users',
      status: 403,
      body: { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.' } },
    },
    said: ['forbidden'],
  },
  {
    because: 'the header alone, where the body was not captured',
    id: 'aws',
    by: 'host amazonaws.com',
    given: {
      url: 'https://sqs.eu-west-1.amazonaws.com/',
      status: 403,
      responseHeaders: { 'x-amzn-ErrorType': 'UnrecognizedClientException:http://internal.amazon.com/coral/com.amazon.coral.service/' },
      body: null,
    },
    said: ['api-key-invalid'],
  },
  {
    because: 'it passes on what the API says, on a host of the API’s own',
    id: 'aws-api-gateway',
    by: 'header apigw-requestid',
    given: { url: site, responseHeaders: { 'Apigw-Requestid': 'a=' }, body: { message: 'Unauthorized' } },
  },
  {
    because: 'behind its codes stands a gateway, which says no more than this of a key',
    id: 'aws',
    by: 'header x-amzn-errortype',
    given: {
      url: site,
      status: 403,
      responseHeaders: { 'X-Amz-Apigw-Id': 'CaFqrOOe32nw2XI=', 'X-Amzn-ErrorType': 'ForbiddenException' },
      body: { message: 'Forbidden' },
    },
    said: ['api-key-missing-or-invalid'],
  },
  {
    because: 'S3 answers in XML',
    id: 'aws',
    by: 'host amazonaws.com',
    given: {
      url: 'https://photos.s3.amazonaws.com/a.jpg',
      status: 403,
      body: '<?xml version="1.0"?><Error><Code>RequestTimeTooSkewed</Code><Message>The difference is too large.</Message></Error>',
    },
    said: ['time-skew'],
  },
  {
    because: 'a code of the authentication API',
    id: 'auth0',
    by: 'host auth0.com',
    given: {
      url: 'https://shop.eu.auth0.com/oauth/token',
      method: 'POST',
      status: 403,
      body: { error: 'mfa_required', error_description: 'Multifactor authentication required', mfa_token: 'Fe26.2**a' },
    },
    said: ['step-up'],
  },
  {
    because: 'a number that is nobody else’s, on a domain of the customer',
    id: 'okta',
    by: 'code E0000119',
    given: {
      url: 'https://id.shop.example/api/v1/authn',
      method: 'POST',
      status: 403,
      body: { errorCode: 'E0000119', errorSummary: 'Your account is locked.', errorLink: 'E0000119', errorId: 'oaeX', errorCauses: [] },
    },
    said: ['account-blocked'],
  },
  {
    because: 'its paths are its own',
    id: 'keycloak',
    by: 'path /realms/*/protocol/',
    given: {
      url: 'https://id.shop.example/auth/realms/shop/protocol/openid-connect/token',
      method: 'POST',
      status: 400,
      body: { error: 'not_allowed', error_description: 'Client not enabled to exchange' },
    },
    said: ['forbidden'],
  },
  {
    because: 'its page names a number',
    id: 'cloudflare',
    by: 'header cf-ray',
    given: { url: site, status: 403, responseHeaders: { Server: 'cloudflare', 'CF-RAY': '8f-AMS' }, body: 'error code: 1020' },
    said: ['firewall'],
  },
  {
    because: 'a number in the body of the site behind it is the site’s',
    id: 'cloudflare',
    by: 'header cf-ray',
    given: { url: site, status: 403, responseHeaders: { Server: 'cloudflare', 'CF-RAY': '8f-AMS' }, body: { code: 1020, message: 'No' } },
    said: [],
  },
  {
    because: 'its own API counts in its own numbers',
    id: 'cloudflare-api',
    by: 'host api.cloudflare.com',
    given: {
      url: 'https://api.cloudflare.com/client/v4/zones',
      status: 400,
      body: {
        success: false,
        errors: [
          {
            code: 6003,
            message: 'Invalid request headers',
            error_chain: [{ code: 6111, message: 'Invalid format for Authorization header' }],
          },
        ],
      },
    },
    said: ['credential-malformed'],
  },
  {
    because: 'the code and its sentence say the same',
    id: 'stripe',
    by: 'host stripe.com',
    given: {
      url: 'https://api.stripe.com/v1/charges',
      body: {
        error: {
          code: 'secret_key_required',
          message: 'This API call cannot be made with a publishable API key.',
          type: 'invalid_request_error',
        },
      },
    },
    said: ['api-key-invalid'],
  },
  {
    because: 'all of its errors come with 200',
    id: 'slack',
    by: 'host slack.com',
    given: { url: 'https://slack.com/api/auth.test', method: 'POST', status: 200, body: { ok: false, error: 'not_authed' } },
    said: ['credential-missing'],
  },
  {
    because: 'a domain of the customer, and a code of Auth',
    id: 'supabase',
    by: 'header sb-project-ref',
    given: {
      url: 'https://db.shop.example/auth/v1/user',
      status: 403,
      responseHeaders: { 'sb-project-ref': 'abc', Server: 'cloudflare', 'cf-ray': '8f-AMS' },
      body: { code: 403, error_code: 'insufficient_aal', msg: 'AAL2 required' },
    },
    said: ['step-up'],
  },
  {
    because: 'it may stand alone, and its message says which claim',
    id: 'postgrest',
    by: 'code PGRST303',
    given: { url: site, body: { code: 'PGRST303', details: null, hint: null, message: 'JWT expired' } },
    said: ['token-expired'],
  },
  {
    because: 'a code without a sentence that is read',
    id: 'postgrest',
    by: 'code PGRST302',
    given: { url: site, body: { code: 'PGRST302', details: null, hint: null, message: 'Anonymous access is disabled' } },
    said: ['credential-missing'],
  },
  {
    because: 'a server of one’s own says why in a header',
    id: 'atlassian',
    by: 'header x-seraph-loginreason',
    given: {
      url: 'https://jira.shop.example/rest/api/2/myself',
      status: 403,
      responseHeaders: { 'X-Seraph-LoginReason': 'AUTHENTICATION_DENIED' },
      body: '',
    },
    said: ['account-blocked'],
  },
  {
    because: 'GraphQL has its code among the extensions',
    id: 'shopify',
    by: 'host myshopify.com',
    given: {
      url: 'https://corner.myshopify.com/admin/api/2026-01/graphql.json',
      method: 'POST',
      status: 200,
      body: { errors: [{ message: 'No access to orders field.', extensions: { code: 'ACCESS_DENIED', requiredAccess: '`read_orders`' } }] },
    },
    said: ['scope-missing'],
  },
  {
    because: 'its session id is its access token',
    id: 'salesforce',
    by: 'host salesforce.com',
    given: {
      url: 'https://shop.my.salesforce.com/services/data/v60.0/query',
      body: [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }],
    },
    said: ['session-expired'],
  },
  {
    because: 'its errors are sentences',
    id: 'quickblox',
    by: 'host quickblox.com',
    given: { url: 'https://api.quickblox.com/chat/Dialog.json', body: { errors: { base: ['Required session does not exist'] } } },
  },
  {
    because: 'a server of the customer’s names the version of the API',
    id: 'quickblox',
    by: 'header quickblox-rest-api-version',
    given: { url: 'https://apichat.shop.example/users.json', responseHeaders: { 'QuickBlox-REST-API-Version': '0.1.1' } },
  },
  {
    because: 'codes begin with rest_',
    id: 'wordpress',
    by: 'code rest_cookie_invalid_nonce',
    given: {
      url: 'https://blog.example/?rest_route=/wp/v2/posts',
      method: 'POST',
      status: 403,
      body: { code: 'rest_cookie_invalid_nonce', message: 'Cookie check failed', data: { status: 403 } },
    },
    said: ['csrf'],
  },
  {
    because: 'an exception by its class',
    id: 'laravel',
    by: 'code Illuminate\\Session\\TokenMismatchException',
    given: {
      url: site,
      method: 'POST',
      status: 419,
      body: { message: '', exception: 'Illuminate\\Session\\TokenMismatchException', file: '/srv/a.php', line: 42 },
    },
    said: ['csrf'],
  },
  {
    because: 'a cookie of its name was sent',
    id: 'django',
    by: 'cookie csrftoken',
    given: {
      url: site,
      requestHeaders: { Cookie: 'csrftoken=a; sessionid=b' },
      body: { detail: 'Nope.', code: 'user_inactive' },
    },
    said: ['account-blocked'],
  },
  {
    because: 'the four fields of its error body',
    id: 'spring',
    by: 'field timestamp',
    given: {
      url: site,
      body: {
        timestamp: '2026-03-17T08:14:20.000+00:00',
        status: 401,
        error: 'Unauthorized',
        exception: 'org.springframework.security.authentication.CredentialsExpiredException',
        path: '/api/orders',
      },
    },
    said: ['account-blocked'],
  },
  {
    because: 'a number in a challenge',
    id: 'aspnet',
    by: 'header server',
    given: {
      url: site,
      responseHeaders: {
        Server: 'Kestrel',
        'WWW-Authenticate': 'Bearer error="invalid_token", error_description="IDX10503: validation did not succeed."',
      },
    },
    said: ['token-signature-invalid'],
  },
  {
    because: 'an exception in a sentence',
    id: 'rails',
    by: 'code ActionController::InvalidAuthenticityToken',
    given: {
      url: site,
      method: 'POST',
      status: 422,
      body: {
        status: 422,
        error: 'Unprocessable Entity',
        exception: '#<ActionController::InvalidAuthenticityToken: ActionController::InvalidAuthenticityToken>',
      },
    },
    said: ['csrf'],
  },
  { because: 'it answers itself', id: 'kong', by: 'header server', given: { url: site, responseHeaders: { Server: 'kong/3.9.0' } } },
  {
    because: 'it passes an answer on',
    id: 'kong',
    by: 'header x-kong-proxy-latency',
    given: { url: site, responseHeaders: { Server: 'nginx', Via: '1.1 varnish', 'X-Kong-Proxy-Latency': '2' } },
  },
  {
    because: 'it answers for a service of a mesh',
    id: 'envoy',
    by: 'header server',
    given: { url: site, status: 403, responseHeaders: { Server: 'istio-envoy' }, body: 'RBAC: access denied' },
  },
  { because: 'it names itself', id: 'nginx', by: 'header server', given: { url: site, responseHeaders: { Server: 'nginx/1.26.2' } } },
  {
    because: 'it names itself with its version',
    id: 'apache',
    by: 'header server',
    given: { url: site, responseHeaders: { Server: 'Apache/2.4.62 (Debian)' } },
  },
  {
    because: 'its page names the substatus',
    id: 'iis',
    by: 'header server',
    given: {
      url: site,
      status: 403,
      responseHeaders: { Server: 'Microsoft-IIS/10.0' },
      body: '<!DOCTYPE html><html><head><title>403</title></head><body><h2>HTTP Error 403.16 - Forbidden</h2></body></html>',
    },
    said: ['client-certificate'],
  },
];

describe('a real answer', () => {
  it.each(answers.map((each) => [each.id, each.because, each] as const))('of %s: %s', (_, __, { id, by, given, said }) => {
    const { providers: shown, said: heard } = buildFacts(given);
    expect([shown[0]?.provider.id, `${shown[0]?.by.kind} ${shown[0]?.by.name}`]).toEqual([id, by]);
    if (said) expect([...new Set(heard.map(({ meaning }) => meaning))]).toEqual(said);
  });

  it('is there of every product, with a code wherever it has any', () => {
    const read = answers.flatMap(({ given }) => {
      const { said, providers: shown } = buildFacts(given);
      const codes = said.filter(({ isCode }) => isCode);
      return shown.flatMap(({ provider }) => codes.map(({ quote }) => `${provider.id} ${quote}`));
    });
    const isRead = ({ id, codes }: Provider): boolean =>
      Object.keys(codes).length === 0 || Object.keys(codes).some((key) => read.includes(`${id} ${key.replace(/^[^ ]*: /, '')}`));
    expect(providers.filter(({ id }) => !answers.some((each) => each.id === id)).map(({ id }) => id)).toEqual([]);
    expect(providers.filter((provider) => !isRead(provider)).map(({ id }) => id)).toEqual([]);
  });

  it('of an unknown product is recognised as none, and read as well', () => {
    const { providers: shown, said } = buildFacts({ body: { error: 'token_expired' } });
    expect([shown, said.map(({ meaning }) => meaning)]).toEqual([[], ['token-expired']]);
  });

  it('of a product whose name begins like another’s is not the other’s', () => {
    expect(shownBy({ url: site, responseHeaders: { Server: 'Apache-Coyote/1.1' } })).toEqual([]);
    expect(shownBy({ url: site, responseHeaders: { Server: 'Apache' } })).toEqual(['apache']);
  });

  it('of a cookie whose name differs in its capitals is another’s', () => {
    expect(shownBy({ url: site, requestHeaders: { Cookie: 'csrfToken=a' } })).toEqual([]);
  });

  it('of a site that only uses a service is not the service’s', () => {
    expect(
      shownBy({ url: site, requestHeaders: { Cookie: 'sb-abc-auth-token=a; auth0.is.authenticated=true; okta-oauth-state=b' } }),
    ).toEqual([]);
  });

  it('of several products is the application’s', () => {
    const given = { url: site, responseHeaders: { Server: 'cloudflare', 'CF-RAY': '8f', 'X-Runtime': '0.01', Via: '1.1 kong/3.9' } };
    expect(shownBy(given)).toEqual(['rails', 'kong', 'cloudflare']);
  });
});
