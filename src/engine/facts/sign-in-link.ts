/** The link by which a page itself leads to its sign-in. */

import { hostOf, withoutFragment } from './address.ts';
import { isAuthorizationRequest, isSignInPage, isSignInStep, readSignInSigns } from './sign-in-page.ts';

/**
 * The first of the page's links that is a sign-in page's, one of the page's own site before another's; undefined where there is none.
 * `page`: its address.
 */
export function findSignInLink(links: readonly string[], page: string): string | undefined {
  const own = ending(page);
  const found = links.filter(
    (link) => /^https?:/i.test(link) && withoutFragment(link) !== withoutFragment(page) && leadsToSignIn(link, page),
  );
  return found.find((link) => ending(link) === own) ?? found[0];
}

/** The last two labels of its host: the public suffix list is too heavy for the background, and this only decides between two sign-in pages. */
const ending = (url: string): string => hostOf(url).split('.').slice(-2).join('.');

const leadsToSignIn = (link: string, page: string): boolean =>
  isAuthorizationRequest(link) || (!isSignInStep(link) && isSignInPage(readSignInSigns(link, hostOf(page))));
