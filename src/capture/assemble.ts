/**
 * Events → RawExchange, hop by hop. Pure: no browser, no clock. A request is judged when it ends, never at its first 401, since the
 * browser may answer a challenge itself and the same request then ends in 200.
 */

import {
  type HeaderList,
  isEmbedded,
  type Observer,
  type Outcome,
  type RawExchange,
  type RawHop,
  type RawResponse,
} from '../engine/exchange.ts';
import { browserSchemes } from '../engine/facts/schemes.ts';
import { headerValue } from '../engine/headers.ts';
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
import { toRawBody } from './request-body.ts';

/** One request of a chain and its answer, as their events came. What they tell is read when it is asked for: most never are. */
interface Leg {
  readonly url: string;
  body?: BeforeRequest | undefined;
  page?: BeforeSendHeaders | undefined;
  sent?: SendHeaders;
  received?: HeadersReceived;
  delivered?: ResponseStarted;
  completed?: Completed;
}

/** A request under way. */
interface Flight {
  readonly event: RequestEvent;
  readonly legs: Leg[];
  /** Seen before the headers go out, for the leg that they will begin. */
  body: BeforeRequest | undefined;
  page: BeforeSendHeaders | undefined;
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

/** The end of a request. */
export interface Ended {
  /** One request that succeeded: nobody needs to look at it at once. */
  readonly isPlain: boolean;
  /** How it began. */
  readonly event: RequestEvent;
  /** Put together when it is asked for. */
  exchange(): RawExchange;
}

/** What the end of a request in an error amounts to. */
export type ErrorEnd =
  | Ended
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
  /**
   * A request that was answered and has not ended, as far as it came; undefined where the browser may yet answer a challenge itself. Of
   * what a page holds, the end is not heard of but where it is an error: it ends with this.
   */
  soFar(requestId: string): RawExchange | undefined;
  completed(event: Completed): Ended;
  errorOccurred(event: ErrorOccurred): ErrorEnd | undefined;
  /** How many requests are under way, for the bound. */
  readonly size: number;
}

/** Beyond this many the oldest under way are let go: their ends were missed. */
const MAX_FLIGHTS = 2000;
const PREFLIGHT_MEMORY_MS = 10_000;
const MAX_PREFLIGHTS = 100;

export function createAssembler(observer: Observer): Assembler {
  const flights = new Map<string, Flight>();
  let preflights: RefusedPreflight[] = [];

  const open = (event: RequestEvent): Flight => {
    const known = flights.get(event.requestId);
    if (known) return known;
    const flight: Flight = { event, legs: [], body: undefined, page: undefined, heldBack: undefined };
    flights.set(event.requestId, flight);
    const [oldest] = flights.keys();
    if (flights.size > MAX_FLIGHTS && oldest !== undefined) flights.delete(oldest);
    return flight;
  };

  const toExchange = ({ event, legs, heldBack }: Flight, outcome: Outcome): RawExchange => {
    const [first, ...rest] = legs.map(toHop);
    return {
      id: event.requestId,
      observer,
      resourceType: isPreflight(legs.at(-1)) ? 'preflight' : event.type,
      outcome,
      place: { tabId: event.tabId, frameId: event.frameId, incognito: event.incognito ?? true, storeId: event.storeId },
      initiator: event.initiator,
      ...(heldBack === undefined ? {} : { heldBack: { method: heldBack } }),
      hops: [first ?? { method: event.method, url: event.url, startedAt: event.at }, ...rest],
    };
  };

  const end = (event: RequestEvent, flight: Flight): void => {
    flights.delete(event.requestId);
    if (!isRefusedPreflight(flight) || flight.heldBack !== undefined) return;
    preflights = [
      ...preflights.slice(1 - MAX_PREFLIGHTS).filter((past) => event.at - past.at < PREFLIGHT_MEMORY_MS),
      { exchangeId: event.requestId, url: event.url, initiator: event.initiator, at: event.at },
    ];
  };

  const endInError = (event: ErrorOccurred, flight: Flight): Ended => {
    end(event, flight);
    return { isPlain: false, event: flight.event, exchange: () => toExchange(flight, { kind: 'error', error: event.error }) };
  };

  return {
    beforeRequest(event) {
      open(event).body = event;
    },

    beforeSendHeaders(event) {
      open(event).page = event;
    },

    sendHeaders(event) {
      const flight = open(event);
      const leg: Leg = { url: event.url, sent: event, body: flight.body, page: flight.page };
      flight.body = undefined;
      flight.page = undefined;
      const current = flight.legs.at(-1);
      if (current && !isAnswered(current)) flight.legs[flight.legs.length - 1] = leg;
      else flight.legs.push(leg);
    },

    headersReceived(event) {
      if (event.status < 400 && !flights.has(event.requestId) && isEmbedded(event.type)) return;
      const { legs } = open(event);
      const current = legs.at(-1);
      if (current?.url !== event.url) legs.push({ url: event.url, received: event });
      // Where what pages hold is looked at more closely, the status alone is told as well.
      else if (current.received?.status !== event.status || event.headers !== undefined) current.received = event;
    },

    responseStarted(event) {
      const current = flights.get(event.requestId)?.legs.at(-1);
      if (current?.url === event.url) current.delivered = event;
    },

    soFar(requestId) {
      const flight = flights.get(requestId);
      const leg = flight?.legs.at(-1);
      if (flight === undefined || leg?.received === undefined || isForBrowser(leg.received)) return undefined;
      if (leg.sent !== undefined || !isEmbedded(flight.event.type)) return toExchange(flight, { kind: 'unfinished' });
      end(flight.event, flight);
      return toExchange(flight, { kind: 'completed' });
    },

    completed(event) {
      const flight = open(event);
      const { legs } = flight;
      const current = legs.at(-1);
      if (current?.url === event.url) current.completed = event;
      else legs.push({ url: event.url, completed: event });
      end(event, flight);
      return {
        isPlain: legs.length === 1 && event.status >= 200 && event.status < 300,
        event: flight.event,
        exchange: () => toExchange(flight, { kind: 'completed' }),
      };
    },

    errorOccurred(event) {
      const flight = flights.get(event.requestId);
      if (flight?.legs.some(isAnswered)) return endInError(event, flight);
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
      if (event.type === 'main_frame') return endInError(event, flight ?? open(event));
      return flight ? undefined : { unseen: event.requestId, error: event.error };
    },

    get size() {
      return flights.size;
    },
  };
}

const isAnswered = ({ received, completed }: Leg): boolean => received !== undefined || completed !== undefined;

function toHop(leg: Leg): RawHop {
  const { sent, received, completed, page, body } = leg;
  const [first] = [sent, received, completed].filter((event) => event !== undefined);
  return {
    method: first?.method ?? '',
    url: leg.url,
    startedAt: first?.at ?? 0,
    requestHeaders: sent?.headers,
    ...(page && { pageHeaders: page.headers }),
    ...(body?.body && { requestBody: toRawBody(body.body, sent?.headers) }),
    response: toResponse(leg),
  };
}

/** The status at the end counts: the browser may have answered a challenge itself. */
function toResponse({ received, delivered, completed }: Leg): RawResponse | undefined {
  const ended = completed && { fromCache: completed.fromCache };
  if (received === undefined || (completed && completed.status !== received.status))
    return completed && { status: completed.status, receivedAt: completed.at, ...ended };
  const { status, at, headers } = received;
  const asDelivered = delivered?.status === status ? delivered.headers : undefined;
  const isChanged = headers !== undefined && asDelivered !== undefined && !isSameList(headers, asDelivered);
  return { status, receivedAt: at, headers, ...(isChanged && { deliveredHeaders: asDelivered }), ...ended };
}

const isSameList = (a: HeaderList, b: HeaderList): boolean => JSON.stringify(a) === JSON.stringify(b);

function isRefusedPreflight({ legs }: Flight): boolean {
  const leg = legs.at(-1);
  const status = leg?.completed?.status ?? leg?.received?.status;
  return (status === 401 || status === 403) && isPreflight(leg);
}

/** Fetch §4.8: a CORS preflight is an OPTIONS that names the method to come. */
const isPreflight = (leg: Leg | undefined): boolean =>
  leg?.sent?.method === 'OPTIONS' && headerValue(leg.sent.headers, 'access-control-request-method') !== undefined;

/** A challenge that the browser answers itself, with what it has or after asking the user. */
function isForBrowser({ status, headers = [] }: HeadersReceived): boolean {
  const challenges = headers.filter(({ name }) => /^(?:www|proxy)-authenticate$/i.test(name));
  return status === 407 || (status === 401 && challenges.some(({ value }) => offersBrowserScheme(value)));
}

const offersBrowserScheme = (value: string): boolean =>
  value.split(',').some((part) => browserSchemes.has(part.trim().split(/\s/, 1)[0]?.toLowerCase() ?? ''));
