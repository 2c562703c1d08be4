/** Clears what the browser stored of this origin's answers. */

import { browser, observer } from '../platform/browser.ts';
import { addressOf, type Fix, nothingGoes, type Target } from './fix.ts';

export const clearCache: Fix = {
  preview: async () => ({
    ...nothingGoes,
    notes:
      observer === 'firefox' ? ['Firefox cannot clear the cache of one site alone: that of all sites goes. Nobody is signed out.'] : [],
  }),
  remember: async () => [],
  async apply(target) {
    if (observer === 'chromium') return clearOriginCache(target);
    await browser.browsingData.removeCache({});
    await clearPageCaches(target.tabId);
  },
};

/** `origins` is Chromium's; the polyfill's types know Firefox's `hostnames` alone. */
async function clearOriginCache(target: Target): Promise<void> {
  const { origin } = addressOf(target);
  await browser.browsingData.remove({ origins: [origin] } as object, { cache: true, cacheStorage: true } as object);
}

/** What the page's own scripts keep, which Firefox clears by no other way. A page that may not be scripted has none of its own. */
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
