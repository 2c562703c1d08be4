/** Had a newer token been issued when the request went out? Then its own token's time is not the whole story. */

import { judgedCredential, judgedToken } from './caller.ts';
import type { Facts } from './facts.ts';
import { isSuccess } from './trail.ts';

/** True where the trail shows one: issued before this request by its own `iat`, or handed out by a token endpoint before it. */
export function newerTokenWasThere(facts: Facts): boolean {
  const sent = judgedCredential(facts);
  if (sent === undefined) return false;
  const { startedAt } = facts.hop;
  const jwt = judgedToken(facts)?.jwt;
  const issuedAt = (jwt?.iat ?? 0) * 1000;
  const { earlier, later } = facts.trail;
  const wasIssued = [...earlier, ...later]
    .flatMap(({ hops }) => hops)
    .flatMap(({ request }) => request?.credentials ?? [])
    .some(
      (other) =>
        other.fingerprint !== sent.fingerprint &&
        other.place.name === sent.place.name &&
        other.jwt?.iss === jwt?.iss &&
        isBetween((other.jwt?.iat ?? 0) * 1000, issuedAt, startedAt),
    );
  if (wasIssued) return true;
  return earlier
    .flatMap(({ hops }) => hops)
    .some(
      (hop) =>
        isSuccess(hop) &&
        isRenewal(hop) &&
        isBetween(hop.response?.receivedAt ?? 0, Math.max(issuedAt + SLACK, startedAt - RECENT), startedAt),
    );
}

const isBetween = (at: number, after: number, before: number): boolean => at > after && at <= before;

const isRenewal = ({ url, request }: Facts['hop']): boolean =>
  request?.form?.['grant_type'] === 'refresh_token' ||
  /grant_type=refresh_token/.test(url) ||
  (request?.credentials?.some(({ place }) => place.in === 'form' && /refresh/i.test(place.name)) ?? false);

/** A token is issued a little before it arrives, by a clock that may be off. In milliseconds. */
const SLACK = 60_000;
/** A renewal that is longer ago gave the token that is sent. In milliseconds. */
const RECENT = 60_000;
