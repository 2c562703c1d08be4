/** A log by site and by page, in the order of time: made once, and asked anew for each failure in it. */

import { type Exchange, lastHop } from '../exchange.ts';
import { groupBy } from '../group-by.ts';
import { placeOf } from './address.ts';
import { isLoopback, registrableDomain } from './domains.ts';

export interface History {
  /** Exchanges with this site: the nearest before and after this one, in the same kind of window, oldest first. */
  ofSite(host: string, exchange: Exchange): readonly Exchange[];
  /** The same of the page that asked, whatever sites it asked; none where that is not known. */
  ofPage(exchange: Exchange): readonly Exchange[];
}

/** What a failure is compared with, so that a log of failures takes time by its length and not by the square of it. */
const MOST_BEFORE = 500;
const MOST_AFTER = 200;

const known = new WeakMap<readonly Exchange[], History>();

/** `exchanges` may come in any order, and must not change afterwards. */
export function historyOf(exchanges: readonly Exchange[]): History {
  const before = known.get(exchanges);
  if (before) return before;
  const history = createHistory(exchanges);
  known.set(exchanges, history);
  return history;
}

function createHistory(exchanges: readonly Exchange[]): History {
  const sorted = [...exchanges].sort(byTime);
  const bySite = groupBy(sorted, (exchange) => siteNameOf(placeOf(lastHop(exchange)).host));
  const byPage = groupBy(sorted, ({ initiator }) => initiator);
  return {
    ofSite: (host, exchange) => nearest(bySite.get(siteNameOf(host)) ?? [], exchange),
    ofPage: (exchange) => (isPage(exchange.initiator) ? nearest(byPage.get(exchange.initiator) ?? [], exchange) : []),
  };
}

/** All names of this machine are one site. */
export const siteNameOf = (host: string): string => (isLoopback(host) ? 'localhost' : registrableDomain(host));

const isPage = (initiator: Exchange['initiator']): boolean => typeof initiator === 'string' && initiator !== 'null';

/** Without the exchange itself. */
function nearest(sorted: readonly Exchange[], exchange: Exchange): Exchange[] {
  const isOther = (other: Exchange): boolean =>
    other.id !== exchange.id && other.earlierSession === exchange.earlierSession && sameWindowKind(other, exchange);
  const start = firstAfter(sorted, exchange);
  const before: Exchange[] = [];
  for (let at = start - 1; at >= 0 && before.length < MOST_BEFORE; at--) {
    const other = sorted[at] as Exchange;
    if (isOther(other)) before.push(other);
  }
  const after: Exchange[] = [];
  for (let at = start; at < sorted.length && after.length < MOST_AFTER; at++) {
    const other = sorted[at] as Exchange;
    if (isOther(other)) after.push(other);
  }
  return [...before.reverse(), ...after];
}

/** Index of the first that is not before this exchange. */
function firstAfter(sorted: readonly Exchange[], exchange: Exchange): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (byTime(sorted[middle] as Exchange, exchange) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Private windows and containers have cookies of their own. */
const sameWindowKind = (a: Exchange, b: Exchange): boolean =>
  a.place.incognito === b.place.incognito &&
  (a.place.storeId === b.place.storeId || a.place.storeId === undefined || b.place.storeId === undefined);

/** Two of one moment stand in the order of their ids, whatever order they came in. */
export function byTime(a: Exchange, b: Exchange): number {
  return a.hops[0].startedAt - b.hops[0].startedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
