/** Deletes the cookies that go to the failed host, and puts them back whole. */

import type { Cookies } from 'webextension-polyfill';
import type { RawJarCookie } from '../engine/exchange.ts';
import { lastHop } from '../engine/exchange.ts';
import type { FixItem } from '../engine/fix.ts';
import { browser } from '../platform/browser.ts';
import { cookiesAround, cookiesOf } from '../platform/cookies.ts';
import { type Fix, nothingGoes, type Target } from './fix.ts';
import { revisit } from './revisit.ts';

export const clearCookies: Fix = {
  async preview(target) {
    const cookies = await cookiesFor(target);
    const host = hostOf(target);
    const shared = [...new Set(cookies.filter((cookie) => !cookie.hostOnly).map((cookie) => bare(cookie.domain)))];
    return {
      ...nothingGoes,
      items: cookies.map(describe),
      alsoTouches: shared.map((domain) => (domain === host ? `*.${domain}` : domain)),
      impossible: cookies.length === 0 ? `There are no cookies of ${host} to clear.` : undefined,
    };
  },
  remember: cookiesFor,
  async apply(target, remembered) {
    for (const cookie of remembered) await remove(cookie);
    const left = await Promise.all(remembered.map(isStillThere));
    const names = remembered.filter((_, index) => left[index]).map((cookie) => cookie.name);
    if (names.length > 0) throw new Error(`The browser kept ${names.join(', ')}.`);
    await revisit(target, { bypassCache: true });
  },
  async undo(remembered) {
    for (const cookie of remembered) await putBack(cookie);
    const back = await Promise.all(remembered.map(isStillThere));
    const names = remembered.filter((cookie, index) => !back[index] && !isOver(cookie)).map((cookie) => cookie.name);
    if (names.length > 0) throw new Error(`The browser did not take back ${names.join(', ')}.`);
  },
};

/** By name only: what the preview and the result show. */
export const describe = (cookie: RawJarCookie): FixItem => ({
  what: 'cookie',
  name: cookie.name,
  domain: cookie.domain,
  path: cookie.path,
  partition: cookie.partitionKey?.topLevelSite,
});

const bare = (domain: string): string => domain.replace(/^\./, '');

const hostOf = ({ exchange, raw }: Target): string => new URL(raw?.hops.at(-1)?.url ?? lastHop(exchange).url).hostname;

/** Every cookie whose domain the host matches (RFC 6265bis §5.1.3), of all paths and partitions. */
async function cookiesFor(target: Target): Promise<RawJarCookie[]> {
  const host = hostOf(target);
  return (await cookiesAround(host, target.storeId)).filter((cookie) => {
    const domain = bare(cookie.domain);
    return domain === host || (!cookie.hostOnly && host.endsWith(`.${domain}`));
  });
}

const addressOf = (cookie: RawJarCookie): string => `http${cookie.secure ? 's' : ''}://${bare(cookie.domain)}${cookie.path}`;

/** What names one cookie to the browser: a partitioned one is not found without its key. */
const naming = (cookie: RawJarCookie) => ({
  name: cookie.name,
  url: addressOf(cookie),
  ...(cookie.storeId === undefined ? {} : { storeId: cookie.storeId }),
  ...(cookie.partitionKey === undefined ? {} : { partitionKey: cookie.partitionKey }),
});

async function remove(cookie: RawJarCookie): Promise<void> {
  await browser.cookies.remove(naming(cookie) as Cookies.RemoveDetailsType);
}

/** `cookies.remove` resolves to an object even where nothing was removed: ask again. */
async function isStillThere(cookie: RawJarCookie): Promise<boolean> {
  const found = await cookiesOf(bare(cookie.domain), cookie.storeId);
  return found.some(
    (other) =>
      other.name === cookie.name &&
      other.domain === cookie.domain &&
      other.path === cookie.path &&
      JSON.stringify(other.partitionKey) === JSON.stringify(cookie.partitionKey),
  );
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
