/** What makes the badges and the screens of tabs out of date, beside failures. */

import { browser } from '../platform/browser.ts';
import { noteNewTab, showAccess } from './badge.ts';

/** Must be called synchronously while the worker's script runs. The function that is returned brings all tabs up to date. */
export function watchTabs(refresh: (tabId: number) => void, isLeftOut: (url: string) => boolean): () => void {
  browser.tabs.onCreated.addListener(({ id }) => {
    if (id !== undefined) noteNewTab(id);
  });
  browser.tabs.onUpdated.addListener((tabId, changed, tab) => {
    if (changed.status === undefined && changed.url === undefined) return;
    refresh(tabId);
    void showAccess(tabId, tab.url ?? '', isLeftOut(tab.url ?? ''));
  });

  const refreshAll = (): void =>
    void browser.tabs.query({}).then((tabs) => {
      for (const { id, url = '' } of tabs) {
        if (id === undefined) continue;
        void showAccess(id, url, isLeftOut(url));
        refresh(id);
      }
    });
  browser.permissions.onAdded.addListener(refreshAll);
  browser.permissions.onRemoved.addListener(refreshAll);
  return refreshAll;
}
