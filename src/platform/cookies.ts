/** The browser's cookies, of all partitions, in one shape for both browsers. */

import type { Cookies } from 'webextension-polyfill';
import type { RawJarCookie } from '../engine/exchange.ts';
import { browser } from './browser.ts';

/** The store that a tab's cookies live in: private windows and containers have their own. */
export async function storeOf(tabId: number): Promise<string | undefined> {
  const stores = await browser.cookies.getAllCookieStores();
  return stores.find((store) => store.tabIds.includes(tabId))?.id;
}

/** The cookies of every site that the host may share cookies with, and of everything below it. */
export async function cookiesAround(host: string, storeId: string | undefined): Promise<RawJarCookie[]> {
  const found = await Promise.all(searchDomains(host).map((domain) => cookiesOf(domain, storeId)));
  return found.flat();
}

/** The cookies of a domain and of everything below it. */
export async function cookiesOf(domain: string, storeId: string | undefined): Promise<RawJarCookie[]> {
  const query = { domain, partitionKey: {}, ...(storeId === undefined ? {} : { storeId }) };
  const cookies = await browser.cookies.getAll(query as Cookies.GetAllDetailsType);
  return cookies.map(({ partitionKey, ...cookie }) => ({
    ...cookie,
    hostOnly: cookie.hostOnly ?? !cookie.domain.startsWith('.'),
    sameSite: cookie.sameSite ?? 'unspecified',
    // Firefox says null of a cookie that is not partitioned, Chromium nothing.
    ...(partitionKey ? { partitionKey } : {}),
  }));
}

/**
 * Where to look. The public suffix list is too heavy for the background, so this looks a little too widely (two labels, three
 * where the second could be `co.uk`-like) and `gatherFacts` leaves aside what is of another site.
 */
export function searchDomains(host: string): string[] {
  if (host === 'localhost' || host === '127.0.0.1') return ['localhost', '127.0.0.1'];
  const labels = host.split('.');
  if (/^[\d.]+$/.test(host) || host.includes(':') || labels.length < 3) return [host];
  const [second = '', top = ''] = labels.slice(-2);
  const deep = top.length === 2 && second.length <= 3;
  return [labels.slice(deep ? -3 : -2).join('.')];
}
