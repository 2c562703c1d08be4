import type { Provider } from './provider.ts';

/** It answers with pages, which are read as such. */
export const apache: Provider = {
  id: 'apache',
  name: 'Apache HTTP Server',
  layer: 'server',
  signs: { headers: { server: 'apache', 'x-mod-pagespeed': '' }, cookies: ['mod_auth_openidc_*'] },
  codes: {},
  docs: 'https://httpd.apache.org/docs/2.4/howto/auth.html',
  notes: {
    'cookies-too-large': 'Raise `LimitRequestFieldSize` once the cookies are fewer.',
    'wrong-password': 'The error log says whether the user is unknown or the password differs (AH01618, AH01617).',
    'authorization-not-forwarded':
      'CGI and PHP behind it are not given `Authorization` unless `CGIPassAuth On` is set for the directory; mod_wsgi has `WSGIPassAuthorization On`.',
  },
};
