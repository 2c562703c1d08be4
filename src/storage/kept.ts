/**
 * Failures on disk, where the user wants that: what the log has, masked, and never the originals, nor anything of private windows. Of
 * earlier browser sessions they are read back, marked as such.
 */

import type { Exchange } from '../engine/exchange.ts';
import { type Area, splitKey } from './area.ts';
import { createRing } from './ring.ts';

export interface KeptLog {
  /** `replace`: it was put before, and is left alone where it was let go meanwhile. */
  keep(exchange: Exchange, how: 'put' | 'replace'): Promise<void>;
  /** Of earlier sessions and not older than `since` (milliseconds since the epoch), oldest first. */
  earlier(since: number): Promise<readonly Exchange[]>;
  count(): Promise<number>;
  /** Lets go of what is older. */
  prune(since: number): Promise<void>;
  remove(choose: (exchange: Exchange) => boolean): Promise<void>;
  clear(): Promise<void>;
}

/** Characters of JSON; the browser gives an extension 10 MB (Firefox 5 MB). */
const BOUNDS = { count: 500, size: 1_500_000 };

const NAME = 'kept';

/** Is there anything? Reads no record. `area`: `storage.local`. */
export const keepsSome = async (area: Area): Promise<boolean> => (await area.getKeys()).some((key) => splitKey(key)[0] === NAME);

/** `area`: `storage.local`. `session`: an id of this browser session. */
export function createKeptLog(area: Area, session: Promise<string>): KeptLog {
  const ring = createRing<Exchange>(area, NAME, BOUNDS);

  const all = async (): Promise<{ readonly id: string; readonly exchange: Exchange }[]> => {
    const current = await session;
    return (await ring.all()).map(({ id, value }) => {
      const { session: own } = readId(id);
      // The tabs of an earlier session are gone, and their numbers are given anew.
      const place = { ...value.place, tabId: -1 };
      return { id, exchange: own === current ? value : { ...value, id, place, earlierSession: own } };
    });
  };

  return {
    async keep(exchange, how) {
      const { tabId, incognito } = exchange.place;
      if (incognito) return;
      const id = makeId(exchange.hops[0].startedAt, await session, exchange.id);
      await ring[how]({ id, tabId, incognito, value: exchange });
    },

    earlier: async (since) =>
      (await all())
        .filter(({ id, exchange }) => exchange.earlierSession !== undefined && readId(id).at >= since)
        .map(({ exchange }) => exchange),

    count: async () => (await ring.all()).length,

    prune: async (since) => void (await ring.remove(({ id }) => readId(id).at < since)),

    async remove(choose) {
      const gone = new Set((await all()).filter(({ exchange }) => choose(exchange)).map(({ id }) => id));
      if (gone.size > 0) await ring.remove(({ id }) => gone.has(id));
    },

    clear: async () => void (await ring.remove(() => true)),
  };
}

/** Browsers number requests anew in each session. The time is in the name, so that what is old is found without being read. */
const makeId = (at: number, session: string, id: string): string => `${at.toString(36)}.${session}.${id}`;

function readId(id: string): { readonly at: number; readonly session: string } {
  const [at = '', session = ''] = id.split('.');
  return { at: Number.parseInt(at, 36), session };
}
