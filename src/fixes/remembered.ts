/** What a fix took away, whole: kept in session memory until it is put back or the browser closes. */

import type { RawJarCookie } from '../engine/exchange.ts';
import type { FixItem } from '../engine/fix.ts';
import { cookieKey, describeCookie } from './cookie.ts';
import { describeStored, type RememberedStored, storedKey } from './stored.ts';

export type Remembered = RememberedCookie | RememberedStored;

export interface RememberedCookie {
  readonly what: 'cookie';
  readonly cookie: RawJarCookie;
}

/** By name only: what the preview and the result show. */
export const describe = (each: Remembered): FixItem => (each.what === 'cookie' ? describeCookie(each.cookie) : describeStored(each));

/** The same for two that cannot be there at once: the later took the place of the earlier. */
export const keyOf = (each: Remembered): string => (each.what === 'cookie' ? cookieKey(each.cookie) : storedKey(each));

/** False of what is known by name alone. */
export const comesBack = (each: Remembered): boolean => each.what === 'cookie' || each.content !== undefined;

export const cookiesAmong = (remembered: readonly Remembered[]): RawJarCookie[] =>
  remembered.flatMap((each) => (each.what === 'cookie' ? [each.cookie] : []));

export const storedAmong = (remembered: readonly Remembered[]): RememberedStored[] =>
  remembered.flatMap((each) => (each.what === 'stored' ? [each] : []));
