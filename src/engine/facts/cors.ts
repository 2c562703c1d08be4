/** May the page's script read this answer? (Fetch §4.10, CORS check) */

import { type Exchange, lastHop } from '../exchange.ts';
import { placeOf } from './address.ts';
import { shownHeader } from './shown-header.ts';

/** A header that the answer lacks, with the value that it must have. */
export interface MissingHeader {
  readonly name: string;
  readonly value: string;
}

/**
 * What the answer lacks so that the script that asked may read it; [] where it may, or where that is not known: another kind of request,
 * one that asks for no reading (`no-cors`), the page's own origin.
 */
export function missingForScript(exchange: Exchange): readonly MissingHeader[] {
  const { resourceType, initiator } = exchange;
  const hop = lastHop(exchange);
  const { request, response } = hop;
  const headers = response?.headers;
  const mode = shownHeader(request?.headers, 'sec-fetch-mode') ?? 'cors';
  if (resourceType !== 'xmlhttprequest' || !headers || mode !== 'cors') return [];
  if (typeof initiator !== 'string' || initiator === 'null' || initiator === placeOf(hop).origin) return [];
  const isWithCredentials = (request?.cookies?.length ?? 0) > 0;
  const allowed = shownHeader(headers, 'access-control-allow-origin')?.trim();
  const isAllowed = allowed === initiator || (allowed === '*' && !isWithCredentials);
  const mayHaveCredentials = shownHeader(headers, 'access-control-allow-credentials')?.trim() === 'true';
  return [
    ...(isAllowed ? [] : [{ name: 'Access-Control-Allow-Origin', value: initiator }]),
    ...(isWithCredentials && !mayHaveCredentials ? [{ name: 'Access-Control-Allow-Credentials', value: 'true' }] : []),
  ];
}
