import type { Provider } from './provider.ts';

/** Seraph guards Jira and Confluence; `AUTHENTICATED_FAILED` may be a password, a token or an old session. */
export const atlassian: Provider = {
  id: 'atlassian',
  name: 'Atlassian',
  layer: 'service',
  signs: {
    hosts: ['atlassian.net', 'atlassian.com', 'jira.com', 'bitbucket.org', 'trello.com'],
    headers: { 'x-seraph-loginreason': '', 'x-arequestid': '', 'x-ausername': '', 'atl-traceid': '', server: 'atlassianedge' },
    cookies: ['atlassian.xsrf.token', 'seraph.confluence', 'seraph.rememberme.cookie', 'cloud.session.token', 'tenant.session.token'],
  },
  codes: {
    'x-seraph-loginreason: AUTHENTICATION_DENIED': 'account-blocked',
    'x-authentication-denied-reason: CAPTCHA_CHALLENGE': 'account-blocked',
    'x-seraph-loginreason: AUTHORISATION_FAILED': 'forbidden',
  },
  signIn: 'https://id.atlassian.com/login',
  docs: 'https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/',
  notes: {
    'wrong-password':
      'Cloud takes the account’s e-mail address with an API token; the password itself is refused. A server asks for a CAPTCHA after some wrong tries: solve it by signing in to its page.',
    'api-key-rejected': 'API tokens belong to the account whose e-mail address is the user name, and end within a year.',
    'insufficient-scope':
      'Calls with OAuth go to `api.atlassian.com/ex/…` and need the scopes that each operation’s page names, classic or granular.',
    'refresh-token-rejected': 'Refresh tokens of 3LO rotate: store the new one of each answer, from one process at a time.',
    'wrong-url': 'A token of OAuth is taken at `api.atlassian.com/ex/…` alone, and not at the site’s own address.',
  },
};
