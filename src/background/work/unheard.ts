/**
 * Pictures, scripts, style sheets and fonts that did not load before anything was heard of such (`closer-look.ts`): when somebody looks at
 * the tab, the page itself knows the addresses, and most statuses. What was sent and what the answers said was not captured.
 */

import { type Exchange, lastHop, type RawExchange } from '../../engine/exchange.ts';
import { withoutFragment } from '../../engine/facts/address.ts';
import { safeUrl } from '../../engine/mask.ts';
import type { Fingerprint } from '../../engine/observe.ts';
import type { PageState } from '../../engine/page.ts';
import { observer } from '../../platform/browser.ts';
import { type RefusedResource, readNotLoaded } from '../../platform/not-loaded.ts';
import type { PageRecord, Stores } from '../../storage/stores.ts';
import type { CloserLook } from '../closer-look.ts';
import type { HeldErrors } from '../held-errors.ts';
import type { Recorder } from './recorder.ts';

export interface Unheard {
  /** Of the page that the tab shows, what is not among these failures. To be called on a click. */
  read(tabId: number, page: PageState, failures: readonly Exchange[]): Promise<Found>;
}

interface Found {
  /** Failures that are written down now. */
  readonly recorded: readonly Exchange[];
  /** How many pictures did not load, and why is not known: from now on their sites are looked at more closely. */
  readonly unknown: number;
}

interface Sources {
  readonly stores: Pick<Stores, 'pages'>;
  readonly fingerprint: Promise<Fingerprint>;
  readonly recorder: Pick<Recorder, 'record'>;
  readonly closerLook: Pick<CloserLook, 'atUnheard' | 'hearsSince'>;
  readonly heldErrors: Pick<HeldErrors, 'explains'>;
}

/** Two clocks of one browser tell the start of a request. In milliseconds. */
const SAME_START_MS = 1500;

export function createUnheard({ stores, fingerprint, recorder, closerLook, heldErrors }: Sources): Unheard {
  const record = async (tabId: number, page: PageRecord, refused: readonly RefusedResource[]): Promise<readonly Exchange[]> => {
    const hash = await fingerprint;
    const idOf = ({ startedAt, url }: RefusedResource): string => `${page.requestId}.${startedAt.toString(36)}.${hash(url)}`;
    const recorded = await Promise.all(refused.map((each) => recorder.record(toExchange(idOf(each), tabId, each))));
    return recorded.filter((failure) => failure !== undefined);
  };

  const isUnknown = async (url: string, { since }: PageRecord): Promise<boolean> =>
    !heldErrors.explains(url) && (await closerLook.hearsSince(url)) > since;

  return {
    async read(tabId, { kind }, failures) {
      const page = await stores.pages.get(String(tabId));
      if (kind !== 'seen' || page === undefined) return { recorded: [], unknown: 0 };
      const { refused, broken } = await readNotLoaded(tabId);
      const isNew = (each: RefusedResource): boolean =>
        each.startedAt > (page.clearedAt ?? 0) && !failures.some((failure) => isOf(failure, each));
      let unknown = 0;
      for (const url of broken) {
        if (failures.some((failure) => isAt(failure, url)) || !(await isUnknown(url, page))) continue;
        unknown += 1;
        await closerLook.atUnheard(url, tabId);
      }
      return { recorded: await record(tabId, page, refused.filter(isNew)), unknown };
    },
  };
}

const isAt = (failure: Exchange, url: string): boolean => lastHop(failure).url === safeUrl(withoutFragment(url));

function isOf(failure: Exchange, { url, status, startedAt }: RefusedResource): boolean {
  const last = lastHop(failure);
  return last.response?.status === status && isAt(failure, url) && Math.abs(last.startedAt - startedAt) < SAME_START_MS;
}

const toExchange = (id: string, tabId: number, { frameId, initiator, resourceType, ...refused }: RefusedResource): RawExchange => ({
  id,
  observer,
  resourceType,
  outcome: { kind: 'completed' },
  // The tab knows whose window it is in.
  place: { tabId, frameId, incognito: true, storeId: undefined },
  initiator,
  hops: [
    {
      method: 'GET',
      url: refused.url,
      startedAt: refused.startedAt,
      response: { status: refused.status, receivedAt: refused.receivedAt },
    },
  ],
});
