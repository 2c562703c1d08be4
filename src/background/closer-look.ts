/**
 * Where a sign-in failed, its site is looked at more closely for a while: what other extensions change shows only there. So nobody else
 * pays for it; the first failure of a site cannot tell, and the page's next attempt can.
 */

import { type Exchange, lastHop } from '../engine/exchange.ts';
import { originPattern } from '../platform/browser.ts';
import type { Stores, WatchedSite } from '../storage/stores.ts';
import type { LiveSettings } from './settings.ts';

export interface CloserLook {
  /** After a failure. */
  at(exchange: Exchange): Promise<void>;
  /** While somebody looks, all of what any page holds is heard of. */
  whileWatched(isWatched: boolean): void;
  /** After the worker was killed, or sites were forgotten or left out: what is kept is looked at, and nothing else. */
  resume(): Promise<void>;
}

/** How long after the last failure of a site, and how exactly that is kept. In milliseconds. */
const DURATION_MS = 3_600_000;
const EXACT_MS = 60_000;

/** Match patterns. */
const everywhere = ['<all_urls>'];

/** `watch` takes the match patterns of all such sites, and of those where all of what pages hold is heard of. */
export function createCloserLook(
  { watched }: Pick<Stores, 'watched'>,
  { leftOutBy }: Pick<LiveSettings, 'leftOutBy'>,
  watch: (sites: readonly string[], held: readonly string[]) => void,
): CloserLook {
  let sites: readonly string[] = [];
  let isWatched = false;
  const seen = new Map<string, number>();

  const watchAll = (): void => watch(sites, isWatched ? everywhere : sites);

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

  return {
    async at(exchange) {
      const { tabId, incognito } = exchange.place;
      const pattern = originPattern(lastHop(exchange).url);
      const id = `${incognito} ${pattern}`;
      const now = Date.now();
      if (Math.abs(now - (seen.get(id) ?? 0)) < EXACT_MS) return;
      seen.set(id, now);
      await watched.put({ id, tabId, incognito, value: { pattern, since: now } });
      await refresh(now);
    },

    whileWatched(now) {
      if (now === isWatched) return;
      isWatched = now;
      watchAll();
    },

    resume() {
      seen.clear();
      return refresh(Date.now());
    },
  };
}
