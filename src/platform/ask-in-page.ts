/**
 * A request made in a page, as the page would make it. In the isolated world of a content script: cookies, Origin, SameSite and CORS are
 * the page's own in both browsers (docs/browsers.md), while the page's scripts neither see it nor can answer in the server's stead.
 */

import type { Scripting } from 'webextension-polyfill';
import { MAX_BODY, type RawBody } from '../engine/exchange.ts';
import { browser } from './browser.ts';

export interface PageRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly credentials: 'include' | 'omit';
  /** `no-store` unless told: nothing of it stays. */
  readonly cache?: RequestCache;
  /** Redirects are followed unless told. */
  readonly redirect?: 'manual';
}

/** The document in a frame. `documentId`: Chromium alone gives it. */
export interface PageFrame {
  readonly tabId: number;
  readonly frameId: number;
  readonly origin: string;
  readonly documentId: string | undefined;
}

export type PageAnswer =
  | { readonly kind: 'read'; readonly status: number; readonly body: RawBody }
  /** CORS, the network, or the time was up: a page is not told which. */
  | { readonly kind: 'failed' }
  /** The frame shows a document of another origin meanwhile. */
  | { readonly kind: 'elsewhere' };

/** How long an answer may take. In milliseconds. */
export const PATIENCE_MS = 10_000;

/** Undefined where the frame is gone, or no extension may look into it. */
export async function findFrame(tabId: number, frameId: number): Promise<PageFrame | undefined> {
  try {
    const [found] = await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, func: () => self.origin });
    if (typeof found?.result !== 'string') return undefined;
    const { documentId } = found as { documentId?: string };
    return { tabId, frameId, origin: found.result, documentId };
  } catch {
    return undefined;
  }
}

export async function askInPage({ tabId, frameId, origin, documentId }: PageFrame, request: PageRequest): Promise<PageAnswer> {
  const target = { tabId, ...(documentId === undefined ? { frameIds: [frameId] } : { documentIds: [documentId] }) };
  try {
    const [answer] = await browser.scripting.executeScript({
      target: target as Scripting.InjectionTarget,
      func: ask as (...args: unknown[]) => Promise<PageAnswer>,
      args: [request, origin, PATIENCE_MS, MAX_BODY],
    });
    return (answer?.result as PageAnswer | undefined) ?? { kind: 'failed' };
  } catch {
    return { kind: 'elsewhere' };
  }
}

/** Runs in the page, with nothing of this file around it. */
async function ask(request: PageRequest, origin: string, patience: number, maxLength: number): Promise<PageAnswer> {
  if (self.origin !== origin) return { kind: 'elsewhere' };
  try {
    const { method, url, headers, credentials, cache = 'no-store', redirect = 'follow' } = request;
    const answer = await fetch(url, {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      credentials,
      cache,
      redirect,
      signal: AbortSignal.timeout(patience),
    });
    const mimeType = answer.headers.get('content-type') ?? '';
    const reader = answer.body?.getReader();
    const decoder = new TextDecoder();
    let text = '';
    for (let chunk = await reader?.read(); chunk && !chunk.done && text.length < maxLength; chunk = await reader?.read())
      text += decoder.decode(chunk.value, { stream: true });
    void reader?.cancel().catch(() => undefined);
    return { kind: 'read', status: answer.status, body: { mimeType, text: text.slice(0, maxLength) } };
  } catch {
    return { kind: 'failed' };
  }
}
