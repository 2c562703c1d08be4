/** webRequest's events as the assembler takes them: the fields that both browsers have, under one name. */

import type { HeaderList, ResourceType } from '../engine/exchange.ts';

export interface RequestEvent {
  readonly requestId: string;
  readonly method: string;
  readonly url: string;
  readonly type: ResourceType;
  readonly tabId: number;
  readonly frameId: number;
  /** Undefined where the browser does not say (Chromium): the tab knows. */
  readonly incognito: boolean | undefined;
  readonly storeId: string | undefined;
  /** Origin; null: the user asked; undefined: the browser does not say. */
  readonly initiator: string | null | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What the page sends along, before anything of it went out. */
export interface BeforeRequest extends RequestEvent {
  readonly body: Body;
}

/** As the page made them, before other extensions changed them. */
export interface BeforeSendHeaders extends RequestEvent {
  readonly headers: HeaderList;
}

/** Of a form, its fields; of anything else, its text. At most 64 KB. */
export type Body = { readonly fields: readonly (readonly [name: string, value: string])[] } | { readonly text: string };

export interface SendHeaders extends RequestEvent {
  readonly headers: HeaderList | undefined;
}

export interface HeadersReceived extends RequestEvent {
  readonly status: number;
  readonly headers: HeaderList | undefined;
}

/** As the page gets it, after other extensions changed it. */
export interface ResponseStarted extends RequestEvent {
  readonly status: number;
  readonly headers: HeaderList;
}

export interface Completed extends RequestEvent {
  readonly status: number;
  readonly fromCache: boolean;
}

export interface ErrorOccurred extends RequestEvent {
  readonly error: string;
}
