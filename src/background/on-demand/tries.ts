/** On a click: the failed request again, one thing changed in each try, one after the other. */

import type { Exchange } from '../../engine/exchange.ts';
import type { Fingerprint } from '../../engine/observe.ts';
import { problemOf } from '../../engine/problem-of.ts';
import { cookieOf } from '../../engine/tries/change-request.ts';
import { addressesOf, planTries } from '../../engine/tries/plan.ts';
import { CONTROL_ID, type PlannedTry, type TriesRun, type TryRow } from '../../engine/tries/try.ts';
import { browser } from '../../platform/browser.ts';
import { changeNothing, ownTabsLeft } from '../../platform/changed-request.ts';
import type { Stores } from '../../storage/stores.ts';
import { createTryMaker, type Made, type Target, type TryMaker } from './make-try.ts';
import type { TrailKeeper } from './trail.ts';

export interface Tries extends Pick<TryMaker, 'isAsking' | 'claims'> {
  /** Resolves once it has begun; rejects with a sentence where it may not be. `ids`: of the plan. */
  start(exchangeId: string, ids: readonly string[]): Promise<void>;
  /** Nothing more is asked after the request that is under way. */
  cancel(runId: string): undefined;
  /** After the worker was killed: nothing of what it changed may stay. */
  resume(): Promise<void>;
}

/** Between one answer and the next request. In milliseconds. */
const SPACING_MS = 500;

export function createTries(
  stores: Pick<Stores, 'log' | 'vault' | 'tries'>,
  trail: Pick<TrailKeeper, 'around'>,
  fingerprint: Promise<Fingerprint>,
  onRun: (run: TriesRun) => void,
): Tries {
  const maker = createTryMaker(fingerprint);
  let current: string | undefined;
  let cancelled = false;

  /** What the background itself finds may be asked: a message names tries, and never an address. */
  const allowed = async (exchangeId: string, ids: readonly string[]): Promise<Target & { readonly tries: readonly PlannedTry[] }> => {
    const [raw, exchange] = await Promise.all([stores.vault.get(exchangeId), stores.log.get(exchangeId)]);
    if (!raw || !exchange) throw new Error('This request is no longer kept, so it cannot be made again.');
    const privateWindows = await browser.extension.isAllowedIncognitoAccess();
    const plan = planTries(exchange, { trail: await trail.around([exchange]), privateWindows });
    const tries = plan.kind === 'possible' ? plan.tries.filter(({ id }) => ids.includes(id)) : [];
    if (tries.length === 0) throw new Error('This request cannot be made again without harm.');
    return { raw, exchange, tries };
  };

  const tell = async (run: TriesRun, { place }: Exchange): Promise<TriesRun> => {
    // Where the list was cleared, or the last private window closed, nothing more of it is kept.
    const isKept = (await stores.log.get(run.exchangeId)) !== undefined;
    if (isKept) await stores.tries.put({ id: run.id, tabId: run.tabId, incognito: place.incognito, value: run });
    onRun(run);
    return run;
  };

  const runAll = async (begun: TriesRun, target: Target, tries: readonly PlannedTry[]): Promise<void> => {
    let run = begun;
    let pastCaches = false;
    let cookie = cookieOf(addressesOf(target.exchange, target.raw.hops).at(-1)?.requestHeaders);
    const become = async (more: Partial<TriesRun>): Promise<void> => {
      run = await tell({ ...run, ...more }, target.exchange);
    };
    const rowIs = (id: string, row: Partial<TryRow>): Promise<void> =>
      become({ rows: run.rows.map((one) => (one.id === id ? { ...one, ...row } : one)) });

    for (const { id, change } of tries) {
      const isFound = run.rows.some((row) => row.change.kind === 'past-cache' && helped(row));
      if (id === CONTROL_ID ? !run.rows.some(helped) : isFound) {
        await rowIs(id, { state: 'done', outcome: { kind: 'not-needed' } });
        continue;
      }
      await rowIs(id, { state: 'asking' });
      if (run.rows[0]?.id !== id) await new Promise((later) => setTimeout(later, SPACING_MS));
      if (cancelled) return become({ state: 'cancelled' });
      const { outcome, cookie: sent, isLimited }: Made = await maker.make(target, change, { cookie, pastCaches });
      if (change.kind === 'same' && outcome.kind === 'answered') cookie = sent;
      if (change.kind === 'past-cache' && outcome.kind === 'answered') pastCaches = outcome.as === 'fails';
      await rowIs(id, { state: 'done', outcome });
      if (isLimited) return become({ state: 'limited' });
    }
    await become({ state: 'done' });
  };

  return {
    async start(exchangeId, ids) {
      if (current !== undefined) throw new Error('Another request is being asked again: wait until that is over.');
      const id = `${exchangeId}-${Date.now().toString(36)}`;
      current = id;
      cancelled = false;
      try {
        const { tries, ...target } = await allowed(exchangeId, ids);
        const run: TriesRun = {
          id,
          exchangeId,
          tabId: target.exchange.place.tabId,
          startedAt: Date.now(),
          state: 'running',
          rows: tries.map((one) => ({ id: one.id, change: one.change, state: 'waiting', outcome: undefined })),
          problem: undefined,
        };
        await tell(run, target.exchange);
        void runAll(run, target, tries)
          .catch(async (error: unknown) => {
            const last = (await stores.tries.get(id)) ?? run;
            await tell({ ...last, state: 'failed', problem: problemOf(error) }, target.exchange);
          })
          .finally(() => {
            current = undefined;
          });
      } catch (error) {
        current = undefined;
        throw error;
      }
    },

    cancel(runId) {
      if (runId === current) cancelled = true;
      return undefined;
    },

    isAsking: maker.isAsking,
    claims: maker.claims,

    async resume() {
      const [tabs, runs] = await Promise.all([ownTabsLeft(), stores.tries.all()]);
      await changeNothing();
      await browser.tabs.remove([...tabs]).catch(() => undefined);
      for (const { value, ...slot } of runs) {
        if (value.state === 'running') await stores.tries.put({ ...slot, value: { ...value, state: 'cut-off' } });
      }
    },
  };
}

const helped = ({ outcome }: TryRow): boolean => outcome?.kind === 'answered' && outcome.as === 'works';
