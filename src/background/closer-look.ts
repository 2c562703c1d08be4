/**
 * Where a sign-in failed, its site is looked at more closely for a while: what other extensions change shows only there. So nobody else
 * pays for it; the first failure of a site cannot tell, and the page's next attempt can.
 */

import { type Exchange, lastHop } from '../engine/exchange.ts';
import { originPattern } from '../platform/browser.ts';
import { isPrivate } from '../platform/tabs.ts';
import type { Stores, WatchedSite } from '../storage/stores.ts';
import type { LiveSettings } from './settings.ts';

export interface CloserLook {
  /** After a failure. */
  at(exchange: Exchange): Promise<void>;
  /** After a request whose answer was kept from its page, and was not heard of: what it was shows the next time. */
  atUnheard(url: string, tabId: number): Promise<void>;
  /** While somebody looks, what any page holds is heard of. */
  whileWatched(isWatched: boolean): void;
  /** Since when what pages hold is heard of at this address, in milliseconds since the epoch; Infinity where it is not. */
  hearsSince(url: string): Promise<number>;
  /** After the worker was killed, or sites were forgotten or left out: what is kept is looked at, and nothing else. */
  resume(): Promise<void>;
}

/** How long after the last failure of a site, and how exactly that is kept. In milliseconds. */
const DURATION_MS = 3_600_000;
const EXACT_MS = 60_000;

/** Match patterns. */
const everywhere = ['<all_urls>'];

/** `watch` takes the match patterns of all such sites, and of those where what pages hold is heard of. */
export function createCloserLook(
  { watched }: Pick<Stores, 'watched'>,
  { leftOutBy }: Pick<LiveSettings, 'leftOutBy'>,
  watch: (sites: readonly string[], held: readonly string[]) => void,
): CloserLook {
  let sites: readonly string[] = [];
  /** Infinity: nobody looks. */
  let watchedFrom = Number.POSITIVE_INFINITY;
  const seen = new Map<string, number>();

  const watchAll = (): void => watch(sites, watchedFrom < Number.POSITIVE_INFINITY ? everywhere : sites);

  const refresh = async (now: number): Promise<void> => {
    const all = await watched.all();
    const isOver = ({ pattern, since }: WatchedSite): boolean => now - since > DURATION_MS || leftOutBy(pattern).length > 0;
    const gone = new Set(all.filter(({ value }) => isOver(value)).map(({ id }) => id));
    if (gone.size > 0) await watched.remove(({ id }) => gone.has(id));
    const patterns = [...new Set(all.filter(({ id }) => !gone.has(id)).map(({ value }) => value.pattern))];
    if (patterns.join() === sites.join()) return;
    sites = patterns;
    watchAll();
  };

  const look = async (url: string, tabId: number, incognito: boolean): Promise<void> => {
    const pattern = originPattern(url);
    const id = `${incognito} ${pattern}`;
    const now = Date.now();
    if (Math.abs(now - (seen.get(id) ?? 0)) < EXACT_MS) return;
    seen.set(id, now);
    const from = (await watched.get(id))?.from ?? now;
    await watched.put({ id, tabId, incognito, value: { pattern, since: now, from } });
    await refresh(now);
  };

  return {
    at: (exchange) => look(lastHop(exchange).url, exchange.place.tabId, exchange.place.incognito),

    async atUnheard(url, tabId) {
      if (leftOutBy(url).length === 0) await look(url, tabId, await isPrivate(tabId));
    },

    whileWatched(isWatched) {
      if (isWatched === watchedFrom < Number.POSITIVE_INFINITY) return;
      watchedFrom = isWatched ? Date.now() : Number.POSITIVE_INFINITY;
      watchAll();
    },

    async hearsSince(url) {
      const pattern = originPattern(url);
      const of = (await watched.all()).filter(({ value }) => value.pattern === pattern).map(({ value }) => value.from);
      return Math.min(watchedFrom, ...of);
    },

    resume() {
      seen.clear();
      return refresh(Date.now());
    },
  };
}
