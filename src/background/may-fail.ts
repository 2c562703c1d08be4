/** What needs a look at all. */

import type { RawExchange } from '../engine/exchange.ts';

/** Most exchanges are plain successes: they are let go before anything of them is read. */
export function mayFail({ hops }: Pick<RawExchange, 'hops'>): boolean {
  return hops.length > 1 || hops.some(({ response }) => (response?.status ?? 0) >= 300);
}
