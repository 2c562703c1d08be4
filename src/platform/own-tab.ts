/** A tab in the background, or a private window, that is opened for one request and closed at once. */

import type { Tabs, Windows } from 'webextension-polyfill';
import type { Place } from '../engine/exchange.ts';
import { browser } from './browser.ts';

export interface OwnTab {
  readonly tabId: number;
  readonly windowId: number | undefined;
  lead(address: string): Promise<void>;
}

/** In the window, and the container, of `place`; empty until it is led. Rejects with a sentence. */
export async function openOwn({ tabId, storeId, incognito }: Place, inPrivate: boolean): Promise<OwnTab> {
  const tab = inPrivate ? await openPrivate() : await openBeside(tabId, incognito ? undefined : storeId);
  const own = tab?.id;
  if (own === undefined) throw new Error('The browser opened no tab to ask in.');
  return {
    tabId: own,
    windowId: inPrivate ? tab?.windowId : undefined,
    lead: async (address) => {
      await browser.tabs.update(own, { url: address });
    },
  };
}

export async function closeOwn({ tabId, windowId }: OwnTab): Promise<void> {
  await (windowId === undefined ? browser.tabs.remove(tabId) : browser.windows.remove(windowId)).catch(() => undefined);
}

async function openBeside(tabId: number, storeId: string | undefined): Promise<Tabs.Tab> {
  const { windowId } = await browser.tabs.get(tabId).catch(() => {
    throw new Error('The tab of this failure was closed.');
  });
  // Containers are Firefox's; Chromium's stores have numbers.
  const container = storeId?.startsWith('firefox-') ? { cookieStoreId: storeId } : {};
  return browser.tabs.create({ url: 'about:blank', active: false, ...(windowId === undefined ? {} : { windowId }), ...container });
}

async function openPrivate(): Promise<Tabs.Tab | undefined> {
  const window: Windows.Window = await browser.windows.create({ url: 'about:blank', incognito: true, focused: false });
  return window.tabs?.[0];
}
