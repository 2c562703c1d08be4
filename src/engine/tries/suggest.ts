/** The fixes that the tries speak for, each with what it is to be done to. */

import type { Correction } from '../corrected-address.ts';
import { type Exchange, lastHop } from '../exchange.ts';
import { pileStartOf } from '../facts/cookie-piles.ts';
import type { FixChoice, FixId } from '../fix.ts';
import type { Conclusion } from './conclude.ts';

/** In order of least cost. */
export const suggestedBy = (conclusion: Conclusion, exchange: Exchange): FixChoice[] =>
  conclusion.fixes.flatMap((fix) => choiceOf(fix, conclusion, exchange) ?? []);

function choiceOf(fix: FixId, { cookies, pile, address }: Conclusion, exchange: Exchange): FixChoice | undefined {
  if (fix === 'delete-cookies') {
    const piled = lastHop(exchange).request?.cookies?.filter(({ name }) => pileStartOf(name) === pile) ?? [];
    const names = [...new Set([...cookies, ...piled].map(({ name }) => name))];
    return names.length > 0 ? { fix, cookies: names } : undefined;
  }
  if (fix !== 'open-address') return { fix };
  // A script's address is the page's to correct.
  return address === undefined || exchange.resourceType !== 'main_frame'
    ? undefined
    : { fix, address: correctionTo(address, lastHop(exchange).url) };
}

/** Both absolute; what is the same in both is left out. */
function correctionTo(right: string, wrong: string): Correction {
  const [to, from] = [new URL(right), new URL(wrong)];
  return {
    protocol: to.protocol !== from.protocol && to.protocol === 'https:' ? 'https:' : undefined,
    hostname: to.hostname === from.hostname ? undefined : to.hostname,
    pathname: to.pathname === from.pathname ? undefined : to.pathname,
  };
}
