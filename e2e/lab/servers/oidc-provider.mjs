// @ts-check
/** oidc-provider: a certified OpenID provider, with the answers of its token, userinfo and authorization endpoints. */

import { generateKeyPairSync } from 'node:crypto';
import { basic } from '../tokens.mjs';

// It warns of every Node before 22, where it runs none the less: the lab's tests hold that.
const { warn } = console;
console.warn = () => undefined;
const { default: Provider } = await import('oidc-provider');
console.warn = warn;

/** @typedef {import('../types.ts').CaseSource} CaseSource */

const SECRET = 'the secret of the only client';
const SILENT = 'oidc-silent';

/**
 * @param {Pick<CaseSource, 'id' | 'title' | 'cause' | 'hidden' | 'confidence' | 'says'> & {form: Record<string, string>, secret?: string, status: number}} made
 * @returns {CaseSource}
 */
const atTokenEndpoint = ({ form, secret = SECRET, status, ...words }) => ({
  ...words,
  family: 'real',
  asks: () => [
    {
      how: 'fetch',
      to: 'real',
      path: '/token',
      method: 'POST',
      headers: { authorization: basic('shop', encodeURIComponent(secret)), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
      status,
    },
  ],
});

/** Keeps nothing, since nobody is ever signed in here. */
class NoStore {
  async find() {}
  async findByUid() {}
  async findByUserCode() {}
  async upsert() {}
  async consume() {}
  async destroy() {}
  async revokeByGrantId() {}
}

/** @type {import('../types.ts').RealServer} */
export const oidcProvider = {
  name: 'oidc-provider',
  app(siteOf) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const site = siteOf(SILENT);
    const provider = new Provider(site.real, {
      jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'lab-1', use: 'sig', alg: 'RS256' }] },
      adapter: NoStore,
      cookies: { keys: ['lab'] },
      features: { devInteractions: { enabled: false }, clientCredentials: { enabled: true } },
      ttl: { AccessToken: 3600, ClientCredentials: 3600, Grant: 3600, IdToken: 3600, Interaction: 3600, Session: 3600 },
      clients: [
        {
          client_id: 'shop',
          client_secret: SECRET,
          grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
          redirect_uris: [`${site.shop}/renewed`],
        },
      ],
    });
    return provider.callback();
  },
  cases: [
    {
      id: 'oidc-userinfo-none',
      family: 'real',
      title: 'oidc-provider: user details without a token',
      cause: 'no-credentials',
      says: 'No access token was sent.',
      asks: () => [{ how: 'fetch', to: 'real', path: '/me', status: 401 }],
    },
    {
      id: 'oidc-userinfo-rejected',
      family: 'real',
      title: 'oidc-provider: user details with an unknown token',
      cause: 'token-rejected',
      says: 'The token was refused; nothing shows why.',
      asks: () => [
        {
          how: 'fetch',
          to: 'real',
          path: '/me',
          headers: { authorization: 'Bearer 8hJq2Lw0vXz7Rt5Yb3Nc1Md9Kf4Gs6Pa0Ue8Oi2Ty5' },
          status: 401,
        },
      ],
    },
    atTokenEndpoint({
      id: 'oidc-client',
      title: 'oidc-provider: a wrong client secret',
      cause: 'client-credentials-rejected',
      confidence: 'certain',
      says: 'The application’s id or secret is wrong.',
      form: { grant_type: 'client_credentials' },
      secret: 'not the secret',
      status: 401,
    }),
    atTokenEndpoint({
      id: 'oidc-refresh',
      title: 'oidc-provider: an unknown refresh token',
      cause: 'refresh-token-rejected',
      says: 'The token could not be renewed: signing in again is needed.',
      form: { grant_type: 'refresh_token', refresh_token: 'r1Kf4Gs6Pa0Ue8Oi2Ty5' },
      status: 400,
    }),
    atTokenEndpoint({
      id: 'oidc-code',
      title: 'oidc-provider: an unknown code',
      cause: 'authorization-code-rejected',
      says: 'The code was used before, has run out or does not fit.',
      form: {
        grant_type: 'authorization_code',
        code: 'c1Kf4Gs6Pa0Ue8Oi2Ty5',
        redirect_uri: 'http://shop.localhost/renewed',
        code_verifier: 'v'.repeat(43),
      },
      status: 400,
    }),
    {
      id: SILENT,
      family: 'real',
      title: 'oidc-provider: a renewal without a page',
      cause: 'silent-sign-in-blocked',
      says: 'prompt=none was answered with login_required: no cookie of the sign-in service was seen.',
      asks: (site) => [
        {
          how: 'frame',
          to: 'real',
          path: `/auth?${new URLSearchParams({
            client_id: 'shop',
            response_type: 'code',
            scope: 'openid',
            prompt: 'none',
            state: 'h7',
            redirect_uri: `${site.shop}/renewed`,
            code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
            code_challenge_method: 'S256',
          })}`,
          status: 303,
        },
      ],
      routes: { 'shop /renewed': { html: '<p>Nobody is signed in.</p>' } },
    },
  ],
};
