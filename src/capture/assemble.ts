/**
 * Events → RawExchange, hop by hop. Pure: no browser, no clock. A request is judged when it ends, never at its first 401, since the
 * browser may answer a challenge itself and the same request then ends in 200.
 */

import type { HeaderList, Observer, Outcome, RawExchange, RawHop, RawResponse } from '../engine/exchange.ts';
import { browserSchemes } from '../engine/facts/schemes.ts';
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
import { toRawBody } from './request-body.ts';

/** A request under way. */
interface Flight {
  readonly event: RequestEvent;
  readonly hops: RawHop[];
  /** Seen before the headers go out, for the hop that they will begin. */
  body: Body | undefined;
  pageHeaders: HeaderList | undefined;
  /** For a refused preflight: the method of the request that it held back. */
  heldBack: string | undefined;
}

/** A refused preflight, remembered for a moment so that the request it held back can be named. */
interface RefusedPreflight {
  readonly exchangeId: string;
  readonly url: string;
  readonly initiator: string | null | undefined;
  readonly at: number;
}

/** What the end of a request in an error amounts to. */
export type ErrorEnd =
  | RawExchange
  /** It was a request that this refused preflight held back. */
  | { readonly heldBackBy: string; readonly method: string }
  /** Its beginning was not seen: it may have been written down before the worker was killed. */
  | { readonly unseen: string; readonly error: string };

export interface Assembler {
  beforeRequest(event: BeforeRequest): void;
  beforeSendHeaders(event: BeforeSendHeaders): void;
  sendHeaders(event: SendHeaders): void;
  headersReceived(event: HeadersReceived): void;
  responseStarted(event: ResponseStarted): void;
  /** A request that was answered and has not ended, as far as it came; undefined where the browser may yet answer a challenge itself. */
  soFar(requestId: string): RawExchange | undefined;
  /** The exchange that has ended. */
  completed(event: Completed): RawExchange;
  errorOccurred(event: ErrorOccurred): ErrorEnd | undefined;
  /** How many requests are under way, for the bound. */
  readonly size: number;
}

/** Beyond this many the oldest under way are let go: their ends were missed. */
const MAX_FLIGHTS = 2000;
const PREFLIGHT_MEMORY_MS = 10_000;

export function createAssembler(observer: Observer): Assembler {
  const flights = new Map<string, Flight>();
  let preflights: RefusedPreflight[] = [];

  const open = (event: RequestEvent): Flight => {
    const known = flights.get(event.requestId);
    if (known) return known;
    const flight: Flight = { event, hops: [], body: undefined, pageHeaders: undefined, heldBack: undefined };
    flights.set(event.requestId, flight);
    const [oldest] = flights.keys();
    if (flights.size > MAX_FLIGHTS && oldest !== undefined) flights.delete(oldest);
    return flight;
  };

  const toExchange = (event: RequestEvent, flight: Flight, outcome: Outcome): RawExchange => {
    const [first, ...rest] = flight.hops;
    return {
      id: event.requestId,
      observer,
      resourceType: isPreflight(flight.hops.at(-1)) ? 'preflight' : flight.event.type,
      outcome,
      place: { tabId: event.tabId, frameId: event.frameId, incognito: event.incognito ?? true, storeId: event.storeId },
      initiator: flight.event.initiator,
      ...(flight.heldBack === undefined ? {} : { heldBack: { method: flight.heldBack } }),
      hops: [first ?? { method: event.method, url: event.url, startedAt: event.at }, ...rest],
    };
  };

  const end = (event: RequestEvent, flight: Flight, outcome: Outcome): RawExchange => {
    flights.delete(event.requestId);
    const raw = toExchange(event, flight, outcome);
    if (isRefusedPreflight(flight) && flight.heldBack === undefined) {
      preflights = [
        ...preflights.filter((past) => event.at - past.at < PREFLIGHT_MEMORY_MS),
        { exchangeId: raw.id, url: event.url, initiator: event.initiator, at: event.at },
      ];
    }
    return raw;
  };

  return {
    beforeRequest(event) {
      open(event).body = event.body;
    },

    beforeSendHeaders(event) {
      open(event).pageHeaders = event.headers;
    },

    sendHeaders(event) {
      const flight = open(event);
      const { body, pageHeaders } = flight;
      flight.body = undefined;
      flight.pageHeaders = undefined;
      const hop: RawHop = {
        method: event.method,
        url: event.url,
        startedAt: event.at,
        requestHeaders: event.headers,
        ...(pageHeaders && { pageHeaders }),
        ...(body && { requestBody: toRawBody(body, event.headers) }),
      };
      const current = flight.hops.at(-1);
      if (current && !current.response) flight.hops[flight.hops.length - 1] = hop;
      else flight.hops.push(hop);
    },

    headersReceived(event) {
      const flight = open(event);
      const response: RawResponse = { status: event.status, receivedAt: event.at, headers: event.headers };
      const current = flight.hops.at(-1);
      if (current && current.url === event.url) flight.hops[flight.hops.length - 1] = { ...current, response };
      else flight.hops.push({ method: event.method, url: event.url, startedAt: event.at, response });
    },

    responseStarted({ requestId, url, status, headers }) {
      const hops = flights.get(requestId)?.hops ?? [];
      const current = hops.at(-1);
      if (current?.response?.headers === undefined || current.url !== url || current.response.status !== status) return;
      if (isSameList(current.response.headers, headers)) return;
      hops[hops.length - 1] = { ...current, response: { ...current.response, deliveredHeaders: headers } };
    },

    soFar(requestId) {
      const flight = flights.get(requestId);
      const last = flight?.hops.at(-1)?.response;
      return flight && last && !isForBrowser(last) ? toExchange(flight.event, flight, { kind: 'unfinished' }) : undefined;
    },

    completed(event) {
      const flight = open(event);
      const current = flight.hops.at(-1);
      const seen = current?.url === event.url ? current : undefined;
      const response: RawResponse =
        seen?.response?.status === event.status
          ? { ...seen.response, fromCache: event.fromCache }
          : { status: event.status, receivedAt: event.at, fromCache: event.fromCache };
      if (seen) flight.hops[flight.hops.length - 1] = { ...seen, response };
      else flight.hops.push({ method: event.method, url: event.url, startedAt: event.at, response });
      return end(event, flight, { kind: 'completed' });
    },

    errorOccurred(event) {
      const flight = flights.get(event.requestId);
      const answered = flight?.hops.some((hop) => hop.response) ?? false;
      if (flight && answered) return end(event, flight, { kind: 'error', error: event.error });
      flights.delete(event.requestId);
      const samePage = (other: { url: string; initiator: RequestEvent['initiator'] }) =>
        other.url === event.url && other.initiator === event.initiator;
      // Either may end first, the preflight or the request that it held back.
      const underWay = [...flights.values()].find((other) => samePage(other.event) && isRefusedPreflight(other) && !other.heldBack);
      if (underWay) {
        underWay.heldBack = event.method;
        return undefined;
      }
      const ended = preflights.find(samePage);
      if (ended) {
        preflights = preflights.filter((past) => past !== ended);
        return { heldBackBy: ended.exchangeId, method: event.method };
      }
      if (event.type === 'main_frame') return end(event, flight ?? open(event), { kind: 'error', error: event.error });
      return flight ? undefined : { unseen: event.requestId, error: event.error };
    },

    get size() {
      return flights.size;
    },
  };
}

function isRefusedPreflight({ hops }: Flight): boolean {
  const hop = hops.at(-1);
  return isPreflight(hop) && (hop?.response?.status === 401 || hop?.response?.status === 403);
}

/** Fetch §4.8: a CORS preflight is an OPTIONS that names the method to come. */
function isPreflight(hop: RawHop | undefined): boolean {
  return (
    hop?.method === 'OPTIONS' &&
    (hop.requestHeaders?.some((header) => header.name.toLowerCase() === 'access-control-request-method') ?? false)
  );
}

const isSameList = (a: HeaderList, b: HeaderList): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A challenge that the browser answers itself, with what it has or after asking the user. */
function isForBrowser({ status, headers = [] }: RawResponse): boolean {
  const challenges = headers.filter(({ name }) => /^(?:www|proxy)-authenticate$/i.test(name));
  return status === 407 || (status === 401 && challenges.some(({ value }) => offersBrowserScheme(value)));
}

const offersBrowserScheme = (value: string): boolean => value.split(/[\s,]+/).some((word) => browserSchemes.has(word.toLowerCase()));
