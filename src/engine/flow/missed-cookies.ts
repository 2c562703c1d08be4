/** Cookies that a failed request lacked. */

import { compareSentCookies } from '../facts/cookie-changes.ts';
import type { Facts } from '../facts/facts.ts';
import { findLastSuccess } from '../facts/last-success.ts';
import { isSessionCookie } from '../facts/session-cookie.ts';

/** Kept back by the browser, or sent when it last worked. */
export function missedCookies(facts: Facts): readonly string[] {
  const success = findLastSuccess(facts);
  const lost = success
    ? compareSentCookies(facts, success).differences.filter(({ change }) => change !== 'replaced' && change !== 'came')
    : [];
  return [
    ...new Set([
      ...(facts.cookies?.withheld ?? []).filter(({ cookie }) => isSessionCookie(cookie)).map(({ cookie }) => cookie.name),
      ...facts.setBefore.map(({ cookie }) => cookie.name),
      ...lost.flatMap(({ names }) => names),
    ]),
  ];
}
