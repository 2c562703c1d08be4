/** The link by which a page itself leads to its sign-in. */

import { hostOf, withoutFragment } from './address.ts';
import { registrableDomain } from './domains.ts';
import { isAuthorizationRequest, isSignInPage, isSignInStep, readSignInSigns } from './sign-in-page.ts';

/**
 * The first of the page's links that is a sign-in page's, one of the page's own site before another's; undefined where there is none.
 * `page`: its address.
 */
export function findSignInLink(links: readonly string[], page: string): string | undefined {
  const own = registrableDomain(hostOf(page));
  const isOwn = (link: string): boolean => registrableDomain(hostOf(link)) === own;
  const found = links.filter(
    (link) => /^https?:/i.test(link) && withoutFragment(link) !== withoutFragment(page) && leadsToSignIn(link, page),
  );
  return found.find(isOwn) ?? found[0];
}

const leadsToSignIn = (link: string, page: string): boolean =>
  isAuthorizationRequest(link) || (!isSignInStep(link) && isSignInPage(readSignInSigns(link, hostOf(page))));
