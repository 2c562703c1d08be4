/** Who asked whom: registrable domains by the public suffix list, private suffixes (github.io) included, as browsers do. */

import type { Exchange, Hop } from '../exchange.ts';
import { isSameSite, isSecureScheme, registrableDomain, type SchemefulSite, siteOf } from './domains.ts';
import { shownHeader } from './shown-header.ts';

export interface Site {
  /** Host of the judged hop, without port, lower case. */
  readonly host: string;
  readonly origin: string;
  /** Registrable domain; the host itself where it has none (an IP address, a bare name). */
  readonly domain: string;
  readonly secure: boolean;
  /**
   * Request against the page that asked, and the page in the address bar (RFC 6265bis §5.2, schemeful); undefined where neither
   * the initiator nor a header that tells it was captured.
   */
  readonly crossSite: boolean | undefined;
  readonly crossOrigin: boolean | undefined;
  /** The initiator's registrable domain. */
  readonly initiatorDomain: string | undefined;
  /** A page of its own in the address bar: cookies that are Lax go along with it. */
  readonly navigation: boolean;
  /** The site of the page in the address bar, as partitioned cookies name it (`https://shop.example`). */
  readonly topLevelSite: string | undefined;
}

/** `hop` is one of the exchange's. */
export function readSite(exchange: Exchange, hop: Hop): Site {
  const { protocol, hostname, host } = URL.canParse(hop.url) ? new URL(hop.url) : new URL('http://invalid');
  const secure = isSecureScheme(protocol);
  const own: SchemefulSite = { secure, domain: registrableDomain(hostname) };
  const origin = `${secure ? 'https' : 'http'}://${host}`;
  const navigation = exchange.resourceType === 'main_frame';
  const initiator = readInitiator(exchange, hop);
  const asked = typeof initiator === 'string' ? siteOf(initiator) : undefined;
  const top = navigation ? own : siteOf(exchange.topLevelUrl ?? '');
  return {
    host: hostname,
    origin,
    domain: own.domain,
    secure,
    crossSite: isCrossSite(own, initiator, asked, top) ?? readFetchSite(hop, ['cross-site']),
    crossOrigin: initiator === undefined ? readFetchSite(hop, ['cross-site', 'same-site']) : initiator !== null && initiator !== origin,
    initiatorDomain: asked?.domain,
    navigation,
    topLevelSite: top && `${top.secure ? 'https' : 'http'}://${top.domain}`,
  };
}

/** Where the capture does not name who asked, `Origin` and then `Referer` do. */
function readInitiator(exchange: Exchange, hop: Hop): string | null | undefined {
  if (exchange.initiator !== undefined) return exchange.initiator === null ? null : originOf(exchange.initiator);
  const address = shownHeader(hop.request?.headers, 'origin') ?? shownHeader(hop.request?.headers, 'referer');
  if (address !== undefined) return originOf(address);
  return shownHeader(hop.request?.headers, 'sec-fetch-site') === 'none' ? null : undefined;
}

const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : 'null');

function isCrossSite(
  own: SchemefulSite,
  initiator: string | null | undefined,
  asked: SchemefulSite | undefined,
  top: SchemefulSite | undefined,
): boolean | undefined {
  if (top && !isSameSite(own, top)) return true;
  if (initiator === undefined) return undefined;
  return initiator !== null && (asked === undefined || !isSameSite(own, asked));
}

/** The browser's own verdict (Fetch Metadata §2.4). */
function readFetchSite(hop: Hop, crossing: readonly string[]): boolean | undefined {
  const value = shownHeader(hop.request?.headers, 'sec-fetch-site');
  return value === undefined ? undefined : crossing.includes(value);
}
