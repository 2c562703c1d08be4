/** Why an account may not sign in, as far as the server's words tell. */

import { readClauses } from './clauses.ts';
import type { Concept } from './concepts.ts';

/**
 * - `locked`: after too many tries, most often for a while.
 * - `unverified`: an address or the account itself waits to be confirmed.
 * - `unpaid`: a subscription, a trial, a licence.
 * - `password-over`: a new password is wanted.
 * - `blocked`: disabled, suspended, or not told.
 */
export type AccountState = 'locked' | 'unverified' | 'unpaid' | 'password-over' | 'blocked';

/** Of words or a code that mean `account-blocked`. */
export function readAccountState(quote: string): AccountState {
  const concepts = new Set<Concept>(readClauses(quote).flatMap(({ hits }) => hits.map(({ concept }) => concept)));
  const has = (...wanted: readonly Concept[]): boolean => wanted.some((concept) => concepts.has(concept));
  if (has('subscription', 'unpaid')) return 'unpaid';
  if (has('emailAddress', 'unverified', 'verified') || /pending|awaiting|unverified|unconfirmed/i.test(quote)) return 'unverified';
  if (has('rate')) return 'locked';
  if (has('newPassword') || (has('password') && has('expired') && !has('account', 'blocked'))) return 'password-over';
  return 'blocked';
}
