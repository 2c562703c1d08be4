import type { Provider } from './provider.ts';

/** Its plug-ins answer in sentences, which are read as such. */
export const kong: Provider = {
  id: 'kong',
  name: 'Kong',
  layer: 'gateway',
  signs: {
    headers: { server: 'kong', via: '1.1 kong', 'x-kong-request-id': '', 'x-kong-response-latency': '', 'x-kong-proxy-latency': '' },
    realms: ['kong'],
  },
  codes: {},
  docs: 'https://developer.konghq.com/plugins/?category=authentication',
  notes: {
    'token-wrong-issuer':
      'The JWT plug-in finds the consumer’s key by the claim `key_claim_name`, by default `iss`: give the consumer a credential of that key.',
    'insufficient-permission': 'The ACL plug-in goes by the consumer’s groups: add the consumer to one that the route allows.',
    'preflight-rejected': 'Let authentication plug-ins leave preflights alone (`run_on_preflight: false`) and add the CORS plug-in.',
    'authorization-not-forwarded':
      'Authentication plug-ins with `hide_credentials` take the credential away before the service behind sees it.',
    'rate-limited': 'The plug-in counts by `limit_by`; with the policy `local` each node counts for itself.',
  },
};
