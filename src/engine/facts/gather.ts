/** Exchange → Facts: what needs the public suffix list, or the exchanges around it, at the moment somebody looks. */

import { type Exchange, type Hop, lastHop } from '../exchange.ts';
import { failedHop, readFailure } from '../failure.ts';
import { recognise } from '../providers/recognise.ts';
import { placeOf } from './address.ts';
import { readServerTime } from './clock.ts';
import { compareCookies } from './cookie-facts.ts';
import type { Facts } from './facts.ts';
import type { Said } from './said.ts';
import { browserSchemes } from './schemes.ts';
import { readSetBefore } from './set-before.ts';
import { shownHeader } from './shown-header.ts';
import { readSignIn } from './sign-in-redirect.ts';
import { readSite, type Site } from './site.ts';
import { readTrail, type Trail } from './trail.ts';

/** Everything the causes may look at. `others`: what else is known, in any order. */
export function gatherFacts(exchange: Exchange, others: readonly Exchange[]): Facts {
  const failure = readFailure(exchange);
  const signIn = readSignIn(exchange);
  const last = lastHop(exchange);
  const hop = exchange.hops[failedHop(exchange, failure)] ?? last;
  const { request, response } = hop;
  const site = readSite(exchange, hop);
  const trail = readTrail(exchange, site, others);
  return {
    exchange,
    failure,
    hop,
    request,
    pageRequest: hop.pageRequest,
    response,
    status: response?.status,
    isPreflight: isPreflight(exchange, hop),
    responseHeaders: response?.headers,
    challenges: response?.challenges,
    credentials: request?.credentials,
    hiddenCredentialPossible: mayHideCredential(exchange, hop, site, trail),
    sentCookies: request?.cookies ?? (hadNoCookies(exchange, hop) ? [] : undefined),
    cookies: compareCookies(exchange, hop, site),
    setBefore: readSetBefore(exchange, hop, site, trail),
    serverTime: readServerTime(response, site.host, trail),
    site,
    said: hop === last ? (response?.said ?? []) : [...(response?.said ?? []), ...saidAtEnd(last)],
    body: response?.body,
    signIn,
    trail,
    providers: recognise(hop),
  };
}

/** Where the browser has none for the site, and this answer took none away, none was sent. */
const hadNoCookies = ({ jar }: Exchange, { request, response }: Hop): boolean =>
  request !== undefined && jar?.length === 0 && !response?.setCookies?.some(({ removes }) => removes);

/** A sign-in page says many things to everybody; why it came up is said to one. */
const saidAtEnd = (last: Hop): readonly Said[] => last.response?.said.filter(({ meaning }) => meaning === 'session-expired') ?? [];

/** Fetch §4.8, CORS-preflight fetch. */
const isPreflight = (exchange: Exchange, hop: Hop): boolean =>
  exchange.resourceType === 'preflight' ||
  (hop.method.toUpperCase() === 'OPTIONS' && shownHeader(hop.request?.headers, 'access-control-request-method') !== undefined);

/**
 * Chromium keeps an Authorization that it adds itself from extensions: after such a challenge, and from then on unasked to all of the
 * origin (RFC 7617 §2.2). A preflight never has one.
 */
function mayHideCredential(exchange: Exchange, hop: Hop, site: Site, trail: Trail): boolean {
  if (exchange.observer !== 'chromium' || isPreflight(exchange, hop)) return false;
  const challenged = trail.earlier.flatMap((earlier) => earlier.hops).filter((each) => placeOf(each).origin === site.origin);
  return hop.userinfo || [hop, ...challenged].some(asksTheBrowser);
}

const asksTheBrowser = ({ response }: Hop): boolean => response?.challenges?.some(({ scheme }) => browserSchemes.has(scheme)) ?? false;
