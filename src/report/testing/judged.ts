/** One failure with its first verdict, for tests of what is written of it. */

import { diagnose, type Verdict } from '../../engine/diagnose.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import { gatherFacts } from '../../engine/facts/gather.ts';
import { buildExchange, type Overrides } from '../../engine/testing/build.ts';

export interface Judged {
  readonly verdict: Verdict | undefined;
  readonly facts: Facts;
}

export function judge(overrides: Overrides, others: readonly Overrides[] = []): Judged {
  const exchange = buildExchange(overrides);
  const context = others.map(buildExchange);
  return { verdict: diagnose(exchange, { others: context }).verdicts[0], facts: gatherFacts(exchange, context) };
}
