/**
 * Any two exchanges side by side, in the order of how much each thing matters to a sign-in: who is shown as the caller, with which
 * token and cookies; what was asked, by whom and how; what was answered. Of secrets nothing but whether they are the same.
 */

import type { Exchange } from '../exchange.ts';
import { identifying, judgedToken } from '../facts/caller.ts';
import type { Incomparable } from '../facts/changes.ts';
import { type CookieChange, compareSentCookies } from '../facts/cookie-changes.ts';
import { type CredentialChange, compareCredentials } from '../facts/credential-changes.ts';
import type { Credential } from '../facts/credentials.ts';
import type { Facts } from '../facts/facts.ts';
import { gatherFacts } from '../facts/gather.ts';
import { isSessionCookie } from '../facts/session-cookie.ts';
import { type ClaimChange, claims, compareTokens, type RanOut, readRanOut } from '../facts/token-changes.ts';
import { compareAnswers, compareRequestHeaders, compareTargets, type TextThing } from './texts.ts';

export type ComparedThing =
  | {
      readonly what: 'credential';
      readonly change: 'same' | CredentialChange['change'];
      readonly before: Credential | undefined;
      readonly after: Credential | undefined;
    }
  | RanOut
  | {
      readonly what: 'claim';
      readonly change: 'same' | 'other';
      readonly claim: ClaimChange['claim'];
      readonly before: ClaimChange['before'];
      readonly after: ClaimChange['after'];
    }
  | { readonly what: 'cookie'; readonly change: 'same' | CookieChange['change']; readonly name: string; readonly holdsSignIn: boolean }
  | TextThing;

export interface Comparison {
  /** In the order of how much each matters. */
  readonly different: readonly ComparedThing[];
  /** In the same order; both sides of each say the same. */
  readonly same: readonly ComparedThing[];
  readonly incomparable: readonly (Incomparable | 'request-headers' | 'response-headers' | 'answer')[];
}

/** `others`: what else is known, which tells where a cookie went and whether a file was stripped. Pure. */
export function compareExchanges(before: Exchange, after: Exchange, others: readonly Exchange[]): Comparison {
  const [then, now] = [gatherFacts(before, others), gatherFacts(after, others)];
  const success = { exchange: before, hop: then.hop };
  const credentials = compareCredentials(now, success);
  const cookies = compareSentCookies(now, success);
  const targets = compareTargets(then, now);
  const headers = compareRequestHeaders(then.hop, now.hop);
  const answers = compareAnswers(then.hop, now.hop);
  const all: readonly ComparedThing[] = [
    ...credentials.differences,
    ...readRanOut(now, success),
    ...compareTokens(now, success).map((claim) => ({ ...claim, change: 'other' as const })),
    ...cookies.differences.flatMap(({ change, holdsSignIn, names }) =>
      names.map((name) => ({ what: 'cookie' as const, change, name, holdsSignIn })),
    ),
    ...sameCredentials(then, now, credentials.differences, credentials.incomparable.includes('credentials')),
    ...sameClaims(then, now),
    ...sameCookies(then, now, cookies.incomparable.includes('cookies')),
    ...targets.things,
    ...headers.things,
    ...answers.things,
  ];
  return {
    different: all.filter((thing) => !isSame(thing)),
    same: all.filter(isSame),
    incomparable: [
      ...credentials.incomparable,
      ...cookies.incomparable,
      ...targets.incomparable,
      ...headers.incomparable,
      ...answers.incomparable,
    ],
  };
}

const isSame = (thing: ComparedThing): boolean => thing.what !== 'ran-out' && thing.change === 'same';

function sameCredentials(then: Facts, now: Facts, changes: readonly CredentialChange[], isUnknown: boolean): ComparedThing[] {
  if (isUnknown) return [];
  const changed = new Set(changes.flatMap(({ before, after }) => [before, after]));
  const places = new Map(identifying(then.credentials ?? []).map((credential) => [placeOf(credential), credential]));
  return identifying(now.credentials ?? []).flatMap((after) => {
    const before = places.get(placeOf(after));
    return before === undefined || changed.has(before) || changed.has(after) ? [] : [{ what: 'credential', change: 'same', before, after }];
  });
}

const placeOf = ({ place }: Credential): string => `${place.in} ${place.name}`;

function sameClaims(then: Facts, now: Facts): ComparedThing[] {
  const [before, after] = [judgedToken(then), judgedToken(now)];
  if (before === undefined || after === undefined || before.where !== after.where) return [];
  const changed = new Set(compareTokens(now, { exchange: then.exchange, hop: then.hop }).map(({ claim }) => claim));
  return claims
    .filter((claim) => !changed.has(claim) && after.jwt[claim] !== undefined)
    .map((claim) => ({ what: 'claim', change: 'same', claim, before: before.jwt[claim], after: after.jwt[claim] }));
}

function sameCookies(then: Facts, now: Facts, isUnknown: boolean): ComparedThing[] {
  if (isUnknown) return [];
  const values = new Map((then.sentCookies ?? []).map(({ name, fingerprint }) => [name, fingerprint]));
  return (now.sentCookies ?? [])
    .filter(({ name, fingerprint }) => values.get(name) === fingerprint)
    .map((cookie) => ({ what: 'cookie', change: 'same', name: cookie.name, holdsSignIn: isSessionCookie(cookie) }));
}
