/**
 * Where a sign-in failed, its site is looked at more closely for a while: what other extensions change shows only there. So nobody else
 * pays for it; the first failure of a site cannot tell, and the page's next attempt can.
 */

import { type Exchange, lastHop } from '../engine/exchange.ts';
import { originPattern } from '../platform/browser.ts';
import type { Stores } from '../storage/stores.ts';

export interface CloserLook {
  /** After a failure. */
  at(exchange: Exchange): Promise<void>;
  /** After the worker was killed: what was looked at is looked at again. */
  resume(): Promise<void>;
}

/** How long after the last failure of a site. In milliseconds. */
const DURATION_MS = 3_600_000;

/** `watch` takes the match patterns of all such sites. */
export function createCloserLook({ watched }: Pick<Stores, 'watched'>, watch: (patterns: readonly string[]) => void): CloserLook {
  let current = '';

  const refresh = async (now: number): Promise<void> => {
    const all = await watched.all();
    const gone = new Set(all.filter(({ value }) => now - value.since > DURATION_MS).map(({ id }) => id));
    if (gone.size > 0) await watched.remove(({ id }) => gone.has(id));
    const patterns = [...new Set(all.filter(({ id }) => !gone.has(id)).map(({ value }) => value.pattern))];
    if (patterns.join() === current) return;
    current = patterns.join();
    watch(patterns);
  };

  return {
    async at(exchange) {
      const { tabId, incognito } = exchange.place;
      const pattern = originPattern(lastHop(exchange).url);
      await watched.put({ id: `${incognito} ${pattern}`, tabId, incognito, value: { pattern, since: Date.now() } });
      await refresh(Date.now());
    },

    resume: () => refresh(Date.now()),
  };
}
