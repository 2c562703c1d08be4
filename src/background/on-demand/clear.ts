/** Lets go of what a screen shows, and has every screen and badge know. */

import { lastHop } from '../../engine/exchange.ts';
import { hostOf } from '../../engine/facts/address.ts';
import type { Server } from '../../messaging/server.ts';
import { browser } from '../../platform/browser.ts';
import { isPrivate } from '../../platform/tabs.ts';
import type { Stores } from '../../storage/stores.ts';
import { showBadge } from '../badge.ts';
import type { CloserLook } from '../closer-look.ts';
import type { Pages } from '../pages.ts';
import type { Eraser } from './erase.ts';
import type { Keeper } from './keeper.ts';
import type { TrailKeeper } from './trail.ts';

export interface Clearing {
  tab(tabId: number): Promise<undefined>;
  /** Every tab in the same kind of window as this one's, and what is kept on disk. */
  allLike(tabId: number): Promise<undefined>;
  /** See `erase.ts`. */
  everything(): Promise<string | undefined>;
}

interface Keepers {
  readonly stores: Stores;
  readonly pages: Pick<Pages, 'state'>;
  readonly trail: Pick<TrailKeeper, 'forget'>;
  readonly kept: Pick<Keeper, 'clear' | 'forgetTab'>;
  readonly eraser: Pick<Eraser, 'erase'>;
  readonly closerLook: Pick<CloserLook, 'resume'>;
  readonly server: Pick<Server, 'tell'>;
}

export function createClearing({ stores, pages, trail, kept, eraser, closerLook, server }: Keepers): Clearing {
  const clear = async (tabId: number): Promise<undefined> => {
    const ofTab = (slot: { readonly tabId: number }) => slot.tabId === tabId;
    const [page, failures] = await Promise.all([pages.state(tabId), stores.log.list(tabId)]);
    await trail.forget(tabId, [page.url, ...failures.map((failure) => lastHop(failure).url)].map(hostOf));
    const { log, vault, runs, fixMemory, tries, dropped } = stores;
    await Promise.all([log, vault, runs, fixMemory, tries, dropped].map((ring) => ring.remove(ofTab)));
    await kept.forgetTab(tabId);
    server.tell(tabId, { kind: 'cleared', tabId });
    await showBadge(tabId, 0);
  };

  return {
    tab: clear,

    async allLike(tabId) {
      const incognito = await isPrivate(tabId);
      const tabs = new Set((await stores.log.all()).filter((entry) => entry.incognito === incognito).map((entry) => entry.tabId));
      for (const each of tabs) await clear(each);
      if (incognito) return;
      await kept.clear();
      // Of no tab that is there now.
      server.tell(tabId, { kind: 'cleared', tabId: -1 });
    },

    async everything() {
      // Of tabs that are closed, and of no tab, too: screens that show all of them are told by way of those that are open.
      const gone = new Set([-1, ...(await stores.log.all()).map(({ tabId }) => tabId)]);
      const problem = await eraser.erase();
      await closerLook.resume();
      for (const { id = -1 } of await browser.tabs.query({})) {
        for (const tabId of new Set([id, ...gone])) server.tell(id, { kind: 'cleared', tabId });
        await showBadge(id, 0);
      }
      return problem;
    },
  };
}
