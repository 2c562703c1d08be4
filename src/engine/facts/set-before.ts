/**
 * Where the browser's jar was not captured (a file of a browser's tools has none): cookies that earlier answers set, and whose
 * attributes keep them from this request. What the browser refused, lost or was told to remove is left out.
 */

import type { Exchange, Hop } from '../exchange.ts';
import { clearsCookies } from './clear-site-data.ts';
import { byAttributes, refusedCookies, type WithheldCookie } from './cookie-facts.ts';
import type { JarCookie, SetCookie } from './cookies.ts';
import { readSite, type Site } from './site.ts';
import type { Trail } from './trail.ts';

/** One such cookie, with the exchange that set it. */
export interface SetBefore extends WithheldCookie {
  readonly exchange: Exchange;
}

/** Oldest first; only what the attributes alone forbid. Empty where the jar is known, or the request's cookies are not. */
export function readSetBefore(exchange: Exchange, hop: Hop, site: Site, { earlier }: Trail): SetBefore[] {
  const sent = hop.request?.cookies;
  if (exchange.jar !== undefined || sent === undefined) return [];
  const names = new Set(sent.map(({ name }) => name));
  return [...keptBefore(earlier).values()]
    .filter(({ cookie }) => !names.has(cookie.name) && (cookie.expiresAt ?? Number.POSITIVE_INFINITY) > hop.startedAt)
    .flatMap((kept): SetBefore[] => {
      const found = byAttributes(kept.cookie, { exchange, hop, site, sent });
      return found?.certain ? [{ ...kept, ...found }] : [];
    });
}

interface Kept {
  readonly cookie: JarCookie;
  readonly exchange: Exchange;
}

/** The newest of each name, domain and path (RFC 6265bis §5.7). */
function keptBefore(earlier: readonly Exchange[]): Map<string, Kept> {
  const kept = new Map<string, Kept>();
  for (const exchange of earlier) {
    for (const hop of exchange.hops) {
      if (hop.response === undefined) continue;
      if (clearsCookies(hop.response)) kept.clear();
      if (!hop.response.setCookies?.length) continue;
      const site = readSite(exchange, hop);
      const refused = new Set(refusedCookies(hop.response, site).map(({ cookie }) => cookie));
      for (const set of hop.response.setCookies) {
        // Which site's partition it went to is not told.
        if (refused.has(set) || set.partitioned) continue;
        const cookie = toJar(set, site.host, hop.url);
        const key = [cookie.name, cookie.domain, cookie.path].join(' ');
        if (set.removes) kept.delete(key);
        else kept.set(key, { cookie, exchange });
      }
    }
  }
  return kept;
}

const toJar = (cookie: SetCookie, host: string, url: string): JarCookie => ({
  name: cookie.name,
  length: cookie.length,
  fingerprint: cookie.fingerprint,
  domain: cookie.domain ?? host,
  hostOnly: cookie.domain === undefined,
  path: cookie.path ?? defaultPath(url),
  secure: cookie.secure,
  httpOnly: cookie.httpOnly,
  sameSite: cookie.sameSite,
  expiresAt: cookie.expiresAt,
  partition: undefined,
  jwt: cookie.jwt,
});

/** Up to the last slash of the address that set it (RFC 6265bis §5.1.4). */
function defaultPath(url: string): string {
  const { pathname } = new URL(url, 'http://invalid');
  return pathname.slice(0, pathname.lastIndexOf('/')) || '/';
}
