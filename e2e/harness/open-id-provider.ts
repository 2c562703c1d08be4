/** oidc-provider with one application and one person, who signs in on its own pages; what it gave can be taken back. */

import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OpenIdProvider {
  readonly issuer: string;
  /** Where the application `shop` sends a browser, with the challenge for the verifier of 43 `v`. */
  readonly signInAddress: string;
  /** Is this token one of its own, and still good? */
  accepts(token: string): Promise<boolean>;
  /** Takes back every grant, and with it all tokens. */
  endSession(): Promise<void>;
  close(): Promise<void>;
}

export async function startProvider(redirectUri: string): Promise<OpenIdProvider> {
  // It warns of every Node before 22, and of what it is for development alone.
  const { warn } = console;
  console.warn = () => undefined;
  const { default: Provider } = await import('oidc-provider');
  const http = createServer();
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const issuer = `http://id.localhost:${(http.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['test'] },
    clientBasedCORS: () => true,
    ttl: { AccessToken: 3600, AuthorizationCode: 60, Grant: 3600, IdToken: 3600, Interaction: 3600, RefreshToken: 3600, Session: 3600 },
    issueRefreshToken: () => true,
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
    clients: [
      {
        client_id: 'shop',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: [redirectUri],
      },
    ],
  });
  console.warn = warn;
  const grants = new Set<string>();
  provider.on('grant.success', ({ oidc }: { oidc: { entities: { Grant: { jti: string } } } }) => grants.add(oidc.entities.Grant.jti));
  http.on('request', provider.callback());
  const query = new URLSearchParams({
    client_id: 'shop',
    response_type: 'code',
    scope: 'openid',
    state: 'a1b2c3',
    redirect_uri: redirectUri,
    code_challenge: '7w_YNF9DSfIdPf_pRjSq646_kPr-2-o9NAl16JGghdM',
    code_challenge_method: 'S256',
  });
  return {
    issuer,
    signInAddress: `${issuer}/auth?${query}`,
    accepts: async (token) => (await provider.AccessToken.find(token)) !== undefined,
    endSession: async () => {
      for (const id of grants) await provider.AccessToken.revokeByGrantId(id);
      for (const id of grants) await provider.RefreshToken.revokeByGrantId(id);
    },
    close: () => new Promise((closed) => http.close(() => closed())),
  };
}
