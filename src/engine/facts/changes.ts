/**
 * What changed since it last worked: a failure beside the last success, in what shows who is asking. Headers, queries and bodies are
 * not compared: what is kept of a success is short.
 */

import type { Hop } from '../exchange.ts';
import { placeOf } from './address.ts';
import { type CookieChange, compareSentCookies } from './cookie-changes.ts';
import { type CredentialChange, compareCredentials } from './credential-changes.ts';
import type { Facts } from './facts.ts';
import { findLastSuccess, type LastSuccess } from './last-success.ts';
import { type ClaimChange, compareTokens, type RanOut, readRanOut } from './token-changes.ts';

/** What of two requests is compared. */
export type Aspect = 'method' | 'origin' | 'initiator' | 'credentials' | 'cookies';

/** What cannot be compared: it was not captured on one of the two sides, it is not kept, or it never is the same. */
export type Incomparable =
  | Exclude<Aspect, 'method' | 'origin'>
  /** What the browser may have added by itself, and does not show. */
  | 'browser-credential'
  /** Of passwords not even a fingerprint is kept. */
  | 'password'
  /** Signatures and proofs. */
  | 'made-anew';

/** The request itself is another one. `null` as an initiator is the user. */
export interface RequestChange {
  readonly what: 'method' | 'origin' | 'initiator';
  readonly before: string | null;
  readonly after: string | null;
}

export type Difference = RequestChange | CredentialChange | RanOut | ClaimChange | CookieChange;

export interface Changes {
  readonly success: LastSuccess;
  /** From the success to the failure, in milliseconds. */
  readonly age: number;
  /** In the order of how much each matters. */
  readonly differences: readonly Difference[];
  /** Compared as a whole, and the same. */
  readonly same: readonly Aspect[];
  readonly incomparable: readonly Incomparable[];
}

/** What a comparison of one aspect comes to. */
export interface Compared<Of> {
  readonly differences: readonly Of[];
  readonly incomparable: readonly Incomparable[];
}

/** Undefined where nothing worked before, or nothing failed. Pure. */
export function readChanges(facts: Facts): Changes | undefined {
  const success = findLastSuccess(facts);
  if (success === undefined) return undefined;
  const request = compareRequests(facts, success);
  const credentials = compareCredentials(facts, success);
  const cookies = compareSentCookies(facts, success);
  const times = [...readRanOut(facts, success), ...compareTokens(facts, success)];
  const differences: readonly Difference[] = [...request.differences, ...credentials.differences, ...times, ...cookies.differences];
  const incomparable = [...request.incomparable, ...credentials.incomparable, ...cookies.incomparable];
  return {
    success,
    age: Math.max(0, facts.hop.startedAt - success.hop.startedAt),
    differences,
    incomparable,
    same: aspects
      .filter((aspect) => aspect !== 'method' || isSamePath(facts.hop, success))
      .filter((aspect) => aspect !== 'initiator' || isSameKind(facts, success))
      .filter((aspect) => !differences.some((each) => aspectOf(each) === aspect) && !incomparable.some(isOf(aspect))),
  };
}

const aspects: readonly Aspect[] = ['method', 'origin', 'initiator', 'credentials', 'cookies'];

function aspectOf(difference: Difference): Aspect | undefined {
  switch (difference.what) {
    case 'credential':
      return 'credentials';
    case 'cookies':
      return 'cookies';
    case 'claim':
    case 'ran-out':
      return undefined;
    default:
      return difference.what;
  }
}

const ofCredentials: readonly Incomparable[] = ['credentials', 'browser-credential', 'password', 'made-anew'];

const isOf =
  (aspect: Aspect) =>
  (incomparable: Incomparable): boolean =>
    incomparable === aspect || (aspect === 'credentials' && ofCredentials.includes(incomparable));

/** At another path, another method is no change. */
const isSamePath = (hop: Hop, success: LastSuccess): boolean =>
  success.likeness !== 'same-host' || placeOf(hop).path === placeOf(success.hop).path;

/** A page is asked for by the user, what it needs by the page: of two requests of different kinds, another initiator is no change. */
const isSameKind = ({ exchange }: Facts, success: LastSuccess): boolean =>
  success.likeness !== 'same-host' || exchange.resourceType === success.exchange.resourceType;

function compareRequests(facts: Facts, success: LastSuccess): Compared<RequestChange> {
  const { exchange, hop } = facts;
  const method: RequestChange = { what: 'method', before: success.hop.method, after: hop.method };
  const pairs: readonly RequestChange[] = [
    ...(isSamePath(hop, success) ? [method] : []),
    { what: 'origin', before: placeOf(success.hop).origin, after: placeOf(hop).origin },
  ];
  const [before, after] = [success.exchange.initiator, exchange.initiator];
  // Two opaque origins look alike and need not be the same.
  const isKnown = before !== undefined && after !== undefined && !(before === 'null' && after === 'null');
  const isAsked = isSameKind(facts, success);
  const all = isAsked && isKnown ? [...pairs, { what: 'initiator' as const, before, after }] : pairs;
  return { differences: all.filter((pair) => pair.before !== pair.after), incomparable: !isAsked || isKnown ? [] : ['initiator'] };
}
