/** An address without the slip in it. */

import type { Facts } from './facts/facts.ts';

/** The parts that are to be others. */
export interface Correction {
  readonly protocol?: 'https:' | undefined;
  /** Without its port, which stays. */
  readonly hostname?: string | undefined;
  readonly pathname?: string | undefined;
}

/** What it does not name stays, the query included. `address`: absolute. */
export function correctAddress(address: string, { protocol, hostname, pathname }: Correction): string {
  const url = new URL(address);
  if (protocol !== undefined) url.protocol = protocol;
  if (hostname !== undefined) url.hostname = hostname;
  if (pathname !== undefined) url.pathname = pathname;
  return url.href;
}

/** A page that the user went to, and that was asked for once: only then is the address theirs to correct. */
export const isCorrectable = ({ exchange, hop }: Facts): boolean =>
  exchange.resourceType === 'main_frame' && hop.method === 'GET' && exchange.hops.length === 1;
