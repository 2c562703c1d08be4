/** What a screen asks of one failed exchange, worked out once for each. */

import type { Exchange } from '../../engine/exchange.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import { gatherFacts } from '../../engine/facts/gather.ts';
import type { Live, Source } from '../source.ts';

const known = new WeakMap<Exchange, Facts>();

/** The exchange's own facts, without what came before it. */
export function factsOf(exchange: Exchange): Facts {
  const facts = known.get(exchange) ?? gatherFacts(exchange, []);
  known.set(exchange, facts);
  return facts;
}

/** What can be done about it from here: of a recording and of an earlier browser session, nothing. */
export const liveOf = ({ live }: Source, { earlierSession }: Exchange): Live | undefined =>
  earlierSession === undefined ? live : undefined;

/** What marks a failed exchange on every screen; `cause` is that of its first verdict, '' for none. */
export function exchangeAttributes(exchange: Exchange, cause: string): Record<string, string | number> {
  const { hop, status } = factsOf(exchange);
  return {
    'data-exchange': exchange.id,
    'data-method': hop.method,
    'data-status': status ?? 0,
    'data-url': hop.url,
    'data-cause': cause,
    ...(exchange.earlierSession === undefined ? {} : { 'data-earlier': 'true' }),
  };
}
