/** Thin listeners: webRequest's events, put under one name for both browsers. Watches, never touches. */

import type { WebRequest } from 'webextension-polyfill';
import type { HeaderList, ResourceType } from '../engine/exchange.ts';
import { browser, extraHeaders } from '../platform/browser.ts';
import type { Completed, ErrorOccurred, HeadersReceived, RequestEvent, SendHeaders } from './events.ts';

export interface Listeners {
  sendHeaders(event: SendHeaders): void;
  headersReceived(event: HeadersReceived): void;
  completed(event: Completed): void;
  errorOccurred(event: ErrorOccurred): void;
}

/** What either browser tells of a request. */
interface Details {
  readonly requestId: string;
  readonly method: string;
  readonly url: string;
  readonly type: string;
  readonly tabId: number;
  readonly frameId: number;
  readonly timeStamp: number;
  readonly incognito?: boolean;
  readonly cookieStoreId?: string;
  readonly initiator?: string;
  readonly originUrl?: string;
  readonly documentUrl?: string;
}

/** Must be called synchronously while the worker's script runs, or the events that woke it are lost. */
export function listen(listeners: Listeners): void {
  const filter = { urls: ['<all_urls>'] };
  const ownOrigin = new URL(browser.runtime.getURL('')).origin;
  const foreign =
    <Event extends Details>(handle: (details: Event) => void) =>
    (details: Event): undefined => {
      if (initiatorOf(details) !== ownOrigin) handle(details);
    };

  browser.webRequest.onSendHeaders.addListener(
    foreign((details) => listeners.sendHeaders({ ...common(details), headers: readHeaders(details.requestHeaders) })),
    filter,
    ['requestHeaders', ...extraHeaders] as WebRequest.OnSendHeadersOptions[],
  );
  browser.webRequest.onHeadersReceived.addListener(
    foreign((details) =>
      listeners.headersReceived({ ...common(details), status: details.statusCode, headers: readHeaders(details.responseHeaders) }),
    ),
    filter,
    ['responseHeaders', ...extraHeaders] as WebRequest.OnHeadersReceivedOptions[],
  );
  browser.webRequest.onCompleted.addListener(
    foreign((details) => listeners.completed({ ...common(details), status: details.statusCode, fromCache: details.fromCache })),
    filter,
  );
  browser.webRequest.onErrorOccurred.addListener(
    foreign((details) => listeners.errorOccurred({ ...common(details), error: details.error })),
    filter,
  );
}

function common(details: Details): RequestEvent {
  return {
    requestId: details.requestId,
    method: details.method,
    url: details.url,
    type: resourceType(details.type),
    tabId: details.tabId,
    frameId: details.frameId,
    incognito: details.incognito,
    storeId: details.cookieStoreId,
    initiator: initiatorOf(details),
    at: Math.round(details.timeStamp),
  };
}

/** Chromium names the origin; Firefox the whole address, and leaves it out where the user asked. */
function initiatorOf(details: Details): string | null | undefined {
  if (details.initiator !== undefined) return details.initiator;
  const address = details.originUrl ?? details.documentUrl;
  if (address === undefined) return details.type === 'main_frame' ? null : undefined;
  return URL.canParse(address) ? new URL(address).origin : undefined;
}

/** Firefox joins repeated fields with a line feed; Chromium gives one entry each. */
function readHeaders(headers: WebRequest.HttpHeadersItemType[] | undefined): HeaderList | undefined {
  return headers?.flatMap(({ name, value = '' }) => value.split('\n').map((line) => ({ name, value: line })));
}

const known: readonly string[] = [
  'main_frame',
  'sub_frame',
  'xmlhttprequest',
  'websocket',
  'image',
  'script',
  'stylesheet',
  'font',
  'media',
  'ping',
  'object',
] satisfies ResourceType[];

const resourceType = (type: string): ResourceType =>
  known.includes(type) ? (type as ResourceType) : type === 'imageset' ? 'image' : type === 'beacon' ? 'ping' : 'other';
