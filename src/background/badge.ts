/** The toolbar icon: how many failures this page has, and grey where why401 may not look, or is not to. */

import { browser, hasAccess, isForbidden } from '../platform/browser.ts';

const icons = (name: string): Record<number, string> => ({ 16: `/icons/${name}16.png`, 32: `/icons/${name}32.png` });

/**
 * Tabs whose badge, or whose icon, is as it is by itself: most stay so, and to say it again costs each page that loads. A background that was
 * started anew knows of none.
 */
const withoutBadge = new Set<number>();
const withUsualIcon = new Set<number>();

/** A tab that was opened now: nothing was shown of it yet. */
export function noteNewTab(tabId: number): void {
  withoutBadge.add(tabId);
  withUsualIcon.add(tabId);
}

/** Browsers take a tab's badge away when it navigates: call again then. A tab that is gone has no icon. */
export async function showBadge(tabId: number, failures: number): Promise<void> {
  if (tabId < 0 || (failures === 0 && withoutBadge.has(tabId))) return;
  if (failures === 0) withoutBadge.add(tabId);
  else withoutBadge.delete(tabId);
  const text = failures === 0 ? '' : failures > 99 ? '99+' : String(failures);
  const { action } = browser;
  try {
    // In the order in which they were called for, whichever is answered first.
    const colored = failures > 0 && action.setBadgeBackgroundColor({ tabId, color: '#b3261e' });
    await Promise.all([colored, action.setBadgeText({ tabId, text })]);
  } catch {
    // The tab was closed meanwhile.
  }
}

/** `isLeftOut`: by the user's settings. */
export async function showAccess(tabId: number, url: string, isLeftOut: boolean): Promise<void> {
  try {
    const watched = !isLeftOut && !isForbidden(url) && (await hasAccess(url));
    if (watched && withUsualIcon.has(tabId)) return;
    if (watched) withUsualIcon.add(tabId);
    else withUsualIcon.delete(tabId);
    await browser.action.setIcon({ tabId, path: icons(watched ? '' : 'grey-') });
  } catch {
    // The tab was closed meanwhile.
  }
}
