/** The page whose loading makes the failed request. */

import { browser } from '../platform/browser.ts';
import type { Target } from './fix.ts';

/** Where the page itself failed, what was asked for at first; else what the tab shows. */
export async function pageOf({ exchange, raw, tabId }: Target): Promise<string> {
  const [first] = raw?.hops ?? exchange.hops;
  return exchange.resourceType === 'main_frame' ? first.url : ((await browser.tabs.get(tabId)).url ?? first.url);
}
