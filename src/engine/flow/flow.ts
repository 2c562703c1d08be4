/**
 * What led to a failure: the sign-in, its redirects and its code, the renewals, who set the cookies, what still worked, and the request
 * that failed, hop by hop. Only what is known: what was never seen is missing, and nothing is guessed in its place.
 */

import type { Exchange, Hop } from '../exchange.ts';
import { gatherFacts } from '../facts/gather.ts';
import { byTime } from '../facts/history.ts';
import { failedHop } from '../failure.ts';
import { bearsOn } from './bears-on.ts';
import { shorten } from './bounds.ts';
import { type Party, readParties } from './parties.ts';
import { type FlowStep, readStep } from './step.ts';
import { readTokensBrought } from './tokens-brought.ts';

export interface Flow {
  /** Those whom the browser spoke to, in the order in which each comes first. */
  readonly parties: readonly Party[];
  /** Oldest first. */
  readonly steps: readonly FlowStep[];
  /** Steps that bear on it and are not among these. */
  readonly leftOut: number;
}

/** `others`: everything else that is known, failures and successes, in any order; it may hold the exchange itself. Pure. */
export function readFlow(exchange: Exchange, others: readonly Exchange[]): Flow {
  const facts = gatherFacts(exchange, others);
  const chosen = [...bearsOn(facts, others)].sort(([a], [b]) => byTime(a, b));
  const exchanges = chosen.map(([one]) => one);
  const tokens = readTokensBrought(exchanges);
  const broken = failedHop(exchange, facts.failure);
  const all = chosen
    .flatMap(([one, weight]) => inOrder(one).map(({ hop, index, at }) => ({ exchange: one, hop, index, at, weight })))
    // A chain that took long is cut through by what was asked meanwhile. The sort keeps the order of what is of one moment.
    .sort((a, b) => a.at - b.at)
    .map(({ exchange: one, hop, index, weight }) => ({
      weight,
      step: readStep({ exchange: one, hop, index, facts, broke: one.id === exchange.id && index === broken, token: tokens.get(hop) }),
    }));
  const { steps, leftOut } = shorten(all);
  const roles = readParties(facts, exchanges);
  return {
    parties: [...new Set(steps.map(({ to }) => to))].map((origin) => ({ origin, role: roles.get(origin) ?? 'other' })),
    steps,
    leftOut,
  };
}

/** A hop follows the one that led to it, whatever the device's clock was set to meanwhile. */
function inOrder({ hops }: Exchange): { hop: Hop; index: number; at: number }[] {
  let at = Number.NEGATIVE_INFINITY;
  return hops.map((hop, index) => {
    at = Math.max(at, hop.startedAt);
    return { hop, index, at };
  });
}
