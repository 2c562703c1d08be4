/** Failures → the screens that show their tab. Those that come while some are told are told together. */

import type { Exchange } from '../../engine/exchange.ts';
import type { Server } from '../../messaging/server.ts';
import type { Stores } from '../../storage/stores.ts';
import { coalesce } from '../coalesce.ts';
import type { TrailKeeper } from './trail.ts';

/** The function that is returned resolves when the failure was told. */
export function createTeller(
  { log }: Pick<Stores, 'log'>,
  trail: Pick<TrailKeeper, 'around'>,
  server: Server,
): (exchange: Exchange) => Promise<void> {
  let untold: Exchange[] = [];

  const tellTab = coalesce(async (tabId: number) => {
    const together = untold.filter(({ place }) => place.tabId === tabId);
    untold = untold.filter(({ place }) => place.tabId !== tabId);
    let around = await trail.around(together);
    // A body may have come meanwhile: what is told last must be what is kept.
    const kept = await log.some(together.map(({ id }) => id));
    for (const exchange of together) {
      server.tell(tabId, { kind: 'failure', exchange: kept.get(exchange.id) ?? exchange, trail: around });
      around = [];
    }
  });

  return async (exchange) => {
    const { tabId } = exchange.place;
    if (!server.isWatched(tabId)) return;
    untold.push(exchange);
    await tellTab(tabId);
  };
}
