/** Events as either browser tells them, under one name; nothing of them is read before it is asked for, since most never is. */

import type { WebRequest } from 'webextension-polyfill';
import type { HeaderList, ResourceType } from '../engine/exchange.ts';
import type {
  BeforeRequest,
  BeforeSendHeaders,
  Body,
  Completed,
  ErrorOccurred,
  HeadersReceived,
  RequestEvent,
  ResponseStarted,
  SendHeaders,
} from './events.ts';
import { type RequestBody, readBody } from './request-body.ts';

/** What either browser tells of a request. */
export interface Details {
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

class Seen<Event extends Details> implements RequestEvent {
  protected readonly details: Event;

  constructor(details: Event) {
    this.details = details;
  }

  get requestId(): string {
    return this.details.requestId;
  }
  get method(): string {
    return this.details.method;
  }
  get url(): string {
    return this.details.url;
  }
  get type(): ResourceType {
    return resourceType(this.details.type);
  }
  get tabId(): number {
    return this.details.tabId;
  }
  get frameId(): number {
    return this.details.frameId;
  }
  get incognito(): boolean | undefined {
    return this.details.incognito;
  }
  get storeId(): string | undefined {
    return this.details.cookieStoreId;
  }
  get initiator(): string | null | undefined {
    return initiatorOf(this.details);
  }
  get at(): number {
    return Math.round(this.details.timeStamp);
  }
}

/** Read at once: a file that is sent to a server must not be held. */
export class SeenBody extends Seen<Details> implements BeforeRequest {
  readonly body: Body | undefined;

  constructor({ requestBody, ...details }: Details & { readonly requestBody?: RequestBody }) {
    super(details);
    this.body = readBody(requestBody);
  }
}

export class SeenRequest
  extends Seen<Details & { readonly requestHeaders?: WebRequest.HttpHeaders }>
  implements BeforeSendHeaders, SendHeaders
{
  get headers(): HeaderList | undefined {
    return readHeaders(this.details.requestHeaders);
  }
}

export class SeenAnswer
  extends Seen<Details & { readonly statusCode: number; readonly responseHeaders?: WebRequest.HttpHeaders }>
  implements HeadersReceived, ResponseStarted
{
  get status(): number {
    return this.details.statusCode;
  }
  get headers(): HeaderList | undefined {
    return readHeaders(this.details.responseHeaders);
  }
}

export class SeenEnd extends Seen<Details & { readonly statusCode: number; readonly fromCache: boolean }> implements Completed {
  get status(): number {
    return this.details.statusCode;
  }
  get fromCache(): boolean {
    return this.details.fromCache;
  }
}

export class SeenError extends Seen<Details & { readonly error: string }> implements ErrorOccurred {
  get error(): string {
    return this.details.error;
  }
}

/**
 * Chromium names the origin; Firefox the whole address, and leaves it out where the user asked. A page that an extension opens in a tab
 * is asked for as if the user had typed its address.
 */
function initiatorOf(details: Details): string | null | undefined {
  const address = details.initiator ?? details.originUrl ?? details.documentUrl;
  if (details.type === 'main_frame' && /^(?:chrome|moz)-extension:/.test(address ?? '')) return null;
  if (details.initiator !== undefined) return details.initiator;
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

/** Under the names that both browsers have. */
export const resourceType = (type: string): ResourceType =>
  known.includes(type) ? (type as ResourceType) : type === 'imageset' ? 'image' : type === 'beacon' ? 'ping' : 'other';
