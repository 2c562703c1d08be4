/** The jar at the moment of a failure: the cookies of the site, of all partitions, in the tab's own store. */

import type { RawJarCookie } from '../engine/exchange.ts';
import { cookiesAround } from '../platform/cookies.ts';
import { closestCookies, type Jar } from './closest-cookies.ts';

/** `topLevelUrl`: the page in the tab. Undefined where the browser gave no answer (no access to the site). */
export async function readJar(url: string, storeId: string | undefined, topLevelUrl: string | undefined): Promise<Jar | undefined> {
  try {
    const { hostname } = new URL(url);
    return closestCookies(distinct(await cookiesAround(hostname, storeId)), hostname, topLevelUrl);
  } catch {
    return undefined;
  }
}

function distinct(cookies: readonly RawJarCookie[]): RawJarCookie[] {
  const key = (cookie: RawJarCookie) => JSON.stringify([cookie.name, cookie.domain, cookie.path, cookie.partitionKey]);
  return [...new Map(cookies.map((cookie) => [key(cookie), cookie])).values()];
}
