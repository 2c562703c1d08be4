/** Runs a fix and waits for the page to make the failed request again: its new status is the proof. */

import type { RawExchange, RawHop } from '../engine/exchange.ts';
import { lastHop } from '../engine/exchange.ts';
import { withoutFragment } from '../engine/facts/address.ts';
import { readFailure } from '../engine/failure.ts';
import type { FixId, FixPreview, FixRun } from '../engine/fix.ts';
import { fixes as fixTable } from '../engine/fix.ts';
import { type Fingerprint, observe } from '../engine/observe.ts';
import { describe } from '../fixes/clear-cookies.ts';
import type { Target } from '../fixes/fix.ts';
import { fixes } from '../fixes/index.ts';
import { browser } from '../platform/browser.ts';
import { storeOf } from '../platform/cookies.ts';
import type { FixMemory, Stores } from '../storage/stores.ts';

export interface FixRunner {
  preview(exchangeId: string, fix: FixId): Promise<FixPreview>;
  apply(exchangeId: string, fix: FixId): Promise<void>;
  undo(runId: string): Promise<void>;
  /** Is there one that is waited for? */
  isWaiting(): boolean;
  /** Every exchange that ends: perhaps it is the one that is waited for. */
  see(raw: RawExchange): Promise<void>;
  /** After the worker was killed: what was under way is taken up again. */
  resume(): Promise<void>;
}

interface Waiting {
  readonly run: FixRun;
  readonly memory: FixMemory;
  readonly incognito: boolean;
}

/** How long a page may take to ask again before we say that it did not. Signing in takes as long as it takes. */
const PATIENCE_MS = 15_000;

export function createFixRunner(
  stores: Pick<Stores, 'log' | 'vault' | 'runs' | 'fixMemory'>,
  fingerprint: Promise<Fingerprint>,
  onRun: (run: FixRun) => void,
): FixRunner {
  /** Runs whose request has not been seen again, with what it looked like. */
  const waiting = new Map<string, Waiting>();

  const targetOf = async (exchangeId: string): Promise<Target> => {
    const exchange = await stores.log.get(exchangeId);
    if (!exchange) throw new Error('This failure is no longer in the log.');
    const { tabId } = exchange.place;
    await browser.tabs.get(tabId).catch(() => {
      throw new Error('The tab of this failure was closed.');
    });
    return { exchange, raw: await stores.vault.get(exchangeId), tabId, storeId: await storeOf(tabId) };
  };

  const save = async (run: FixRun, incognito: boolean): Promise<void> => {
    await stores.runs.put({ id: run.id, tabId: run.tabId, incognito, value: run });
    const known = waiting.get(run.id);
    if (known) waiting.set(run.id, { ...known, run });
    onRun(run);
  };

  const giveUpAfter = (run: FixRun, incognito: boolean, ms: number): void => {
    if (run.fix === 'sign-in-again') return;
    setTimeout(() => {
      const current = waiting.get(run.id)?.run;
      if (current?.state === 'running') void save({ ...current, state: 'unchecked' }, incognito);
    }, ms);
  };

  return {
    async preview(exchangeId, fix) {
      return { fix, ...(await fixes[fix].preview(await targetOf(exchangeId))) };
    },

    async apply(exchangeId, fix) {
      const target = await targetOf(exchangeId);
      const { exchange, raw, tabId } = target;
      const { incognito } = exchange.place;
      const remembered = await fixes[fix].remember(target);
      const [first] = raw?.hops ?? exchange.hops;
      const run: FixRun = {
        id: `${exchangeId}-${Date.now().toString(36)}`,
        fix,
        exchangeId,
        method: first.method,
        url: exchange.hops[0].url,
        tabId,
        startedAt: Date.now(),
        state: 'running',
        before: lastHop(exchange).response?.status,
        after: undefined,
        helped: undefined,
        items: remembered.map(describe),
        undoable: fixTable[fix].undoable && remembered.length > 0,
        problem: undefined,
      };
      const memory: FixMemory = { removed: remembered, url: first.url, method: first.method };
      await stores.fixMemory.put({ id: run.id, tabId, incognito, value: memory });
      waiting.set(run.id, { run, memory, incognito });
      await save(run, incognito);
      try {
        await fixes[fix].apply(target, remembered);
        giveUpAfter(run, incognito, PATIENCE_MS);
      } catch (error) {
        waiting.delete(run.id);
        await save({ ...run, state: 'failed', problem: sentence(error) }, incognito);
      }
    },

    async undo(runId) {
      const run = await stores.runs.get(runId);
      const memory = await stores.fixMemory.get(runId);
      if (!run || !memory || !run.undoable) throw new Error('This can no longer be undone.');
      await fixes[run.fix].undo?.(memory.removed);
      waiting.delete(runId);
      const incognito = (await stores.log.get(run.exchangeId))?.place.incognito ?? false;
      await save({ ...run, state: 'undone', undoable: false }, incognito);
      await browser.tabs.reload(run.tabId, { bypassCache: true }).catch(() => undefined);
    },

    isWaiting: () => waiting.size > 0,

    async see(raw) {
      for (const { run, memory, incognito } of [...waiting.values()]) {
        if (raw.place.tabId !== run.tabId || !raw.hops.some((hop) => isSameRequest(hop, memory) && hop.startedAt >= run.startedAt))
          continue;
        const exchange = observe(raw, await fingerprint);
        const after = lastHop(exchange).response?.status;
        waiting.delete(run.id);
        await save({ ...run, state: 'checked', after, helped: readFailure(exchange) === undefined }, incognito);
      }
    },

    async resume() {
      for (const run of await stores.runs.all()) {
        if (run.value.state !== 'running' && run.value.state !== 'unchecked') continue;
        const memory = await stores.fixMemory.get(run.id);
        if (!memory) continue;
        waiting.set(run.id, { run: run.value, memory, incognito: run.incognito });
        if (run.value.state === 'running')
          giveUpAfter(run.value, run.incognito, Math.max(0, run.value.startedAt + PATIENCE_MS - Date.now()));
      }
    },
  };
}

/** At any hop: the sign-in page leads back to it. */
const isSameRequest = (hop: RawHop, { method, url }: FixMemory): boolean =>
  hop.method === method && withoutFragment(hop.url) === withoutFragment(url);

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));
