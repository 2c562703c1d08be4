/** Which of very many cookies are kept with a failure. Pure. */

import type { RawJarCookie } from '../engine/exchange.ts';

/**
 * Browsers keep 180 cookies of a site, and as many of it in each partition: all that could have gone along have room. In partitions of
 * other pages, and below a name that many sites share (`github.io`), there may be thousands more.
 */
const MAX_COOKIES = 400;

export interface Jar {
  readonly cookies: readonly RawJarCookie[];
  /** How many more there were. */
  readonly leftOut: number;
}

/** Those first that the browser could attach to this request: of its host, and of the page that is open. */
export function closestCookies(cookies: readonly RawJarCookie[], host: string, topLevelUrl: string | undefined): Jar {
  if (cookies.length <= MAX_COOKIES) return { cookies, leftOut: 0 };
  const topLevelHost = topLevelUrl !== undefined && URL.canParse(topLevelUrl) ? new URL(topLevelUrl).hostname : '';
  const distance = (cookie: RawJarCookie): number => {
    const site = cookie.partitionKey?.topLevelSite;
    const isHere = site === undefined || isOf(topLevelHost, URL.canParse(site) ? new URL(site).hostname : site);
    return (isHere ? 0 : 2) + (isOf(host, cookie.domain.replace(/^\./, '')) ? 0 : 1);
  };
  const sorted = cookies
    .map((cookie) => ({ cookie, distance: distance(cookie) }))
    .sort((one, other) => one.distance - other.distance)
    .map(({ cookie }) => cookie);
  return { cookies: sorted.slice(0, MAX_COOKIES), leftOut: sorted.length - MAX_COOKIES };
}

/** Is this host the domain, or below it? */
const isOf = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);
