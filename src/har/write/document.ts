/** Exchanges → HAR 1.2. What is not known of a size or a time is -1, as the format has it. */

import type { Header, RawExchange, RawHop, RawJarCookie, ResourceType } from '../../engine/exchange.ts';
import { parseSetCookie, splitCookieHeader } from '../../engine/facts/cookies.ts';
import type { Said } from '../../engine/facts/said.ts';
import { headerValue } from '../../engine/headers.ts';
import type { HarCookie, HarEntry, HarFile, HarPage, Mark, Role, Tool } from './format.ts';

export interface Written {
  readonly exchange: RawExchange;
  readonly role: Role;
  readonly made: Mark['made'];
  /** Of each hop; see `Mark.said`. */
  readonly said?: readonly (readonly Said[] | undefined)[];
}

export interface About {
  readonly creator: Tool;
  /** The browser that saw it; undefined where that is not known. */
  readonly browser?: Tool | undefined;
  /** What a reader of the file should know of it. */
  readonly comment: string;
}

/** In any order; they stand in that of time. */
export function writeHar(exchanges: readonly Written[], { creator, browser, comment }: About): HarFile {
  const pages = pagesOf(exchanges);
  const jar = newestJar(exchanges);
  const entries = exchanges
    .flatMap((written) => written.exchange.hops.map((hop, index) => ({ written, hop, index })))
    .sort((a, b) => a.hop.startedAt - b.hop.startedAt || compare(a.written.exchange.id, b.written.exchange.id) || a.index - b.index)
    .map(({ written, hop, index }) => writeEntry(written, hop, index, pages, jar));
  return {
    log: {
      version: '1.2',
      creator,
      ...(browser ? { browser } : {}),
      pages: [...pages.values()],
      entries,
      comment,
      ...(jar ? { _cookieJar: jar } : {}),
    },
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One for each address that stood in the address bar, by the address. */
function pagesOf(exchanges: readonly Written[]): ReadonlyMap<string, HarPage> {
  const began = new Map<string, number>();
  for (const { exchange } of exchanges) {
    const url = exchange.topLevelUrl;
    const at = exchange.hops[0].startedAt;
    if (url !== undefined) began.set(url, Math.min(at, began.get(url) ?? at));
  }
  return new Map(
    [...began].map(([url, at], index) => [
      url,
      { startedDateTime: time(at), id: `page_${index + 1}`, title: url, pageTimings: { onContentLoad: -1, onLoad: -1 } },
    ]),
  );
}

const newestJar = (exchanges: readonly Written[]): readonly RawJarCookie[] | undefined =>
  [...exchanges].sort((a, b) => b.exchange.hops[0].startedAt - a.exchange.hops[0].startedAt).find(({ exchange }) => exchange.jar)?.exchange
    .jar;

const isSameJar = (a: readonly RawJarCookie[] | undefined, b: readonly RawJarCookie[] | undefined): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

const time = (ms: number): string => new Date(ms).toISOString();

function writeEntry(
  written: Written,
  hop: RawHop,
  index: number,
  pages: ReadonlyMap<string, HarPage>,
  jar: readonly RawJarCookie[] | undefined,
): HarEntry {
  const { exchange, role } = written;
  const { response, requestHeaders = [], pageHeaders } = hop;
  const pageref = pages.get(exchange.topLevelUrl ?? '')?.id;
  const isLast = index === exchange.hops.length - 1;
  const wait = response ? Math.max(0, response.receivedAt - hop.startedAt) : 0;
  const error = isLast && exchange.outcome.kind === 'error' ? exchange.outcome.error : undefined;
  return {
    ...(pageref === undefined ? {} : { pageref }),
    startedDateTime: time(hop.startedAt),
    time: wait,
    request: {
      method: hop.method,
      url: hop.url,
      httpVersion: UNKNOWN_VERSION,
      cookies: requestHeaders.filter(isCalled('cookie')).flatMap(({ value }) => splitCookieHeader(value)),
      headers: requestHeaders,
      queryString: queryOf(hop.url),
      ...(hop.requestBody ? { postData: hop.requestBody } : {}),
      headersSize: -1,
      bodySize: hop.requestBody ? -1 : 0,
      ...(pageHeaders ? { _pageHeaders: pageHeaders } : {}),
    },
    response: {
      ...writeResponse(hop),
      ...(error === undefined ? {} : { _error: error }),
    },
    cache: {},
    timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait, receive: 0 },
    comment: comments[role],
    _resourceType: resourceTypes[exchange.resourceType],
    _initiator: typeof exchange.initiator === 'string' ? { type: 'script', url: exchange.initiator } : { type: 'other' },
    ...(response?.fromCache ? { _fromCache: 'disk' } : {}),
    ...(isLast && !isSameJar(exchange.jar, jar) ? { _cookieJar: exchange.jar ?? null } : {}),
    _why401: markOf(written, hop, index),
  };
}

/** As Chromium writes it; what listens to the browser is not told. */
const UNKNOWN_VERSION = 'unknown';

const comments: Readonly<Record<Role, string>> = {
  failure: 'A failure that why401 explains.',
  before: 'What came before: failures are held against it.',
};

const isCalled =
  (wanted: string) =>
  ({ name }: Header): boolean =>
    name.toLowerCase() === wanted;

function queryOf(url: string): { name: string; value: string }[] {
  return URL.canParse(url) ? [...new URL(url).searchParams].map(([name, value]) => ({ name, value })) : [];
}

function writeResponse({ response, url }: RawHop): HarEntry['response'] {
  const { headers = [], body } = response ?? {};
  return {
    status: response?.status ?? 0,
    statusText: '',
    httpVersion: UNKNOWN_VERSION,
    cookies: headers.filter(isCalled('set-cookie')).flatMap(({ value }) => cookieOf(value, response?.receivedAt ?? 0)),
    headers,
    content: {
      size: body ? octets(body.text) : -1,
      mimeType: body?.mimeType || headerValue(headers, 'content-type') || 'x-unknown',
      ...(body ? { text: body.text } : {}),
    },
    redirectURL: redirectOf(headerValue(headers, 'location'), url),
    headersSize: -1,
    bodySize: -1,
    ...(response?.deliveredHeaders ? { _deliveredHeaders: response.deliveredHeaders } : {}),
    ...(response?.byServiceWorker ? { _fetchedViaServiceWorker: true } : {}),
  };
}

const redirectOf = (location: string | undefined, base: string): string =>
  location === undefined ? '' : URL.canParse(location, base) ? new URL(location, base).href : location;

/** As a browser reads it; the value is the written one. */
function cookieOf(field: string, now: number): HarCookie[] {
  const read = parseSetCookie(field, now, () => '');
  if (!read) return [];
  const [pair = ''] = field.split(';');
  const { name, path, domain, expiresAt, httpOnly, secure } = read;
  return [
    {
      name,
      value: pair.slice(pair.indexOf('=') + 1).trim(),
      ...(path === undefined ? {} : { path }),
      ...(domain === undefined ? {} : { domain }),
      ...(expiresAt === undefined ? {} : { expires: time(expiresAt) }),
      httpOnly,
      secure,
    },
  ];
}

const encoder = new TextEncoder();
const octets = (text: string): number => encoder.encode(text).length;

/** As Chromium's exporter calls them. */
const resourceTypes: Readonly<Record<ResourceType, string>> = {
  main_frame: 'document',
  sub_frame: 'iframe',
  xmlhttprequest: 'xhr',
  websocket: 'websocket',
  image: 'image',
  script: 'script',
  stylesheet: 'stylesheet',
  font: 'font',
  media: 'media',
  ping: 'ping',
  object: 'object',
  preflight: 'preflight',
  other: 'other',
};

function markOf({ exchange, role, made, said }: Written, hop: RawHop, index: number): Mark {
  const heard = said?.[index];
  const { id, hops, observer, outcome, initiator, jarLeftOut, place } = exchange;
  const seen = [
    ...(hop.requestHeaders?.length === 0 ? (['request'] as const) : []),
    ...(hop.response?.headers?.length === 0 ? (['response'] as const) : []),
  ];
  return {
    exchange: id,
    hop: index,
    hops: hops.length,
    role,
    made,
    observer,
    outcome,
    incognito: place.incognito,
    ...(place.storeId === undefined ? {} : { storeId: place.storeId }),
    ...(initiator === undefined ? {} : { initiator }),
    ...(jarLeftOut === undefined ? {} : { jarLeftOut }),
    ...(heard ? { said: heard } : {}),
    ...(seen.length > 0 ? { seen } : {}),
  };
}
