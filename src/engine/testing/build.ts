/**
 * Exchanges for tests, by what is different about them. The default is a GET of `https://api.example.com/orders` by a script of the
 * same origin in Chromium, answered with 401 and a `Date`; everything was captured and is empty. `null` means "was not captured":
 *
 *     buildFacts({ requestHeaders: { Authorization: 'Bearer undefined' } })
 *     buildFacts({ status: 403, responseHeaders: { 'WWW-Authenticate': ['Basic realm="a"', 'Digest nonce="b"'] }, body: { error: 'no' } })
 *     buildFacts({ jar: [{ name: 'sid', value: 'abc' }], requestHeaders: null }, { others: [{ status: 200, at: NOW - 60_000 }] })
 *     buildFacts({ before: [{ url: 'https://example.com/', status: 302, responseHeaders: { Location: '/login' } }], url: … })
 */

import type { Exchange, HeaderList, Outcome, Place, RawBody, RawExchange, RawHop, RawJarCookie } from '../exchange.ts';
import type { Facts } from '../facts/facts.ts';
import { gatherFacts } from '../facts/gather.ts';
import { createFingerprint } from '../fingerprint.ts';
import { observe } from '../observe.ts';

/** When the built request is sent, in milliseconds since the epoch: 2026-03-17T08:14:20Z, a whole second. */
export const NOW = 1_773_735_260_000;
/** The same in seconds, as tokens count. */
export const NOW_SECONDS = NOW / 1000;

/** A list of values is a header that is repeated. */
export type Headers = HeaderList | Readonly<Record<string, string | readonly string[]>>;
/** A text, an object that is sent as JSON, or a body with its type. */
export type Body = string | RawBody | Readonly<Record<string, unknown>> | readonly unknown[];

export interface HopOverrides {
  readonly url?: string;
  readonly method?: string;
  /** Milliseconds since the epoch; `NOW`. */
  readonly at?: number;
  /** Milliseconds since the epoch, by the device's clock; the same as `at`. */
  readonly receivedAt?: number;
  readonly requestHeaders?: Headers | null;
  readonly pageHeaders?: Headers;
  readonly requestBody?: Body;
  /** `null`: no answer was seen. */
  readonly status?: number | null;
  /** A `Date` of `at` is added where there is none, unless `date` says another or none. */
  readonly responseHeaders?: Headers | null;
  /** The server's clock in milliseconds since the epoch; `null`: no `Date` header. */
  readonly date?: number | null;
  /** As the page got them, where another extension changed them. */
  readonly deliveredHeaders?: Headers;
  readonly body?: Body | null;
  readonly fromCache?: boolean;
  readonly byServiceWorker?: boolean;
}

export interface Overrides extends HopOverrides, Partial<Omit<RawExchange, 'hops' | 'jar' | 'place' | 'initiator' | 'topLevelUrl'>> {
  /** The hops before this one, which redirected to it. */
  readonly before?: readonly HopOverrides[];
  readonly jar?: readonly (Partial<RawJarCookie> & { readonly name: string })[] | null;
  readonly place?: Partial<Place>;
  /** `null`: the user; `'unknown'`: not captured. By default the origin of `url`. */
  readonly initiator?: string | null;
  readonly topLevelUrl?: string | null;
}

const fingerprint = createFingerprint(new Uint8Array(16).fill(7));
const completed: Outcome = { kind: 'completed' };

export function buildRaw(overrides: Overrides = {}): RawExchange {
  const { before = [], url = 'https://api.example.com/orders', jar = [], initiator, topLevelUrl, place, at = NOW } = overrides;
  const origin = new URL(url).origin;
  const last = buildHop({ ...overrides, url });
  const [first = last, ...rest] = [...before.map((hop) => buildHop({ status: 302, at, ...hop })), last];
  return {
    id: overrides.id ?? `exchange-${at}`,
    observer: overrides.observer ?? 'chromium',
    resourceType: overrides.resourceType ?? 'xmlhttprequest',
    outcome: overrides.outcome ?? completed,
    place: { tabId: 1, frameId: 0, incognito: false, ...place },
    initiator: initiator === undefined ? origin : initiator === 'unknown' ? undefined : initiator,
    topLevelUrl: topLevelUrl === null ? undefined : (topLevelUrl ?? (typeof initiator === 'string' ? `${initiator}/` : `${origin}/`)),
    heldBack: overrides.heldBack,
    jar: jar?.map((cookie) => buildJarCookie(cookie, new URL(url).hostname)),
    hops: [first, ...rest],
  };
}

/** What the extension keeps of it. */
export const buildExchange = (overrides: Overrides = {}): Exchange => observe(buildRaw(overrides), fingerprint);

/** What the causes see of it; `others` need `at` or `id` of their own. */
export function buildFacts(overrides: Overrides = {}, context: { readonly others?: readonly Overrides[] } = {}): Facts {
  return gatherFacts(buildExchange(overrides), (context.others ?? []).map(buildExchange));
}

function buildHop(overrides: HopOverrides & { readonly url?: string }): RawHop {
  const {
    url = 'https://api.example.com/orders',
    method = 'GET',
    at = NOW,
    receivedAt = at,
    status = 401,
    body = '',
    fromCache,
    byServiceWorker,
  } = overrides;
  const requestHeaders = overrides.requestHeaders === null ? undefined : toList(overrides.requestHeaders ?? []);
  const headers = overrides.responseHeaders === null ? undefined : withDate(toList(overrides.responseHeaders ?? []), overrides.date, at);
  const type = headers?.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  return {
    method,
    url,
    startedAt: at,
    requestHeaders,
    pageHeaders: overrides.pageHeaders && toList(overrides.pageHeaders),
    requestBody: overrides.requestBody === undefined ? undefined : toBody(overrides.requestBody, headerOf(requestHeaders, 'content-type')),
    response:
      status === null
        ? undefined
        : {
            status,
            receivedAt,
            headers,
            deliveredHeaders: overrides.deliveredHeaders && toList(overrides.deliveredHeaders),
            fromCache,
            byServiceWorker,
            body: body === null ? undefined : toBody(body, type),
          },
  };
}

const toList = (headers: Headers): HeaderList =>
  Array.isArray(headers)
    ? (headers as HeaderList)
    : Object.entries(headers as Readonly<Record<string, string | readonly string[]>>).flatMap(([name, values]) =>
        [values].flat().map((value) => ({ name, value: value as string })),
      );

const headerOf = (headers: HeaderList | undefined, wanted: string): string | undefined =>
  headers?.find(({ name }) => name.toLowerCase() === wanted)?.value;

function withDate(headers: HeaderList, date: number | null | undefined, at: number): HeaderList {
  if (date === null || headerOf(headers, 'date') !== undefined) return headers;
  return [...headers, { name: 'Date', value: new Date(date ?? at).toUTCString() }];
}

function toBody(body: Body, type: string | undefined): RawBody {
  if (typeof body === 'string') return { text: body, mimeType: type ?? guessType(body) };
  if ('mimeType' in body && 'text' in body && typeof body.text === 'string') return body as RawBody;
  return { text: JSON.stringify(body), mimeType: type ?? 'application/json' };
}

function guessType(text: string): string {
  if (/^\s*[{[]/.test(text)) return 'application/json';
  if (/^\s*<(?:!doctype|html)/i.test(text)) return 'text/html';
  if (/^\s*</.test(text)) return 'application/xml';
  return /^[\w.%+-]+=[^\s]*$/.test(text) ? 'application/x-www-form-urlencoded' : 'text/plain';
}

function buildJarCookie(cookie: Partial<RawJarCookie> & { readonly name: string }, host: string): RawJarCookie {
  const domain = cookie.domain ?? host;
  return {
    value: 'v4lue-of-the-cookie-0123456789',
    domain,
    hostOnly: !domain.startsWith('.'),
    path: '/',
    secure: false,
    httpOnly: false,
    sameSite: 'unspecified',
    session: cookie.expirationDate === undefined,
    ...cookie,
  };
}
