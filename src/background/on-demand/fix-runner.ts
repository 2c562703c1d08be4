/**
 * Runs a fix and waits for the page to make the failed request again: its new status is the proof. What a fix takes away is written down
 * before it is taken, so that a worker killed in the middle puts it back when it wakes.
 */

import type { RawExchange } from '../../engine/exchange.ts';
import { lastHop } from '../../engine/exchange.ts';
import { failsAgain } from '../../engine/failure.ts';
import type { FixChoice, FixPreview, FixRun } from '../../engine/fix.ts';
import { type Fingerprint, observe } from '../../engine/observe.ts';
import { problemOf } from '../../engine/problem-of.ts';
import type { Target } from '../../fixes/fix.ts';
import { fixes } from '../../fixes/index.ts';
import { putBack } from '../../fixes/put-back.ts';
import { comesBack, type Remembered } from '../../fixes/remembered.ts';
import { revisit } from '../../fixes/revisit.ts';
import { browser } from '../../platform/browser.ts';
import { oneAtATime } from '../../storage/one-at-a-time.ts';
import type { FixMemory, Stores } from '../../storage/stores.ts';
import { hasAsked, requestOf } from './same-request.ts';
import { takeBack } from './take-back.ts';
import { newRun, targetOf } from './target-of.ts';

export interface FixRunner {
  preview(exchangeId: string, choice: FixChoice): Promise<FixPreview>;
  /** Resolves when it was started. */
  apply(exchangeId: string, choice: FixChoice): Promise<void>;
  undo(runId: string): Promise<void>;
  /** Waits no longer for the request to be made again. */
  stopWaiting(runId: string): Promise<void>;
  /** Is there one that is waited for? */
  isWaiting(): boolean;
  /** Every exchange that ends: perhaps it is the one that is waited for. */
  see(raw: RawExchange): Promise<void>;
  /** Waits for nothing any more. */
  forget(): Promise<void>;
  /** After the worker was killed: what was under way is taken up again, and what was cut off is taken back. */
  resume(): Promise<void>;
}

interface Waiting {
  readonly run: FixRun;
  readonly memory: FixMemory<Remembered>;
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
  /** Two that change the same thing at once would each remember what the other is about to take. */
  const inTurn = oneAtATime();

  const save = async (run: FixRun, incognito: boolean): Promise<void> => {
    await stores.runs.put({ id: run.id, tabId: run.tabId, incognito, value: run });
    const known = waiting.get(run.id);
    if (known) waiting.set(run.id, { ...known, run });
    onRun(run);
  };

  /** False where there is no room for it. What older fixes took is let go first, and they say so. */
  const remember = async ({ id, tabId }: FixRun, incognito: boolean, memory: FixMemory<Remembered>): Promise<boolean> => {
    const dropped = await stores.fixMemory.put({ id, tabId, incognito, value: memory });
    for (const old of dropped) {
      const run = await stores.runs.get(old.id);
      if (run?.undoable) await save({ ...run, undoable: false }, old.incognito);
    }
    return !dropped.some((each) => each.id === id);
  };

  const wait = async (run: FixRun, incognito: boolean, memory: FixMemory<Remembered>): Promise<void> => {
    const begun: FixRun = { ...run, state: memory.askedBy === 'nobody' ? 'unchecked' : 'running' };
    if (memory.askedBy !== 'nobody') waiting.set(run.id, { run: begun, memory, incognito });
    await save(begun, incognito);
    if (memory.askedBy === 'page') giveUpAfter(begun, incognito, PATIENCE_MS);
  };

  const giveUpAfter = (run: FixRun, incognito: boolean, ms: number): void => {
    setTimeout(() => {
      const current = waiting.get(run.id)?.run;
      if (current?.state === 'running') void save({ ...current, state: 'unchecked' }, incognito);
    }, ms);
  };

  const start = async (target: Target): Promise<void> => {
    const { exchange, choice } = target;
    const { incognito } = exchange.place;
    const fix = fixes[choice.fix];
    const remembered = await fix.remember(target);
    const run = newRun(target, remembered);
    const memory: FixMemory<Remembered> = { removed: remembered, ...requestOf(target), tabId: target.tabId, askedBy: 'page' };
    const hasRoom = await remember(run, incognito, memory);
    await save(run, incognito);
    if (!hasRoom) return save({ ...run, state: 'failed', undoable: false, problem: TOO_MUCH }, incognito);
    try {
      await fix.apply(target, remembered);
      const lead = await fix.leads?.(target);
      if (lead === undefined) {
        await wait(run, incognito, memory);
        await revisit(target, { bypassCache: true });
        return;
      }
      const led = { ...memory, url: lead.awaited ?? memory.url, tabId: lead.tabId, askedBy: lead.askedBy };
      await remember(run, incognito, led);
      await wait(run, incognito, led);
      if (lead.askedBy !== 'nobody') await browser.tabs.update(lead.tabId, { url: lead.url });
    } catch (error) {
      waiting.delete(run.id);
      await save({ ...run, state: 'failed', problem: problemOf(error) }, incognito);
    }
  };

  const undo = async (run: FixRun, memory: FixMemory<Remembered>, incognito: boolean): Promise<void> => {
    await save({ ...run, state: 'undoing' }, incognito);
    waiting.delete(run.id);
    try {
      await takeBack(stores, run, memory.removed);
    } catch (error) {
      await save({ ...run, state: 'failed', problem: problemOf(error) }, incognito);
      return;
    }
    await save({ ...run, state: 'undone', undoable: false }, incognito);
    await browser.tabs.reload(run.tabId, { bypassCache: true }).catch(() => undefined);
  };

  /** The worker was killed between the first thing that was taken and the last. */
  const backOut = async (run: FixRun, memory: FixMemory<Remembered>, incognito: boolean): Promise<void> => {
    const isAllBack = run.undoable && memory.removed.every(comesBack);
    const problem = await putBack(memory.removed).then(() => (isAllBack ? CUT_OFF : CUT_OFF_UNKNOWN), problemOf);
    await save({ ...run, state: 'failed', undoable: false, problem }, incognito);
  };

  return {
    preview: async (exchangeId, choice) => fixes[choice.fix].preview(await targetOf(stores, exchangeId, choice)),

    apply: (exchangeId, choice) => inTurn(async () => start(await targetOf(stores, exchangeId, choice))),

    undo: (runId) =>
      inTurn(async () => {
        const run = await stores.runs.get(runId);
        const memory = (await stores.fixMemory.get(runId)) as FixMemory<Remembered> | undefined;
        if (!run?.undoable || !memory) throw new Error('This can no longer be undone.');
        const incognito = (await stores.log.get(run.exchangeId))?.place.incognito ?? false;
        await undo(run, memory, incognito);
      }),

    async stopWaiting(runId) {
      const known = waiting.get(runId);
      if (!known) return;
      waiting.delete(runId);
      await remember(known.run, known.incognito, { ...known.memory, askedBy: 'nobody' });
      await save({ ...known.run, state: 'unchecked' }, known.incognito);
    },

    isWaiting: () => waiting.size > 0,

    async see(raw) {
      for (const { run, memory, incognito } of [...waiting.values()]) {
        if (raw.place.tabId !== memory.tabId || !hasAsked(raw, memory, run.startedAt)) continue;
        const exchange = observe(raw, await fingerprint);
        const after = lastHop(exchange).response?.status;
        waiting.delete(run.id);
        await save({ ...run, state: 'checked', after, helped: !failsAgain(exchange, run.before) }, incognito);
      }
    },

    forget: () => inTurn(async () => waiting.clear()),

    resume: () =>
      inTurn(async () => {
        for (const { id, incognito, value: run } of await stores.runs.all()) {
          const memory = (await stores.fixMemory.get(id)) as FixMemory<Remembered> | undefined;
          if (!memory) continue;
          if (run.state === 'applying') await backOut(run, memory, incognito);
          if (run.state === 'undoing') await undo(run, memory, incognito);
          if (memory.askedBy === 'nobody' || (run.state !== 'running' && run.state !== 'unchecked')) continue;
          waiting.set(id, { run, memory, incognito });
          if (run.state === 'running' && memory.askedBy === 'page')
            giveUpAfter(run, incognito, Math.max(0, run.startedAt + PATIENCE_MS - Date.now()));
        }
      }),
  };
}

const TOO_MUCH = 'There is more to be taken away than can be kept for an undo. Nothing was changed.';
const CUT_OFF = 'The browser stopped why401 in the middle of it. What had gone is put back: all is as it was before.';
const CUT_OFF_UNKNOWN = 'The browser stopped why401 in the middle of it. Try it once more.';
