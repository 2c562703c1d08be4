/** Whose tab it is. */

import { browser, originPattern } from './browser.ts';

/**
 * Does what happened in this tab belong to a private window? Chromium's events do not say, so the tab is asked; where it is gone, or
 * where it was no tab's (a worker's request), private is the answer in doubt: such records are forgotten early and never shown late.
 */
export async function isPrivate(tabId: number): Promise<boolean> {
  if (tabId < 0) return hasPrivateWindow();
  const before = sides.get(tabId);
  if (before !== undefined) return before;
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  if (tab) sides.set(tabId, tab.incognito);
  return tab?.incognito ?? true;
}

/** Of tabs that were asked: none ever changes, and one that is gone can no longer be asked. */
const sides = new Map<number, boolean>();

/** What a tab shows; '' where that is not known. */
export const addressOf = async (tabId: number): Promise<string> =>
  (tabId < 0 ? undefined : await browser.tabs.get(tabId).catch(() => undefined))?.url ?? '';

/** The tab that shows a page of this origin; of several the one that was looked at last. */
export async function tabShowing(origin: string): Promise<number | undefined> {
  if (!/^https?:/i.test(origin)) return undefined;
  const tabs = await browser.tabs.query({ url: originPattern(origin) }).catch(() => []);
  const showing = tabs.filter(({ url }) => url !== undefined && URL.canParse(url) && new URL(url).origin === origin);
  return showing.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0]?.id;
}

/**
 * How many tabs beside this one show a page of these hosts (`*.` for all below) and share its cookies: not those of another container
 * or of private windows.
 */
export async function countTabsOf(
  hosts: readonly string[],
  { tabId, storeId }: { tabId: number; storeId: string | undefined },
): Promise<number> {
  const tabs = await browser.tabs.query({ url: hosts.map((host) => `*://${host}/*`) }).catch(() => []);
  const store = (await browser.cookies.getAllCookieStores()).find(({ id }) => id === storeId);
  return tabs.filter(({ id }) => id !== undefined && id !== tabId && (store === undefined || store.tabIds.includes(id))).length;
}

/** How long a page may take to be there. In milliseconds. */
const PATIENCE_MS = 5000;

/** Resolves when the tab has loaded the address, or the time is up. */
export async function goTo(tabId: number, url: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      browser.tabs.onUpdated.removeListener(listen);
      resolve();
    };
    const listen = (id: number, { status }: { status?: string }): void => {
      if (id === tabId && status === 'complete') done();
    };
    browser.tabs.onUpdated.addListener(listen);
    setTimeout(done, PATIENCE_MS);
    browser.tabs.update(tabId, { url }).catch(done);
  });
}

export async function hasPrivateWindow(): Promise<boolean> {
  return (await browser.windows.getAll()).some((window) => window.incognito);
}

/** In a tab of its own beside this one; where this one is gone, in the window that was used last. */
export async function openBeside(tabId: number, address: string): Promise<void> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  const place = tab?.windowId === undefined ? {} : { windowId: tab.windowId, index: tab.index + 1 };
  await browser.tabs.create({ url: address, ...place });
}

/** The page that shows HAR files, in a tab of its own. */
export async function openViewer(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('src/surfaces/viewer/viewer.html') });
}
