/** Whether a page made the failed request again. */

import type { RawExchange } from '../../engine/exchange.ts';
import { withoutFragment } from '../../engine/facts/address.ts';
import type { Target } from '../../fixes/fix.ts';

/** How a request is recognised: its method, and its address, whole. */
export interface Asked {
  readonly method: string;
  readonly url: string;
}

export function requestOf({ raw, exchange }: Target): Asked {
  const [{ method, url }] = raw?.hops ?? exchange.hops;
  return { method, url };
}

/** At any hop: the sign-in page leads back to it. `since`: milliseconds since the epoch. */
export const hasAsked = (raw: RawExchange, { method, url }: Asked, since: number): boolean =>
  raw.hops.some((hop) => hop.method === method && hop.startedAt >= since && withoutFragment(hop.url) === withoutFragment(url));
