/** The page that made a request, as long as it is there. */

import type { RawExchange } from '../../engine/exchange.ts';
import { findFrame, type PageFrame } from '../../platform/ask-in-page.ts';
import { browser } from '../../platform/browser.ts';

export const ELSEWHERE = 'The page that made this request is gone, so it cannot be made again.';

/** The frame that asked, where it and the tab around it are still of the same origin; rejects with a sentence. */
export async function frameOf({ place, initiator, topLevelUrl }: RawExchange): Promise<PageFrame> {
  const [frame, tab] = await Promise.all([findFrame(place.tabId, place.frameId), browser.tabs.get(place.tabId).catch(() => undefined)]);
  if (!frame || frame.origin !== initiator || !isOfOneOrigin(tab?.url, topLevelUrl)) throw new Error(ELSEWHERE);
  return frame;
}

const isOfOneOrigin = (one = '', other = ''): boolean =>
  URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;
