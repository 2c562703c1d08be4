/** On a click: everything that why401 keeps, in session memory and on disk. */

import type { Erasure } from '../../engine/erasure.ts';
import type { Area } from '../../storage/area.ts';
import type { PausedRecord } from '../../storage/paused.ts';
import type { Ring } from '../../storage/ring.ts';
import type { Stores } from '../../storage/stores.ts';
import type { Fixes } from './fixes.ts';
import type { Keeper } from './keeper.ts';
import type { TrailKeeper } from './trail.ts';

export interface Eraser {
  preview(): Promise<Erasure>;
  /** Undefined, or a sentence that says what is left and why. */
  erase(): Promise<string | undefined>;
}

interface Keepers {
  readonly stores: Stores;
  readonly trail: Pick<TrailKeeper, 'clear'>;
  readonly kept: Pick<Keeper, 'count' | 'clear'>;
  readonly fixes: Pick<Fixes, 'settle'>;
  readonly paused: Pick<PausedRecord, 'list'>;
  /** `storage.local`, `storage.session`. */
  readonly local: Area;
  readonly session: Area;
}

/** The record of extensions that are switched off goes by itself, once all are on for good; the key of the fingerprints tells nothing. */
const STAYS = new Set(['paused', 'fingerprint-key']);

export function createEraser({ stores, trail, kept, fixes, paused, local, session }: Keepers): Eraser {
  const forgetRest = async (area: Area): Promise<void> => {
    const gone = (await area.getKeys()).filter((key) => !STAYS.has(key));
    if (gone.length > 0) await area.remove(gone);
  };

  return {
    async preview() {
      const [failures, worked, onDisk, runs, off] = await Promise.all([
        stores.log.all(),
        stores.trail.all(),
        kept.count(),
        stores.runs.all(),
        paused.list(),
      ]);
      return {
        failures: failures.length,
        worked: worked.length,
        kept: onDisk,
        runs: runs.length,
        lost: runs.filter(({ value }) => value.undoable).map(({ value }) => value),
        paused: off,
      };
    },

    async erase() {
      const problem = await fixes.settle();
      await trail.clear();
      await Promise.all(Object.values(stores).map((ring: Ring<unknown>) => ring.remove(() => true)));
      await kept.clear();
      await Promise.all([forgetRest(local), forgetRest(session)]);
      return problem;
    },
  };
}
