/** Something between browser and program drops `Authorization`: the line that passes it on, for the server that shows itself. */

import { shownHeader } from '../../../engine/facts/shown-header.ts';
import type { Line, WriteLines } from './line.ts';

const passAuth: Line = {
  what: 'Apache 2.4.13 and later: in the directory’s configuration or `.htaccess`',
  language: 'apache',
  code: 'CGIPassAuth On',
};
const rewrite: Line = {
  what: 'Apache, where that is not allowed, and LiteSpeed: in `.htaccess`',
  language: 'apache',
  code: 'RewriteEngine On\nRewriteCond %{HTTP:Authorization} .\nRewriteRule .* - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}]',
};
const wsgi: Line = { what: 'Apache with mod_wsgi', language: 'apache', code: 'WSGIPassAuthorization On' };
const proxy: Line = {
  what: 'nginx: in the `location` with `proxy_pass`',
  language: 'nginx',
  code: 'proxy_set_header Authorization $http_authorization;',
};
const fastcgi: Line = {
  what: 'nginx: in the `location` with `fastcgi_pass`',
  language: 'nginx',
  code: 'fastcgi_param HTTP_AUTHORIZATION $http_authorization;',
};

export const forwardAuthorization: WriteLines = ({ cause }, { responseHeaders }) => {
  if (cause !== 'authorization-not-forwarded') return [];
  const server = shownHeader(responseHeaders, 'server') ?? '';
  const runs = shownHeader(responseHeaders, 'x-powered-by') ?? '';
  if (/wsgi/i.test(server)) return [wsgi];
  if (/litespeed/i.test(server)) return [rewrite];
  if (/apache/i.test(server)) return [passAuth, rewrite];
  if (/^(?:nginx|openresty)/i.test(server)) return /php/i.test(runs) ? [fastcgi] : [proxy];
  return /php/i.test(runs) ? [passAuth, rewrite, fastcgi] : [];
};
