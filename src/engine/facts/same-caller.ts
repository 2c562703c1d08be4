/** Whether two requests showed the same caller, and asked for the same. */

import type { Hop, ObservedRequest } from '../exchange.ts';
import { placeOf } from './address.ts';
import { identifying, sessionCookies } from './caller.ts';
import type { Facts } from './facts.ts';
import { type Success, successesAt } from './success.ts';

/** Every request of a log is asked once for each failure in it. */
const known = new WeakMap<ObservedRequest, string>();

/** One text for all that shows who is calling, from fingerprints; '' where nothing does, or nothing was captured. */
export function callerOf(request: ObservedRequest | undefined): string {
  if (request === undefined) return '';
  const caller = known.get(request) ?? readCaller(request);
  known.set(request, caller);
  return caller;
}

const readCaller = (request: ObservedRequest): string =>
  [...identifying(request.credentials ?? []).filter(({ kind }) => kind !== 'signature'), ...sessionCookies(request.cookies)]
    .map(({ fingerprint }) => fingerprint)
    .filter((fingerprint) => fingerprint !== '')
    .sort()
    .join(' ');

/** Successes of the very same caller at this host, in the order of time; none where nothing shows who it is. */
export function successesOfCaller({ hop, site, trail }: Facts): {
  readonly before: readonly Success[];
  readonly after: readonly Success[];
} {
  const caller = callerOf(hop.request);
  if (caller === '') return { before: [], after: [] };
  const isSame = (success: Success): boolean => callerOf(success.hop.request) === caller;
  return { before: successesAt(site.host, trail.earlier).filter(isSame), after: successesAt(site.host, trail.later).filter(isSame) };
}

/** The same method and path. */
export const isSameRequest = (a: Hop, b: Hop): boolean => a.method === b.method && placeOf(a).path === placeOf(b).path;
