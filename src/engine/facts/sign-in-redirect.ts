/** A redirect that ends at a sign-in page, recognised by more than its path. */

import type { Exchange, Hop } from '../exchange.ts';
import { hostOf } from './address.ts';
import { isCaptivePortal } from './captive-portal.ts';
import { isSignInPage, isSignInStep, readSignInSigns } from './sign-in-page.ts';

export interface SignInRedirect {
  /** Index of the hop that redirected there. */
  readonly hop: number;
  /** Where to, without secrets. */
  readonly url: string;
  /** What gives it away. */
  readonly signs: readonly (
    | 'path'
    | 'return-address'
    | 'oauth-request'
    | 'saml-request'
    | 'password-field'
    | 'sign-in-host'
    | 'title'
    | 'network'
  )[];
  /** `prompt=none`: asked silently, without a page. */
  readonly silent: boolean;
}

/**
 * The first redirect that leads from something else to a sign-in page, or back to the one that a form was just sent to. Not one: going to a sign-in page in the first place, the steps
 * of signing in, up and out, and where a sign-in that succeeded leads to.
 */
export function readSignIn(exchange: Exchange): SignInRedirect | undefined {
  const { hops } = exchange;
  const first = hops.findIndex((hop) => isSentToSignIn(hop) || isAskedForByItself(hop));
  const index = isLetIn(hops[first]) ? hops.findIndex((hop, at) => at > first && isSentBack(hop, hops[first] as Hop)) : first;
  const hop = hops[index];
  const url = hop?.response?.location;
  if (hop === undefined || url === undefined || !isSentToSignIn(hop)) return undefined;
  const body = hops.at(-1)?.response?.body;
  const signs: SignInRedirect['signs'][number][] = [...readSignInSigns(url, hostOf(hop.url))];
  if (isCaptivePortal(hop.url, url)) signs.push('network');
  if (body?.signInForm) signs.push('password-field');
  if (body?.title !== undefined && signInTitle.test(body.title)) signs.push('title');
  return { hop: index, url, signs, silent: /[?&]prompt=none(?:&|$)/.test(url) };
}

/** A form was sent to a sign-in page, and led away from it. */
const isLetIn = (hop: Hop | undefined): boolean =>
  hop !== undefined &&
  hop.method === 'POST' &&
  isRedirect(hop) &&
  isSignInPage(readSignInSigns(hop.url)) &&
  !isSignInStep(hop.url) &&
  !isAskedFor(hop.response?.location ?? '');

/** The page behind it did not know of the sign-in, and asks for another at the same place: round in a circle. */
const isSentBack = (hop: Hop, signIn: Hop): boolean => isSentToSignIn(hop) && placeOf(hop.response?.location ?? '') === placeOf(signIn.url);

const placeOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin + new URL(url).pathname : url);

const isRedirect = (hop: Hop): boolean => {
  const status = hop.response?.status ?? 0;
  return status >= 300 && status < 400;
};

const isSentToSignIn = (hop: Hop): boolean =>
  isRedirect(hop) &&
  !isAskedForByItself(hop) &&
  (isSignInPage(readSignInSigns(hop.response?.location ?? '', hostOf(hop.url))) || isCaptivePortal(hop.url, hop.response?.location ?? ''));

const isAskedForByItself = (hop: Hop): boolean => isAskedFor(hop.url);

const isAskedFor = (url: string): boolean => isSignInStep(url) || isSignInPage(readSignInSigns(url));

const signInTitle =
  /\b(?:log ?[io]n|sign ?in|single sign-on|anmeld\w*|einloggen|connexion|iniciar sesi\S+n|acceder|accedi|inloggen|zaloguj)\b/i;
