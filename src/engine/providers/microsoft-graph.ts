import type { Provider } from './provider.ts';

/** `InvalidAuthenticationToken` covers a missing, a broken and an expired token: its message says which. */
export const microsoftGraph: Provider = {
  id: 'microsoft-graph',
  name: 'Microsoft Graph',
  layer: 'service',
  signs: {
    hosts: ['graph.microsoft.com', 'graph.microsoft.us', 'microsoftgraph.chinacloudapi.cn', 'graph.windows.net'],
    headers: { 'x-ms-ags-diagnostic': '' },
  },
  codes: {
    InvalidAuthenticationToken: 'token-invalid',
    unauthenticated: 'sign-in-required',
    Authorization_RequestDenied: 'forbidden',
    Authorization_IdentityNotFound: 'forbidden',
    ErrorAccessDenied: 'forbidden',
    accessDenied: 'forbidden',
    AccessDenied: 'forbidden',
    MailboxNotEnabledForRESTAPI: 'account-blocked',
    TooManyRequests: 'rate-limited',
    activityLimitReached: 'rate-limited',
  },
  docs: 'https://learn.microsoft.com/en-us/graph/resolve-auth-errors',
  notes: {
    'user-token-required': '`/me` is the signed-in user: a token of the application alone calls `/users/{id}`.',
    'insufficient-permission':
      'Grant the permission that the call’s page names: delegated ones for a user’s token (`scp`), application ones for the application’s (`roles`), the latter with an administrator’s consent.',
    'token-wrong-audience': 'Ask for `https://graph.microsoft.com/.default` or a scope of Graph; a token for your own API is refused here.',
    'rate-limited':
      'Each service behind Graph has limits of its own: wait as long as `Retry-After` says, and look into the parts of a batch, which are refused one by one.',
    'step-up-required':
      'Continuous access evaluation: decode `claims` of the challenge and ask for a new token with them; the one at hand is not renewed silently.',
  },
};
