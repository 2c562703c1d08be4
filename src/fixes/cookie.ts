/** One cookie: what names it, taking it out of the jar, and putting it back whole. */

import type { Cookies } from 'webextension-polyfill';
import type { RawJarCookie } from '../engine/exchange.ts';
import type { CookieItem } from '../engine/fix.ts';
import { browser } from '../platform/browser.ts';
import { cookiesOf } from '../platform/cookies.ts';

export const describeCookie = (cookie: RawJarCookie): CookieItem => ({
  what: 'cookie',
  name: cookie.name,
  domain: cookie.domain,
  path: cookie.path,
  partition: cookie.partitionKey?.topLevelSite,
});

/** What tells a cookie from every other in the browser (RFC 6265bis §5.7, and its partition and store). */
export const cookieKey = ({ storeId, partitionKey, domain, path, name }: RawJarCookie): string =>
  JSON.stringify(['cookie', storeId, partitionKey, domain, path, name]);

export const withoutDot = (domain: string): string => domain.replace(/^\./, '');

/** Throws a sentence where the browser keeps some. */
export async function deleteCookies(cookies: readonly RawJarCookie[]): Promise<void> {
  for (const cookie of cookies) await browser.cookies.remove(naming(cookie) as Cookies.RemoveDetailsType);
  const left = await Promise.all(cookies.map(isStillThere));
  const names = cookies.filter((_, index) => left[index]).map(({ name }) => name);
  if (names.length > 0) throw new Error(`The browser kept ${names.join(', ')}.`);
}

/** The names of those that the browser does not take back, though their own time has not run out. */
export async function putBackCookies(cookies: readonly RawJarCookie[]): Promise<string[]> {
  for (const cookie of cookies) await putBack(cookie).catch(() => undefined);
  const back = await Promise.all(cookies.map(isStillThere));
  return cookies.filter((cookie, index) => !back[index] && !isOver(cookie)).map(({ name }) => name);
}

const addressOf = (cookie: RawJarCookie): string => `http${cookie.secure ? 's' : ''}://${withoutDot(cookie.domain)}${cookie.path}`;

/** What names one cookie to the browser: a partitioned one is not found without its key. */
const naming = (cookie: RawJarCookie) => ({
  name: cookie.name,
  url: addressOf(cookie),
  ...(cookie.storeId === undefined ? {} : { storeId: cookie.storeId }),
  ...(cookie.partitionKey === undefined ? {} : { partitionKey: cookie.partitionKey }),
});

/** `cookies.remove` resolves to an object even where nothing was removed: ask again. */
async function isStillThere(cookie: RawJarCookie): Promise<boolean> {
  const found = await cookiesOf(withoutDot(cookie.domain), cookie.storeId);
  return found.some((other) => cookieKey(other) === cookieKey(cookie));
}

async function putBack(cookie: RawJarCookie): Promise<void> {
  await browser.cookies.set({
    ...naming(cookie),
    value: cookie.value,
    path: cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: cookie.sameSite,
    ...(cookie.hostOnly ? {} : { domain: cookie.domain }),
    ...(cookie.expirationDate === undefined ? {} : { expirationDate: cookie.expirationDate }),
  } as Cookies.SetDetailsType);
}

/** Its own time has run out since: the browser is right not to keep it. */
const isOver = (cookie: RawJarCookie): boolean => cookie.expirationDate !== undefined && cookie.expirationDate * 1000 <= Date.now();
