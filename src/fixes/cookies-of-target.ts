/** The cookies that go to the failed host, and what taking some of them touches. */

import type { RawJarCookie } from '../engine/exchange.ts';
import type { FixPreview } from '../engine/fix.ts';
import { cookiesAround } from '../platform/cookies.ts';
import { countTabsOf } from '../platform/tabs.ts';
import { describeCookie, withoutDot } from './cookie.ts';
import { addressOf, nothingGoes, type Target } from './fix.ts';

/** Every cookie whose domain the host matches (RFC 6265bis §5.1.3), of all paths and partitions. */
export async function cookiesFor(target: Target): Promise<RawJarCookie[]> {
  const host = addressOf(target).hostname;
  return (await cookiesAround(host, target.storeId)).filter((cookie) => {
    const domain = withoutDot(cookie.domain);
    return domain === host || (!cookie.hostOnly && host.endsWith(`.${domain}`));
  });
}

export async function previewCookies(target: Target, cookies: readonly RawJarCookie[]): Promise<FixPreview> {
  const host = addressOf(target).hostname;
  const shared = [...new Set(cookies.filter((cookie) => !cookie.hostOnly).map(({ domain }) => withoutDot(domain)))];
  return {
    ...nothingGoes,
    items: cookies.map(describeCookie),
    alsoTouches: shared.map((domain) => (domain === host ? `*.${domain}` : domain)),
    otherTabs: await countTabsOf([host, ...shared.map((domain) => `*.${domain}`)], target),
  };
}
