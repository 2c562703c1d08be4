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
  },
};
