/** The token that was judged beside the one that worked: its claims, and whether its time ended between the two. */

import { type JudgedToken, judgedToken } from './caller.ts';
import { aheadOf } from './clock.ts';
import type { Facts } from './facts.ts';
import type { Jwt } from './jwt.ts';
import type { Success } from './success.ts';

export const claims = ['iss', 'aud', 'scopes', 'kid', 'alg', 'typ', 'clientId', 'acr', 'exp', 'iat'] as const;

/** Another token says otherwise. Undefined: it does not say. */
export interface ClaimChange {
  readonly what: 'claim';
  readonly claim: (typeof claims)[number];
  readonly before: string | number | readonly string[] | undefined;
  readonly after: string | number | readonly string[] | undefined;
}

/** The token's time ended after the success and before the failure. */
export interface RanOut {
  readonly what: 'ran-out';
  readonly where: JudgedToken['where'];
  /** Its `exp`, in milliseconds since the epoch. */
  readonly at: number;
}

/** Those that say what it is for before those that say how it is made, and times last. */
export function compareTokens(facts: Facts, success: Success): ClaimChange[] {
  const [before, after] = [tokenOf(success), judgedToken(facts)];
  if (before === undefined || after === undefined || before.where !== after.where || before.fingerprint === after.fingerprint) return [];
  if (before.jwt.encrypted || after.jwt.encrypted) return [];
  return claims
    .filter((claim) => textOf(before.jwt[claim]) !== textOf(after.jwt[claim]))
    .map((claim) => ({ what: 'claim', claim, before: before.jwt[claim], after: after.jwt[claim] }));
}

/** Lists are sets: their order says nothing. */
const textOf = (value: Jwt[(typeof claims)[number]]): string => JSON.stringify(Array.isArray(value) ? [...value].sort() : value) ?? '';

const tokenOf = ({ hop: { request } }: Success): JudgedToken | undefined =>
  request && judgedToken({ credentials: request.credentials, sentCookies: request.cookies });

/** One or none. By the server's clock, or the device's where that is not known at both moments. */
export function readRanOut(facts: Facts, success: Success): RanOut[] {
  const token = judgedToken(facts);
  const exp = token?.jwt.exp;
  const { response } = success.hop;
  const served = aheadOf(response) === undefined ? undefined : response?.date;
  const [before, after] =
    served !== undefined && facts.serverTime ? [served, facts.serverTime.now] : [response?.receivedAt, facts.response?.receivedAt];
  if (token === undefined || exp === undefined || before === undefined || after === undefined) return [];
  const at = exp * 1000;
  return before < at && at <= after ? [{ what: 'ran-out', where: token.where, at }] : [];
}
