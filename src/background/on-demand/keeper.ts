/** What is kept on disk, as the settings have it: nothing unless the user wants it, and nothing that is older. */

import type { Exchange } from '../../engine/exchange.ts';
import type { Fingerprint } from '../../engine/observe.ts';
import type { Settings } from '../../engine/settings.ts';
import type { Area } from '../../storage/area.ts';
import { createKeptLog } from '../../storage/kept.ts';
import type { LiveSettings } from '../settings.ts';

export interface Keeper {
  /** After a failure was written into the log, or changed there. */
  keep(exchange: Exchange, how: 'put' | 'replace'): Promise<void>;
  /** Of earlier browser sessions, oldest first. */
  earlier(): Promise<readonly Exchange[]>;
  /** When the background starts, and after the settings were changed. */
  tidy(now: Pick<Settings, 'keepDays'>): Promise<void>;
  /** What a tab did in this browser session. */
  forgetTab(tabId: number): Promise<void>;
  count(): Promise<number>;
  clear(): Promise<void>;
}

const DAY_MS = 24 * 60 * 60_000;

/** `local`: `storage.local`. */
export function createKeeper(local: Area, fingerprint: Promise<Fingerprint>, settings: Pick<LiveSettings, 'ready' | 'now'>): Keeper {
  // Its key lives as long as the browser session: the same word has another fingerprint in the next.
  const log = createKeptLog(
    local,
    fingerprint.then((hash) => hash('session')),
  );
  let tidiedAt = Date.now();

  const since = (days: number): number => Date.now() - days * DAY_MS;

  const tidy = async ({ keepDays }: Pick<Settings, 'keepDays'>): Promise<void> => {
    tidiedAt = Date.now();
    await (keepDays === 0 ? log.clear() : log.prune(since(keepDays)));
  };

  return {
    async keep(exchange, how) {
      await settings.ready;
      const { keepDays } = settings.now();
      if (keepDays === 0) return;
      if (Math.abs(Date.now() - tidiedAt) > DAY_MS) await tidy({ keepDays });
      // A disk that cannot be written to takes nothing away from the session's own log.
      await log.keep(exchange, how).catch(() => undefined);
    },

    async earlier() {
      const { keepDays } = settings.now();
      return keepDays === 0 ? [] : log.earlier(since(keepDays));
    },

    tidy,

    async forgetTab(tabId) {
      if (settings.now().keepDays === 0) return;
      await log.remove(({ earlierSession, place }) => earlierSession === undefined && place.tabId === tabId);
    },

    count: log.count,
    clear: log.clear,
  };
}
