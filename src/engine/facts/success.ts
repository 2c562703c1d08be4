/** Requests that were answered as they should be. */

import type { Exchange, Hop } from '../exchange.ts';
import { hostOf } from './address.ts';

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
  exchanges
    .filter(({ resourceType }) => asksForContent.has(resourceType))
    .flatMap((exchange) => exchange.hops.filter((hop) => hostOf(hop.url) === host && isSuccess(hop)).map((hop) => ({ exchange, hop })));
