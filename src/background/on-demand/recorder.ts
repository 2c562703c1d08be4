/** An exchange that has ended → the log, if it fails authentication. */

import type { Exchange, Outcome, RawBody, RawExchange } from '../../engine/exchange.ts';
import { countFailure } from '../../engine/failure.ts';
import { groupBy } from '../../engine/group-by.ts';
import { type Fingerprint, observe } from '../../engine/observe.ts';
import type { Dropped } from '../../storage/ring.ts';
import type { Stores } from '../../storage/stores.ts';
import type { LiveSettings } from '../settings.ts';
import type { Keeper } from './keeper.ts';
import { createSurroundings } from './surroundings.ts';
import { inTurns } from './turns.ts';

export interface Recorder {
  /** The failure that was recorded, or undefined where it is none. Of an exchange that `mayFail()`. */
  record(raw: RawExchange): Promise<Exchange | undefined>;
  /** The end of a request whose beginning was written down by a worker that was killed meanwhile; undefined where it was not. */
  ended(exchangeId: string, outcome: Outcome): Promise<Exchange | undefined>;
  /** Names the request that a refused preflight held back. */
  heldBack(exchangeId: string, method: string): Promise<Exchange | undefined>;
  /** The same failure with what its answer said in its body; undefined where it is no longer kept, or has a body already. */
  sharpen(exchangeId: string, body: RawBody): Promise<Exchange | undefined>;
}

/** As it is kept: without its secrets in the log, and as it was in the vault. */
interface Failure {
  readonly exchange: Exchange;
  readonly raw: RawExchange;
}

/** Requests that never end are forgotten at last. */
const MAX_EARLY = 2000;

export function createRecorder(
  stores: Pick<Stores, 'log' | 'vault' | 'dropped'>,
  fingerprint: Promise<Fingerprint>,
  settings: Pick<LiveSettings, 'ready' | 'now' | 'isLeftOut'>,
  onDisk: Pick<Keeper, 'keep'>,
  onDropped: (tabId: number, ids: readonly string[], dropped: number) => void,
): Recorder {
  let uncounted: Dropped[] = [];
  let counting: Promise<void> = Promise.resolve();
  /** One count after the other, or two of them would go on from the same number. */
  const countDropped = (gone: readonly Dropped[]): Promise<void> => {
    if (gone.length === 0) return Promise.resolve();
    uncounted.push(...gone);
    counting = counting
      .catch(() => undefined)
      .then(async () => {
        const all = uncounted;
        uncounted = [];
        for (const [tabId, ofTab] of groupBy(all, ({ tabId }) => tabId)) {
          const dropped = ((await stores.dropped.get(String(tabId)))?.dropped ?? 0) + ofTab.length;
          const incognito = ofTab.some((slot) => slot.incognito);
          await stores.dropped.put({ id: String(tabId), tabId, incognito, value: { dropped } });
          onDropped(
            tabId,
            ofTab.map(({ id }) => id),
            dropped,
          );
        }
      });
    return counting;
  };

  /** `replace`: it was kept before, and counted where it was let go meanwhile. */
  const keep = async (exchange: Exchange, how: 'put' | 'replace', raw?: RawExchange): Promise<void> => {
    const { id, place } = exchange;
    const { tabId, incognito } = place;
    if (raw) await stores.vault[how]({ id, tabId, incognito, value: raw });
    await countDropped(await stores.log[how]({ id, tabId, incognito, value: exchange }));
    await onDisk.keep(exchange, how);
  };

  /** The failure as it is to be kept; undefined where it is none, or of a site that is left out. */
  const read = async (seen: RawExchange, surround: ReturnType<typeof createSurroundings>): Promise<Failure | undefined> => {
    await settings.ready;
    if (settings.isLeftOut(seen)) return undefined;
    const raw = isEndAlone(seen) ? withEndOf(await stores.vault.get(seen.id), seen) : seen;
    const observed = countFailure(observe(raw, await fingerprint), settings.now());
    if (observed === undefined) return undefined;
    const whole = await surround(raw);
    if (whole === undefined || settings.isLeftOut(whole.raw)) return undefined;
    return { exchange: { ...observed, ...whole.observed }, raw: whole.raw };
  };

  const write = async ({ exchange, raw }: Failure): Promise<Exchange> => {
    const wasKept = early.delete(raw.id);
    if (early.size >= MAX_EARLY) early.clear();
    if (raw.outcome.kind === 'unfinished') early.add(raw.id);
    await keep(exchange, wasKept ? 'replace' : 'put', raw);
    return exchange;
  };

  /** All are read before any is written, so that they are kept in their order. */
  const recordTurn = (turn: readonly RawExchange[]): Promise<Exchange | undefined>[] => {
    const surround = createSurroundings(fingerprint);
    const reading = turn.map((raw) => read(raw, surround));
    const allRead = Promise.allSettled(reading);
    return reading.map(async (each) => {
      await allRead;
      const failure = await each;
      return failure && write(failure);
    });
  };
  // Whether a site is left out is asked of the page that the tab shows: it may be another after a while.
  const record = inTurns(recordTurn, () => settings.now().leftOutSites.length > 0);

  /** Written down before they ended. */
  const early = new Set<string>();
  /** Being recorded now: what comes after them must wait. */
  const underWay = new Map<string, Promise<Exchange | undefined>>();

  return {
    async record(raw) {
      const recording = (underWay.get(raw.id) ?? Promise.resolve()).then(() => record(raw));
      underWay.set(raw.id, recording);
      return recording.finally(() => {
        if (underWay.get(raw.id) === recording) underWay.delete(raw.id);
      });
    },

    async ended(exchangeId, outcome) {
      const [raw, exchange] = await Promise.all([stores.vault.get(exchangeId), stores.log.get(exchangeId)]);
      if (exchange?.outcome.kind !== 'unfinished') return undefined;
      const told = { ...exchange, outcome };
      await keep(told, 'replace', raw && { ...raw, outcome });
      return told;
    },

    async heldBack(exchangeId, method) {
      const exchange = (await underWay.get(exchangeId)) ?? (await stores.log.get(exchangeId));
      if (!exchange) return undefined;
      const told = { ...exchange, heldBack: { method } };
      await keep(told, 'replace');
      return told;
    },

    async sharpen(exchangeId, { text, mimeType }) {
      const [raw, exchange] = await Promise.all([stores.vault.get(exchangeId), stores.log.get(exchangeId)]);
      const last = raw?.hops.at(-1);
      if (!raw || !exchange || !last?.response || last.response.body) return undefined;
      const answered = { ...last, response: { ...last.response, body: { text, mimeType } } };
      const [first, ...rest] = [...raw.hops.slice(0, -1), answered];
      const whole: RawExchange = { ...raw, hops: [first ?? answered, ...rest] };
      const { heldBack, chosen } = exchange;
      const told = { ...observe(whole, await fingerprint), ...(heldBack ? { heldBack } : {}), ...(chosen ? { chosen } : {}) };
      await keep(told, 'replace', whole);
      return told;
    },
  };
}

/** Nothing of the request was seen, and of the answer its status alone: the worker was killed before, or started late. */
function isEndAlone({ hops }: RawExchange): boolean {
  const [{ requestHeaders, response }, ...more] = hops;
  return more.length === 0 && requestHeaders === undefined && response?.headers === undefined;
}

/** What had been written down of it before, with how it ended. */
function withEndOf(before: RawExchange | undefined, end: RawExchange): RawExchange {
  const [last] = end.hops;
  const known = before?.hops.at(-1);
  return before && known?.url === last.url && known.response?.status === last.response?.status ? { ...before, outcome: end.outcome } : end;
}
