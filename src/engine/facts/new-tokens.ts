/** Answers that brought a new token or session to a person, as far as addresses and forms show it: what they say is not kept. */

import type { Exchange, Hop } from '../exchange.ts';
import { readCodeExchange } from './code-exchange.ts';
import { isRenewal } from './renewal.ts';
import { isSuccess } from './success.ts';
import { grantTypeOf, isTokenRequest } from './token-request.ts';

export interface NewTokens {
  readonly exchange: Exchange;
  readonly hop: Hop;
  /** When they arrived, in milliseconds since the epoch by the device's clock. */
  readonly at: number;
}

/** In the order given. */
export const readNewTokens = (exchanges: readonly Exchange[]): NewTokens[] => exchanges.flatMap(newTokensOf);

/** Every exchange of a log is asked once for each failure in it. */
const known = new WeakMap<Exchange, readonly NewTokens[]>();

function newTokensOf(exchange: Exchange): readonly NewTokens[] {
  const found =
    known.get(exchange) ??
    exchange.hops.flatMap((hop) =>
      hop.response && isSuccess(hop) && asksForTokens(hop) ? [{ exchange, hop, at: hop.response.receivedAt }] : [],
    );
  known.set(exchange, found);
  return found;
}

/** By a sign-in, its code, or a token from before. */
const asksForTokens = (hop: Hop): boolean =>
  isRenewal(hop) || readCodeExchange(hop)?.kind === 'token' || grantTypeOf(hop) === 'password' || isUnseenTokenRequest(hop);

/** An application's own token is asked for at the same address: which it was is not known where the form was not captured. */
const isUnseenTokenRequest = (hop: Hop): boolean =>
  isTokenRequest(hop) && grantTypeOf(hop) === undefined && hop.request?.form === undefined;
