/** Clears what the browser stored of this origin's answers. */

import type { Exchange } from '../engine/exchange.ts';
import { browser, observer } from '../platform/browser.ts';
import { addressOf, type Fix, nothingGoes, type Target } from './fix.ts';

export const clearCache: Fix = {
  preview: async ({ exchange }) => ({
    ...nothingGoes,
    notes: [
      ...(observer === 'firefox'
        ? ['Firefox cannot clear the cache of one site alone: that of all sites goes. Nobody is signed out.']
        : []),
      ...(isApart(exchange)
        ? ['Of a private window only what its page stored by itself can be cleared; the rest goes when all private windows are closed.']
        : []),
    ],
  }),
  remember: async () => [],
  async apply(target) {
    if (observer === 'chromium' && !isApart(target.exchange)) return clearOriginCache(target);
    if (observer === 'firefox') await browser.browsingData.removeCache({});
    await clearPageCaches(target.tabId);
  },
};

/** Chromium's `browsingData` reaches the ordinary profile alone. */
const isApart = ({ place }: Exchange): boolean => observer === 'chromium' && place.incognito;

/** `origins` is Chromium's; the polyfill's types know Firefox's `hostnames` alone. */
async function clearOriginCache(target: Target): Promise<void> {
  const { origin } = addressOf(target);
  await browser.browsingData.remove({ origins: [origin] } as object, { cache: true, cacheStorage: true } as object);
}

/** What the page's own scripts keep, where no other way clears it. A page that may not be scripted has none of its own. */
async function clearPageCaches(tabId: number): Promise<void> {
  await browser.scripting
    .executeScript({
      target: { tabId },
      func: async () => {
        for (const name of await caches.keys()) await caches.delete(name);
      },
    })
    .catch(() => undefined);
}
