/** Whom the browser spoke to on the way, and as what. */

import type { Exchange, Hop } from '../exchange.ts';
import { originOf, placeOf } from '../facts/address.ts';
import { isSignInCall } from '../facts/caller.ts';
import { readCodeExchange } from '../facts/code-exchange.ts';
import type { Facts } from '../facts/facts.ts';
import { readSignInSigns } from '../facts/sign-in-page.ts';
import { isTokenRequest } from '../facts/token-request.ts';

export interface Party {
  /** `https://id.example`; '' where an address could not be read. */
  readonly origin: string;
  /** `site`: of the page in the address bar; `sign-in`: a service of its own; `api`: what the page's scripts asked elsewhere. */
  readonly role: 'site' | 'sign-in' | 'api' | 'other';
}

/** What each origin that these exchanges went to is to the failure. */
export function readParties(facts: Facts, exchanges: readonly Exchange[]): ReadonlyMap<string, Party['role']> {
  const site = siteOrigin(facts);
  const issuers = issuersIn(exchanges);
  const seen = new Map<string, Party['role']>();
  for (const exchange of exchanges) {
    for (const hop of exchange.hops) {
      const { origin } = placeOf(hop);
      if (isSame(origin, site)) seen.set(origin, 'site');
      else if (issuers.has(origin) || isSignInService(hop)) seen.set(origin, 'sign-in');
      else if (!seen.has(origin)) seen.set(origin, exchange.resourceType === 'xmlhttprequest' ? 'api' : 'other');
    }
  }
  return seen;
}

/** Of the page in the address bar; of a page that was asked for, where that was. */
function siteOrigin({ exchange, hop }: Facts): string {
  if (exchange.resourceType === 'main_frame') return originOf(hop.url);
  const page = originOf(exchange.topLevelUrl ?? '');
  if (page !== '' && page !== 'null') return page;
  return typeof exchange.initiator === 'string' ? originOf(exchange.initiator) : '';
}

/** With and without TLS it is one site. */
const isSame = (a: string, b: string): boolean => a.replace(/^http:/, 'https:') === b.replace(/^http:/, 'https:');

/** Who made the tokens says so in them. */
const issuersIn = (exchanges: readonly Exchange[]): ReadonlySet<string> =>
  new Set(
    exchanges
      .flatMap(({ hops }) => hops.flatMap(({ request }) => [...(request?.credentials ?? []), ...(request?.cookies ?? [])]))
      .flatMap(({ jwt }) => (jwt?.iss === undefined ? [] : [originOf(jwt.iss)]))
      .filter((origin) => origin !== '' && origin !== 'null'),
  );

const isSignInService = (hop: Hop): boolean =>
  readSignInSigns(hop.url).some((sign) => sign === 'oauth-request' || sign === 'saml-request' || sign === 'sign-in-host') ||
  isTokenRequest(hop) ||
  readCodeExchange(hop)?.kind === 'token' ||
  isSignInCall({ hop, credentials: hop.request?.credentials });
