/**
 * One request of a tab is changed on its way, and its answer leaves no trace: by rules of the browser session
 * (`declarativeNetRequest`) that are there only while it is made. All else that the tab asks is left alone, or, in a tab of our own, not
 * asked at all.
 */

import type { DeclarativeNetRequest } from 'webextension-polyfill';
import { browser, observer } from './browser.ts';

export interface ChangedRequest {
  readonly tabId: number;
  /** The fragment that tells it from the page's own: rules and events have it, servers never get it. */
  readonly mark: string;
  /** Whole addresses, with the mark: those it may go to. */
  readonly addresses: readonly string[];
  /** Taken from the request, in lower case. */
  readonly without: readonly string[];
  /** The Cookie header of one of the addresses: another site's must not get it. */
  readonly cookie?: { readonly address: string; readonly value: string } | undefined;
  /** As a reload past the cache is asked. */
  readonly pastCache: boolean;
  /** A tab of our own, which may ask for nothing but the addresses. */
  readonly isOwnTab: boolean;
}

type Rule = DeclarativeNetRequest.Rule;

/** In a tab of our own. */
const BLOCK_ALL = 1;
const BLOCK_REST = 2;
/** From here on, one for each address. */
const FIRST_ADDRESS = 10;

const fetches: DeclarativeNetRequest.ResourceType[] = ['xmlhttprequest'];
const pages: DeclarativeNetRequest.ResourceType[] = ['main_frame'];
const allTypes: DeclarativeNetRequest.ResourceType[] = [
  ...['main_frame', 'sub_frame', 'stylesheet', 'script', 'image', 'object', 'xmlhttprequest', 'ping', 'font', 'media', 'websocket'],
  ...['csp_report', 'other'],
] as DeclarativeNetRequest.ResourceType[];

/** No script, no form, and an origin that nothing is kept for. */
const NOTHING_RUNS = "sandbox; default-src 'none'";

/** What an answer would leave behind, or ask the user: cookies, a wiped site, reports, a password prompt. */
const traces = ['set-cookie', 'clear-site-data', 'www-authenticate', 'nel', 'report-to', 'reporting-endpoints', 'refresh', 'link'];

export async function changeRequest(change: ChangedRequest): Promise<void> {
  refusePrompts(change);
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: await ids(), addRules: toRules(change) });
}

export async function changeNothing(): Promise<void> {
  promptAgain();
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: await ids() });
}

let refusing: ((details: { readonly url: string }) => { cancel?: true }) | undefined;

/**
 * Chromium asks the user for a password before rules see the answer; refused, the page gets its 401. Firefox heeds the rules. Asked of no
 * other request than ours.
 */
function refusePrompts({ tabId, mark, isOwnTab }: ChangedRequest): void {
  if (observer !== 'chromium') return;
  refusing = ({ url }) => (isOwnTab || url.endsWith(mark) ? { cancel: true } : {});
  browser.webRequest.onAuthRequired.addListener(refusing, { urls: ['<all_urls>'], tabId }, ['blocking']);
}

function promptAgain(): void {
  if (refusing) browser.webRequest.onAuthRequired.removeListener(refusing);
  refusing = undefined;
}

/** Tabs of our own that a background left behind which was ended in the middle. */
export async function ownTabsLeft(): Promise<readonly number[]> {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  return rules.flatMap(({ id, condition }) => (id === BLOCK_ALL ? (condition.tabIds ?? []) : []));
}

/** Is nothing changed now? */
export const changesNothing = async (): Promise<boolean> => (await ids()).length === 0;

const ids = async (): Promise<number[]> => (await browser.declarativeNetRequest.getSessionRules()).map(({ id }) => id);

function toRules({ tabId, mark, addresses, without, cookie, pastCache, isOwnTab }: ChangedRequest): Rule[] {
  const types = isOwnTab ? pages : fetches;
  const noCache = pastCache && isOwnTab ? [set('cache-control', 'no-cache'), set('pragma', 'no-cache')] : [];
  const changed = addresses.map((address, at): Rule => {
    const ofCookie = cookie?.address === address ? [set('cookie', cookie.value)] : [];
    const requestHeaders = [...without.map(remove), ...ofCookie, ...noCache];
    return {
      id: FIRST_ADDRESS + at,
      priority: 3,
      condition: { ...exactly(address), tabIds: [tabId], resourceTypes: types },
      action: {
        type: 'modifyHeaders',
        ...(requestHeaders.length > 0 ? { requestHeaders } : {}),
        responseHeaders: [...traces.map(remove), ...(isOwnTab ? [set('content-security-policy', NOTHING_RUNS)] : [])],
      },
    };
  });
  const allowed = addresses.map(
    (address, at): Rule => ({
      id: FIRST_ADDRESS + addresses.length + at,
      priority: 2,
      condition: { ...exactly(address), tabIds: [tabId], resourceTypes: types },
      action: { type: 'allow' },
    }),
  );
  // A redirect hands the mark on.
  const elsewhere: Rule = isOwnTab
    ? { id: BLOCK_ALL, priority: 1, condition: { tabIds: [tabId], resourceTypes: allTypes }, action: { type: 'block' } }
    : {
        id: BLOCK_REST,
        priority: 1,
        condition: { urlFilter: `${mark}|`, tabIds: [tabId], resourceTypes: types },
        action: { type: 'block' },
      };
  return [elsewhere, ...allowed, ...changed];
}

/** The mark makes sure that it is no other's. */
const exactly = (address: string): DeclarativeNetRequest.RuleConditionType => ({
  urlFilter: `|${address}|`,
  isUrlFilterCaseSensitive: true,
});

const remove = (header: string) => ({ header, operation: 'remove' as const });
const set = (header: string, value: string) => ({ header, operation: 'set' as const, value });
