/** One entry of a HAR file → one hop, with what its tool leaves out put together from what it does say. */

import type { Header, HeaderList, Outcome, RawHop, RawJarCookie, RawResponse, ResourceType } from '../engine/exchange.ts';
import { headerValue } from '../engine/headers.ts';
import { type BodyOptions, readRequestBody, readResponseBody } from './bodies.ts';
import type { CookieField, Entry, EntryResponse, Mark } from './entry.ts';
import { type LeftOut, withoutRedacted } from './left-out.ts';
import type { LongTexts } from './long-texts.ts';

/** A hop and what is known of the exchange that it belongs to. */
export interface HarHop {
  readonly hop: RawHop;
  readonly resourceType: ResourceType;
  readonly outcome: Outcome;
  readonly initiator: string | null | undefined;
  readonly pageref: string | undefined;
  readonly leftOut: readonly LeftOut[];
  /** The browser's cookies then; `undefined`: what the whole file says, `null`: not known. */
  readonly jar: readonly RawJarCookie[] | null | undefined;
  /** Of a file that why401 itself wrote. */
  readonly mark: Mark | undefined;
}

/** `fallbackTime`: when it happened, where the entry does not say; in milliseconds since the epoch. `long`: what was set aside of it. */
export function readHop(entry: Entry, fallbackTime: number, options: BodyOptions, long: LongTexts): HarHop {
  const { request, _why401: mark } = entry;
  const response = answered(entry.response);
  const sent = withoutRedacted(withCookies(request.headers, 'cookie', request.cookies?.map(writeCookie).join('; ')));
  const received = withoutRedacted(withCookies(response?.headers, 'set-cookie', ...(response?.cookies ?? []).map(writeSetCookie)));
  const resourceType = readResourceType(entry, sent.headers ?? []);
  const startedAt = readStart(entry, received.headers ?? [], fallbackTime);
  return {
    hop: {
      method: request.method.toUpperCase(),
      url: request.url,
      startedAt,
      requestHeaders: captured(sent.headers, mark?.seen.includes('request')),
      pageHeaders: request._pageHeaders,
      requestBody: readRequestBody(entry, long),
      response: response && {
        ...readResponse(entry, response, startedAt, received.headers),
        body: readResponseBody(response, received.headers ?? [], options, long),
      },
    },
    resourceType,
    outcome: mark?.outcome ?? readOutcome(entry.response),
    initiator: mark ? mark.initiator : readInitiator(entry, resourceType, sent.headers ?? []),
    pageref: entry.pageref,
    leftOut: [...sent.leftOut, ...received.leftOut, ...besideCookies(request.headers, sent.headers)],
    jar: entry._cookieJar,
    mark,
  };
}

/** Status 0: the browser never had an answer, or kept it to itself. */
const answered = (response: EntryResponse | undefined): (EntryResponse & { readonly status: number }) | undefined =>
  response?.status ? { ...response, status: response.status } : undefined;

function readResponse(
  entry: Entry,
  response: EntryResponse & { readonly status: number },
  startedAt: number,
  headers: HeaderList | undefined,
): RawResponse {
  const source = response._serviceWorkerResponseSource;
  return {
    status: response.status,
    receivedAt: startedAt + Math.max(0, (entry.time ?? 0) - Math.max(0, entry.timings?.receive ?? 0)),
    headers: captured(withRedirect(headers, response), entry._why401?.seen.includes('response')),
    deliveredHeaders: response._deliveredHeaders,
    fromCache: Boolean(entry._fromCache) || /\bcache\b/i.test(entry._fetchType ?? '') || /cache/i.test(source ?? ''),
    byServiceWorker: response._fetchedViaServiceWorker ?? source !== undefined,
  };
}

function readOutcome(response: EntryResponse | undefined): Outcome {
  const error = response?._error || response?._failureText;
  if (error) return { kind: 'error', error };
  return answered(response) ? { kind: 'completed' } : { kind: 'unfinished' };
}

/** The tool's word, else the server's clock, else the entry before: a wrong time would look like a wrong clock. */
function readStart(entry: Entry, headers: HeaderList, fallbackTime: number): number {
  const said = Date.parse(entry.startedDateTime ?? '');
  if (Number.isFinite(said)) return said;
  const answeredAt = Date.parse(headerValue(headers, 'date') ?? '');
  return Number.isFinite(answeredAt) ? answeredAt : fallbackTime;
}

/** No message goes without any header (RFC 9112 §3.2): of an empty list, the tool did not see what was there. */
const captured = (headers: HeaderList | undefined, seen = false): HeaderList | undefined =>
  headers?.length === 0 && !seen ? undefined : headers;

/** Of a request that nothing but cookies was listed of, nobody knows whether it had an `Authorization`. */
const besideCookies = (listed: HeaderList | undefined, known: HeaderList | undefined): readonly LeftOut[] =>
  listed?.length === 0 && known?.length ? ['authorization'] : [];

/** Some tools list cookies and leave out the header they came in. */
function withCookies(headers: HeaderList | undefined, name: string, ...values: (string | undefined)[]): HeaderList | undefined {
  if (headers === undefined || headerValue(headers, name) !== undefined) return headers;
  return [...headers, ...values.flatMap((value): Header[] => (value ? [{ name, value }] : []))];
}

const writeCookie = ({ name, value }: CookieField): string => `${name}=${value}`;

function writeSetCookie(cookie: CookieField): string {
  const { path, domain, expires, secure, httpOnly, sameSite } = cookie;
  const attributes = [
    path && `Path=${path}`,
    domain && `Domain=${domain}`,
    expires && Number.isFinite(Date.parse(expires)) && `Expires=${new Date(expires).toUTCString()}`,
    secure && 'Secure',
    httpOnly && 'HttpOnly',
    sameSite && `SameSite=${sameSite}`,
  ];
  return [writeCookie(cookie), ...attributes.filter(Boolean)].join('; ');
}

function withRedirect(headers: HeaderList | undefined, { status, redirectURL }: EntryResponse): HeaderList | undefined {
  const redirects = status !== undefined && status >= 300 && status < 400 && redirectURL;
  if (!headers || !redirects || headerValue(headers, 'location') !== undefined) return headers;
  return [...headers, { name: 'Location', value: redirectURL }];
}

/** `_resourceType` of Chromium and Playwright, and Fetch's request destinations (`Sec-Fetch-Dest`). */
const resourceTypes: Readonly<Record<string, ResourceType>> = {
  document: 'main_frame',
  iframe: 'sub_frame',
  frame: 'sub_frame',
  xhr: 'xmlhttprequest',
  fetch: 'xmlhttprequest',
  eventsource: 'xmlhttprequest',
  empty: 'xmlhttprequest',
  websocket: 'websocket',
  image: 'image',
  script: 'script',
  worker: 'script',
  serviceworker: 'script',
  sharedworker: 'script',
  stylesheet: 'stylesheet',
  style: 'stylesheet',
  font: 'font',
  media: 'media',
  audio: 'media',
  video: 'media',
  track: 'media',
  texttrack: 'media',
  ping: 'ping',
  report: 'ping',
  object: 'object',
  embed: 'object',
  preflight: 'preflight',
};

function readResourceType({ request, _resourceType, _why401 }: Entry, headers: HeaderList): ResourceType {
  const destination = resourceTypes[headerValue(headers, 'sec-fetch-dest') ?? ''];
  const named = resourceTypes[_resourceType?.toLowerCase() ?? ''];
  if (_why401) return named ?? 'other';
  // Fetch §4.8, CORS-preflight fetch.
  if (request.method === 'OPTIONS' && headerValue(headers, 'access-control-request-method') !== undefined) return 'preflight';
  // A frame's document is a document to Chromium's exporter.
  if (named === 'main_frame') return destination === 'sub_frame' ? 'sub_frame' : named;
  return named ?? destination ?? byHabit(request, headers);
}

/** Of tools that name no type: the marks of scripts and of browsers' navigations. */
function byHabit({ url }: Entry['request'], headers: HeaderList): ResourceType {
  if (/^wss?:/i.test(url) || /^websocket$/i.test(headerValue(headers, 'upgrade') ?? '')) return 'websocket';
  if (/^XMLHttpRequest$/i.test(headerValue(headers, 'x-requested-with') ?? '') || headerValue(headers, 'origin') !== undefined)
    return 'xmlhttprequest';
  return /^text\/html\b/i.test(headerValue(headers, 'accept') ?? '') ? 'main_frame' : 'other';
}

/** The origin that asked; a file names scripts and lines, and the headers the page. */
function readInitiator({ request, _initiator }: Entry, resourceType: ResourceType, headers: HeaderList): string | null | undefined {
  const origin = headerValue(headers, 'origin');
  if (origin !== undefined && origin !== 'null') return origin;
  const referer = originOf(headerValue(headers, 'referer'));
  if (referer !== undefined) return referer;
  const site = headerValue(headers, 'sec-fetch-site');
  if (site === 'none') return null;
  if (site === 'same-origin') return originOf(request.url);
  if (_initiator?.type === 'parser') return originOf(_initiator.url);
  return _initiator?.type === 'other' && resourceType === 'main_frame' && site === undefined ? null : undefined;
}

const originOf = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
