/** What a fix took away, whole: kept in session memory until it is put back or the browser closes. */

import type { RawJarCookie } from '../engine/exchange.ts';
import type { FixItem } from '../engine/fix.ts';
import { cookieKey, describeCookie } from './cookie.ts';

export type Remembered = RememberedCookie;

export interface RememberedCookie {
  readonly what: 'cookie';
  readonly cookie: RawJarCookie;
}

/** By name only: what the preview and the result show. */
export const describe = ({ cookie }: Remembered): FixItem => describeCookie(cookie);

/** The same for two that cannot be there at once: the later took the place of the earlier. */
export const keyOf = ({ cookie }: Remembered): string => cookieKey(cookie);
