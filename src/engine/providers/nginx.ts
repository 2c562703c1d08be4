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
    'no-credentials':
      'A header with an underscore in its name is dropped unless `underscores_in_headers on` is set; `proxy_set_header` may empty `Authorization`.',
    'preflight-rejected': '`auth_basic` and `auth_request` guard OPTIONS too: answer it before they do.',
  },
};
