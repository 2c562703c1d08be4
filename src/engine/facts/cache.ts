/** What in an answer shows that a cache gave it, and not the server. */

import type { ObservedResponse } from '../exchange.ts';

export interface CacheSign {
  /** `browser`: the browser's own, or that of the page's service worker; `between`: one on the way to the server. */
  readonly cache: 'browser' | 'between';
  /** The header that shows it, in lower case; undefined where the browser itself told. */
  readonly name: string | undefined;
  /** Its value, as far as it may be shown. */
  readonly shown: string | undefined;
}

/** Undefined where nothing shows one; an answer that a cache asked the server about anew is the server's. */
export function readCacheSign(response: ObservedResponse | undefined): CacheSign | undefined {
  if (response === undefined) return undefined;
  if (response.fromCache) return { cache: 'browser', name: undefined, shown: undefined };
  if ((response.age ?? 0) > 0) return { cache: 'between', name: 'age', shown: String(response.age) };
  for (const header of response.headers ?? []) {
    const name = header.name.toLowerCase();
    if (tellsOfHit(name)?.(header.shown)) return { cache: 'between', name, shown: header.shown };
  }
  return undefined;
}

/** `HIT`, `TCP_MEM_HIT`, `Hit from …`, `MISS, HIT`, `STALE`; not `RefreshHit`, `nohit` and `HIT-SYNTH`, which a cache wrote itself. */
const saysHit = (shown: string): boolean =>
  shown
    .split(',')
    .some((part) => /(?:^|[\s_-])(?:hit|stale|updating)(?![a-z])/i.test(part) && !/refresh|revalid|synth|(?:no|not)[\s_-]?hit/i.test(part));

/** Headers by which caches tell of hits in ways of their own. */
const own = new Map<string, (shown: string) => boolean>([
  /** RFC 9211 §2.1: `ExampleCache; hit; ttl=30`. */
  ['cache-status', (shown) => shown.split(',').some((part) => /;\s*hit(?:\s*;|\s*$|\s*=\s*\?1)/i.test(part)) || saysHit(shown)],
  ['x-cache-hits', (shown) => shown.split(',').some((part) => Number(part) > 0)],
  /** The number of this request, and behind it that of the one that filled the cache. */
  ['x-varnish', (shown) => /^\s*\d+\s+\d+\s*$/.test(shown)],
]);

/** `X-Cache`, `CF-Cache-Status`, `X-Proxy-Cache`; not `X-Cache-Lookup`: what was found there need not have been given. */
const tellsOfHit = (name: string): ((shown: string) => boolean) | undefined =>
  own.get(name) ?? (/(?:^|-)cache(?:-status)?$/.test(name) ? saysHit : undefined);
