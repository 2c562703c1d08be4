/** What a screen asks of one failed exchange, worked out once for each. */

import { type Exchange, lastHop } from '../../engine/exchange.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import { gatherFacts } from '../../engine/facts/gather.ts';

const known = new WeakMap<Exchange, Facts>();

/** The exchange's own facts, without what came before it. */
export function factsOf(exchange: Exchange): Facts {
  const facts = known.get(exchange) ?? gatherFacts(exchange, []);
  known.set(exchange, facts);
  return facts;
}

/** What marks a failed exchange on every screen; `cause` is that of its first verdict, '' for none. */
export function exchangeAttributes(exchange: Exchange, cause: string): Record<string, string | number> {
  const { method, url, response } = lastHop(exchange);
  return {
    'data-exchange': exchange.id,
    'data-method': method,
    'data-status': response?.status ?? 0,
    'data-url': url,
    'data-cause': cause,
  };
}
