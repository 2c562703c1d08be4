/** The server's clock, by which lifetimes are judged (RFC 9110 §6.6.1). */

import type { Exchange, ObservedResponse } from '../exchange.ts';
import { placeOf } from './address.ts';
import type { Trail } from './trail.ts';

export interface ServerTime {
  /** Milliseconds since the epoch, by the server's clock, when it answered; precise to a second. */
  readonly now: number;
  /** Device minus server, in milliseconds: above zero, the device is ahead. */
  readonly deviceAhead: number;
  /** How many answers of the host tell the same difference, this one among them. */
  readonly answers: number;
}

/** Answers of this host that are looked at beside the judged one, and how far from it. In milliseconds. */
const MAX_OTHERS = 10;
const NEAR_MS = 600_000;
/** Two clocks go alike within this: `Date` counts whole seconds, and an answer may be written before it is sent. In milliseconds. */
const SAME_MS = 30_000;

/**
 * Undefined where the `Date` is absent or was written at another time: a cache answered (`Age` above zero), or several other answers of
 * the host agree among themselves and not with this one.
 */
export function readServerTime(response: ObservedResponse | undefined, host: string, trail: Trail): ServerTime | undefined {
  const deviceAhead = aheadOf(response);
  if (response?.date === undefined || deviceAhead === undefined) return undefined;
  const others = differencesNear(response.receivedAt, host, trail);
  const same = others.filter((other) => isSame(other, deviceAhead)).length;
  const [first = 0] = others;
  if (same === 0 && others.length > 1 && others.every((other) => isSame(other, first))) return undefined;
  return { now: response.date, deviceAhead, answers: same + 1 };
}

/** By one answer alone: device minus server, in milliseconds. */
export const aheadOf = (response: ObservedResponse | undefined): number | undefined =>
  response?.date === undefined || response.fromCache || (response.age ?? 0) > 0 ? undefined : response.receivedAt - response.date;

const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= SAME_MS;

function differencesNear(at: number, host: string, { earlier, later }: Trail): number[] {
  const responsesOf = ({ hops }: Exchange) => hops.filter((hop) => placeOf(hop).host === host).map(({ response }) => response);
  return [...earlier.slice(-MAX_OTHERS), ...later.slice(0, MAX_OTHERS)]
    .flatMap(responsesOf)
    .filter((response) => response !== undefined && Math.abs(response.receivedAt - at) <= NEAR_MS)
    .flatMap((response) => aheadOf(response) ?? []);
}
