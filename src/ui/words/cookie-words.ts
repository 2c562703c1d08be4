/** Why a cookie stayed behind, and why one was refused. */

import type { RefusalRule, WithheldReason } from '../../engine/facts/cookie-facts.ts';

export const withheldWords: Readonly<Record<WithheldReason, string>> = {
  'same-site': 'SameSite keeps it from requests that another site makes',
  'third-party-blocked': 'the browser keeps cookies from third parties',
  'secure-over-http': 'Secure keeps it from plain http',
  path: 'its path is another',
  domain: 'its host is another',
  'credentials-mode': 'the request was made without credentials',
  partitioned: 'it belongs to another top-level site’s partition',
};

export const refusalWords: Readonly<Record<RefusalRule, string>> = {
  'none-without-secure': 'SameSite=None needs Secure',
  'secure-over-http': 'Secure cannot be set over plain http',
  'host-prefix': '__Host- needs Secure, Path=/ and no Domain',
  'secure-prefix': '__Secure- needs Secure',
  'foreign-domain': 'its Domain is not this host’s',
  'public-suffix': 'its Domain is a public suffix',
  'too-large': 'name and value are over 4096 bytes',
  'partitioned-without-secure': 'Partitioned needs Secure',
  'same-site-cross-site': 'SameSite keeps it from being set by another site’s request',
  'invalid-character': 'it has a control character in it',
  expired: 'it was over before it arrived',
};
