/**
 * Finds the extension at fault: switches others off, loads the page anew, and looks what becomes of the same request. All are on again at
 * the end, whatever happens: each is written down on disk before it is switched off, and switched on when the background starts.
 */

import type { RawExchange } from '../../engine/exchange.ts';
import { lastHop } from '../../engine/exchange.ts';
import { failsAgain } from '../../engine/failure.ts';
import type { FixRun, PauseTry } from '../../engine/fix.ts';
import { type Fingerprint, observe } from '../../engine/observe.ts';
import { problemOf } from '../../engine/problem-of.ts';
import type { Target } from '../../fixes/fix.ts';
import { fixes } from '../../fixes/index.ts';
import { putBack } from '../../fixes/put-back.ts';
import { extensionsIn, type Remembered } from '../../fixes/remembered.ts';
import { revisit } from '../../fixes/revisit.ts';
import { mayManage } from '../../platform/extensions.ts';
import type { PausedRecord } from '../../storage/paused.ts';
import type { Stores } from '../../storage/stores.ts';
import { after } from './after.ts';
import { type Asked, hasAsked, requestOf } from './same-request.ts';
import { newRun } from './target-of.ts';

export interface PauseSearch {
  /** Resolves when it was started. */
  start(target: Target): Promise<void>;
  /** Ends it before its time. False where it does not run. */
  stop(runId: string): boolean;
  isWaiting(): boolean;
  /** Every exchange that ends: perhaps it is the one that is waited for. */
  see(raw: RawExchange): Promise<void>;
  /** When the background starts: what was cut off is put back. */
  resume(): Promise<void>;
  /** It may manage extensions again: what is off, and is not being tried, is put back. */
  allowed(): Promise<void>;
  /** Ends what is under way: all are on again, or a sentence says which are not. */
  settle(): Promise<string | undefined>;
  /** From here on what is off stays off. */
  letStay(): Promise<void>;
}

/** A search that is under way. */
interface Search {
  readonly runId: string;
  readonly tabId: number;
  readonly asked: Asked;
  /** The status that it failed with. */
  readonly before: number | undefined;
  readonly stopping: AbortController;
  /** Since when the request is waited for, and what to do when it was seen; undefined between two loads. */
  waiting: { readonly since: number; readonly seen: (outcome: PauseTry) => void } | undefined;
}

/** `unseen`: the page did not make the same request again. */
type Outcome = PauseTry | 'unseen' | 'stopped';

/** How long a page may take to ask again before we say that it did not. */
const PATIENCE_MS = 15_000;
/** From one load of the page to the next, at the least. */
const GAP_MS = 2000;
/** Chromium writes what is switched on and off to disk up to 10 s later: until then a crash would bring the old state back. */
const WRITTEN_MS = 15_000;

export function createPauseSearch(
  { runs }: Pick<Stores, 'runs'>,
  paused: PausedRecord,
  fingerprint: Promise<Fingerprint>,
  onRun: (run: FixRun) => void,
): PauseSearch {
  let search: Search | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let forgetting: ReturnType<typeof setTimeout> | undefined;

  const save = async (run: FixRun, incognito: boolean): Promise<FixRun> => {
    await runs.put({ id: run.id, tabId: run.tabId, incognito, value: run });
    onRun(run);
    return run;
  };

  const forgetSoon = (): void => {
    clearTimeout(forgetting);
    forgetting = setTimeout(() => void paused.forget(), WRITTEN_MS);
  };

  /** With these off, which are on again when it resolves. */
  const attempt = async (target: Target, current: Search, off: readonly Remembered[]): Promise<Outcome> => {
    const { signal } = current.stopping;
    await paused.add(extensionsIn(off));
    try {
      await fixes[target.choice.fix].apply(target, off);
      if (signal.aborted) return 'stopped';
      const seen = new Promise<PauseTry>((resolve) => {
        current.waiting = { since: Date.now(), seen: resolve };
      });
      await revisit(target, { bypassCache: true });
      return await Promise.race([seen, after(PATIENCE_MS).then(() => 'unseen' as const), aborted(signal)]);
    } finally {
      current.waiting = undefined;
      await putBack(off);
    }
  };

  const run = async (target: Target, current: Search, begun: FixRun, way: 'together' | 'one-by-one', chosen: readonly Remembered[]) => {
    const { incognito } = target.exchange.place;
    const steps = [[], ...(way === 'together' ? [chosen] : chosen.map((each) => [each]))];
    const tries: PauseTry[] = [];
    const end = (more: Partial<FixRun>): Promise<FixRun> => save({ ...begun, search: { way, tries: [...tries] }, ...more }, incognito);
    try {
      for (const off of steps) {
        if (tries.length > 0) await Promise.race([after(GAP_MS), aborted(current.stopping.signal)]);
        if (current.stopping.signal.aborted) return await end({ state: 'undone' });
        const outcome = await attempt(target, current, off);
        if (outcome === 'stopped') return await end({ state: 'undone' });
        if (outcome === 'unseen') return await end({ state: 'unchecked' });
        tries.push(outcome);
        if (outcome.helped || outcome.after === TOO_MANY || tries.length === steps.length)
          return await end({ state: 'checked', ...outcome });
        await end({});
      }
      return undefined;
    } catch (error) {
      return await end({ state: 'failed', problem: problemOf(error) });
    } finally {
      search = undefined;
      forgetSoon();
    }
  };

  /** What stays off is tried again when the background starts next. */
  const putAllBack = async (): Promise<string | undefined> => {
    const left = await paused.list();
    if (left.length === 0) return undefined;
    if (!(await mayManage())) return `Switch ${left.map(({ name }) => name).join(', ')} on again: why401 may no longer do it.`;
    return putBack(left.map((extension) => ({ what: 'extension', extension }))).then(
      () => {
        forgetSoon();
        return undefined;
      },
      (error: Error) => error.message,
    );
  };

  return {
    async start(target) {
      const { pause } = target.choice;
      if (pause === undefined || pause.way === 'stay-off') throw new Error('Choose which to pause.');
      if (search) throw new Error('Extensions are being paused already, for another failure: let that end first.');
      const stopping = new AbortController();
      const asked = requestOf(target);
      const before = lastHop(target.exchange).response?.status;
      search = { runId: '', tabId: target.tabId, asked, before, stopping, waiting: undefined };
      try {
        clearTimeout(forgetting);
        const chosen = await fixes[target.choice.fix].remember(target);
        if (chosen.length === 0) throw new Error('None of them is switched on any more.');
        const begun: FixRun = { ...newRun(target, chosen), state: 'running', undoable: false, search: { way: pause.way, tries: [] } };
        search = { ...search, runId: begun.id };
        await save(begun, target.exchange.place.incognito);
        running = run(target, search, begun, pause.way, chosen);
      } catch (error) {
        search = undefined;
        throw error;
      }
    },

    stop(runId) {
      if (search?.runId !== runId) return false;
      search.stopping.abort();
      return true;
    },

    isWaiting: () => search !== undefined,

    async see(raw) {
      const current = search;
      if (current?.waiting === undefined || raw.place.tabId !== current.tabId) return;
      const { since, seen } = current.waiting;
      if (!hasAsked(raw, current.asked, since)) return;
      const exchange = observe(raw, await fingerprint);
      const after = lastHop(exchange).response?.status;
      seen({ after, helped: !failsAgain(exchange, current.before) });
    },

    async resume() {
      const problem = await putAllBack();
      for (const { value, incognito } of await runs.all())
        if (value.search && value.state === 'running') await save({ ...value, state: 'failed', problem: problem ?? CUT_OFF }, incognito);
    },

    async allowed() {
      if (search === undefined) await putAllBack();
    },

    async settle() {
      search?.stopping.abort();
      await running;
      return putAllBack();
    },

    async letStay() {
      clearTimeout(forgetting);
      await paused.forget();
    },
  };
}

/** The site asks for a break (RFC 6585 §4). */
const TOO_MANY = 429;
const CUT_OFF = 'The browser stopped why401 in the middle of it. All extensions are on again.';

const aborted = (signal: AbortSignal): Promise<'stopped'> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve('stopped');
    signal.addEventListener('abort', () => resolve('stopped'));
  });
