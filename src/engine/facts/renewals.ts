/** Requests that got a new token or session for an old one, as far as addresses and forms show it: what they answered is not kept. */

import type { Exchange, Hop } from '../exchange.ts';

/** A renewal that succeeded. */
export interface Renewal {
  readonly exchange: Exchange;
  readonly hop: Hop;
  /** When its answer arrived, in milliseconds since the epoch by the device's clock. */
  readonly at: number;
}

/** In the order given. */
export const readRenewals = (exchanges: readonly Exchange[]): Renewal[] =>
  exchanges.flatMap((exchange) =>
    exchange.hops.flatMap((hop) =>
      hop.response && hop.response.status >= 200 && hop.response.status < 300 && renews(hop)
        ? [{ exchange, hop, at: hop.response.receivedAt }]
        : [],
    ),
  );

/** Grants that give a token in the name of the person who is signed in (RFC 6749 §4). */
const ofPersons = new Set(['refresh_token', 'authorization_code', 'password']);

/** An OAuth token request, a call that brings a refresh token, or an address that says so. */
export function renews({ method, url, request }: Hop): boolean {
  if (!/^(?:post|put|patch|get)$/i.test(method) || !URL.canParse(url)) return false;
  const { pathname, searchParams } = new URL(url);
  if (/log-?out|sign-?out|revo[ck]/i.test(pathname)) return false;
  const grant = request?.form?.['grant_type'] ?? searchParams.get('grant_type') ?? undefined;
  if (grant !== undefined) return ofPersons.has(grant);
  if (refreshTokenOf({ request }) !== undefined) return true;
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const last = segments.at(-1) ?? '';
  const before = segments.slice(0, -1).join('/');
  if (/^post$/i.test(method) && request?.form === undefined && last === 'token') return true;
  if (!/^(?:[a-z]+[-_]?)?(?:refresh|renew|rotate)(?:[-_]?[a-z]+){0,2}$/i.test(last)) return false;
  return ofSignIn.test(last) || ofSignIn.test(before) || /^(?:api\/?)?(?:v\d+)?$/i.test(before);
}

const ofSignIn = /token|session|auth|jwt|login|identity|account|user/i;

/** Fingerprint of the refresh token in the body; undefined where there is none. */
export const refreshTokenOf = ({ request }: Pick<Hop, 'request'>): string | undefined =>
  request?.credentials?.find(({ place, placeholder }) => place.in === 'form' && /refresh/i.test(place.name) && placeholder === undefined)
    ?.fingerprint;
