/**
 * Objects that say the same become one: a file's requests carry the same few headers, cookies and tokens, and each is held a hundred
 * thousand times otherwise.
 */

import type { Exchange, Hop, ObservedRequest, ObservedResponse } from '../engine/exchange.ts';

/** So many are known at a time; of these, the same is found again. */
const MAX_KNOWN = 20_000;

/** The same exchange, with parts of those that came before it. */
export type Share = (exchange: Exchange) => Exchange;

export function createSharing(): Share {
  const known = new Map<string, object>();
  const one = <Part extends object>(part: Part): Part => {
    const key = JSON.stringify(part);
    const before = known.get(key);
    if (before) return before as Part;
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(key, part);
    return part;
  };
  const each = <Part extends object>(list: readonly Part[]): readonly Part[] => list.map(one);

  const shareRequest = (request: ObservedRequest): ObservedRequest => ({
    ...request,
    headers: each(request.headers),
    credentials: request.credentials && each(request.credentials),
    cookies: request.cookies && each(request.cookies),
  });
  const shareResponse = (response: ObservedResponse): ObservedResponse => ({
    ...response,
    headers: response.headers && each(response.headers),
    challenges: response.challenges && each(response.challenges),
    said: each(response.said),
  });
  const shareHop = (hop: Hop): Hop => ({
    ...hop,
    request: hop.request && shareRequest(hop.request),
    response: hop.response && shareResponse(hop.response),
  });
  return (exchange) => {
    const [first, ...rest] = exchange.hops;
    return { ...exchange, hops: [shareHop(first), ...rest.map(shareHop)] };
  };
}
