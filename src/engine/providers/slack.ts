import type { Provider } from './provider.ts';

/** All of them come with status 200. */
export const slack: Provider = {
  id: 'slack',
  name: 'Slack',
  layer: 'service',
  signs: { hosts: ['slack.com', 'slack-gov.com'], headers: { 'x-slack-req-id': '', 'x-slack-backend': '' } },
  codes: {
    not_authed: 'credential-missing',
    invalid_auth: 'token-invalid',
    token_expired: 'token-expired',
    token_revoked: 'token-revoked',
    account_inactive: 'account-blocked',
    team_disabled: 'account-blocked',
    not_allowed_token_type: 'token-wrong-type',
    missing_scope: 'scope-missing',
    no_permission: 'forbidden',
    access_denied: 'forbidden',
    ekm_access_denied: 'forbidden',
    restricted_action: 'forbidden',
    user_is_restricted: 'forbidden',
    enterprise_is_restricted: 'forbidden',
    team_access_not_granted: 'forbidden',
    accesslimited: 'firewall',
    two_factor_setup_required: 'step-up',
    ratelimited: 'rate-limited',
    rate_limited: 'rate-limited',
    invalid_code: 'code-invalid',
    code_already_used: 'code-invalid',
    bad_redirect_uri: 'code-invalid',
    bad_client_secret: 'client-invalid',
    invalid_client_id: 'client-invalid',
    invalid_refresh_token: 'refresh-token-invalid',
  },
  signIn: 'https://slack.com/signin',
  docs: 'https://docs.slack.dev/authentication/',
  notes: {
    'token-wrong-type':
      'The method’s page names the tokens that it takes: a bot’s (`xoxb-`), a user’s (`xoxp-`) or the application’s (`xapp-`).',
    'insufficient-scope': '`needed` names the scopes, `provided` those of the token: add them, and install the app to the workspace again.',
    'rate-limited': 'A limit counts for one method and one workspace: wait as long as `Retry-After` says, the other methods go on.',
    'account-blocked': '`account_inactive`: the token’s user was deactivated, or the app was removed from the workspace.',
    'authorization-code-rejected':
      'A code is good once and for ten minutes, and `oauth.v2.access` wants the same `redirect_uri` as the page before.',
  },
};
