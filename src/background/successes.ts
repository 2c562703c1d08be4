/**
 * What worked, as it came, until there is time to observe it: most successes are never asked for. Of what shows no caller nothing is kept.
 */

import type { Ended } from '../capture/assemble.ts';
import type { RawExchange, RawHop } from '../engine/exchange.ts';
import { asksForContent } from '../engine/facts/success.ts';

export interface Successes {
  /** An exchange that ended without a failure. Nothing of it is looked at now. */
  see(end: Ended): void;
  /** Those that wait, oldest first; they wait no longer. */
  take(): readonly RawExchange[];
}

/** After this long without another success there is time to write them down, before the background may be ended (30 s). In milliseconds. */
const QUIET_MS = 1500;
/** Beyond this many addresses that wait, the oldest are let go; of each, the last few wait, since another caller may have asked. */
const MAX_WAITING = 300;
const MAX_OF_ADDRESS = 3;

/** `write`: called with those that wait, once it has been quiet. */
export function createSuccesses(write: (exchanges: readonly RawExchange[]) => void): Successes {
  /** By address, the newest last. */
  const waiting = new Map<string, readonly Ended[]>();
  let lastAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const take = (): readonly RawExchange[] => {
    clearTimeout(timer);
    timer = undefined;
    const exchanges = [...waiting.values()].flat().map((end) => end.exchange());
    waiting.clear();
    return exchanges.filter(({ hops }) => hops.some(tells));
  };

  const writeWhenQuiet = (): void => {
    const left = lastAt + QUIET_MS - Date.now();
    if (left > 0 && left <= QUIET_MS) {
      timer = setTimeout(writeWhenQuiet, left);
      return;
    }
    const exchanges = take();
    if (exchanges.length > 0) write(exchanges);
  };

  return {
    see(end) {
      const { type, tabId, method, url } = end.event;
      if (!asksForContent.has(type)) return;
      const key = `${tabId} ${method} ${url}`;
      const before = waiting.get(key) ?? [];
      waiting.delete(key);
      waiting.set(key, [...before.slice(1 - MAX_OF_ADDRESS), end]);
      const [oldest] = waiting.keys();
      if (waiting.size > MAX_WAITING && oldest !== undefined) waiting.delete(oldest);
      lastAt = Date.now();
      timer ??= setTimeout(writeWhenQuiet, QUIET_MS);
    },
    take,
  };
}

/** It shows a caller, or gives or takes a sign-in. */
function tells({ method, requestHeaders = [], response }: RawHop): boolean {
  return (
    /^(?:post|put)$/i.test(method) ||
    requestHeaders.some(({ name }) => /^cookie$|auth|token|key|session/i.test(name)) ||
    (response?.headers?.some(({ name }) => /^set-cookie$/i.test(name)) ?? false)
  );
}
