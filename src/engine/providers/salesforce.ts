import type { Provider } from './provider.ts';

/** Its access tokens are session ids; `INVALID_SESSION_ID` is also said where the session is of another instance. */
export const salesforce: Provider = {
  id: 'salesforce',
  name: 'Salesforce',
  layer: 'service',
  signs: {
    hosts: ['salesforce.com', 'force.com', 'salesforce-sites.com', 'salesforce-experience.com', 'salesforce-setup.com'],
    headers: { 'sforce-limit-info': '' },
    paths: ['/services/data/*/sobjects/', '/services/oauth2/', '/services/Soap/'],
    cookies: ['BrowserId_sec', 'sid_Client'],
  },
  codes: {
    INVALID_SESSION_ID: 'session-expired',
    INVALID_AUTH_HEADER: 'credential-malformed',
    Missing_OAuth_Token: 'credential-missing',
    Bad_OAuth_Token: 'token-invalid',
    INVALID_LOGIN: 'wrong-password',
    LOGIN_MUST_USE_SECURITY_TOKEN: 'wrong-password',
    PASSWORD_LOCKOUT: 'account-blocked',
    ORG_LOCKED: 'account-blocked',
    inactive_user: 'account-blocked',
    inactive_org: 'account-blocked',
    LOGIN_CHALLENGE_ISSUED: 'step-up',
    LOGIN_DURING_RESTRICTED_DOMAIN: 'firewall',
    LOGIN_DURING_RESTRICTED_TIME: 'account-blocked',
    INSUFFICIENT_ACCESS: 'forbidden',
    INSUFFICIENT_ACCESS_OR_READONLY: 'forbidden',
    INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'forbidden',
    API_DISABLED_FOR_ORG: 'forbidden',
    API_CURRENTLY_DISABLED: 'forbidden',
    CLIENT_NOT_ACCESSIBLE_FOR_USER: 'forbidden',
    invalid_app_access: 'forbidden',
    REQUEST_LIMIT_EXCEEDED: 'rate-limited',
    rate_limit_exceeded: 'rate-limited',
    invalid_client_id: 'client-invalid',
  },
  signIn: 'https://login.salesforce.com/',
  docs: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm',
  notes: {
    'session-expired':
      'A session is of one instance: call the `instance_url` that came with the token, and check the session’s timeout, its IP lock and the API’s client control.',
    'wrong-password':
      'From an address that is not trusted the password is followed by the security token; sandboxes sign in at `test.salesforce.com`.',
    'refresh-token-rejected':
      'An app has five approvals for each user: with a further one the oldest ends. The app’s refresh token policy may end it sooner.',
    'rate-limited': '`REQUEST_LIMIT_EXCEEDED` counts all calls of the organisation in 24 hours: see Company Information in Setup.',
  },
};
