/** A redirect that ends at a sign-in page, recognised by more than its path. */

import type { Exchange, Hop } from '../exchange.ts';
import { hostOf } from './address.ts';
import { isSignInPage, isSignInStep, readSignInSigns } from './sign-in-page.ts';

export interface SignInRedirect {
  /** Index of the hop that redirected there. */
  readonly hop: number;
  /** Where to, without secrets. */
  readonly url: string;
  /** What gives it away. */
  readonly signs: readonly ('path' | 'return-address' | 'oauth-request' | 'saml-request' | 'password-field' | 'sign-in-host' | 'title')[];
  /** `prompt=none`: asked silently, without a page. */
  readonly silent: boolean;
}

/**
 * The first redirect that leads from something else to a sign-in page. Not one: going to a sign-in page in the first place, the steps
 * of signing in, up and out, and where a sign-in that succeeded leads to.
 */
export function readSignIn(exchange: Exchange): SignInRedirect | undefined {
  const { hops } = exchange;
  const index = hops.findIndex((hop) => isSentToSignIn(hop) || isAskedForByItself(hop));
  const hop = hops[index];
  const url = hop?.response?.location;
  if (hop === undefined || url === undefined || !isSentToSignIn(hop)) return undefined;
  const body = hops.at(-1)?.response?.body;
  const signs: SignInRedirect['signs'][number][] = [...readSignInSigns(url, hostOf(hop.url))];
  if (body?.signInForm) signs.push('password-field');
  if (body?.title !== undefined && signInTitle.test(body.title)) signs.push('title');
  return { hop: index, url, signs, silent: /[?&]prompt=none(?:&|$)/.test(url) };
}

const isRedirect = (hop: Hop): boolean => {
  const status = hop.response?.status ?? 0;
  return status >= 300 && status < 400;
};

const isSentToSignIn = (hop: Hop): boolean =>
  isRedirect(hop) && !isAskedForByItself(hop) && isSignInPage(readSignInSigns(hop.response?.location ?? '', hostOf(hop.url)));

const isAskedForByItself = (hop: Hop): boolean => isSignInStep(hop.url) || isSignInPage(readSignInSigns(hop.url));

const signInTitle =
  /\b(?:log ?[io]n|sign ?in|single sign-on|anmeld\w*|einloggen|connexion|iniciar sesi\S+n|acceder|accedi|inloggen|zaloguj)\b/i;
