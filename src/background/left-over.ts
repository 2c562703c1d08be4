/** What a background leaves to the next one. */

import { changesNothing } from '../platform/changed-request.ts';
import type { Area } from '../storage/area.ts';
import { keepsSome } from '../storage/kept.ts';
import { createPausedRecord } from '../storage/paused.ts';
import type { Stores } from '../storage/stores.ts';

/** Was something under way when the background was ended, or is there on disk what may have grown too old? `local`: `storage.local`. */
export async function isLeftOver({ runs, tries }: Pick<Stores, 'runs' | 'tries'>, local: Area): Promise<boolean> {
  const left = await Promise.all([
    runs.all().then((all) => all.length > 0),
    tries.all().then((all) => all.length > 0),
    createPausedRecord(local)
      .list()
      .then((all) => all.length > 0),
    keepsSome(local),
    changesNothing().then((nothing) => !nothing),
  ]);
  return left.includes(true);
}
