/** Everything that a screen shows when it is opened. */

import type { Snapshot } from '../../engine/page.ts';
import { isPrivate } from '../../platform/tabs.ts';
import type { Entry } from '../../storage/ring.ts';
import type { Stores } from '../../storage/stores.ts';
import type { Pages } from '../pages.ts';
import type { Keeper } from './keeper.ts';
import type { TrailKeeper } from './trail.ts';

export interface Snapshots {
  ofTab(tabId: number): Promise<Snapshot>;
  /** Of every tab in the same kind of window as this one's, and of earlier browser sessions what is kept. */
  ofAll(tabId: number): Promise<Snapshot>;
}

interface Sources {
  readonly stores: Pick<Stores, 'log' | 'dropped' | 'runs' | 'tries'>;
  readonly pages: Pick<Pages, 'read'>;
  readonly trail: Pick<TrailKeeper, 'around'>;
  readonly kept: Pick<Keeper, 'earlier'>;
}

export function createSnapshots({ stores, pages, trail, kept }: Sources): Snapshots {
  const { log, dropped, runs, tries } = stores;
  return {
    async ofTab(tabId) {
      const [failures, count, ofRuns, ofTries] = await Promise.all([
        log.list(tabId),
        dropped.get(String(tabId)),
        runs.list(tabId),
        tries.list(tabId),
      ]);
      const ids = failures.map(({ id }) => id);
      const [around, { page, currentIds }] = await Promise.all([trail.around(failures), pages.read(tabId, ids)]);
      return { tabId, page, failures, trail: around, dropped: count?.dropped ?? 0, runs: ofRuns, tries: ofTries, currentIds };
    },

    async ofAll(tabId) {
      const incognito = await isPrivate(tabId);
      const alike = <Value>(entries: readonly Entry<Value>[]): Value[] =>
        entries.filter((entry) => entry.incognito === incognito).map(({ value }) => value);
      const [failures, counts, ofRuns, ofTries] = await Promise.all([log.all(), dropped.all(), runs.all(), tries.all()]);
      const [around, earlier] = await Promise.all([trail.around(alike(failures)), incognito ? [] : kept.earlier()]);
      return {
        tabId: -1,
        page: { kind: 'several', url: '' },
        failures: [...earlier, ...alike(failures)],
        trail: around,
        dropped: alike(counts).reduce((sum, each) => sum + each.dropped, 0),
        runs: alike(ofRuns),
        tries: alike(ofTries),
        currentIds: [],
      };
    },
  };
}
