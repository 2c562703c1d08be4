/**
 * Firefox alone: what failed answers say, read as they pass, where the user has granted it. Every byte goes on at once and as it came;
 * the listener is there only while the permission is.
 */

import type { Permissions, WebRequest } from 'webextension-polyfill';
import { MAX_BODY, type RawBody } from '../engine/exchange.ts';
import { browser } from './browser.ts';

/** Asked for apart from the rest, in Firefox's manifest only. */
const permissions: Permissions.Permissions['permissions'] = ['webRequestBlocking', 'webRequestFilterResponse' as 'webRequestBlocking'];

/** What a person may let happen; undefined where the browser has no such thing, or this page may not ask for it. */
export interface AnswerReading {
  granted(): Promise<boolean>;
  /** Must be called in a click. */
  grant(): Promise<boolean>;
}

export function answerReading(): AnswerReading | undefined {
  const offered = browser.runtime.getManifest().optional_permissions ?? [];
  // Firefox's developer tools give their pages no `permissions`.
  const api = browser.permissions as Permissions.Static | undefined;
  if (api === undefined || !offered.includes('webRequestFilterResponse' as 'webRequestBlocking')) return undefined;
  return { granted: () => api.contains({ permissions }), grant: () => api.request({ permissions }) };
}

/** Must be called synchronously while the background's script runs. `told`: with the request's id; `wanted`: which answers are read. */
export function watchAnswers(wanted: (status: number, url: string) => boolean, told: (requestId: string, body: RawBody) => void): void {
  const listener = ({ requestId, statusCode, url, responseHeaders }: WebRequest.OnHeadersReceivedDetailsType): undefined => {
    if (!wanted(statusCode, url)) return;
    const mimeType = responseHeaders?.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
    try {
      read(browser.webRequest.filterResponseData(requestId), (text) => told(requestId, { text, mimeType }));
    } catch {
      // The answer passes without us: Firefox lets no background read that ran before the grant.
    }
  };
  const filter: WebRequest.RequestFilter = { urls: ['<all_urls>'], types: ['main_frame', 'sub_frame', 'xmlhttprequest'] };
  const { onHeadersReceived } = browser.webRequest;
  const follow = (): void => {
    // Firefox has the function only while the permissions are granted.
    const granted = typeof browser.webRequest.filterResponseData === 'function';
    if (granted) onHeadersReceived.addListener(listener, filter, ['blocking', 'responseHeaders']);
    else onHeadersReceived.removeListener(listener);
  };
  follow();
  browser.permissions.onAdded.addListener(follow);
  browser.permissions.onRemoved.addListener(follow);
}

/** There is no `onstop` after `disconnect()`: what was read is told first. */
function read(filter: WebRequest.StreamFilter, told: (text: string) => void): void {
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  const end = (): void => {
    filter.disconnect();
    told(text);
  };
  filter.ondata = ({ data }) => {
    filter.write(data);
    if (length >= MAX_BODY) return;
    text += decoder.decode(data.slice(0, MAX_BODY - length), { stream: true });
    length += data.byteLength;
    if (length >= MAX_BODY) end();
  };
  filter.onstop = end;
}
