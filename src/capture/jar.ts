/** The jar at the moment of a failure: every cookie of the site, of all partitions, in the tab's own store. */

import type { RawJarCookie } from '../engine/exchange.ts';
import { cookiesAround } from '../platform/cookies.ts';

/** More than any site has; beyond it the rest is left out. */
const MAX_COOKIES = 2000;

/** Undefined where the browser gave no answer (no access to the site). */
export async function readJar(url: string, storeId: string | undefined): Promise<readonly RawJarCookie[] | undefined> {
  try {
    return distinct(await cookiesAround(new URL(url).hostname, storeId)).slice(0, MAX_COOKIES);
  } catch {
    return undefined;
  }
}

function distinct(cookies: readonly RawJarCookie[]): RawJarCookie[] {
  const key = (cookie: RawJarCookie) => JSON.stringify([cookie.name, cookie.domain, cookie.path, cookie.partitionKey]);
  return [...new Map(cookies.map((cookie) => [key(cookie), cookie])).values()];
}
