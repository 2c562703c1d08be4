/** What worked before something failed: the last success of each kind of request, so that a failure can be held against it. */

import type { Exchange, RawExchange, RawHop } from '../../engine/exchange.ts';
import { lastHop } from '../../engine/exchange.ts';
import { hostOf } from '../../engine/facts/address.ts';
import { pathShape } from '../../engine/facts/path-shape.ts';
import { type Fingerprint, observe } from '../../engine/observe.ts';
import { searchDomains } from '../../platform/cookies.ts';
import { addressOf, hasPrivateWindow, isPrivate } from '../../platform/tabs.ts';
import type { Entry } from '../../storage/ring.ts';
import type { Stores } from '../../storage/stores.ts';
import type { LiveSettings } from '../settings.ts';
import type { Successes } from '../successes.ts';

export interface TrailKeeper {
  /** What worked, oldest first. */
  write(exchanges: readonly RawExchange[]): Promise<void>;
  /** Those that bear on these failures, oldest first: of the same tab, or of the same site in the same kind of window. */
  around(failures: readonly Exchange[]): Promise<readonly Exchange[]>;
  /** Lets go of everything. */
  clear(): Promise<void>;
  /** Lets go of what a tab did and of everything with these hosts' sites, in the same kind of window. */
  forget(tabId: number, hosts: readonly string[]): Promise<void>;
}

/** What worked longer ago tells nothing, and goes when it is next looked at. In milliseconds. */
const MAX_AGE_MS = 24 * 60 * 60_000;

export function createTrailKeeper(
  stores: Pick<Stores, 'trail'>,
  successes: Pick<Successes, 'take'>,
  fingerprint: Promise<Fingerprint>,
  settings: Pick<LiveSettings, 'ready' | 'isLeftOut' | 'leftOutBy'>,
): TrailKeeper {
  let writing: Promise<void> = Promise.resolve();

  const writeDown = async (exchanges: readonly RawExchange[]): Promise<void> => {
    const all = new Map(exchanges.map((raw) => [kindOf(raw), raw]));
    const hash = await fingerprint;
    await settings.ready;
    for (const [kind, raw] of all) {
      const { tabId } = raw.place;
      if (settings.isLeftOut(raw) || settings.leftOutBy(await addressOf(tabId)).length > 0) continue;
      const incognito = await isPrivate(tabId);
      // Of a private window that is gone meanwhile nothing may stay; a tab that is gone is taken for one of it.
      if (incognito && !(await hasPrivateWindow())) continue;
      const exchange = observe({ ...raw, place: { ...raw.place, incognito } }, hash);
      // The kind may hold what is secret in a path or a cookie's name; its fingerprint names the record as well.
      await stores.trail.put({ id: hash(`${incognito} ${kind}`), tabId, incognito, value: inShort(exchange) });
    }
  };

  const write = (exchanges: readonly RawExchange[]): Promise<void> => {
    // What could not be written is missing from the trail; failures are told all the same.
    writing = writing.then(() => writeDown(exchanges)).catch(() => undefined);
    return writing;
  };
  const flush = (): Promise<void> => write(successes.take());

  const remove = async (gone: readonly Kept[]): Promise<void> => {
    const ids = new Set(gone.map(({ id }) => id));
    if (ids.size > 0) await stores.trail.remove(({ id }) => ids.has(id));
  };

  const young = async (): Promise<readonly Exchange[]> => {
    const oldest = Date.now() - MAX_AGE_MS;
    const all = await stores.trail.all();
    const old = all.filter(({ value }) => value.hops[0].startedAt < oldest);
    await remove(old);
    return all.filter((kept) => !old.includes(kept)).map(({ value }) => value);
  };

  return {
    write,

    async around(failures) {
      if (failures.length === 0) return [];
      await flush();
      const domains = domainsOf(failures.map(hostOfExchange));
      const tabs = new Set(failures.map(({ place }) => place.tabId));
      const [incognito] = failures.map(({ place }) => place.incognito);
      return (await young())
        .filter(({ place }) => place.incognito === incognito)
        .filter((success) => tabs.has(success.place.tabId) || isBelow(hostOfExchange(success), domains))
        .sort((a, b) => a.hops[0].startedAt - b.hops[0].startedAt);
    },

    async clear() {
      successes.take();
      await writing;
      await stores.trail.remove(() => true);
    },

    async forget(tabId, hosts) {
      await flush();
      const domains = domainsOf(hosts);
      const incognito = await isPrivate(tabId);
      const isMeant = ({ value }: Kept) =>
        value.place.tabId === tabId || (value.place.incognito === incognito && isBelow(hostOfExchange(value), domains));
      await remove((await stores.trail.all()).filter(isMeant));
    },
  };
}

type Kept = Entry<Exchange>;

const domainsOf = (hosts: readonly string[]): ReadonlySet<string> => new Set(hosts.flatMap(searchDomains));

const hostOfExchange = (exchange: Exchange): string => hostOf(lastHop(exchange).url);

const isBelow = (host: string, domains: ReadonlySet<string>): boolean =>
  [...domains].some((domain) => host === domain || host.endsWith(`.${domain}`));

/** One of each is enough: the last with an Authorization does not take the place of the last with another set of cookies. */
function kindOf({ hops, place }: RawExchange): string {
  const { method, url, requestHeaders = [] } = hops[hops.length - 1] as RawHop;
  const cookie = requestHeaders.find(({ name }) => name.toLowerCase() === 'cookie')?.value ?? '';
  const names = cookie.split(';').map((pair) => pair.split('=')[0]?.trim());
  const shown = requestHeaders.filter(({ name }) => /auth|token|key|session/i.test(name)).map(({ name }) => name.toLowerCase());
  const sets = hops.some(({ response }) => response?.headers?.some(({ name }) => /^set-cookie$/i.test(name)));
  return [place.storeId, method, pathShape(url), ...shown, ...names, sets].join(' ');
}

/** Without the headers: what they tell of a caller was read from them. */
function inShort(exchange: Exchange): Exchange {
  const [first, ...rest] = exchange.hops.map((hop) => ({
    ...hop,
    request: hop.request && { ...hop.request, headers: [] },
    response: hop.response && { ...hop.response, headers: [] },
  }));
  return first ? { ...exchange, hops: [first, ...rest] } : exchange;
}
