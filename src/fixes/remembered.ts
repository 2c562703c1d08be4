/** What a fix took away, whole: kept in session memory until it is put back or the browser closes. */

import type { RawJarCookie } from '../engine/exchange.ts';
import type { ExtensionItem, FixItem } from '../engine/fix.ts';
import { cookieKey, describeCookie } from './cookie.ts';
import { describeStored, type RememberedStored, storedKey } from './stored.ts';

export type Remembered = RememberedCookie | RememberedStored | RememberedExtension;

export interface RememberedCookie {
  readonly what: 'cookie';
  readonly cookie: RawJarCookie;
}

export interface RememberedExtension {
  readonly what: 'extension';
  readonly extension: ExtensionItem;
}

/** By name only: what the preview and the result show. */
export function describe(each: Remembered): FixItem {
  if (each.what === 'cookie') return describeCookie(each.cookie);
  return each.what === 'stored' ? describeStored(each) : each.extension;
}

/** The same for two that cannot be there at once: the later took the place of the earlier. */
export function keyOf(each: Remembered): string {
  if (each.what === 'cookie') return cookieKey(each.cookie);
  return each.what === 'stored' ? storedKey(each) : JSON.stringify(['extension', each.extension.id]);
}

/** False of what is known by name alone. */
export const comesBack = (each: Remembered): boolean => each.what !== 'stored' || each.content !== undefined;

export const cookiesIn = (remembered: readonly Remembered[]): RawJarCookie[] =>
  remembered.flatMap((each) => (each.what === 'cookie' ? [each.cookie] : []));

export const storedIn = (remembered: readonly Remembered[]): RememberedStored[] =>
  remembered.flatMap((each) => (each.what === 'stored' ? [each] : []));

export const extensionsIn = (remembered: readonly Remembered[]): ExtensionItem[] =>
  remembered.flatMap((each) => (each.what === 'extension' ? [each.extension] : []));
