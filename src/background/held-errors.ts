/** What came of requests for what pages hold that ended in an error: of those alone the end is heard of everywhere. */

import type { ErrorOccurred } from '../capture/events.ts';
import { isUnheard } from '../engine/exchange.ts';

export interface HeldErrors {
  /** True where the answer was kept from the page, and may say anything. */
  see(event: ErrorOccurred): boolean;
  /** It is known why this did not load: no answer came, or somebody blocked it. */
  explains(url: string): boolean;
}

/** Chromium's, for an answer of another site that does not look like what was asked for. */
const KEPT_FROM_PAGE = 'net::ERR_BLOCKED_BY_ORB';
/** In memory alone: of what a background before this one heard nothing is known. */
const MOST = 200;

export function createHeldErrors(): HeldErrors {
  const explained = new Set<string>();
  return {
    see({ type, url, error }) {
      if (!isUnheard(type)) return false;
      if (error === KEPT_FROM_PAGE) return true;
      explained.delete(url);
      explained.add(url);
      const [oldest] = explained;
      if (explained.size > MOST && oldest !== undefined) explained.delete(oldest);
      return false;
    },
    explains: (url) => explained.has(url),
  };
}
