/** Requests that were answered as they should be. */

import type { Exchange, Hop } from '../exchange.ts';
import { placeOf } from './address.ts';

/** One of them, within its exchange. */
export interface Success {
  readonly exchange: Exchange;
  readonly hop: Hop;
}

/** 2xx, or what stands for it: not modified, upgraded. */
export const isSuccess = ({ response }: Hop): boolean =>
  response !== undefined && ((response.status >= 200 && response.status < 300) || response.status === 304 || response.status === 101);

/** Pictures, styles and scripts are given to everybody: they prove nothing of a sign-in. */
export const asksForContent = new Set<Exchange['resourceType']>(['main_frame', 'sub_frame', 'xmlhttprequest', 'websocket', 'other']);

/** What pages and scripts asked of this very host and got, in the order given. */
export const successesAt = (host: string, exchanges: readonly Exchange[]): Success[] =>
  exchanges.flatMap((exchange) => successesOf(exchange).filter((success) => success.host === host));

interface SuccessAtHost extends Success {
  readonly host: string;
}

/** Every exchange of a log is asked several times for each failure in it. */
const known = new WeakMap<Exchange, readonly SuccessAtHost[]>();

function successesOf(exchange: Exchange): readonly SuccessAtHost[] {
  const before = known.get(exchange);
  if (before) return before;
  const successes = asksForContent.has(exchange.resourceType) ? exchange.hops.filter(isSuccess) : [];
  const found = successes.map((hop) => ({ exchange, hop, host: placeOf(hop).host }));
  known.set(exchange, found);
  return found;
}
