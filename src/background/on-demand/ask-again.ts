/** On a click: the failed request once more, in the page that made it, to read what its answer says. */

import { type AskedAgain, mayAskAgain } from '../../engine/ask-again.ts';
import { type Exchange, lastHop, type RawExchange, type RawHop } from '../../engine/exchange.ts';
import { withoutFragment } from '../../engine/facts/address.ts';
import { askInPage } from '../../platform/ask-in-page.ts';
import type { Stores } from '../../storage/stores.ts';
import { after } from './after.ts';
import { ELSEWHERE, frameOf } from './frame-of.ts';
import type { Recorder } from './recorder.ts';
import { isAskedAlike, repeatable } from './repeatable.ts';

export interface AskAgain {
  /** Rejects with a sentence where it may not be asked. */
  ask(exchangeId: string): Promise<AskedAgain>;
  /** Is a request being made again, whose end is waited for? */
  isAsking(): boolean;
  /** An exchange that is ours, not the page's: no failure of the page, and no success of it either. Asked at its end. */
  claims(raw: RawExchange): boolean;
}

/** A request that is being made again. The browsers do not tell it from the page's own, so that the first alike is taken for it. */
interface Asking {
  readonly tabId: number;
  readonly frameId: number;
  readonly method: string;
  readonly url: string;
  /** By method: a preflight comes before it. */
  readonly claimed: Map<string, string>;
  readonly seen: (raw: RawExchange) => void;
}

/** What happened longer ago had perhaps another reason than what happens now. In milliseconds. */
const MAX_AGE_MS = 15 * 60_000;
/** The end of a request may be told after the page has read it. In milliseconds. */
const LATE_MS = 2000;

export function createAskAgain(
  stores: Pick<Stores, 'log' | 'vault'>,
  recorder: Pick<Recorder, 'sharpen'>,
  onSharpened: (exchange: Exchange) => Promise<unknown>,
): AskAgain {
  const asked = new Set<Asking>();

  return {
    async ask(exchangeId) {
      const [raw, exchange] = await Promise.all([stores.vault.get(exchangeId), stores.log.get(exchangeId)]);
      if (!raw || !exchange) throw new Error('This request is no longer kept, so it cannot be made again.');
      if (!mayAskAgain(exchange)) throw new Error('This request cannot be made again without harm.');
      const frame = await frameOf(raw);
      const request = repeatable(raw.hops[0]);
      let see: (raw: RawExchange) => void = () => undefined;
      const seen = new Promise<RawExchange>((resolve) => {
        see = resolve;
      });
      const asking = { ...raw.place, method: request.method, url: request.url, claimed: new Map<string, string>(), seen: see };
      asked.add(asking);
      try {
        const answer = await askInPage(frame, request);
        if (answer.kind === 'elsewhere') throw new Error(ELSEWHERE);
        const own = await Promise.race([seen, after(LATE_MS)]);
        const status = answer.kind === 'read' ? answer.status : own?.hops.at(-1)?.response?.status;
        if (status === undefined) return { kind: 'silent' };
        if (status < 300) return { kind: 'works', status };
        if (status !== lastHop(exchange).response?.status) return { kind: 'other', status };
        if (answer.kind !== 'read') return { kind: 'unreadable', status };
        if (!own || !isSameRequest(raw, own) || hasAged(exchange, Date.now())) return { kind: 'changed', status };
        const sharpened = await recorder.sharpen(exchangeId, answer.body);
        if (sharpened) await onSharpened(sharpened);
        return { kind: 'same', status };
      } finally {
        setTimeout(() => asked.delete(asking), LATE_MS);
      }
    },

    isAsking: () => asked.size > 0,

    claims(raw) {
      const [first] = raw.hops;
      const asking = [...asked].find((each) => isOf(raw, first, each));
      if (!asking) return false;
      asking.claimed.set(first.method, raw.id);
      if (first.method === asking.method) asking.seen(raw);
      return true;
    },
  };
}

function isOf({ id, place }: RawExchange, { method, url }: RawHop, asking: Asking): boolean {
  if (place.tabId !== asking.tabId || place.frameId !== asking.frameId || withoutFragment(url) !== asking.url) return false;
  if (method !== asking.method && method !== 'OPTIONS') return false;
  return (asking.claimed.get(method) ?? id) === id;
}

const isSameRequest = (then: RawExchange, now: RawExchange): boolean =>
  then.hops.length === now.hops.length && then.hops.every((hop, index) => isAskedAlike(hop, now.hops[index] as RawHop));

/** Long ago, or a token ran out meanwhile. `now`: milliseconds since the epoch. */
function hasAged(exchange: Exchange, now: number): boolean {
  const { startedAt, request } = lastHop(exchange);
  const ends = [...(request?.credentials ?? []), ...(request?.cookies ?? [])].flatMap(({ jwt }) => jwt?.exp ?? []);
  return now - startedAt > MAX_AGE_MS || ends.some((end) => end * 1000 >= startedAt && end * 1000 <= now);
}
