import type { Provider } from './provider.ts';

/** Codes of the OAuth endpoints and of GraphQL; the REST API answers in sentences and headers, which are read as such. */
export const github: Provider = {
  id: 'github',
  name: 'GitHub',
  layer: 'service',
  signs: {
    hosts: ['github.com', 'githubusercontent.com', 'ghe.com'],
    headers: { 'x-github-request-id': '', 'x-github-media-type': '', 'x-github-enterprise-version': '', server: 'github.com' },
    cookies: ['_gh_sess', '__Host-user_session_same_site'],
  },
  codes: {
    INSUFFICIENT_SCOPES: 'scope-missing',
    RATE_LIMITED: 'rate-limited',
    bad_verification_code: 'code-invalid',
    incorrect_device_code: 'code-invalid',
    expired_token: 'code-invalid',
    bad_refresh_token: 'refresh-token-invalid',
    incorrect_client_credentials: 'client-invalid',
    application_suspended: 'client-invalid',
    device_flow_disabled: 'client-invalid',
    unverified_user_email: 'account-blocked',
  },
  signIn: 'https://github.com/login',
  docs: 'https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api',
  notes: {
    'token-rejected':
      'A personal access token that has run out, was deleted, or was found in public code is answered with “Bad credentials” alone: look for it in the account’s developer settings.',
    'insufficient-permission':
      'Where `X-GitHub-SSO` says `required`, authorise the token for the organisation’s single sign-on; a fine-grained token needs the permission named in `X-Accepted-GitHub-Permissions`.',
    'insufficient-scope': 'Compare `X-OAuth-Scopes`, what the token has, with `X-Accepted-OAuth-Scopes`, what the call takes.',
    'rate-limited':
      '`X-RateLimit-Resource` names the limit that is used up; the secondary ones answer 403 with `Retry-After` and count requests at once and writes.',
    'authorization-code-rejected': '`bad_verification_code`: a code is good once and for ten minutes.',
    'refresh-token-rejected': 'A user’s token of a GitHub App lasts eight hours, its refresh token six months and for one use.',
  },
};
