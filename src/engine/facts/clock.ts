/** The server's clock, by which lifetimes are judged (RFC 9110 §6.6.1). */

import type { ObservedResponse } from '../exchange.ts';

export interface ServerTime {
  /** Milliseconds since the epoch, by the server's clock, when it answered; precise to a second. */
  readonly now: number;
  /** Device minus server, in milliseconds: above zero, the device is ahead. */
  readonly deviceAhead: number;
}

/** Undefined where the `Date` is absent or was written at another time (a cache answered, `Age` above zero). */
export function readServerTime(response: ObservedResponse | undefined): ServerTime | undefined {
  if (response?.date === undefined || response.fromCache || (response.age ?? 0) > 0) return undefined;
  return { now: response.date, deviceAhead: response.receivedAt - response.date };
}
