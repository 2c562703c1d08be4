/** Thin listeners: webRequest's events, put under one name for both browsers. Watches, never touches. */

import type { WebRequest } from 'webextension-polyfill';
import type { HeaderList, ResourceType } from '../engine/exchange.ts';
import { browser, extraHeaders } from '../platform/browser.ts';
import type {
  BeforeRequest,
  BeforeSendHeaders,
  Completed,
  ErrorOccurred,
  HeadersReceived,
  RequestEvent,
  ResponseStarted,
  SendHeaders,
} from './events.ts';
import { readBody } from './request-body.ts';

export interface Listeners {
  beforeRequest(event: BeforeRequest): void;
  beforeSendHeaders(event: BeforeSendHeaders): void;
  sendHeaders(event: SendHeaders): void;
  headersReceived(event: HeadersReceived): void;
  responseStarted(event: ResponseStarted): void;
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

/** Words in the addresses where tokens and sign-ins are asked for; match patterns heed the case. */
const signInWords = ['token', 'auth', 'login', 'log-in', 'signin', 'sign-in', 'sign_in', 'session', 'refresh'];
const signInPatterns = [...signInWords, 'Token', 'OAuth', 'Auth', 'Login', 'SignIn', 'Session', 'Refresh'].map((word) => `*://*/*${word}*`);

/** What may carry the form or the JSON of a sign-in. */
const withBodies: WebRequest.ResourceType[] = ['main_frame', 'sub_frame', 'xmlhttprequest'];

const everything = { urls: ['<all_urls>'] };

/**
 * Every listener costs every request that it hears of: four hear of all, one of sign-ins alone. Must be called synchronously while the
 * worker's script runs, or the events that woke it are lost.
 */
export function listen(listeners: Listeners): void {
  const { webRequest } = browser;
  webRequest.onBeforeRequest.addListener(hearBodies(listeners), { urls: signInPatterns, types: withBodies }, ['requestBody']);
  webRequest.onSendHeaders.addListener(
    foreign((details) => listeners.sendHeaders({ ...common(details), headers: readHeaders(details.requestHeaders) })),
    everything,
    ['requestHeaders', ...extraHeaders] as WebRequest.OnSendHeadersOptions[],
  );
  webRequest.onHeadersReceived.addListener(
    foreign((details) =>
      listeners.headersReceived({ ...common(details), status: details.statusCode, headers: readHeaders(details.responseHeaders) }),
    ),
    everything,
    ['responseHeaders', ...extraHeaders] as WebRequest.OnHeadersReceivedOptions[],
  );
  webRequest.onCompleted.addListener(
    foreign((details) => listeners.completed({ ...common(details), status: details.statusCode, fromCache: details.fromCache })),
    everything,
  );
  webRequest.onErrorOccurred.addListener(
    foreign((details) => listeners.errorOccurred({ ...common(details), error: details.error })),
    everything,
  );
}

/**
 * Looks closer at some sites: what their pages send along, headers before other extensions change them, and answers after that. The
 * function that is returned takes the match patterns of all of them, and lets go of those from before.
 */
export function watchClosely(listeners: Listeners): (urls: readonly string[]) => void {
  const { webRequest } = browser;
  const onBeforeRequest = hearBodies(listeners);
  const onBeforeSendHeaders = foreign<WebRequest.OnBeforeSendHeadersDetailsType>((details) => {
    const headers = readHeaders(details.requestHeaders);
    if (headers) listeners.beforeSendHeaders({ ...common(details), headers });
  });
  const onResponseStarted = foreign<WebRequest.OnResponseStartedDetailsType>((details) => {
    const headers = readHeaders(details.responseHeaders);
    if (headers) listeners.responseStarted({ ...common(details), status: details.statusCode, headers });
  });
  return (patterns) => {
    const urls = [...patterns];
    webRequest.onBeforeRequest.removeListener(onBeforeRequest);
    webRequest.onBeforeSendHeaders.removeListener(onBeforeSendHeaders);
    webRequest.onResponseStarted.removeListener(onResponseStarted);
    if (urls.length === 0) return;
    webRequest.onBeforeRequest.addListener(onBeforeRequest, { urls, types: withBodies }, ['requestBody']);
    webRequest.onBeforeSendHeaders.addListener(onBeforeSendHeaders, { urls }, [
      'requestHeaders',
      ...extraHeaders,
    ] as WebRequest.OnBeforeSendHeadersOptions[]);
    webRequest.onResponseStarted.addListener(onResponseStarted, { urls }, [
      'responseHeaders',
      ...extraHeaders,
    ] as WebRequest.OnResponseStartedOptions[]);
  };
}

const hearBodies = (listeners: Listeners) =>
  foreign<WebRequest.OnBeforeRequestDetailsType>((details) => {
    const body = readBody(details.requestBody);
    if (body) listeners.beforeRequest({ ...common(details), body });
  });

const ownOrigin = new URL(browser.runtime.getURL('')).origin;

/** Why401's own requests are none of a page's. */
const foreign =
  <Event extends Details>(handle: (details: Event) => void) =>
  (details: Event): undefined => {
    if (initiatorOf(details) !== ownOrigin) handle(details);
  };

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
