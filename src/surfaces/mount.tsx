/** Puts a screen into its page. */

import { signal } from '@preact/signals';
import { type JSX, render } from 'preact';
import { askedAhead } from '../messaging/ahead.ts';
import { connectSource } from '../messaging/client.ts';
import { ReaderContext } from '../ui/shared/reader.ts';
import { createStore, type Store } from '../ui/state/store.ts';
import { followAppearance } from './appearance.ts';
import { currentTabId } from './current-tab.ts';

/** How often ages are told anew. In milliseconds. */
const TICK_MS = 5000;

/** The words are English so far; an English reader's own way to write times is kept. */
const locale = navigator.language.startsWith('en') ? navigator.language : 'en';

/** `screen` gets the current tab's store. `theme`: see `show`. */
export async function mount(screen: (store: Store, tabId: number) => JSX.Element, theme?: 'light' | 'dark'): Promise<void> {
  const ahead = await askedAhead();
  const tabId = ahead?.tabId ?? (await currentTabId());
  const store = createStore(connectSource(tabId, 'tab', ahead));
  addEventListener('pagehide', store.close);
  show(screen(store, tabId), theme);
}

/** A screen that is about no tab. `theme`: of the place that the page is shown in; undefined: as the browser. */
export function show(screen: JSX.Element, theme?: 'light' | 'dark'): void {
  const root = document.getElementById('screen');
  if (!root) return;
  const { revealSeconds } = followAppearance(theme);
  const clock = signal(Date.now());
  setInterval(() => {
    clock.value = Date.now();
  }, TICK_MS);
  const reader = { locale, platform: navigator.platform, clock, revealSeconds };
  render(<ReaderContext.Provider value={reader}>{screen}</ReaderContext.Provider>, root);
}
