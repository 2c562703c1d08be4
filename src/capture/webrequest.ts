/** Thin listeners: webRequest's events, put under one name for both browsers. Watches, never touches. */

import type { WebRequest } from 'webextension-polyfill';
import { isEmbedded } from '../engine/exchange.ts';
import { browser, extraHeaders } from '../platform/browser.ts';
import type {
  BeforeRequest,
  BeforeSendHeaders,
  Completed,
  ErrorOccurred,
  HeadersReceived,
  ResponseStarted,
  SendHeaders,
} from './events.ts';
import { type Details, resourceType, SeenAnswer, SeenBody, SeenEnd, SeenError, SeenRequest } from './seen.ts';

export interface Listeners {
  beforeRequest(event: BeforeRequest): void;
  beforeSendHeaders(event: BeforeSendHeaders): void;
  sendHeaders(event: SendHeaders): void;
  headersReceived(event: HeadersReceived): void;
  responseStarted(event: ResponseStarted): void;
  completed(event: Completed): void;
  errorOccurred(event: ErrorOccurred): void;
}

/** Words in the addresses where tokens and sign-ins are asked for; match patterns heed the case. */
const signInWords = ['token', 'auth', 'login', 'log-in', 'signin', 'sign-in', 'sign_in', 'session', 'refresh'];
const signInPatterns = [...signInWords, 'Token', 'OAuth', 'Auth', 'Login', 'SignIn', 'Session', 'Refresh'].map((word) => `*://*/*${word}*`);

/** What may carry the form or the JSON of a sign-in. */
const withBodies: WebRequest.ResourceType[] = ['main_frame', 'sub_frame', 'xmlhttprequest'];

const urls = ['<all_urls>'];

/** All kinds that this browser knows, by what a page holds and what it asks for. */
const kinds = Object.values(
  (browser.webRequest as unknown as { ResourceType?: Record<string, WebRequest.ResourceType> }).ResourceType ?? {},
);
const asked = kinds.filter((kind) => !isEmbedded(resourceType(kind)));
const embedded = kinds.filter((kind) => isEmbedded(resourceType(kind)));

/**
 * Every listener costs every request that it hears of (docs/performance.md). Of what a page holds, pictures and scripts and the like, the
 * statuses alone are heard of: see `watchClosely`. Must be called synchronously while the worker's script runs, or the events that woke it are
 * lost.
 */
export function listen(listeners: Listeners): void {
  const { webRequest } = browser;
  webRequest.onBeforeRequest.addListener(hearBodies(listeners), { urls: signInPatterns, types: withBodies }, ['requestBody']);
  webRequest.onSendHeaders.addListener(
    foreign((details) => listeners.sendHeaders(new SeenRequest(details))),
    { urls, types: asked },
    ['requestHeaders', ...extraHeaders] as WebRequest.OnSendHeadersOptions[],
  );
  webRequest.onHeadersReceived.addListener(
    foreign((details) => listeners.headersReceived(new SeenAnswer(details))),
    { urls, types: asked },
    ['responseHeaders', ...extraHeaders] as WebRequest.OnHeadersReceivedOptions[],
  );
  webRequest.onHeadersReceived.addListener(
    foreign((details) => listeners.headersReceived(new SeenAnswer(details))),
    { urls, types: embedded },
  );
  webRequest.onCompleted.addListener(
    foreign((details) => listeners.completed(new SeenEnd(details))),
    { urls, types: asked },
  );
  webRequest.onErrorOccurred.addListener(
    foreign((details) => listeners.errorOccurred(new SeenError(details))),
    { urls },
  );
}

/**
 * Looks closer: at some sites, by their match patterns, for what their pages send along, headers before other extensions change them, and
 * answers after that; and at all of what pages hold, of the addresses of the second list. The function that is returned takes both lists
 * whole, and lets go of those from before.
 */
export function watchClosely(listeners: Listeners): (sites: readonly string[], held: readonly string[]) => void {
  const { webRequest } = browser;
  const onBeforeRequest = hearBodies(listeners);
  const onBeforeSendHeaders = foreign<WebRequest.OnBeforeSendHeadersDetailsType>((details) =>
    listeners.beforeSendHeaders(new SeenRequest(details)),
  );
  const onResponseStarted = foreign<WebRequest.OnResponseStartedDetailsType>((details) =>
    listeners.responseStarted(new SeenAnswer(details)),
  );
  const onSendHeaders = foreign<WebRequest.OnSendHeadersDetailsType>((details) => listeners.sendHeaders(new SeenRequest(details)));
  const onHeadersReceived = foreign<WebRequest.OnHeadersReceivedDetailsType>((details) =>
    listeners.headersReceived(new SeenAnswer(details)),
  );
  const onCompleted = foreign<WebRequest.OnCompletedDetailsType>((details) => listeners.completed(new SeenEnd(details)));
  const requests = ['requestHeaders', ...extraHeaders];
  const answers = ['responseHeaders', ...extraHeaders];
  return (sites, held) => {
    webRequest.onBeforeRequest.removeListener(onBeforeRequest);
    webRequest.onBeforeSendHeaders.removeListener(onBeforeSendHeaders);
    webRequest.onSendHeaders.removeListener(onSendHeaders);
    webRequest.onHeadersReceived.removeListener(onHeadersReceived);
    webRequest.onResponseStarted.removeListener(onResponseStarted);
    webRequest.onCompleted.removeListener(onCompleted);
    if (sites.length > 0) {
      const filter = { urls: [...sites] };
      webRequest.onBeforeRequest.addListener(onBeforeRequest, { ...filter, types: withBodies }, ['requestBody']);
      webRequest.onBeforeSendHeaders.addListener(onBeforeSendHeaders, filter, requests as WebRequest.OnBeforeSendHeadersOptions[]);
      webRequest.onResponseStarted.addListener(onResponseStarted, filter, answers as WebRequest.OnResponseStartedOptions[]);
    }
    if (held.length > 0) {
      const filter = { urls: [...held], types: embedded };
      webRequest.onSendHeaders.addListener(onSendHeaders, filter, requests as WebRequest.OnSendHeadersOptions[]);
      webRequest.onHeadersReceived.addListener(onHeadersReceived, filter, answers as WebRequest.OnHeadersReceivedOptions[]);
      webRequest.onCompleted.addListener(onCompleted, filter);
    }
  };
}

const hearBodies = (listeners: Listeners) =>
  foreign<WebRequest.OnBeforeRequestDetailsType>((details) => {
    if (details.requestBody) listeners.beforeRequest(new SeenBody(details));
  });

const ownOrigin = new URL(browser.runtime.getURL('')).origin;

/** Why401's own requests are none of a page's; but a page that it leads a tab to is. */
const foreign =
  <Event extends Details>(handle: (details: Event) => void) =>
  (details: Event): undefined => {
    if (details.type === 'main_frame' || !(details.initiator ?? details.originUrl)?.startsWith(ownOrigin)) handle(details);
  };
