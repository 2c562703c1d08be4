/** What is kept, and how much of it: all of it in session memory, nothing on disk (but for `paused.ts`). */

import type { Exchange, RawExchange } from '../engine/exchange.ts';
import type { FixRun } from '../engine/fix.ts';
import type { TriesRun } from '../engine/tries/try.ts';
import type { Area } from './area.ts';
import { createRing, type Ring } from './ring.ts';

/** A navigation of a tab. */
export interface PageRecord {
  readonly requestId: string;
  readonly url: string;
  /** When its request began, in milliseconds since the epoch. */
  readonly since: number;
  /** Undefined while it is under way. */
  readonly status: number | undefined;
  readonly error: string | undefined;
}

/** Older failures that a tab's log had to let go. */
export interface DroppedCount {
  readonly dropped: number;
}

/** What an undo puts back (whatever `fixes` makes of it), and what a check waits for; holds secrets. */
export interface FixMemory<Remembered = unknown> {
  readonly removed: readonly Remembered[];
  /** Address of the failed request, whole, to recognise it when the page makes it again. */
  readonly url: string;
  readonly method: string;
  /** Where it is made again. */
  readonly tabId: number;
  /** By whom: `user` takes as long as it takes, and `nobody` is waited for no longer. */
  readonly askedBy: 'page' | 'user' | 'nobody';
}

/** A site that is looked at more closely, by its match pattern, and since when: milliseconds since the epoch. */
export interface WatchedSite {
  readonly pattern: string;
  readonly since: number;
}

export interface Stores {
  /** Failures, without secrets. */
  readonly log: Ring<Exchange>;
  /** The same exchanges as they were, with secrets; read on a click only. */
  readonly vault: Ring<RawExchange>;
  /** What worked, in short and without secrets, for failures to be held against. */
  readonly trail: Ring<Exchange>;
  readonly watched: Ring<WatchedSite>;
  readonly pages: Ring<PageRecord>;
  readonly dropped: Ring<DroppedCount>;
  readonly runs: Ring<FixRun>;
  readonly fixMemory: Ring<FixMemory>;
  readonly tries: Ring<TriesRun>;
}

/** The browser gives 10 MB; two bytes a character, so 4.5 million characters in all. */
export function createStores(area: Area): Stores {
  return {
    log: createRing(area, 'log', { count: 1000, size: 2_000_000 }),
    vault: createRing(area, 'vault', { count: 300, size: 1_200_000 }),
    trail: createRing(area, 'trail', { count: 200, size: 300_000 }),
    watched: createRing(area, 'watched', { count: 20, size: 20_000 }),
    pages: createRing(area, 'page', { count: 500, size: 200_000 }),
    dropped: createRing(area, 'dropped', { count: 500, size: 20_000 }),
    runs: createRing(area, 'run', { count: 200, size: 300_000 }),
    fixMemory: createRing(area, 'fix', { count: 50, size: 400_000 }),
    tries: createRing(area, 'tries', { count: 50, size: 100_000 }),
  };
}

/** Nothing of a private window outlives it. */
export async function forgetPrivate(stores: Stores): Promise<void> {
  await Promise.all(Object.values(stores).map((ring: Ring<unknown>) => ring.remove((slot) => slot.incognito)));
}
