/** What a request on the way to a failure is for. */

import type { Exchange, Hop } from '../exchange.ts';
import { pathOf } from '../facts/address.ts';
import { isSignInCall } from '../facts/caller.ts';
import { readCodeExchange } from '../facts/code-exchange.ts';
import { isRenewal } from '../facts/renewal.ts';
import { isAuthorizationRequest, isSignInPage, readSignInSigns } from '../facts/sign-in-page.ts';
import { isTokenRequest } from '../facts/token-request.ts';

/** What a request is for, as its address and its form tell it; undefined for what is neither a sign-in's nor a preflight. */
export function readPurpose({ resourceType }: Exchange, hop: Hop): 'sign-in' | 'code' | 'renewal' | 'sign-out' | 'preflight' | undefined {
  if (resourceType === 'preflight' || hop.method.toUpperCase() === 'OPTIONS') return 'preflight';
  if (isSignOut(hop.url)) return 'sign-out';
  if (isRenewal(hop)) return 'renewal';
  if (isSignInCall({ hop, credentials: hop.request?.credentials })) return 'sign-in';
  const code = readCodeExchange(hop);
  if (code?.kind === 'callback') return 'sign-in';
  if (code !== undefined || isTokenRequest(hop)) return 'code';
  return isAuthorizationRequest(hop.url) || isSignInPage(readSignInSigns(hop.url)) ? 'sign-in' : undefined;
}

const isSignOut = (url: string): boolean => /\/(?:log|sign)[-_]?(?:out|off)\b|\/end[-_]?session\b/i.test(pathOf(url));
