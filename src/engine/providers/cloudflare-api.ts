import type { Provider } from './provider.ts';

/** Numbers of `errors[].code` and `error_chain`. 10000 is also said to a good token that lacks a permission. */
export const cloudflareApi: Provider = {
  id: 'cloudflare-api',
  name: 'Cloudflare’s API',
  layer: 'service',
  signs: { hosts: ['api.cloudflare.com'] },
  codes: {
    '971': 'rate-limited',
    '1000': 'token-invalid',
    '6003': 'credential-malformed',
    '6102': 'credential-malformed',
    '6103': 'credential-malformed',
    '6111': 'credential-malformed',
    '9103': 'api-key-invalid',
    '9106': 'credential-missing',
    '9107': 'api-key-missing',
    '9109': 'token-invalid',
    '10000': 'token-invalid',
    '10001': 'token-invalid',
  },
  signIn: 'https://dash.cloudflare.com/login',
  docs: 'https://developers.cloudflare.com/fundamentals/api/troubleshooting/',
  notes: {
    'token-rejected':
      'Ask `/user/tokens/verify` whether the token is known and active; if it is, it lacks the permission or the account or zone of this call.',
    'malformed-credential':
      'A token goes as `Authorization: Bearer`, the global key as `X-Auth-Key` with `X-Auth-Email`: one in the other’s header is malformed.',
    'rate-limited': 'The limit counts all calls of a user together, whichever token or dashboard they come from.',
  },
};
