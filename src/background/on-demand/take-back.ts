/** Undoing one of several fixes, in any order, so that when all are undone everything is as it was before the first. */

import type { FixRun } from '../../engine/fix.ts';
import { putBack } from '../../fixes/put-back.ts';
import { keyOf, type Remembered } from '../../fixes/remembered.ts';
import type { FixMemory, Stores } from '../../storage/stores.ts';

/**
 * Puts back what a fix took away. What a later fix, not undone yet, took away anew stays away: that fix gets the older one to put back
 * instead. Throws a sentence that names what could not be put back.
 */
export async function takeBack(stores: Pick<Stores, 'runs' | 'fixMemory'>, run: FixRun, removed: readonly Remembered[]): Promise<void> {
  const later = await laterMemories(stores, run);
  const own: Remembered[] = [];
  for (const each of removed) {
    const taker = later.find(({ taken }) => taken.has(keyOf(each)));
    if (taker) taker.taken.set(keyOf(each), each);
    else own.push(each);
  }
  for (const { entry, taken } of later) await stores.fixMemory.put({ ...entry, value: { ...entry.value, removed: [...taken.values()] } });
  await putBack(own);
}

/** Of fixes that ran after this one and still stand, the earliest first. */
async function laterMemories({ runs, fixMemory }: Pick<Stores, 'runs' | 'fixMemory'>, run: FixRun) {
  const standing = new Map((await runs.all()).map(({ id, value }) => [id, value]));
  return (await fixMemory.all())
    .filter(({ id }) => {
      const other = standing.get(id);
      return other !== undefined && id !== run.id && other.undoable && other.startedAt >= run.startedAt;
    })
    .map((entry) => {
      const { removed } = entry.value as FixMemory<Remembered>;
      return { entry, taken: new Map(removed.map((each) => [keyOf(each), each])) };
    });
}
