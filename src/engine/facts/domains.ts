/** Hosts and domains as browsers compare them. The public suffix list is used here and nowhere else. */

import { getDomain, getPublicSuffix } from 'tldts';

const options = { allowPrivateDomains: true };

/** The registrable domain; the host itself where it has none (an IP address, a bare name, a suffix). */
export const registrableDomain = (host: string): string => getDomain(host, options) ?? host;

/** True where nobody may set a cookie for the whole domain: `com`, `co.uk`, `github.io`. */
export const isPublicSuffix = (domain: string): boolean => !isIpAddress(domain) && getPublicSuffix(domain, options) === domain;

export const isIpAddress = (host: string): boolean => host.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);

/** `localhost`, all below it, and the loopback addresses: browsers trust them over plain http (Secure Contexts §3.1). */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);

/** RFC 6265bis §5.1.3. */
export const domainMatches = (host: string, domain: string): boolean =>
  host === domain || (host.endsWith(`.${domain}`) && !isIpAddress(host));

/** RFC 6265bis §5.1.4. */
export const pathMatches = (requestPath: string, cookiePath: string): boolean =>
  requestPath === cookiePath ||
  (requestPath.startsWith(cookiePath) && (cookiePath.endsWith('/') || requestPath[cookiePath.length] === '/'));

/** WebSockets count as the scheme that they are made from. */
export const isSecureScheme = (protocol: string): boolean => protocol === 'https:' || protocol === 'wss:';

export interface SchemefulSite {
  readonly secure: boolean;
  readonly domain: string;
}

/** The site of an address (HTML §7.1.1.1), or undefined for what has none (`about:blank`, `null`, an extension's page). */
export function siteOf(address: string): SchemefulSite | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname } = new URL(address);
  if (!/^(?:https?|wss?):$/.test(protocol)) return undefined;
  return { secure: isSecureScheme(protocol), domain: registrableDomain(hostname) };
}

export const isSameSite = (a: SchemefulSite, b: SchemefulSite): boolean => a.secure === b.secure && a.domain === b.domain;
