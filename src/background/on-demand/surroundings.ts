/**
 * What surrounds an exchange beside its own events: whose tab it is, the page in it, the jar, as they are at its end. Of exchanges that
 * are written down together, what is the same for many is asked once.
 */

import { readJar } from '../../capture/jar.ts';
import type { RawExchange } from '../../engine/exchange.ts';
import { hostOf } from '../../engine/facts/address.ts';
import { type Fingerprint, observeSurroundings } from '../../engine/observe.ts';
import { browser } from '../../platform/browser.ts';
import { storeOf } from '../../platform/cookies.ts';
import { hasPrivateWindow, isPrivate, tabShowing } from '../../platform/tabs.ts';

export interface Surrounded {
  readonly raw: RawExchange;
  readonly observed: ReturnType<typeof observeSurroundings>;
}

/**
 * For exchanges that have all ended: what was asked before the end of one does not hold for it. Undefined for one of a private window that
 * is gone meanwhile, of which nothing may stay; a tab that is gone is taken for one of it.
 */
export function createSurroundings(fingerprint: Promise<Fingerprint>): (raw: RawExchange) => Promise<Surrounded | undefined> {
  const tabOf = once(tabShowing);
  const isPrivateTab = once(isPrivate);
  const isSomePrivate = once(hasPrivateWindow);
  const storeOfTab = once((tabId: number) => storeOf(tabId).catch(() => undefined));
  const pageOf = once(async (tabId: number) => (tabId < 0 ? undefined : (await browser.tabs.get(tabId).catch(() => undefined))?.url));
  const jars = new Map<string, ReturnType<typeof readShared>>();

  const readShared = async (raw: RawExchange, url: string, storeId: string | undefined, topLevelUrl: string | undefined) => {
    const jar = await readJar(url, storeId, topLevelUrl);
    const ofJar = jar && { jar: jar.cookies, jarLeftOut: jar.leftOut > 0 ? jar.leftOut : undefined };
    const known = { ...ofJar, topLevelUrl };
    return { known, observed: observeSurroundings({ ...raw, ...known }, await fingerprint) };
  };

  return async (raw) => {
    const { place, initiator } = raw;
    // What a site's worker asked belongs to the tab that shows the site.
    const tabId = place.tabId < 0 && initiator ? ((await tabOf(initiator)) ?? place.tabId) : place.tabId;
    const storeId = place.storeId ?? (await storeOfTab(tabId));
    const incognito = place.storeId === undefined ? await isPrivateTab(place.tabId) : place.incognito;
    if (incognito && !(await isSomePrivate(undefined))) return undefined;
    const topLevelUrl = await pageOf(tabId);
    const url = raw.hops.at(-1)?.url ?? raw.hops[0].url;
    const key = JSON.stringify([hostOf(url), storeId, topLevelUrl]);
    const shared = jars.get(key) ?? readShared(raw, url, storeId, topLevelUrl);
    jars.set(key, shared);
    const { known, observed } = await shared;
    const own = { place: { ...place, tabId, incognito, storeId } };
    return { raw: { ...raw, ...known, ...own }, observed: { ...observed, ...own } };
  };
}

/** The same answer for the same question. */
function once<Question, Answer>(ask: (question: Question) => Promise<Answer>): (question: Question) => Promise<Answer> {
  const answers = new Map<Question, Promise<Answer>>();
  return (question) => {
    const answer = answers.get(question) ?? ask(question);
    answers.set(question, answer);
    return answer;
  };
}
