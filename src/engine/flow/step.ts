/** One hop of what led to a failure: who was asked for what, with what in hand, and what came of it. */

import type { Exchange, Hop } from '../exchange.ts';
import { pathOf, placeOf } from '../facts/address.ts';
import type { Credential } from '../facts/credentials.ts';
import type { Facts } from '../facts/facts.ts';
import type { Jwt } from '../facts/jwt.ts';
import { shapeOfPath } from '../facts/path-shape.ts';
import { isSessionCookie } from '../facts/session-cookie.ts';
import { isSignInPage, readSignInSigns } from '../facts/sign-in-page.ts';
import { isSuccess } from '../facts/success.ts';
import { grantTypeOf } from '../facts/token-request.ts';
import { failedHop, readFailure } from '../failure.ts';
import { missedCookies } from './missed-cookies.ts';
import { readPurpose } from './purpose.ts';

export type StepRole =
  /** A step of signing in: the way to the sign-in page, a form sent there, the way back. */
  | 'sign-in'
  /** The code of a sign-in is turned into tokens, or another grant is. */
  | 'code'
  | 'renewal'
  | 'sign-out'
  | 'redirect'
  | 'preflight'
  /** It set, or took away, a cookie that the failed request sent or lacked. */
  | 'cookie'
  | 'worked'
  | 'failed';

export interface FlowCookie {
  readonly name: string;
  /** It likely holds a sign-in. */
  readonly holdsSignIn: boolean;
}

export interface FlowStep {
  readonly exchange: Exchange;
  /** Index in the exchange's chain. */
  readonly hop: number;
  readonly role: StepRole;
  /** It did not come to what it was for, whatever it was. */
  readonly failed: boolean;
  /** The hop that is judged. */
  readonly broke: boolean;
  /** Who asked, where that is known: an origin; `null` for the user. */
  readonly from: string | null | undefined;
  /** The origin that was asked. */
  readonly to: string;
  readonly method: string;
  /** Ids in it are `*`. */
  readonly path: string;
  readonly status: number | undefined;
  /** Milliseconds since the epoch, by the device's clock. */
  readonly at: number;
  readonly answeredAt: number | undefined;
  readonly carried: {
    /** In the order of the request; without their values, as everywhere. Undefined: not captured. */
    readonly credentials: readonly Credential[] | undefined;
    readonly cookies: readonly FlowCookie[] | undefined;
    /** Names of cookies that the failed request lacked: kept back, or sent when it last worked. Empty for every other step. */
    readonly missed: readonly string[];
    /** `grant_type`, of a request for tokens. */
    readonly grant: string | undefined;
  };
  readonly brought: {
    /** Undefined: none that is known of. `jwt` is that of the token which was used next, where its time fits. */
    readonly token: { readonly jwt: Jwt | undefined } | undefined;
    readonly cookies: readonly (FlowCookie & { readonly removes: boolean; readonly expiresAt: number | undefined })[];
    /** Where it redirects to, without secrets. */
    readonly location: string | undefined;
  };
  /** How many alike came one after the other and are told as this one: the last of them, of failed ones the first. */
  readonly times: number;
  /** How many steps are left out between this one and the one before it. */
  readonly leftOutBefore: number;
}

interface Read {
  readonly exchange: Exchange;
  readonly hop: Hop;
  readonly index: number;
  readonly facts: Facts;
  readonly broke: boolean;
  readonly token: Jwt | undefined;
}

export function readStep({ exchange, hop, index, facts, broke, token }: Read): FlowStep {
  const { request, response } = hop;
  const failed = broke || isFailedHop(exchange, index);
  const role = readRole(exchange, hop, failed);
  const gives = response !== undefined && isSuccess(hop) && (role === 'code' || role === 'renewal' || grantTypeOf(hop) === 'password');
  return {
    exchange,
    hop: index,
    role,
    failed,
    broke,
    from: exchange.initiator,
    to: placeOf(hop).origin,
    method: hop.method,
    path: shapeOfPath(pathOf(hop.url)) || '/',
    status: response?.status,
    at: hop.startedAt,
    answeredAt: response?.receivedAt,
    carried: {
      credentials: request?.credentials,
      cookies: request?.cookies?.map((cookie) => ({ name: cookie.name, holdsSignIn: isSessionCookie(cookie) })),
      missed: broke ? missedCookies(facts) : [],
      grant: grantTypeOf(hop),
    },
    brought: {
      token: gives ? { jwt: token } : undefined,
      cookies: (response?.setCookies ?? []).map((cookie) => ({
        name: cookie.name,
        holdsSignIn: isSessionCookie(cookie),
        removes: cookie.removes,
        expiresAt: cookie.expiresAt,
      })),
      location: response?.location,
    },
    times: 1,
    leftOutBefore: 0,
  };
}

/** Of a chain the hop that failed; where authentication did not fail, an answer that is none is one. */
function isFailedHop(exchange: Exchange, index: number): boolean {
  const failure = readFailure(exchange);
  // To be sent to the sign-in page is how a sign-in begins.
  if (failure === 'sign-in-redirect') return false;
  if (failure !== undefined) return failedHop(exchange, failure) === index;
  const { response } = exchange.hops[index] ?? exchange.hops[0];
  return index === exchange.hops.length - 1 && (response === undefined ? exchange.outcome.kind === 'error' : response.status >= 400);
}

function readRole(exchange: Exchange, hop: Hop, failed: boolean): StepRole {
  const named = readPurpose(exchange, hop);
  if (named !== undefined) return named;
  if (failed) return 'failed';
  if (isRedirect(hop)) return isSignInPage(readSignInSigns(hop.response?.location ?? '', placeOf(hop).host)) ? 'sign-in' : 'redirect';
  return hop.response?.setCookies?.some(isSessionCookie) ? 'cookie' : 'worked';
}

const isRedirect = ({ response }: Hop): boolean =>
  response !== undefined && response.status >= 300 && response.status < 400 && response.status !== 304;
