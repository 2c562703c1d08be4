/** Leads to where the user can sign in. */

import { lastHop } from '../engine/exchange.ts';
import { readSignIn } from '../engine/facts/sign-in-redirect.ts';
import { safeUrl } from '../engine/mask.ts';
import { signInAddress } from '../engine/providers/sign-in-address.ts';
import { browser } from '../platform/browser.ts';
import { type Fix, nothingGoes, type Target } from './fix.ts';

export const signInAgain: Fix = {
  async preview(target) {
    const { url, known } = signInPage(target);
    return {
      ...nothingGoes,
      target: safeUrl(url),
      notes: known ? [] : ['The sign-in page of this site is not known: this opens its front page.'],
    };
  },
  remember: async () => [],
  async apply(target) {
    await browser.tabs.update(target.tabId, { url: signInPage(target).url });
  },
  askedBy: 'user',
};

/**
 * The redirect's own target, whole, as the site made it; else the page where the product signs people in; else the front page of the
 * page in the tab, or of the failed host.
 */
function signInPage({ exchange, raw }: Target): { url: string; known: boolean } {
  const redirect = readSignIn(exchange);
  const target = redirect && raw?.hops[redirect.hop + 1]?.url;
  if (target !== undefined) return { url: target, known: true };
  const page = exchange.resourceType === 'main_frame' ? lastHop(exchange).url : (exchange.topLevelUrl ?? lastHop(exchange).url);
  const own = signInAddress(exchange, page);
  return own === undefined ? { url: `${new URL(page).origin}/`, known: false } : { url: own, known: true };
}
