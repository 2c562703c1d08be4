/** Where a person signs in to the product that answered, for a page that is the product's own. */

import { type Exchange, lastHop } from '../exchange.ts';
import { isWithin, recognise } from './recognise.ts';

/**
 * `page`: the address of the page in the tab. Undefined where no product is known, where each application has a page of its own, and
 * where the page only uses the product: signing in there would not sign anyone in here.
 */
export function signInAddress(exchange: Exchange, page: string): string | undefined {
  if (!URL.canParse(page)) return undefined;
  const { origin, hostname } = new URL(page);
  const hop = lastHop(exchange);
  const isSameOrigin = URL.canParse(hop.url) && new URL(hop.url).origin === origin;
  for (const { signIn, signs } of recognise(hop).map(({ provider }) => provider)) {
    if (signIn?.startsWith('/') && isSameOrigin) return origin + signIn;
    if (signIn?.startsWith('https:') && signs.hosts?.some((host) => isWithin(hostname, host))) return signIn;
  }
  return undefined;
}
