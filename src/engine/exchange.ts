/**
 * The two shapes of one exchange. `RawExchange` is what a browser or a HAR file gave us and holds secrets; `Exchange` is what
 * `observe()` makes of it and holds none. `undefined` always means "was not captured", never "was absent".
 */

import type { AntiForgery } from './facts/anti-forgery.ts';
import type { BodyObserved } from './facts/body.ts';
import type { Challenge } from './facts/challenges.ts';
import type { JarCookie, SentCookie, SetCookie } from './facts/cookies.ts';
import type { Credential } from './facts/credentials.ts';
import type { Reference } from './facts/references.ts';
import type { Said } from './facts/said.ts';

/** A header field as it went over the wire; repeated fields are repeated entries (RFC 9110 §5.2). */
export interface Header {
  readonly name: string;
  readonly value: string;
}
export type HeaderList = readonly Header[];

/** webRequest's `ResourceType`, with two of our own for what HAR files call differently. */
export type ResourceType =
  | 'main_frame'
  | 'sub_frame'
  | 'xmlhttprequest'
  | 'websocket'
  | 'image'
  | 'script'
  | 'stylesheet'
  | 'font'
  | 'media'
  | 'ping'
  | 'object'
  | 'preflight'
  | 'other';

/** What a page holds: pictures, scripts and the like. No page can set headers on these (Fetch §4.5). */
export const isEmbedded = (type: ResourceType): boolean => embedded.has(type);

const embedded: ReadonlySet<ResourceType> = new Set(['image', 'script', 'stylesheet', 'font', 'media']);

/** How the request ended, as the browser saw it. */
export type Outcome =
  | { readonly kind: 'completed' }
  /** Ended without the page being able to read the answer; `error` is the browser's own code (`net::ERR_FAILED`). */
  | { readonly kind: 'error'; readonly error: string }
  /** Not over yet, or its end was not seen (the worker was killed, the HAR was cut off). */
  | { readonly kind: 'unfinished' };

/** Who saw it. Chromium hides the Authorization that it adds itself (saved Basic, Digest, Negotiate). */
export type Observer = 'chromium' | 'firefox' | 'har';

/** A cookie of the browser's jar, as the WebExtensions `cookies.Cookie` has it. */
export interface RawJarCookie {
  readonly name: string;
  readonly value: string;
  /** With a leading dot where the cookie has a Domain attribute; see `hostOnly`. */
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** `unspecified` is treated as Lax by Chromium and as None by Firefox. */
  readonly sameSite: 'no_restriction' | 'lax' | 'strict' | 'unspecified';
  readonly session: boolean;
  /** Seconds since the epoch. */
  readonly expirationDate?: number | undefined;
  readonly storeId?: string | undefined;
  readonly partitionKey?: { readonly topLevelSite?: string | undefined; readonly hasCrossSiteAncestor?: boolean | undefined } | undefined;
}

/** More is never read of a body: in characters, or in octets where it is not text yet. */
export const MAX_BODY = 65_536;

export interface RawBody {
  /** At most `MAX_BODY`. */
  readonly text: string;
  readonly mimeType: string;
}

/** One request and its response; a redirect chain is several. */
export interface RawHop {
  readonly method: string;
  readonly url: string;
  /** Milliseconds since the epoch, by the device's clock. */
  readonly startedAt: number;
  /** As they went out. */
  readonly requestHeaders?: HeaderList | undefined;
  /** As the page made them, before other extensions changed them; only where they were captured separately. */
  readonly pageHeaders?: HeaderList | undefined;
  readonly requestBody?: RawBody | undefined;
  readonly response?: RawResponse | undefined;
}

/** A request as it went out, with its secrets: crosses to a screen on a click alone. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: HeaderList | undefined;
  readonly body?: RawBody | undefined;
}

export interface RawResponse {
  readonly status: number;
  /** Milliseconds since the epoch, by the device's clock. */
  readonly receivedAt: number;
  readonly headers?: HeaderList | undefined;
  /** As the page got them, after other extensions changed them; only where that was captured, and differs. */
  readonly deliveredHeaders?: HeaderList | undefined;
  readonly fromCache?: boolean | undefined;
  /** The page's service worker answered, wherever it had the answer from. */
  readonly byServiceWorker?: boolean | undefined;
  readonly body?: RawBody | undefined;
}

/** Where in the browser it happened. A worker's request has `frameId` -1, and `tabId` -1 where no tab shows its site. */
export interface Place {
  readonly tabId: number;
  readonly frameId: number;
  readonly incognito: boolean;
  readonly storeId?: string | undefined;
}

interface ExchangeBase {
  /** Unique within a browser session or a HAR file. */
  readonly id: string;
  readonly observer: Observer;
  readonly resourceType: ResourceType;
  readonly outcome: Outcome;
  readonly place: Place;
  /** Origin that asked (`https://shop.example`); `null` for the user (address bar, bookmark); undefined: not captured. */
  readonly initiator?: string | null | undefined;
  /** For a refused preflight: the method of the request that it held back, where that was seen. */
  readonly heldBack?: { readonly method: string } | undefined;
  /** How many more cookies the jar held than are kept. */
  readonly jarLeftOut?: number | undefined;
}

export interface RawExchange extends ExchangeBase {
  readonly hops: readonly [RawHop, ...RawHop[]];
  /** The page in the tab's address bar. */
  readonly topLevelUrl?: string | undefined;
  /** The cookies of the site, of every partition and of the tab's store, when the exchange ended: those first that could go along. */
  readonly jar?: readonly RawJarCookie[] | undefined;
}

/** A header with what is secret in its value replaced. */
export interface MaskedHeader {
  readonly name: string;
  /** What may be shown: the whole value, or `eyJh… (812)`. */
  readonly shown: string;
  /** True where `shown` is less than the value. */
  readonly masked: boolean;
}

export interface ObservedRequest {
  /** Empty where they were not captured and the address alone was read: no message goes without any (RFC 9112 §3.2). */
  readonly headers: readonly MaskedHeader[];
  /** How many more there were than are kept. */
  readonly headersLeftOut?: number;
  /** In the order of the request; cookies that carry a token are in `cookies` too. Undefined where the capture left them out. */
  readonly credentials: readonly Credential[] | undefined;
  /** Undefined where the capture left cookies out (a sanitised HAR). */
  readonly cookies: readonly SentCookie[] | undefined;
  /** Length of all Cookie header fields, in characters. */
  readonly cookieHeaderLength: number;
  /** Fields of the body by name: values of closed kinds (`grant_type`) as they are, of all others the length: `… (12)`. */
  readonly form: Readonly<Record<string, string>> | undefined;
  readonly antiForgery: readonly AntiForgery[];
}

export interface ObservedResponse {
  readonly status: number;
  readonly receivedAt: number;
  readonly headers: readonly MaskedHeader[] | undefined;
  /** How many more there were than are kept. */
  readonly headersLeftOut?: number;
  readonly challenges: readonly Challenge[] | undefined;
  readonly setCookies: readonly SetCookie[] | undefined;
  /** Names of those that were gone from the answer when the page got it: another extension took them out. */
  readonly takenOut?: readonly string[] | undefined;
  /** The `Date` header, in milliseconds since the epoch; undefined where absent or broken. */
  readonly date: number | undefined;
  /** The `Age` header, in seconds. */
  readonly age: number | undefined;
  readonly fromCache: boolean;
  /** The page's service worker answered, wherever it had the answer from; false also where that is not known. */
  readonly byServiceWorker: boolean;
  /** Where it redirects to, without secrets and absolute. */
  readonly location: string | undefined;
  /** What the server said in words or codes, in headers and body, as far as they were captured. */
  readonly said: readonly Said[];
  /** Undefined: not captured. */
  readonly body: BodyObserved | undefined;
  /** Numbers by which this one answer is found in the server's logs; undefined where there is none. */
  readonly references?: readonly Reference[] | undefined;
}

/** One hop without secrets. */
export interface Hop {
  readonly method: string;
  /** Without userinfo and fragment, query values masked. */
  readonly url: string;
  /** The address had a user name or password in it, from which the browser makes an Authorization of its own. */
  readonly userinfo: boolean;
  readonly startedAt: number;
  readonly request: ObservedRequest | undefined;
  readonly pageRequest: ObservedRequest | undefined;
  readonly response: ObservedResponse | undefined;
}

/** An exchange without secrets: plain JSON, safe to keep, send and show. The last hop is the one that is judged. */
export interface Exchange extends ExchangeBase {
  readonly hops: readonly [Hop, ...Hop[]];
  readonly topLevelUrl: string | undefined;
  readonly jar: readonly JarCookie[] | undefined;
  /** It counts as a failure because the user counts its status among them (`settings.ts`), and for nothing else. */
  readonly chosen?: true;
  /**
   * Of an earlier browser session, by its id: read back from disk. Its original is not kept, and its fingerprints can be held against those
   * of the same session alone.
   */
  readonly earlierSession?: string;
}

/** The hop that is judged: the last one. */
export function lastHop(exchange: Exchange): Hop {
  return exchange.hops[exchange.hops.length - 1] as Hop;
}
