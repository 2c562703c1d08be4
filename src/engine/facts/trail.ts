/** What came before: the earlier exchanges with the same site, in the same kind of window. */

import type { Exchange } from '../exchange.ts';
import { byTime, historyOf } from './history.ts';
import { type NewTokens, readNewTokens } from './new-tokens.ts';
import type { Site } from './site.ts';

export interface Trail {
  /** The nearest earlier exchanges with the same registrable domain, oldest first. */
  readonly earlier: readonly Exchange[];
  /** Later ones, where they are known (a HAR, the log): oldest first. */
  readonly later: readonly Exchange[];
  /** New tokens and sessions, before or after: from the same site, or for the same page from whatever site. Oldest first. */
  readonly newTokens: readonly NewTokens[];
}

/** `others` may come in any order, and may hold the exchange itself and those of other sites and windows. */
export function readTrail(exchange: Exchange, site: Site, others: readonly Exchange[]): Trail {
  const history = historyOf(others);
  const same = history.ofSite(site.host, exchange);
  // Sign-in services have sites of their own. Hundreds are around each failure, and few of them brought tokens.
  const newTokens = new Set([...readNewTokens(same), ...readNewTokens(history.ofPage(exchange))]);
  return {
    newTokens: [...newTokens].sort((a, b) => byTime(a.exchange, b.exchange)),
    earlier: same.filter((other) => byTime(other, exchange) < 0),
    later: same.filter((other) => byTime(other, exchange) > 0),
  };
}
