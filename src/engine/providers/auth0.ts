import type { Provider } from './provider.ts';

/** `access_denied`, `unauthorized` and `invalid_grant` mean several things here: their descriptions tell. */
export const auth0: Provider = {
  id: 'auth0',
  name: 'Auth0',
  layer: 'service',
  signs: {
    hosts: ['auth0.com', 'auth0app.com'],
    headers: { 'x-auth0-requestid': '', 'x-auth0-l': '' },
    cookies: ['auth0', 'auth0_compat', 'auth0-mf', 'auth0-mf_compat'],
  },
  codes: {
    mfa_required: 'step-up',
    mfa_invalid_code: 'step-up',
    mfa_registration_required: 'step-up',
    invalid_user_password: 'wrong-password',
    too_many_attempts: 'rate-limited',
    password_leaked: 'account-blocked',
    requires_verification: 'step-up',
    invalid_bearer_token: 'token-invalid',
  },
  docs: 'https://auth0.com/docs/troubleshoot',
  notes: {
    'token-wrong-audience':
      'Without an `audience` in the sign-in request the access token is opaque, or for `/userinfo` alone: name your API’s identifier.',
    'token-wrong-type': 'The ID token is for the application: call the API with the access token.',
    'insufficient-scope':
      'Add the permission to the API, to the user’s role and to the `scope` of the sign-in, and turn on RBAC’s “add permissions”.',
    'refresh-token-rejected':
      'With rotation, a refresh token that is used a second time ends all that came from the same sign-in; `offline_access` and the API’s “Allow Offline Access” give one at all.',
    'authorization-code-rejected': 'The address must stand among the application’s allowed callback URLs, to the letter.',
    'client-credentials-rejected':
      'The application’s token endpoint authentication method decides where the secret goes: none, in the form, or in Basic.',
    'account-blocked':
      'Brute-force protection blocks a user for an address after some wrong tries: the mail that it sends, or the dashboard, lifts that.',
  },
};
