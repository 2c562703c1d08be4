/** Puts a screen into its page. */

import { signal } from '@preact/signals';
import { type JSX, render } from 'preact';
import { connectSource } from '../messaging/client.ts';
import { ReaderContext } from '../ui/shared/reader.ts';
import { createStore, type Store } from '../ui/state/store.ts';
import { followAppearance } from './appearance.ts';
import { currentTabId } from './current-tab.ts';

/** How often ages are told anew. In milliseconds. */
const TICK_MS = 5000;

/** The words are English so far; an English reader's own way to write times is kept. */
export const locale = navigator.language.startsWith('en') ? navigator.language : 'en';

interface Mounting {
  /** The theme of the place that the page is shown in; undefined: as the browser. */
  readonly theme?: 'light' | 'dark' | undefined;
  /** Shows failures of earlier browser sessions, where they are kept. */
  readonly withEarlier?: boolean;
}

export async function mount(
  Screen: (props: { store: Store }) => JSX.Element,
  { theme, withEarlier = false }: Mounting = {},
): Promise<void> {
  const root = document.getElementById('screen');
  if (!root) return;
  const { revealSeconds } = followAppearance(theme);
  const clock = signal(Date.now());
  setInterval(() => {
    clock.value = Date.now();
  }, TICK_MS);
  const store = createStore(connectSource(await currentTabId(), withEarlier));
  addEventListener('pagehide', store.close);
  render(
    <ReaderContext.Provider value={{ locale, platform: navigator.platform, clock, revealSeconds }}>
      <Screen store={store} />
    </ReaderContext.Provider>,
    root,
  );
}
