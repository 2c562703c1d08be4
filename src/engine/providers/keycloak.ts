import type { Provider } from './provider.ts';

/** It speaks standard OAuth errors; these are its own. */
export const keycloak: Provider = {
  id: 'keycloak',
  name: 'Keycloak',
  layer: 'service',
  signs: {
    paths: ['/realms/*/protocol/', '/admin/realms/', '/realms/*/login-actions/', '/realms/*/broker/'],
    cookies: ['KEYCLOAK_IDENTITY*', 'KEYCLOAK_SESSION*', 'KC_RESTART', 'KC_AUTH_SESSION_HASH', 'AUTH_SESSION_ID*'],
  },
  codes: {
    authentication_expired: 'session-expired',
    invalid_user_credentials: 'wrong-password',
    user_disabled: 'account-blocked',
    user_temporarily_disabled: 'account-blocked',
    resolve_required_actions: 'account-blocked',
    expired_code: 'code-invalid',
    not_allowed: 'forbidden',
    unknown_error: 'server-fault',
  },
  docs: 'https://www.keycloak.org/securing-apps/oidc-layers',
  notes: {
    'token-wrong-issuer':
      'The issuer is the address that the browser used: give the server a fixed `hostname`, or the proxy’s `X-Forwarded-*` headers, so that it is the same from inside and outside.',
    'token-wrong-audience': 'An access token has only `account` as its audience until a mapper adds the API’s client.',
    'token-rejected': 'An access token lasts five minutes unless the realm says otherwise: renew it before each call.',
    'refresh-token-rejected':
      '“Token is not active” and “Session not active”: the session’s idle or longest time in the realm is over, or the user signed out; “Stale token”: it was used before, and the realm revokes refresh tokens.',
    'authorization-code-rejected':
      '“Code not valid”: a code is good once, and for a minute unless the realm’s client login timeout says otherwise.',
    'client-credentials-rejected':
      'A client with “Client authentication” on shows its secret, one with it off shows none; each realm has its own secrets.',
    'account-blocked':
      '“Account is not fully set up” is a required action that waits: the user has to sign in on a page once. A lock of the brute-force detection reads like a wrong password.',
  },
};
