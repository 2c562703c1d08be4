/** What a change means for a request as it goes out. */

import type { HeaderList } from '../exchange.ts';
import { pileStartOf } from '../facts/cookie-piles.ts';
import { splitCookieHeader } from '../facts/cookies.ts';
import type { TryChange } from './try.ts';

/** The Cookie header as it goes out then; undefined: none. `cookie`: as it was. */
export function changedCookie(change: TryChange, cookie: string | undefined): string | undefined {
  if (cookie === undefined || change.kind === 'without-cookies' || change.kind === 'private-window') return undefined;
  if (change.kind !== 'without-cookie' && change.kind !== 'without-pile') return cookie;
  const seen = new Map<string, number>();
  const left = splitCookieHeader(cookie).filter(({ name }) => {
    if (change.kind === 'without-pile') return pileStartOf(name) !== change.start;
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return name !== change.cookie.name || (change.cookie.nth !== undefined && change.cookie.nth !== nth);
  });
  return left.length === 0 ? undefined : left.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).join('; ');
}

/** All Cookie fields of a request as one. */
export function cookieOf(headers: HeaderList | undefined): string | undefined {
  const values = headers?.filter(({ name }) => name.toLowerCase() === 'cookie').map(({ value }) => value) ?? [];
  return values.length === 0 ? undefined : values.join('; ');
}
