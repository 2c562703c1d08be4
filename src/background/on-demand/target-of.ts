/** What a fix is to be done to, and its run. */

import { lastHop } from '../../engine/exchange.ts';
import { type FixChoice, type FixRun, fixes } from '../../engine/fix.ts';
import type { Target } from '../../fixes/fix.ts';
import { comesBack, describe, type Remembered } from '../../fixes/remembered.ts';
import { browser } from '../../platform/browser.ts';
import { storeOf } from '../../platform/cookies.ts';
import type { Stores } from '../../storage/stores.ts';
import { requestOf } from './same-request.ts';

/** Rejects with a sentence where the failure or its tab is gone. */
export async function targetOf({ log, vault }: Pick<Stores, 'log' | 'vault'>, exchangeId: string, choice: FixChoice): Promise<Target> {
  const exchange = await log.get(exchangeId);
  if (!exchange) throw new Error('This failure is no longer in the log.');
  const { tabId } = exchange.place;
  await browser.tabs.get(tabId).catch(() => {
    throw new Error('The tab of this failure was closed.');
  });
  return { exchange, raw: await vault.get(exchangeId), tabId, storeId: await storeOf(tabId), choice };
}

export const newRun = (target: Target, remembered: readonly Remembered[]): FixRun => ({
  id: `${target.exchange.id}-${Date.now().toString(36)}`,
  fix: target.choice.fix,
  exchangeId: target.exchange.id,
  method: requestOf(target).method,
  url: target.exchange.hops[0].url,
  tabId: target.tabId,
  startedAt: Date.now(),
  state: 'applying',
  before: lastHop(target.exchange).response?.status,
  after: undefined,
  helped: undefined,
  items: remembered.map(describe),
  undoable: fixes[target.choice.fix].undoable && remembered.some(comesBack),
  problem: undefined,
});
