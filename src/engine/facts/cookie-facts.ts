/** The jar against what was sent: which cookie could have gone out and did not, and why (RFC 6265bis §5.8). */

import type { Exchange, Hop, ObservedResponse } from '../exchange.ts';
import { pathOf } from './address.ts';
import type { JarCookie, SentCookie, SetCookie } from './cookies.ts';
import { domainMatches, isLoopback, isPublicSuffix, pathMatches, registrableDomain } from './domains.ts';
import { shownHeader } from './shown-header.ts';
import type { Site } from './site.ts';

/** Why the browser did not attach a cookie of its jar; ids are a contract (`data-reason`). */
export type WithheldReason =
  | 'same-site'
  | 'third-party-blocked'
  | 'secure-over-http'
  | 'path'
  | 'domain'
  | 'credentials-mode'
  | 'partitioned';

export interface WithheldCookie {
  readonly cookie: JarCookie;
  readonly reason: WithheldReason;
  /** True where the attributes alone forbid it; false where it is concluded from its absence. */
  readonly certain: boolean;
}

/** Why the browser refuses to keep a cookie. */
export type RefusalRule =
  | 'none-without-secure'
  | 'secure-over-http'
  | 'host-prefix'
  | 'secure-prefix'
  | 'foreign-domain'
  | 'public-suffix'
  | 'too-large'
  | 'partitioned-without-secure'
  | 'same-site-cross-site'
  | 'invalid-character'
  | 'expired';

export interface RefusedCookie {
  readonly cookie: SetCookie;
  readonly rules: readonly [RefusalRule, ...RefusalRule[]];
}

export interface CookieFacts {
  /** Of this site and its neighbours (sibling hosts, localhost and 127.0.0.1). */
  readonly jar: readonly JarCookie[];
  readonly sent: readonly SentCookie[];
  readonly withheld: readonly WithheldCookie[];
  /** Sent cookies that share a name. */
  readonly duplicated: readonly { readonly name: string; readonly times: number; readonly inJar: readonly JarCookie[] }[];
}

/** Undefined where the jar or the Cookie header was not captured. */
export function compareCookies(exchange: Exchange, hop: Hop, site: Site): CookieFacts | undefined {
  const sent = hop.request?.cookies;
  if (exchange.jar === undefined || sent === undefined) return undefined;
  const jar = exchange.jar.filter((cookie) => isNeighbour(cookie, site));
  const situation: Situation = { exchange, hop, site, sent };
  return {
    jar,
    sent,
    withheld: jar.filter((cookie) => !wasSent(cookie, jar, situation)).flatMap((cookie) => readWithheld(cookie, situation)),
    duplicated: readDuplicated(jar, sent),
  };
}

/** What one request is compared in. */
export interface Situation {
  readonly exchange: Exchange;
  readonly hop: Hop;
  readonly site: Site;
  readonly sent: readonly SentCookie[];
}

/** The background asks for cookies of a wide circle, since it has no public suffix list; only those that could matter stay. */
const isNeighbour = ({ domain }: JarCookie, { host, domain: own }: Site): boolean =>
  registrableDomain(domain) === own || domainMatches(host, domain) || (isLoopback(host) && isLoopback(domain));

/**
 * Sent, or not there yet when the request went out. The jar is read at the end: a cookie that this answer set, or one whose value was
 * renewed meanwhile, is no cookie that was held back.
 */
function wasSent(cookie: JarCookie, jar: readonly JarCookie[], { exchange, sent }: Situation): boolean {
  const sameName = sent.filter(({ name }) => name === cookie.name);
  if (sameName.some(({ fingerprint }) => fingerprint === cookie.fingerprint)) return true;
  const known = new Set(jar.filter(({ name }) => name === cookie.name).map(({ fingerprint }) => fingerprint));
  if (sameName.some(({ fingerprint }) => !known.has(fingerprint))) return true;
  return exchange.hops.some((hop) =>
    hop.response?.setCookies?.some(({ name, fingerprint }) => name === cookie.name && fingerprint === cookie.fingerprint),
  );
}

/** None where nothing is known that would have held it back. */
function readWithheld(cookie: JarCookie, situation: Situation): WithheldCookie[] {
  const found = byAttributes(cookie, situation) ?? byContext(cookie, situation);
  return found ? [{ cookie, ...found }] : [];
}

/** Why, and whether that is proved. */
export type Withheld = Pick<WithheldCookie, 'reason' | 'certain'>;
const certainly = (reason: WithheldReason): Withheld => ({ reason, certain: true });
const perhaps = (reason: WithheldReason): Withheld => ({ reason, certain: false });

/** Which attribute keeps a cookie back, if one does (RFC 6265bis §5.8.3, step 1, in its order). */
export function byAttributes(cookie: JarCookie, situation: Situation): Withheld | undefined {
  const { site, hop } = situation;
  if (cookie.hostOnly ? site.host !== cookie.domain : !domainMatches(site.host, cookie.domain)) return certainly('domain');
  if (!pathMatches(maskedPath(hop.url), cookie.path)) return certainly('path');
  if (cookie.secure && !site.secure && !isLoopback(site.host)) return certainly('secure-over-http');
  if (cookie.partition !== undefined && cookie.partition !== site.topLevelSite) {
    return site.topLevelSite === undefined ? undefined : certainly('partitioned');
  }
  return bySameSite(cookie, situation);
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Lax cookies go along with a navigation by a safe method; those without the attribute also with a POST in their first two minutes. */
function bySameSite(cookie: JarCookie, { site, hop, exchange }: Situation): Withheld | undefined {
  if (!site.crossSite || cookie.sameSite === 'none') return undefined;
  if (cookie.sameSite === 'strict') return certainly('same-site');
  if (site.navigation && safeMethods.has(hop.method.toUpperCase())) return undefined;
  if (cookie.sameSite === 'lax') return certainly('same-site');
  // Firefox takes a cookie without SameSite for None; a file does not say which browser wrote it.
  if (exchange.observer === 'firefox') return undefined;
  return exchange.observer === 'chromium' && !site.navigation ? certainly('same-site') : perhaps('same-site');
}

/** Nothing in the cookie forbids it, so the request asked for none, or the browser keeps them from third parties. */
function byContext(cookie: JarCookie, { site, hop, exchange, sent }: Situation): Withheld | undefined {
  if (site.navigation) return undefined;
  if (cookie.partition !== undefined && site.topLevelSite === undefined) return perhaps('partitioned');
  const access = shownHeader(hop.request?.headers, 'sec-fetch-storage-access');
  if (site.crossSite && (access === 'none' || access === 'inactive')) return certainly('third-party-blocked');
  if (sent.length > 0) return undefined;
  const omits = mayOmitCredentials(exchange, hop);
  if (!site.crossSite) return omits ? perhaps('credentials-mode') : undefined;
  // Chromium sends Sec-Fetch-Storage-Access with every cross-site request that asks for cookies.
  const askedForNone =
    omits && access === undefined && shownHeader(hop.request?.headers, 'sec-fetch-site') !== undefined && exchange.observer === 'chromium';
  return perhaps(omits && (askedForNone || !allowsCredentials(hop.response)) ? 'credentials-mode' : 'third-party-blocked');
}

/** Only what a script fetches, and what is loaded with `crossorigin`, can go without cookies (Fetch §2.2.5, credentials mode). */
function mayOmitCredentials({ resourceType }: Exchange, hop: Hop): boolean {
  const mode = shownHeader(hop.request?.headers, 'sec-fetch-mode');
  return mode === undefined ? resourceType === 'xmlhttprequest' || resourceType === 'font' : mode === 'cors' || mode === 'same-origin';
}

/** A server that allows credentials was most likely asked with them. */
const allowsCredentials = (response: ObservedResponse | undefined): boolean =>
  shownHeader(response?.headers, 'access-control-allow-credentials') === 'true';

/** Both paths have what looks like a secret replaced by `…`. */
const maskedPath = (url: string): string => pathOf(url).replaceAll('%E2%80%A6', '…') || '/';

function readDuplicated(jar: readonly JarCookie[], sent: readonly SentCookie[]): CookieFacts['duplicated'] {
  const times = new Map<string, number>();
  for (const { name } of sent) times.set(name, (times.get(name) ?? 0) + 1);
  return [...times]
    .filter(([name, count]) => count > 1 && name !== '')
    .map(([name, count]) => ({ name, times: count, inJar: jar.filter((cookie) => cookie.name === name) }));
}

/** In octets, name and value together (RFC 6265bis §5.6). */
const MAX_SIZE = 4096;

/**
 * The cookies of an answer that a browser does not keep, each with the rules that it breaks (RFC 6265bis §5.7). `site` is that of the
 * hop that was answered; with the jar from after it, what was kept all the same is left out.
 */
export function refusedCookies(response: ObservedResponse, site: Site, jar?: readonly JarCookie[]): RefusedCookie[] {
  return (response.setCookies ?? []).flatMap((cookie) => {
    if (jar?.some(({ name, fingerprint }) => name === cookie.name && fingerprint === cookie.fingerprint)) return [];
    const [first, ...rest] = brokenRules(cookie, site);
    return first === undefined ? [] : [{ cookie, rules: [first, ...rest] }];
  });
}

function brokenRules(cookie: SetCookie, site: Site): RefusalRule[] {
  const { domain, secure, path, sameSite } = cookie;
  const name = cookie.name.toLowerCase();
  const trusted = site.secure || isLoopback(site.host);
  const forHost = name.startsWith('__host-');
  const rules: readonly (readonly [RefusalRule, boolean])[] = [
    ['invalid-character', cookie.flaws.includes('control-character')],
    ['too-large', cookie.size > MAX_SIZE],
    ['public-suffix', domain !== undefined && domain !== site.host && isPublicSuffix(domain)],
    ['foreign-domain', domain !== undefined && !domainMatches(site.host, domain)],
    ['secure-over-http', secure && !trusted],
    ['host-prefix', forHost && !(secure && trusted && domain === undefined && path === '/')],
    ['secure-prefix', name.startsWith('__secure-') && !(secure && trusted)],
    ['none-without-secure', sameSite === 'none' && !secure],
    ['partitioned-without-secure', cookie.partitioned && !secure],
    ['same-site-cross-site', site.crossSite === true && !site.navigation && (sameSite === 'strict' || sameSite === 'lax')],
    ['expired', cookie.removes && cookie.length > LONGEST_FAREWELL],
  ];
  return rules.filter(([, broken]) => broken).map(([rule]) => rule);
}

/** Servers take a cookie away with an empty value or a word (`deleted`, `delete me`): only a longer one was meant to stay. In characters. */
const LONGEST_FAREWELL = 12;
