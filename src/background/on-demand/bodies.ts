/**
 * What failed answers say in their bodies, which webRequest does not show: from the developer tools, from the failed page itself, and in
 * Firefox as they pass, where that is granted.
 */

import { type Exchange, lastHop, MAX_BODY, type RawBody } from '../../engine/exchange.ts';
import { withoutFragment } from '../../engine/facts/address.ts';
import { safeUrl } from '../../engine/mask.ts';
import { browser } from '../../platform/browser.ts';
import type { FinishedRequest } from '../../platform/finished-requests.ts';
import type { Recorder } from './recorder.ts';

/** A request that the developer tools of this tab saw end. */
export type ToldBody = FinishedRequest & { readonly tabId: number };

export interface Bodies {
  /** The failures that what was told belongs to, now with their bodies. A body may come before its failure is recorded. */
  told(body: ToldBody): Promise<readonly Exchange[]>;
  /** The same from whoever knows the request's id. */
  passed(requestId: string, body: RawBody): Promise<readonly Exchange[]>;
  /** After a failure was recorded: perhaps its body has come already. */
  recorded(exchange: Exchange): Promise<readonly Exchange[]>;
  /** The text of the failed page that the tab shows; for when a person looks. */
  readPage(tabId: number, failures: readonly Exchange[], currentIds: readonly string[]): Promise<readonly Exchange[]>;
}

/** Two clocks of one browser tell the start of a request. In milliseconds. */
const SAME_START_MS = 1500;
/** How many bodies wait for their failures. */
const MAX_EARLY = 50;

export function createBodies(recorder: Pick<Recorder, 'sharpen'>, listFailures: (tabId: number) => Promise<readonly Exchange[]>): Bodies {
  let early: ToldBody[] = [];
  /** By the request's id. */
  const passed = new Map<string, RawBody>();

  const attach = async (exchange: Exchange, body: RawBody): Promise<readonly Exchange[]> => {
    const sharpened = await recorder.sharpen(exchange.id, body);
    return sharpened ? [sharpened] : [];
  };

  return {
    async told(body) {
      early = [...early.slice(1 - MAX_EARLY), body];
      const [nearest] = (await listFailures(body.tabId))
        .filter((exchange) => isAnsweredBy(exchange, body))
        .sort((a, b) => distance(a, body) - distance(b, body));
      if (!nearest) return [];
      early = early.filter((each) => each !== body);
      return attach(nearest, body);
    },

    async passed(requestId, body) {
      passed.set(requestId, body);
      const [oldest] = passed.keys();
      if (passed.size > MAX_EARLY && oldest !== undefined) passed.delete(oldest);
      const sharpened = await recorder.sharpen(requestId, body);
      if (!sharpened) return [];
      passed.delete(requestId);
      return [sharpened];
    },

    async recorded(exchange) {
      const own = passed.get(exchange.id);
      if (own && passed.delete(exchange.id)) return attach(exchange, own);
      const body = early.find((each) => each.tabId === exchange.place.tabId && isAnsweredBy(exchange, each));
      if (!body) return [];
      early = early.filter((each) => each !== body);
      return attach(exchange, body);
    },

    async readPage(tabId, failures, currentIds) {
      const page = failures.findLast(({ id, resourceType }) => resourceType === 'main_frame' && currentIds.includes(id));
      if (!page || lastHop(page).response?.body) return [];
      const body = await readText(tabId);
      return body ? attach(page, body) : [];
    },
  };
}

const distance = (exchange: Exchange, { startedAt }: ToldBody): number => Math.abs(lastHop(exchange).startedAt - startedAt);

function isAnsweredBy(exchange: Exchange, body: ToldBody): boolean {
  const { method, url, response } = lastHop(exchange);
  return (
    response?.status === body.status &&
    response.body === undefined &&
    method === body.method &&
    url === safeUrl(withoutFragment(body.url)) &&
    distance(exchange, body) < SAME_START_MS
  );
}

/** Undefined where the browser shows a page of its own instead, or may not be asked. */
async function readText(tabId: number): Promise<RawBody | undefined> {
  try {
    const func = textOfPage as (...args: unknown[]) => RawBody;
    const [answer] = await browser.scripting.executeScript({ target: { tabId }, func, args: [MAX_BODY] });
    return answer?.result as RawBody | undefined;
  } catch {
    return undefined;
  }
}

/** Runs in the page, with nothing of this file around it. */
function textOfPage(most: number): RawBody {
  const mimeType = document.contentType;
  const text = /html/.test(mimeType) ? document.documentElement.outerHTML : (document.body?.innerText ?? '');
  return { mimeType, text: text.slice(0, most) };
}
