/** What is known of the page in each tab: when its navigation began, and how it ended. */

import type { Tabs } from 'webextension-polyfill';
import type { RequestEvent } from '../capture/events.ts';
import type { RawExchange } from '../engine/exchange.ts';
import { safeUrl } from '../engine/mask.ts';
import type { PageState } from '../engine/page.ts';
import { browser, hasAccess, isForbidden } from '../platform/browser.ts';
import { isPrivate } from '../platform/tabs.ts';
import type { PageRecord, Stores } from '../storage/stores.ts';
import type { LiveSettings } from './settings.ts';
import { isSince } from './since.ts';

export interface Pages {
  began(event: RequestEvent): Promise<void>;
  ended(raw: RawExchange): Promise<void>;
  state(tabId: number): Promise<PageState>;
  /** The same, with those of a tab's failures that belong to the page it shows now. */
  read(tabId: number, ids: readonly string[]): Promise<{ readonly page: PageState; readonly currentIds: readonly string[] }>;
}

/** A navigation that was called off leaves the page that was there. */
const CALLED_OFF = ['net::ERR_ABORTED', 'NS_BINDING_ABORTED', 'NS_ERROR_ABORT'];

export function trackPages(
  { pages }: Pick<Stores, 'pages'>,
  settings: Pick<LiveSettings, 'ready' | 'leftOutBy' | 'isLeavingOutLocked'>,
): Pages {
  const put = async (tabId: number, value: PageRecord): Promise<void> => {
    await settings.ready;
    // Of a site that is left out it is known that the tab went elsewhere, and not where.
    const known = settings.leftOutBy(value.url).length > 0 ? { ...value, url: 'about:blank', status: undefined, error: undefined } : value;
    await pages.put({ id: String(tabId), tabId, incognito: await isPrivate(tabId), value: known });
  };

  const judge = async (tab: Tabs.Tab | undefined, record: PageRecord | undefined): Promise<PageState> => {
    const url = tab?.url ?? '';
    const shown = safeUrl(url);
    if (tab && url === '' && tab.status === 'loading' && record) return { kind: 'loading', url: record.url };
    if (!tab) return { kind: 'not-seen', url: record?.url ?? '' };
    if (isForbidden(url)) return { kind: 'forbidden', url: shown };
    const { origin } = new URL(url);
    const patterns = settings.leftOutBy(url);
    if (patterns.length > 0) return { kind: 'left-out', url: shown, patterns, isLocked: settings.isLeavingOutLocked() };
    if (!(await hasAccess(url))) return { kind: 'withheld', url: shown, origin };
    if (!record || new URL(record.url).origin !== origin) return { kind: 'not-seen', url: shown };
    if (record.error !== undefined && record.status === undefined)
      return { kind: 'unreachable', url: shown, error: record.error, at: record.since };
    if (record.status === undefined) return { kind: 'loading', url: shown };
    return { kind: 'seen', url: shown, status: record.status, at: record.since };
  };

  const look = async (tabId: number) => {
    const tab = await browser.tabs.get(tabId).catch(() => undefined);
    const record = await pages.get(String(tabId));
    return { page: await judge(tab, record), record };
  };

  return {
    state: async (tabId) => (await look(tabId)).page,

    async began(event) {
      const record = { requestId: event.requestId, url: safeUrl(event.url), since: event.at, status: undefined, error: undefined };
      await put(event.tabId, record);
    },

    async ended(raw) {
      const { tabId } = raw.place;
      const last = raw.hops.at(-1);
      const error = raw.outcome.kind === 'error' ? raw.outcome.error : undefined;
      if (!last || (error !== undefined && CALLED_OFF.includes(error))) return;
      const { startedAt } = raw.hops[0];
      const record = { requestId: raw.id, url: safeUrl(last.url), since: startedAt, status: last.response?.status, error };
      await put(tabId, record);
    },

    async read(tabId, ids) {
      const { page, record } = await look(tabId);
      return { page, currentIds: page.kind === 'left-out' ? [] : ids.filter((id) => isSince(id, record)) };
    },
  };
}
