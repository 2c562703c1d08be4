import type { Provider } from './provider.ts';

export const okta: Provider = {
  id: 'okta',
  name: 'Okta',
  layer: 'service',
  signs: {
    hosts: ['okta.com', 'oktapreview.com', 'okta-emea.com', 'okta-gov.com', 'okta.mil'],
    headers: { 'x-okta-request-id': '' },
    codes: ['E0000'],
  },
  codes: {
    E0000004: 'wrong-password',
    E0000005: 'session-expired',
    E0000006: 'forbidden',
    E0000009: 'server-fault',
    E0000010: 'server-fault',
    E0000011: 'token-invalid',
    E0000015: 'forbidden',
    E0000047: 'rate-limited',
    E0000064: 'account-blocked',
    E0000068: 'step-up',
    E0000069: 'account-blocked',
    E0000119: 'account-blocked',
  },
  signIn: '/login/login.htm',
  docs: 'https://developer.okta.com/docs/reference/error-codes/',
  notes: {
    'token-rejected':
      'An API token goes as `SSWS`, an access token as `Bearer`; an API token ends after 30 days without use, and with its owner’s account.',
    'token-wrong-issuer':
      'The organisation’s own server and each custom one (`/oauth2/default`) are issuers of their own: an API trusts one of them.',
    'client-credentials-rejected':
      'The application’s client authentication is one of none (with PKCE), secret, and key pair: show that one and no other.',
    'account-blocked':
      'Look at the user’s status: `LOCKED_OUT` is unlocked by an administrator or in time, `PASSWORD_EXPIRED` by a new password, `SUSPENDED` and `DEPROVISIONED` by an administrator alone.',
    'rate-limited':
      '`X-Rate-Limit-Limit`, `-Remaining` and `-Reset` count for a group of endpoints; a sign-in has a limit for each user besides.',
  },
};
