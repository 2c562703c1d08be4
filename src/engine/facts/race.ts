/** Was there a newer token or session already when the request went out with the old one? */

import type { Exchange, Hop } from '../exchange.ts';
import { hostOf, pathOf } from './address.ts';
import { heard, judgedCredential, sessionCookies } from './caller.ts';
import type { SetCookie } from './cookies.ts';
import type { Credential, CredentialKind } from './credentials.ts';
import { domainMatches, pathMatches } from './domains.ts';
import type { Facts } from './facts.ts';
import type { NewTokens } from './new-tokens.ts';
import type { Meaning } from './said.ts';
import { isSameRequest } from './same-caller.ts';
import { successesAt } from './success.ts';

export interface Race {
  /** A renewal was answered; another request carried the newer token; the newer one says when it was issued; a cookie was set anew. */
  readonly by: 'renewal' | 'use' | 'issue' | 'cookie';
  /** Where that was seen. */
  readonly exchange: Exchange;
  /** When the newer one was there, in milliseconds since the epoch. */
  readonly at: number;
  /** The cookie that was set anew. */
  readonly cookie?: string;
  /** The newer one was there before the request went out; false: its renewal was under way. */
  readonly arrived: boolean;
  /** That the newer one is newer is shown by times or a renewal, and not by the order of requests alone. */
  readonly isDated: boolean;
  /** The same request, with the newer one, which succeeded. */
  readonly retry: Exchange | undefined;
}

/** Undefined where nothing newer shows, where the old one went on being accepted, and where the server gives another reason. */
export function readRace(facts: Facts): Race | undefined {
  if (facts.said.some(({ meaning }) => !ofOldOnes.has(meaning))) return undefined;
  const credential = judgedCredential(facts);
  if (credential === undefined) return raceOfCookies(facts);
  return renewable.has(credential.kind) && credential.placeholder === undefined ? raceOfTokens(credential, facts) : undefined;
}

/** Kinds that are renewed; keys and passwords are not. */
const renewable = new Set<CredentialKind>(['bearer', 'dpop', 'token', 'other']);

/** What a server says of a token or session that another one has taken the place of. */
const ofOldOnes = new Set<Meaning>([
  ...(['token-expired', 'token-invalid', 'token-invalid-or-expired', 'token-revoked', 'session-expired', 'sign-in-required'] as const),
  'wrong-password',
]);

/** A request of a page's load goes out within this after the renewal that it did not wait for. In milliseconds. */
const SOON = 10_000;
/** Tokens tell time in whole seconds. In milliseconds. */
const SECOND = 1000;

interface Use {
  readonly exchange: Exchange;
  readonly hop: Hop;
  readonly credential: Credential;
}

function raceOfTokens(current: Credential, facts: Facts): Race | undefined {
  const { trail, site, hop } = facts;
  const usesOf = (exchanges: readonly Exchange[]): Use[] =>
    successesAt(site.host, exchanges).flatMap((success) => {
      const credential = success.hop.request && judgedCredential(success.hop.request);
      return credential?.place.name === current.place.name ? [{ ...success, credential }] : [];
    });
  const before = usesOf(trail.earlier);
  const after = usesOf(trail.later);
  if (after.some(({ credential }) => credential.fingerprint === current.fingerprint)) return undefined;

  const newerAfter = after.filter(({ credential }) => isNewer(credential, current) ?? true);
  const retry = newerAfter.find((use) => isSameRequest(use.hop, hop))?.exchange;
  const use = before.find((newer) => isNewer(newer.credential, current) ?? wasUsedBefore(current, newer.hop.startedAt, before));
  if (use) {
    const isDated = isNewer(use.credential, current) === true;
    return { by: 'use', exchange: use.exchange, at: use.hop.startedAt, arrived: true, isDated, retry };
  }

  const issued = newerAfter.find(
    ({ credential }) => ((credential.jwt?.iat ?? Number.POSITIVE_INFINITY) + 1) * SECOND <= serverStart(facts),
  );
  const renewal = trail.newTokens
    .filter(({ exchange, hop: { startedAt } }) => exchange.id !== facts.exchange.id && startedAt < hop.startedAt)
    .findLast((brought) => isOlder(current, brought, facts));
  if (renewal && renewal.at <= hop.startedAt && (retry || hop.startedAt - renewal.at < SOON)) {
    return { by: 'renewal', exchange: renewal.exchange, at: renewal.at, arrived: true, isDated: true, retry };
  }
  if (issued) {
    return { by: 'issue', exchange: issued.exchange, at: (issued.credential.jwt?.iat ?? 0) * SECOND, arrived: true, isDated: true, retry };
  }
  return renewal && renewal.at > hop.startedAt
    ? { by: 'renewal', exchange: renewal.exchange, at: renewal.at, arrived: false, isDated: true, retry }
    : undefined;
}

/** By the times of two tokens of one kind; undefined where they do not tell. */
function isNewer({ jwt, fingerprint }: Credential, current: Credential): boolean | undefined {
  if (fingerprint === current.fingerprint) return false;
  if (jwt === undefined || current.jwt === undefined) return jwt === current.jwt ? undefined : false;
  const sameKind =
    jwt.iss === current.jwt.iss && jwt.tokenUse === current.jwt.tokenUse && jwt.aud?.join(' ') === current.jwt.aud?.join(' ');
  const [time, currentTime] = [jwt.iat ?? jwt.exp, current.jwt.iat ?? current.jwt.exp];
  if (!sameKind) return false;
  return time === undefined || currentTime === undefined ? undefined : time > currentTime;
}

const wasUsedBefore = ({ fingerprint }: Credential, at: number, uses: readonly Use[]): boolean =>
  uses.some(({ credential, hop }) => credential.fingerprint === fingerprint && hop.startedAt < at);

/**
 * The token is from before the renewal: by its own time, because it was in use, or because the server says that it is over, which it
 * cannot be of one that has just been given.
 */
function isOlder({ jwt, fingerprint }: Credential, { exchange, hop, at }: NewTokens, facts: Facts): boolean {
  if (jwt?.iat !== undefined) return (jwt.iat + 2) * SECOND < (hop.response?.date ?? at);
  const { earlier } = facts.trail;
  const wasInUse = earlier
    .flatMap(({ hops }) => hops)
    .some(({ startedAt, request }) => startedAt < at && request?.credentials?.some((sent) => sent.fingerprint === fingerprint));
  return wasInUse || (heard(facts, 'token-expired') !== undefined && earlier.includes(exchange));
}

/** When the request went out, by the server's clock; small differences are those of `Date`, which counts whole seconds. */
function serverStart({ hop, serverTime }: Facts): number {
  const ahead = serverTime?.deviceAhead ?? 0;
  return hop.startedAt - (Math.abs(ahead) < 2 * SECOND ? 0 : ahead);
}

/** One that an answer set, and where from. */
interface Renewed {
  readonly exchange: Exchange;
  readonly hop: Hop;
  readonly cookie: SetCookie;
  readonly at: number;
}

function raceOfCookies(facts: Facts): Race | undefined {
  const sent = sessionCookies(facts.sentCookies);
  for (const current of sent) {
    const newer = renewalsOf(current.name, facts).at(-1);
    if (newer === undefined || sent.some(({ fingerprint }) => fingerprint === newer.cookie.fingerprint)) continue;
    const carries = ({ request }: Hop, fingerprint: string): boolean =>
      request?.cookies?.some((cookie) => cookie.name === current.name && cookie.fingerprint === fingerprint) ?? false;
    const wasInUse = facts.trail.earlier.some(({ hops }) =>
      hops.some((hop) => hop.startedAt < newer.at && carries(hop, current.fingerprint)),
    );
    const after = successesAt(facts.site.host, facts.trail.later);
    if (!wasInUse || after.some(({ hop }) => carries(hop, current.fingerprint))) continue;
    const retry = after.find(
      ({ hop }) => isSameRequest(hop, facts.hop) && !carries(hop, current.fingerprint) && carriesOne(hop, current.name),
    );
    const arrived = newer.at <= facts.hop.startedAt;
    return { by: 'cookie', exchange: newer.exchange, at: newer.at, cookie: current.name, arrived, isDated: true, retry: retry?.exchange };
  }
  return undefined;
}

const carriesOne = ({ request }: Hop, name: string): boolean => request?.cookies?.some((cookie) => cookie.name === name) ?? false;

/** Answers to requests that went out before this one, and set this cookie for its address; oldest first. */
function renewalsOf(name: string, { trail, site, hop }: Facts): Renewed[] {
  const path = pathOf(hop.url) || '/';
  return trail.earlier
    .flatMap((exchange) =>
      exchange.hops.flatMap((from) =>
        (from.response?.setCookies ?? [])
          .filter((cookie) => cookie.name === name && !cookie.removes && reaches(cookie, from.url, site.host, path))
          .map((cookie) => ({ exchange, hop: from, cookie, at: from.response?.receivedAt ?? 0 })),
      ),
    )
    .sort((a, b) => a.at - b.at);
}

function reaches({ domain, path }: SetCookie, from: string, host: string, requestPath: string): boolean {
  const isOfHost = domain === undefined ? hostOf(from) === host : domainMatches(host, domain);
  return isOfHost && (path === undefined || pathMatches(requestPath, path));
}
