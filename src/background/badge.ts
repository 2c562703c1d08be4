/** The toolbar icon: how many failures this page has, and grey where why401 may not look, or is not to. */

import { browser, hasAccess, isForbidden } from '../platform/browser.ts';

const icons = (name: string): Record<number, string> => ({ 16: `/icons/${name}16.png`, 32: `/icons/${name}32.png` });

/** Browsers take a tab's badge away when it navigates: call again then. A tab that is gone has no icon. */
export async function showBadge(tabId: number, failures: number): Promise<void> {
  if (tabId < 0) return;
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: '#b3261e' });
    await browser.action.setBadgeText({ tabId, text: failures === 0 ? '' : failures > 99 ? '99+' : String(failures) });
  } catch {
    // The tab was closed meanwhile.
  }
}

/** `isLeftOut`: by the user's settings. */
export async function showAccess(tabId: number, url: string, isLeftOut: boolean): Promise<void> {
  try {
    const watched = !isLeftOut && !isForbidden(url) && (await hasAccess(url));
    await browser.action.setIcon({ tabId, path: icons(watched ? '' : 'grey-') });
  } catch {
    // The tab was closed meanwhile.
  }
}
