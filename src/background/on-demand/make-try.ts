/** One try: the failed request once more, with one thing changed, in its page or, where it was a page itself, in a tab of our own. */

import { type Exchange, lastHop, type RawBody, type RawExchange, type RawHop } from '../../engine/exchange.ts';
import { withoutFragment } from '../../engine/facts/address.ts';
import { isSuccess } from '../../engine/facts/success.ts';
import { readFailure } from '../../engine/failure.ts';
import { headerValue } from '../../engine/headers.ts';
import { type Fingerprint, observe } from '../../engine/observe.ts';
import { changedCookie, cookieOf } from '../../engine/tries/change-request.ts';
import { addressesOf } from '../../engine/tries/plan.ts';
import { applySlip } from '../../engine/tries/slip.ts';
import type { TryChange, TryOutcome } from '../../engine/tries/try.ts';
import { askInPage } from '../../platform/ask-in-page.ts';
import { type ChangedRequest, changeNothing, changeRequest } from '../../platform/changed-request.ts';
import { MARK } from '../../platform/mark.ts';
import { closeOwn, openOwn } from '../../platform/own-tab.ts';
import { after } from './after.ts';
import { ELSEWHERE, frameOf } from './frame-of.ts';
import { repeatable } from './repeatable.ts';

export interface Target {
  readonly exchange: Exchange;
  readonly raw: RawExchange;
}

/** What holds for all tries but the first. */
export interface Conditions {
  /** The Cookie header that is changed, where it is. */
  readonly cookie: string | undefined;
  /** Known to fail past the caches as well: what is asked past them leaves nothing there. */
  readonly pastCaches: boolean;
}

export interface Made {
  readonly outcome: TryOutcome;
  /** The Cookie header that went out to the address that failed. */
  readonly cookie: string | undefined;
  /** The server asks not to be asked so often. */
  readonly isLimited: boolean;
}

export interface TryMaker {
  /** Rejects with a sentence where the page is gone. */
  make(target: Target, change: TryChange, conditions: Conditions): Promise<Made>;
  isAsking(): boolean;
  /** An exchange that is ours, not a page's. Asked at its end. */
  claims(raw: RawExchange): boolean;
}

/** What is on its way, told by its mark. */
interface Asking {
  readonly tabId: number;
  readonly mark: string;
  /** All that happens there is ours. */
  readonly isOwnTab: boolean;
  readonly isSeen: (raw: RawExchange) => void;
}

/** How long a page of its own may take. In milliseconds. */
const PATIENCE_MS = 10_000;
/** The end of a request may be told after the page has read it. In milliseconds. */
const LATE_MS = 2000;

export function createTryMaker(fingerprint: Promise<Fingerprint>): TryMaker {
  const asked = new Set<Asking>();

  /** Resolves with the request's end as the browser tells it, or with undefined where that takes too long. */
  const ask = async (change: ChangedRequest, patience: number, begin: () => Promise<unknown>): Promise<RawExchange | undefined> => {
    let isSeen: Asking['isSeen'] = () => undefined;
    const end = new Promise<RawExchange>((resolve) => {
      isSeen = resolve;
    });
    const { tabId, mark, isOwnTab } = change;
    const asking: Asking = { tabId, mark, isOwnTab, isSeen };
    asked.add(asking);
    try {
      await changeRequest(change);
      await begin();
      return await Promise.race([end, after(patience)]);
    } finally {
      setTimeout(() => asked.delete(asking), LATE_MS);
    }
  };

  const askInFrame = async ({ raw }: Target, change: TryChange, request: ChangedRequest): Promise<Answered> => {
    const frame = await frameOf(raw);
    const again = repeatable(raw.hops[0]);
    const headers = again.headers.filter(([name]) => change.kind !== 'without-authorization' || name.toLowerCase() !== 'authorization');
    const [url = ''] = request.addresses;
    const cache = request.pastCache ? 'no-store' : 'default';
    const redirect = request.addresses.length > 1 ? {} : { redirect: 'manual' as const };
    let body: RawBody | undefined;
    const own = await ask(request, LATE_MS, async () => {
      const answer = await askInPage(frame, { ...again, headers, url, cache, ...redirect });
      if (answer.kind === 'elsewhere') throw new Error(ELSEWHERE);
      if (answer.kind === 'read') body = answer.body;
    });
    return { own, body };
  };

  const askInOwnTab = async ({ raw }: Target, change: TryChange, request: ChangedRequest): Promise<Answered> => {
    const [address = ''] = request.addresses;
    const tab = await openOwn(raw.place, change.kind === 'private-window');
    try {
      const own = await ask({ ...request, tabId: tab.tabId, isOwnTab: true }, PATIENCE_MS, () => tab.lead(address));
      return { own, body: undefined };
    } finally {
      await closeOwn(tab);
    }
  };

  return {
    async make(target, change, conditions) {
      const { failed, ...request } = toRequest(target, change, conditions);
      try {
        const isPage = target.exchange.resourceType === 'main_frame';
        const { own, body } = await (isPage ? askInOwnTab : askInFrame)(target, change, request);
        const hop = own?.hops.find(({ url }) => withoutFragment(url) === failed);
        const cookie = cookieOf(hop?.requestHeaders);
        if (own === undefined) return { outcome: { kind: body === undefined ? 'silent' : 'not-as-meant' }, cookie, isLimited: false };
        if (!isAsMeant(change, hop, changedCookie(change, conditions.cookie)))
          return { outcome: { kind: 'not-as-meant' }, cookie, isLimited: isLimited(own) };
        return { outcome: judge(observe(withBody(own, body), await fingerprint), target.exchange), cookie, isLimited: isLimited(own) };
      } finally {
        await changeNothing();
      }
    },

    isAsking: () => asked.size > 0,

    claims(raw) {
      const [{ method, url }] = raw.hops;
      const asking = [...asked].find(({ tabId, mark, isOwnTab }) => tabId === raw.place.tabId && (isOwnTab || url.endsWith(mark)));
      if (!asking) return false;
      if (url.endsWith(asking.mark) && method !== 'OPTIONS') asking.isSeen(raw);
      return true;
    },
  };
}

interface Answered {
  readonly own: RawExchange | undefined;
  /** Where the page may read it. */
  readonly body: RawBody | undefined;
}

interface Request extends ChangedRequest {
  /** The address that failed, as it goes to the server: the one whose cookies are changed. */
  readonly failed: string;
}

function toRequest({ exchange, raw }: Target, change: TryChange, { cookie, pastCaches }: Conditions): Request {
  const mark = `${MARK}${crypto.randomUUID()}`;
  const [{ url: first }] = raw.hops;
  const urls = change.kind === 'other-address' ? [applySlip(first, change.slip)] : addressesOf(exchange, raw.hops).map(({ url }) => url);
  const addresses = [...new Set(urls.map(withoutFragment))];
  const failed = addresses.at(-1) ?? first;
  const isOfCookie = change.kind === 'without-cookie' || change.kind === 'without-pile';
  const value = isOfCookie ? changedCookie(change, cookie) : undefined;
  const isWithoutAny = change.kind === 'without-cookies' || (isOfCookie && value === undefined);
  return {
    failed,
    tabId: raw.place.tabId,
    isOwnTab: false,
    mark,
    addresses: addresses.map((address) => address + mark),
    without: [...(isWithoutAny ? ['cookie'] : []), ...(change.kind === 'without-authorization' ? ['authorization'] : [])],
    cookie: value === undefined ? undefined : { address: failed + mark, value },
    pastCache: change.kind === 'past-cache' || (pastCaches && change.kind !== 'same'),
  };
}

/** What went out is the proof: a rule may not have been heeded, or another extension may have changed the request as well. */
function isAsMeant(change: TryChange, hop: RawHop | undefined, cookie: string | undefined): boolean {
  switch (change.kind) {
    case 'without-cookies':
    case 'without-cookie':
    case 'without-pile':
      return hop !== undefined && cookieOf(hop.requestHeaders) === cookie;
    case 'without-authorization':
      return hop !== undefined && headerValue(hop.requestHeaders, 'authorization') === undefined;
    case 'same':
      return true;
    default:
      return !hop?.response?.fromCache;
  }
}

/** Held against how it failed: what only the body tells is not told where the body was not read. */
function judge(exchange: Exchange, failed: Exchange): TryOutcome {
  const last = lastHop(exchange);
  const status = last.response?.status;
  const isUnheard = last.response?.body === undefined && readFailure(failed) === 'soft';
  if (status === undefined || (isUnheard && isSuccess(last))) return { kind: 'silent' };
  const isSame = status >= 400 && status === lastHop(failed).response?.status;
  return { kind: 'answered', status, as: isSame || readFailure(exchange) !== undefined ? 'fails' : isSuccess(last) ? 'works' : 'other' };
}

const isLimited = ({ hops }: RawExchange): boolean =>
  hops.some(
    ({ response }) => response?.status === 429 || (response?.status === 503 && headerValue(response.headers, 'retry-after') !== undefined),
  );

function withBody(raw: RawExchange, body: RawBody | undefined): RawExchange {
  const last = raw.hops.at(-1);
  if (body === undefined || !last?.response) return raw;
  const read = { ...last, response: { ...last.response, body } };
  const [first = read, ...rest] = [...raw.hops.slice(0, -1), read];
  return { ...raw, hops: [first, ...rest] };
}
