/** Clears what the browser stored of this origin's answers. */

import { browser, observer } from '../platform/browser.ts';
import { addressOf, type Fix, nothingGoes, type Target } from './fix.ts';

export const clearCache: Fix = {
  preview: async () => ({
    ...nothingGoes,
    notes:
      observer === 'firefox'
        ? ['Firefox cannot clear the cache of one site alone: the page’s own caches go, and the page is loaded past the rest.']
        : [],
  }),
  remember: async () => [],
  async apply(target) {
    if (observer === 'firefox') await clearPageCaches(target.tabId);
    else await clearOriginCache(target);
  },
};

/** `origins` is Chromium's; the polyfill's types know Firefox's `hostnames` alone. */
async function clearOriginCache(target: Target): Promise<void> {
  const { origin } = addressOf(target);
  await browser.browsingData.remove({ origins: [origin] } as object, { cache: true, cacheStorage: true } as object);
}

/** In the page itself, since Firefox's `removeCache({hostnames})` does nothing. A page that may not be scripted has none of its own. */
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
