/** Which tab a screen speaks of. */

import { browser } from '../platform/browser.ts';

/** `?tabId=7` names it; else the inspected one (panel), else the active one (popup). */
export async function currentTabId(): Promise<number> {
  const named = new URLSearchParams(location.search).get('tabId');
  if (named !== null && /^\d+$/.test(named)) return Number(named);
  const inspected = browser.devtools?.inspectedWindow?.tabId;
  if (inspected !== undefined) return inspected;
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  return active?.id ?? -1;
}
