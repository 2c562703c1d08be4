import type { Provider } from './provider.ts';

/** Alone, or as the proxy of Istio and other meshes; its filters answer in sentences, which are read as such. */
export const envoy: Provider = {
  id: 'envoy',
  name: 'Envoy',
  layer: 'gateway',
  signs: {
    headers: { server: ['envoy', 'istio-envoy'], 'x-envoy-upstream-service-time': '', 'x-envoy-decorator-operation': '' },
    cookies: ['OauthHMAC'],
  },
  codes: {},
  docs: 'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/jwt_authn_filter',
  notes: {
    'token-wrong-issuer': 'The filter `jwt_authn` knows issuers by `iss`: add the provider, to the letter, with its JWKS.',
    'token-signature-invalid':
      'The JWKS is kept for `cache_duration`, ten minutes unless set: a key that was rotated in since is not known yet.',
    'insufficient-permission': '“RBAC: access denied” is an authorization policy’s: look for the one that matches this path and principal.',
    'authorization-not-forwarded':
      '`jwt_authn` takes a token that it has checked out of the request unless the provider has `forward: true`.',
    'rate-limited': '`x-envoy-ratelimited` shows that its own filter answered, and not the service behind it.',
  },
};
