import type { Provider } from './provider.ts';

/**
 * Its errors are sentences (“Required session does not exist”, “Forbidden. Need user.”, “Unexpected signature”) and are read as such.
 * “Unauthorized” alone is said where the user does not exist, where the password is wrong, and where the session has no user.
 */
export const quickblox: Provider = {
  id: 'quickblox',
  name: 'QuickBlox',
  layer: 'service',
  signs: {
    hosts: ['quickblox.com'],
    headers: { 'quickblox-rest-api-version': '', 'qb-token-expirationdate': '' },
  },
  codes: {},
  signIn: 'https://admin.quickblox.com/signin',
  docs: 'https://docs.quickblox.com/reference/authentication',
  notes: {
    'user-token-required':
      'An application session token may only read. Make a user session: create the session with the user’s login and password, or call `/login.json` with the application session’s `QB-Token`.',
    'wrong-password':
      'See whether the user exists in the dashboard, under the application with this `application_id`; a user of another application is not known here. Then compare login, e-mail address and password.',
    'token-rejected':
      '“Unauthorized” to a call with a token means that its session was created without a user’s credentials, or that the user does not exist in the dashboard: create the user there, and the session with its login and password.',
    'session-expired':
      'A session ends two hours after its last request (`QB-Token-ExpirationDate` says when): create a new one, with the user’s login and password where the old one had a user.',
    'token-expired':
      'A session ends two hours after its last request (`QB-Token-ExpirationDate` says when): create a new one, with the user’s login and password where the old one had a user.',
    'no-credentials': 'Create a session first (`POST /session.json`), and send its token in `QB-Token` with every request.',
    'request-signature-mismatch':
      'Sign the parameters in alphabetical order, joined by `&`, with HMAC-SHA1 and the authorization secret; the secret itself is not sent, and `timestamp` is in seconds, UTC.',
    'insufficient-permission': 'An application session token may only read: to write, create the session with a user’s login and password.',
  },
};
