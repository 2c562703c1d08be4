import type { Provider } from './provider.ts';

/** It answers with pages, which are read as such. */
export const nginx: Provider = {
  id: 'nginx',
  name: 'nginx',
  layer: 'server',
  signs: { headers: { server: ['nginx', 'openresty'] } },
  codes: {},
  docs: 'https://nginx.org/en/docs/http/ngx_http_auth_basic_module.html',
  notes: {
    'cookies-too-large': 'Raise `large_client_header_buffers` once the cookies are fewer.',
    'preflight-rejected': '`auth_basic` and `auth_request` guard OPTIONS too: answer it before they do.',
    'credential-misplaced': 'A header with an underscore in its name is dropped unless `underscores_in_headers on` is set.',
    'authorization-not-forwarded':
      'A location with a `proxy_set_header` of its own inherits none of those around it, and `proxy_set_header Authorization "";` takes the header away.',
    'client-certificate-required':
      '`ssl_verify_client on` asks everybody at this port; with `optional` the application decides by `$ssl_client_verify`.',
    'rate-limited':
      '`limit_req` and `limit_conn` count by the key of their zone, most often the address: behind a proxy that is the proxy’s own unless `real_ip_header` is set.',
  },
};
