/**
 * Entries → exchanges: HAR files have an entry for each hop of a redirect chain, and for each request of a dialogue in which the browser
 * shows who is calling; and other entries between them.
 */

import type { RawExchange, RawHop } from '../engine/exchange.ts';
import { withoutFragment } from '../engine/facts/address.ts';
import type { Said } from '../engine/facts/said.ts';
import { headerValue } from '../engine/headers.ts';
import type { HarHop } from './hop.ts';
import type { LeftOut } from './left-out.ts';

/** An exchange and where in `log.entries` its hops stand. */
export interface HarExchange {
  readonly raw: RawExchange;
  /** Index in `log.entries` of each hop. */
  readonly entries: readonly [number, ...number[]];
  /** The page that it belongs to, where that is not the exchange itself. */
  readonly pageref: string | undefined;
  /** Of this exchange alone. */
  readonly leftOut: readonly LeftOut[];
  /** What each hop's answer says, where the file says so itself. */
  readonly said: readonly (readonly Said[] | undefined)[];
}

export interface Chains {
  add(index: number, hop: HarHop): void;
  /** No more entries: redirects that nothing followed are exchanges as they are. */
  end(): void;
}

interface Chain {
  readonly indexes: readonly [number, ...number[]];
  readonly hops: readonly [HarHop, ...HarHop[]];
  /** Where its last hop redirects to. */
  readonly target: string | undefined;
}

/** Redirects that wait for what follows them; a file's redirects are followed within a few entries. */
const MAX_WAITING = 200;
/** Fetch §4.4: with so many redirects, a request fails. */
const MAX_HOPS = 21;
/** How long after a redirect its next hop begins, at most. In milliseconds. */
const MAX_PAUSE_MS = 10_000;

export function createChains(onExchange: (exchange: HarExchange) => void): Chains {
  let waiting: Chain[] = [];
  const close = (chain: Chain): void => onExchange(toExchange(chain));
  const find = (hop: HarHop): Chain | undefined => {
    const { mark } = hop;
    if (mark) return waiting.find(({ hops }) => hops[0].mark?.exchange === mark.exchange && hops.length === mark.hop);
    const url = withoutFragment(new URL(hop.hop.url).href);
    return waiting.find((chain) => chain.target === url && !chain.hops[0].mark && goesOn(chain, hop));
  };
  return {
    add(index, hop) {
      const before = waiting.length === 0 ? undefined : find(hop);
      const target = targetOf(hop.hop);
      const chain: Chain = before
        ? { indexes: [...before.indexes, index], hops: [...before.hops, hop], target }
        : { indexes: [index], hops: [hop], target };
      if (before) waiting = waiting.filter((other) => other !== before);
      const { mark } = hop;
      const isWhole = mark ? mark.hop + 1 >= mark.hops : target === undefined;
      if (isWhole || chain.hops.length === MAX_HOPS) close(chain);
      else waiting.push(chain);
      const oldest = waiting.length > MAX_WAITING ? waiting.shift() : undefined;
      if (oldest) close(oldest);
    },
    end() {
      for (const chain of waiting) close(chain);
      waiting = [];
    },
  };
}

/** Where a hop redirects to, or is asked for once more by a browser that answers its challenge; without fragment. */
function targetOf(hop: RawHop): string | undefined {
  const { url, response } = hop;
  if (isForBrowser(hop)) return withoutFragment(new URL(url).href);
  const location = response && response.status >= 300 && response.status < 400 ? headerValue(response.headers, 'location') : undefined;
  return location !== undefined && URL.canParse(location, url) ? withoutFragment(new URL(location, url).href) : undefined;
}

/** A challenge that browsers answer by themselves, to a request that did not, or not to its end (RFC 4559 §4, NTLM). */
function isForBrowser({ requestHeaders, response }: RawHop): boolean {
  if (response?.status !== 401 || !browserSchemes.test(headerValue(response.headers, 'www-authenticate') ?? '')) return false;
  return /^(?:|(?:negotiate|ntlm) .*)$/is.test(headerValue(requestHeaders, 'authorization') ?? '');
}

const browserSchemes = /(?:^|[,\n])\s*(?:basic|digest|negotiate|ntlm)\b/i;

/** How long a person may look for a password. In milliseconds. */
const MAX_PROMPT_MS = 120_000;
/** How long a browser takes to answer by itself. In milliseconds. */
const MAX_ANSWER_MS = 3000;

/** The same request again, which went through or is the dialogue's next step: by what the browser added, which some do not show. */
function answers({ hops }: Pick<Chain, 'hops'>, { hop, pageref, resourceType }: HarHop): boolean {
  const last = hops.at(-1) as HarHop;
  const { response, startedAt, method } = last.hop;
  const pause = hop.startedAt - (response?.receivedAt ?? startedAt);
  const shown = headerValue(hop.requestHeaders, 'authorization');
  const status = hop.response?.status ?? 0;
  return (
    last.pageref === pageref &&
    last.resourceType === resourceType &&
    hop.method === method &&
    hop.startedAt >= startedAt &&
    pause < (shown === undefined ? MAX_ANSWER_MS : MAX_PROMPT_MS) &&
    (shown === undefined || browserSchemes.test(shown)) &&
    ((status >= 200 && status < 400) || (shown !== undefined && isForBrowser(hop)))
  );
}

/** Fetch §4.4, HTTP-redirect fetch: the same request goes on, as GET unless the status forbids it. */
function goesOn({ hops }: Pick<Chain, 'hops'>, next: HarHop): boolean {
  const last = hops.at(-1) as HarHop;
  const { response, startedAt, method } = last.hop;
  if (response?.status === 401) return answers({ hops }, next);
  const pause = next.hop.startedAt - (response?.receivedAt ?? startedAt);
  const keepsMethod = response?.status === 307 || response?.status === 308;
  return (
    last.pageref === next.pageref &&
    last.resourceType === next.resourceType &&
    next.hop.startedAt >= startedAt &&
    pause < MAX_PAUSE_MS &&
    (next.hop.method === method || (!keepsMethod && next.hop.method === 'GET'))
  );
}

/** Of the exchange that begins with this entry. Of one length, so that their order is that of the file. */
export const idOf = (entry: number): string => `har:${String(entry).padStart(8, '0')}`;

function toExchange({ indexes, hops }: Chain): HarExchange {
  const [first, ...rest] = hops;
  const last = hops.at(-1) as HarHop;
  const asked = headerValue(first.hop.requestHeaders, 'access-control-request-method');
  const raw: RawExchange = {
    id: idOf(indexes[0]),
    observer: first.mark?.observer ?? 'har',
    resourceType: first.resourceType,
    outcome: last.outcome,
    place: { tabId: -1, frameId: 0, incognito: first.mark?.incognito ?? false, storeId: first.mark?.storeId },
    initiator: first.initiator,
    ...(first.resourceType === 'preflight' && asked !== undefined ? { heldBack: { method: asked } } : {}),
    ...(first.resourceType === 'main_frame' ? { topLevelUrl: last.hop.url } : {}),
    ...(last.jar === undefined ? {} : { jar: last.jar ?? undefined }),
    ...(last.mark?.jarLeftOut === undefined ? {} : { jarLeftOut: last.mark.jarLeftOut }),
    hops: [first.hop, ...rest.map(({ hop }) => hop)],
  };
  return {
    raw,
    entries: indexes,
    pageref: first.resourceType === 'main_frame' ? undefined : first.pageref,
    leftOut: [...new Set(hops.flatMap(({ leftOut }) => leftOut))],
    said: hops.map(({ mark }) => mark?.said),
  };
}
