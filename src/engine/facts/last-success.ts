/** The last success that a failure can be held against: the same request, else one of its kind, else any by a caller at this host. */

import type { Hop } from '../exchange.ts';
import { readFailure } from '../failure.ts';
import { placeOf } from './address.ts';
import { earlierSuccesses, isSignInCall } from './caller.ts';
import type { Facts } from './facts.ts';
import { MASKED, shapeOfPath } from './path-shape.ts';
import { callerOf, isSameRequest } from './same-caller.ts';
import type { Success } from './success.ts';

export type Likeness =
  /** The same method and path at the same host. */
  | 'same-request'
  /** The same but for ids in the path. */
  | 'alike'
  | 'same-host';

export interface LastSuccess extends Success {
  readonly likeness: Likeness;
}

/** The newest of the likest. Undefined where nothing failed, and for a preflight, which shows no caller by design. */
export function findLastSuccess(facts: Facts): LastSuccess | undefined {
  if (facts.failure === undefined || facts.isPreflight) return undefined;
  const found = new Map<Likeness, Success>();
  for (const success of earlierSuccesses(facts)) {
    const likeness = likenessOf(success.hop, facts.hop);
    if (found.has(likeness) || !wasGranted(success) || (likeness === 'same-host' && !showsCaller(success))) continue;
    found.set(likeness, success);
    if (likeness === 'same-request') break;
  }
  const [likeness] = order.filter((each) => found.has(each));
  const success = likeness && found.get(likeness);
  return likeness && success && { ...success, likeness };
}

const order: readonly Likeness[] = ['same-request', 'alike', 'same-host'];

/** Two paths with something masked in them need not be the same. */
function likenessOf(a: Hop, b: Hop): Likeness {
  const { path } = placeOf(b);
  if (isSameRequest(a, b) && !path.split('/').includes(MASKED)) return 'same-request';
  return a.method === b.method && shapeOfPath(placeOf(a).path) === shapeOfPath(path) ? 'alike' : 'same-host';
}

/** By the server itself: neither from a cache nor in a page that says that nobody is signed in. */
const wasGranted = ({ exchange, hop }: Success): boolean =>
  !hop.response?.fromCache && !hop.response?.byServiceWorker && readFailure(exchange) === undefined;

/** What is given to everybody proves nothing of a sign-in, and a sign-in itself showed nobody yet. */
const showsCaller = ({ hop }: Success): boolean =>
  callerOf(hop.request) !== '' && !isSignInCall({ hop, credentials: hop.request?.credentials });
