/** Makes the page ask again, as the user would. */

import { browser } from '../platform/browser.ts';
import type { Target } from './fix.ts';

/** Where the failure was a redirect of the page itself, the tab stands at the sign-in page: go back to the address that was wanted. */
export async function revisit({ raw, tabId }: Target, { bypassCache }: { bypassCache: boolean }): Promise<void> {
  const [first] = raw?.hops ?? [];
  const redirectedAway = raw?.resourceType === 'main_frame' && raw.hops.length > 1 && first?.method === 'GET';
  if (redirectedAway && first) await browser.tabs.update(tabId, { url: first.url });
  else await browser.tabs.reload(tabId, { bypassCache });
}
