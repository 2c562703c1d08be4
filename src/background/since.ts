/** Which requests came after a page's own. */

import type { Exchange } from '../engine/exchange.ts';
import type { PageRecord } from '../storage/stores.ts';

/**
 * Browsers number their requests as they begin, and no clock that is set meanwhile changes that; where a number is missing, the time of
 * the beginning decides.
 */
export function isSince({ id, hops }: Exchange, page: PageRecord | undefined): boolean {
  if (page === undefined) return true;
  const [own, ofPage] = [id, page.requestId].map(numberOf);
  return own !== undefined && ofPage !== undefined ? own >= ofPage : hops[0].startedAt >= page.since;
}

const numberOf = (id: string | undefined): number | undefined => (id !== undefined && /^\d{1,15}$/.test(id) ? Number(id) : undefined);
