/** Leads to where the user can sign in. */

import { lastHop } from '../engine/exchange.ts';
import { findSignInLink } from '../engine/facts/sign-in-link.ts';
import { readSignIn } from '../engine/facts/sign-in-redirect.ts';
import { safeUrl } from '../engine/mask.ts';
import { signInAddress } from '../engine/providers/sign-in-address.ts';
import { linksOf } from '../platform/links.ts';
import { type Fix, nothingGoes, type Target } from './fix.ts';

export const signInAgain: Fix = {
  async preview(target) {
    const { url, known } = await signInPage(target);
    const service = target.exchange.hops
      .flatMap(({ response }) => response?.challenges ?? [])
      .find(({ params }) => params['resource_metadata']);
    return {
      ...nothingGoes,
      target: safeUrl(url),
      notes: [
        ...(known ? [] : ['The sign-in page of this site is not known: this opens its front page.']),
        ...(service ? [`The server names who signs people in for it at ${service.params['resource_metadata']} (RFC 9728).`] : []),
      ],
    };
  },
  remember: async () => [],
  apply: async () => undefined,
  leads: async (target) => ({ tabId: target.tabId, url: (await signInPage(target)).url, askedBy: 'user' }),
};

/**
 * The redirect's own target, whole, as the site made it; else the page where the product signs people in; else what the page in the tab
 * links to; else the front page of that page, or of the failed host.
 */
async function signInPage({ exchange, raw, tabId }: Target): Promise<{ url: string; known: boolean }> {
  const redirect = readSignIn(exchange);
  const target = redirect && raw?.hops[redirect.hop + 1]?.url;
  if (target !== undefined) return { url: target, known: true };
  const page = exchange.resourceType === 'main_frame' ? lastHop(exchange).url : (exchange.topLevelUrl ?? lastHop(exchange).url);
  const own = signInAddress(exchange, page) ?? findSignInLink(await linksOf(tabId), page);
  return own === undefined ? { url: `${new URL(page).origin}/`, known: false } : { url: own, known: true };
}
