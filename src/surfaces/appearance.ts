/** How the user wants our screens to look, as it is now and as it is changed. Read without the schemas of all settings: popups are light. */

import { type ReadonlySignal, signal } from '@preact/signals';
import type { Storage } from 'webextension-polyfill';
import { defaultSettings, revealChoices, type Settings, type Theme } from '../engine/settings.ts';
import { browser } from '../platform/browser.ts';
import { followStorage } from '../platform/storage-changes.ts';

/** What `public/theme.js` reads at the next opening. */
const KEY = 'theme';

/** `own`: the theme of the place that the page is shown in, such as the developer tools; undefined: as the browser. */
export function followAppearance(own?: 'light' | 'dark'): { readonly revealSeconds: ReadonlySignal<number> } {
  const revealSeconds = signal(defaultSettings.revealSeconds);
  const follow = async (): Promise<void> => {
    const look = await readLook();
    revealSeconds.value = look.revealSeconds;
    applyTheme(look.theme, own);
  };
  if (own !== undefined) document.documentElement.dataset['theme'] ??= own;
  void follow();
  followStorage(() => void follow());
  return { revealSeconds };
}

function applyTheme(theme: Theme, own: 'light' | 'dark' | undefined): void {
  const root = document.documentElement;
  const shown = theme === 'browser' ? own : theme;
  if (shown === undefined) delete root.dataset['theme'];
  else root.dataset['theme'] = shown;
  try {
    if (theme === 'browser') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // A browser that keeps nothing for pages.
  }
}

type Look = Pick<Settings, 'theme' | 'revealSeconds'>;

async function readLook(): Promise<Look> {
  // Firefox's developer tools give their pages less than all of the API.
  const { storage } = browser as { readonly storage?: Storage.Static };
  const [own, managed] = await Promise.all([
    storage?.local.get('settings').catch(() => undefined),
    // Firefox rejects where no organisation has set anything.
    storage?.managed?.get(null).catch(() => undefined),
  ]);
  const chosen = { ...(own?.['settings'] as Partial<Look> | undefined), ...(managed as Partial<Look> | undefined) };
  const { theme, revealSeconds } = chosen;
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'browser',
    revealSeconds: revealSeconds !== undefined && revealChoices.includes(revealSeconds) ? revealSeconds : defaultSettings.revealSeconds,
  };
}
