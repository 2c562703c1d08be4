/** Opens the page in a private window, which begins without cookies, without what sites stored, and mostly without other extensions. */

import { safeUrl } from '../engine/mask.ts';
import { browser, observer } from '../platform/browser.ts';
import { type Fix, nothingGoes } from './fix.ts';
import { pageOf } from './page-of.ts';

export const openPrivate: Fix = {
  async preview(target) {
    const mayLook = await browser.extension.isAllowedIncognitoAccess();
    return {
      ...nothingGoes,
      target: safeUrl(await pageOf(target)),
      notes: mayLook ? [] : ['why401 may not look into private windows, so see for yourself whether it works there.'],
      impossible: target.exchange.place.incognito
        ? 'This is a private window already.'
        : mayLook || observer === 'chromium'
          ? undefined
          : 'Firefox lets only extensions that may run in private windows open one: allow why401 there on its add-ons page, or open one yourself.',
    };
  },
  remember: async () => [],
  apply: async () => undefined,
  async leads(target) {
    const url = await pageOf(target);
    const mayLook = await browser.extension.isAllowedIncognitoAccess();
    // Where why401 may not look, it may not lead on either.
    const window = await browser.windows.create({ incognito: true, ...(mayLook ? {} : { url }) });
    const tabId = window?.tabs?.[0]?.id;
    return mayLook && tabId !== undefined ? { tabId, url, askedBy: 'page' } : { tabId: target.tabId, url, askedBy: 'nobody' };
  },
};
