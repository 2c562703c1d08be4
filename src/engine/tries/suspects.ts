/** Which cookies of a failed request to leave out alone, the most suspect first. */

import { pileStartOf, pilesOf } from '../facts/cookie-piles.ts';
import type { SentCookie } from '../facts/cookies.ts';
import { isSessionCookie } from '../facts/session-cookie.ts';
import type { TryChange } from './try.ts';

/** More would be asking for the sake of asking. */
const MOST = 4;

type CookieChange = Extract<TryChange, { readonly kind: 'without-cookie' | 'without-pile' }>;

export function suspectsAmong(cookies: readonly SentCookie[]): CookieChange[] {
  const piles = pilesOf(cookies);
  const isPiled = ({ name }: SentCookie): boolean => piles.some(({ start }) => start === pileStartOf(name));
  const alone = cookies
    .map((cookie, at) => ({ cookie, times: countOf(cookies, cookie), nth: countOf(cookies.slice(0, at + 1), cookie) }))
    .filter(({ cookie }) => cookie.name !== '' && !isPiled(cookie))
    .sort((a, b) => suspicion(b) - suspicion(a));
  return [
    ...piles.slice(0, 1).map(({ start, names }) => ({ kind: 'without-pile' as const, start, times: names.length })),
    ...alone.map(({ cookie: { name }, times, nth }) => ({
      kind: 'without-cookie' as const,
      cookie: { name, nth: times > 1 ? nth : undefined },
    })),
  ].slice(0, MOST);
}

const countOf = (cookies: readonly SentCookie[], { name }: SentCookie): number => cookies.filter((other) => other.name === name).length;

/** Twice the same name before a broken value, that before a session, and a session before all else. */
const suspicion = ({ cookie, times }: { readonly cookie: SentCookie; readonly times: number }): number =>
  (times > 1 ? 4 : 0) + (cookie.placeholder === undefined ? 0 : 3) + (isSessionCookie(cookie) ? 2 : 0);
