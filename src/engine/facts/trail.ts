/** What came before: the earlier exchanges with the same site, in the same kind of window. */

import { type Exchange, lastHop } from '../exchange.ts';
import { hostOf } from './address.ts';
import { isLoopback, registrableDomain } from './domains.ts';
import { type NewTokens, readNewTokens } from './new-tokens.ts';
import type { Site } from './site.ts';

export interface Trail {
  /** Earlier exchanges with the same registrable domain, oldest first. */
  readonly earlier: readonly Exchange[];
  /** Later ones, where they are known (a HAR, the log): oldest first. */
  readonly later: readonly Exchange[];
  /** New tokens and sessions, before or after: from the same site, or for the same page from whatever site. Oldest first. */
  readonly newTokens: readonly NewTokens[];
}

/** `others` may come in any order, and may hold the exchange itself and those of other sites and windows. */
export function readTrail(exchange: Exchange, site: Site, others: readonly Exchange[]): Trail {
  const sameWindow = others.filter((other) => other.id !== exchange.id && sameWindowKind(other, exchange));
  const same = sameWindow.filter((other) => sameSite(other, site)).sort(byTime);
  const samePage = sameWindow.filter((other) => sameSite(other, site) || isOfSamePage(other, exchange)).sort(byTime);
  return {
    newTokens: readNewTokens(samePage),
    earlier: same.filter((other) => byTime(other, exchange) < 0),
    later: same.filter((other) => byTime(other, exchange) > 0),
  };
}

/** Private windows and containers have cookies of their own. */
const sameWindowKind = (a: Exchange, b: Exchange): boolean =>
  a.place.incognito === b.place.incognito &&
  (a.place.storeId === b.place.storeId || a.place.storeId === undefined || b.place.storeId === undefined);

function sameSite(other: Exchange, site: Site): boolean {
  const { host, domain } = placeOf(other);
  return domain === site.domain || (isLoopback(host) && isLoopback(site.host));
}

/** Sign-in services have sites of their own. */
const isOfSamePage = ({ initiator }: Exchange, exchange: Exchange): boolean =>
  typeof initiator === 'string' && initiator !== 'null' && initiator === exchange.initiator;

interface HostAndDomain {
  readonly host: string;
  readonly domain: string;
}

/** Every exchange of a log is asked once for each failure in it. */
const places = new WeakMap<Exchange, HostAndDomain>();

function placeOf(exchange: Exchange): HostAndDomain {
  const known = places.get(exchange);
  if (known) return known;
  const host = hostOf(lastHop(exchange).url);
  const place = { host, domain: registrableDomain(host) };
  places.set(exchange, place);
  return place;
}

/** Two of one moment stand in the order of their ids, whatever order they came in. */
function byTime(a: Exchange, b: Exchange): number {
  return a.hops[0].startedAt - b.hops[0].startedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
