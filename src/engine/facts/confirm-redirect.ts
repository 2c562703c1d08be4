/** A redirect to a page that wants an address or an account confirmed first: the site knows who is there, and does not let them on. */

import type { Exchange, Hop } from '../exchange.ts';
import { pathOf } from './address.ts';
import { isSignInStep } from './sign-in-page.ts';
import { isSignUp } from './sign-up.ts';

export interface ConfirmRedirect {
  /** Index of the hop that redirected there. */
  readonly hop: number;
  /** Where to, without secrets. */
  readonly url: string;
}

/** `/email/verify`, `/verify-email`, `/accounts/confirm-email/`, `/users/confirmation/new`, `/account/not-verified`. */
const confirmPath =
  /\/(?:(?:please-)?(?:verify|confirm|activate)(?:-your)?-(?:e-?mail|account)(?:-address)?(?:-(?:notice|required|pending))?|(?:e-?mail|account)[/-](?:verify|verification|confirm|confirmation|(?:not-|un)(?:verified|confirmed))(?:[/-](?:notice|required|pending))?|(?:confirmation|verification)\/(?:new|notice|required|pending))\/?$/i;

/** The first of them; not where signing up or confirming leads to. */
export function readConfirmRedirect({ hops }: Exchange): ConfirmRedirect | undefined {
  const hop = hops.findIndex(isSentToConfirm);
  const url = hops[hop]?.response?.location;
  return url === undefined ? undefined : { hop, url };
}

const isSentToConfirm = (hop: Hop): boolean => {
  const { status = 0, location = '' } = hop.response ?? {};
  return status >= 300 && status < 400 && isConfirmPage(location) && !isOfConfirming(hop.url) && !isSignInStep(hop.url) && !isSignUp(hop);
};

/** Such a page itself, and what its buttons and the mail's link lead through. */
const isOfConfirming = (url: string): boolean => isConfirmPage(url) || /verification/i.test(pathOf(url));

const isConfirmPage = (url: string): boolean => confirmPath.test(pathOf(url).replaceAll('_', '-'));
