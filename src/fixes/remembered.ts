/** What a fix took away, whole: kept in session memory until it is put back or the browser closes. */

import type { RawJarCookie } from '../engine/exchange.ts';
import type { ExtensionItem, FixItem } from '../engine/fix.ts';
import { cookieKey, describeCookie } from './cookie.ts';

export type Remembered = RememberedCookie | RememberedExtension;

export interface RememberedCookie {
  readonly what: 'cookie';
  readonly cookie: RawJarCookie;
}

export interface RememberedExtension {
  readonly what: 'extension';
  readonly extension: ExtensionItem;
}

/** By name only: what the preview and the result show. */
export const describe = (each: Remembered): FixItem => (each.what === 'cookie' ? describeCookie(each.cookie) : each.extension);

/** The same for two that cannot be there at once: the later took the place of the earlier. */
export const keyOf = (each: Remembered): string =>
  each.what === 'cookie' ? cookieKey(each.cookie) : JSON.stringify(['extension', each.extension.id]);

export const cookiesIn = (remembered: readonly Remembered[]): RawJarCookie[] =>
  remembered.flatMap((each) => (each.what === 'cookie' ? [each.cookie] : []));

export const extensionsIn = (remembered: readonly Remembered[]): ExtensionItem[] =>
  remembered.flatMap((each) => (each.what === 'extension' ? [each.extension] : []));
