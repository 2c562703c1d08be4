/** Exchange → Facts: what needs the public suffix list, or the exchanges around it, at the moment somebody looks. */

import { type Exchange, type Hop, lastHop } from '../exchange.ts';
import { readServerTime } from './clock.ts';
import { compareCookies } from './cookie-facts.ts';
import type { Facts } from './facts.ts';
import { readSignIn } from './sign-in.ts';
import { readSite } from './site.ts';
import { readTrail } from './trail.ts';

/** Everything the causes may look at. `others`: what else is known, in any order. */
export function gatherFacts(exchange: Exchange, others: readonly Exchange[]): Facts {
  const hop = lastHop(exchange);
  const { request, response } = hop;
  const site = readSite(exchange, hop);
  return {
    exchange,
    hop,
    request,
    response,
    status: response?.status,
    isPreflight: isPreflight(exchange, hop),
    responseHeaders: response?.headers,
    challenges: response?.challenges,
    credentials: request?.credentials,
    hiddenCredentialPossible: mayHideCredential(exchange, hop),
    sentCookies: request?.cookies,
    cookies: compareCookies(exchange, hop, site),
    serverTime: readServerTime(response),
    site,
    said: response?.said ?? [],
    body: response?.body,
    signIn: readSignIn(exchange),
    trail: readTrail(exchange, site, others),
  };
}

/** Fetch §4.8, CORS-preflight fetch. */
const isPreflight = (exchange: Exchange, hop: Hop): boolean =>
  exchange.resourceType === 'preflight' ||
  (hop.method.toUpperCase() === 'OPTIONS' &&
    (hop.request?.headers.some(({ name }) => name.toLowerCase() === 'access-control-request-method') ?? false));

/** Schemes that a browser answers by itself, from a saved password or from the system's sign-in. */
const browserSchemes = new Set(['basic', 'digest', 'negotiate', 'ntlm']);

/** Chromium keeps an Authorization that it adds itself from extensions; a preflight never has one. */
function mayHideCredential(exchange: Exchange, hop: Hop): boolean {
  if (exchange.observer !== 'chromium' || isPreflight(exchange, hop)) return false;
  return hop.userinfo || (hop.response?.challenges?.some(({ scheme }) => browserSchemes.has(scheme)) ?? false);
}
