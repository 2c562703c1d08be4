/** Calls to an OAuth token endpoint (RFC 6749 §3.2), and what they present. */

import type { Hop } from '../exchange.ts';
import { pathOf, queryParameter } from './address.ts';

/** Its `grant_type`, in the body or, as some servers have it, in the address; undefined for every other call. */
export const grantTypeOf = ({ url, request }: Pick<Hop, 'url' | 'request'>): string | undefined =>
  request?.form?.['grant_type'] ?? queryParameter(url, 'grant_type');

const tokenPath = /(?:\/oauth2?(?:\/[\w.-]+)?|\/connect|\/openid-connect|\/oidc|\/auth(?:\/v\d)?|\/v\d)\/(?:access_)?token$/i;

/** By its `grant_type`, which some applications' grants have in the address of a GET; where the body was not captured, by its path. */
export function isTokenRequest(hop: Hop): boolean {
  const method = hop.method.toUpperCase();
  if (method === 'GET') return queryParameter(hop.url, 'grant_type') !== undefined;
  return method === 'POST' && (grantTypeOf(hop) !== undefined || tokenPath.test(pathOf(hop.url)));
}
