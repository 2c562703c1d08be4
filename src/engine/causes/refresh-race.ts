/** The token or session had just been renewed, and this request still carried the old one. */

import { type Confidence, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromCookie, fromCredential, fromEarlier, fromSaid, fromSentCookie } from '../evidence.ts';
import type { Hop } from '../exchange.ts';
import { heard, isSignInCall, judgedCredential, refusesCaller } from '../facts/caller.ts';
import type { Facts } from '../facts/facts.ts';
import type { NewTokens } from '../facts/new-tokens.ts';
import { type Race, readRace } from '../facts/race.ts';
import { readRenewal } from '../facts/renewal.ts';
import { code, duration, type Params, time } from '../words.ts';

export default defineCause({
  meta: {
    id: 'refresh-race',
    title: 'The page asked with a sign-in that had just been renewed',
    explain:
      'Pages renew a sign-in from time to time. Where several parts or tabs of a page do so at once, one of them may still use the old one.',
    needs: ['credentials', 'sentCookies'],
    fixes: ['reload', 'sign-in-again'],
    advice: {
      visitor: [
        'Reload the page.',
        'Close other tabs of {site}, and reload once more.',
        'If you were signed out, sign in to {site} again.',
        'If it comes back again and again, send the people who run {site} the report from here.',
      ],
      developer: [
        'Read the token when the request goes out, not when it is prepared.',
        'Let one renewal run at a time, and let requests wait for it: one promise in a page, a lock (`navigator.locks`) between tabs.',
        'After a 401, look whether a newer token is there already, and repeat once with it before renewing again.',
        'On the server, accept the one before for some seconds after a rotation.',
      ],
    },
    prevent: 'Keep the token in one place that all requests ask, and renew it there, once, before it ends.',
    specs: ['RFC 6749 §6', 'RFC 9700 §4.14.2', 'RFC 6750 §3.1'],
  },
  messages: {
    afterRenewal: {
      visitor: 'The page had just renewed your sign-in on {site}, and this request still carried the old one. Reload the page.',
      developer: 'A renewal was answered at {at}, {before} before this request went out, which still carried the token from before.',
    },
    newerInUse: {
      visitor: 'The page has a newer sign-in for {site} already, and this request still carried the old one. Reload the page.',
      developer: 'Another request to this host carried a newer token at {at}, {before} before this one went out with the old.',
    },
    issuedBefore: {
      visitor: 'The page had just renewed your sign-in on {site}, and this request still carried the old one. Reload the page.',
      developer: 'The token that was accepted afterwards had been issued at {at}, before this request went out with the old one.',
    },
    cookieRenewed: {
      visitor: '{site} had just renewed your session, and this request still carried the old one. Reload the page.',
      developer: 'An answer at {at} set the cookie {name} anew; this request went out with the value from before.',
    },
    underWay: {
      visitor: 'The page was renewing your sign-in on {site} while it asked with the old one. Reload the page.',
      developer: 'A renewal was under way when this request went out with the old token or session; it was answered at {at}.',
    },
    usedTwice: {
      visitor: 'Two parts of the page, or two tabs, renewed your sign-in on {site} at once; only the first could. Reload the page.',
      developer:
        'The same refresh token had been used at {at}, {before} before, and was accepted; where they are rotated, the second use is refused (RFC 9700 §4.14.2).',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts) || isSignInCall(facts)) return undefined;
    const first = firstUse(facts);
    if (first) return usedTwice(first, facts);
    const race = readRace(facts);
    if (race === undefined) return undefined;
    const params: Params = {
      at: time(race.at),
      before: duration(facts.hop.startedAt - race.at),
      name: race.cookie === undefined ? undefined : code(race.cookie),
    };
    return { message: messageOf(race), params, confidence: confidenceOf(race, facts), evidence: evidenceOf(race, params, facts) };
  },
});

const messages = { renewal: 'afterRenewal', use: 'newerInUse', issue: 'issuedBefore', cookie: 'cookieRenewed' } as const;

const messageOf = ({ by, arrived }: Race) => (arrived ? messages[by] : ('underWay' as const));

/** That the same request succeeded with the newer one proves it of a token; a session's cookie may be written anew and stay good. */
function confidenceOf({ arrived, isDated, retry, by }: Race, { status }: Facts): Confidence {
  if (!arrived) return 'possible';
  return retry && isDated && by !== 'cookie' && status === 401 ? 'certain' : 'likely';
}

const seen: Readonly<Record<Race['by'], string>> = {
  renewal: 'A renewal was answered at {at}.',
  use: 'At {at} a newer token was accepted.',
  issue: 'The token that was accepted afterwards was issued at {at}.',
  cookie: 'The answer at {at} set {name} anew.',
};

function evidenceOf(race: Race, params: Params, facts: Facts): [Evidence, ...Evidence[]] {
  const credential = judgedCredential(facts);
  const said = heard(facts, 'token-expired', 'token-revoked', 'token-invalid-or-expired', 'token-invalid', 'session-expired');
  return [
    fromEarlier(race.exchange.id, seen[race.by], params),
    ...(credential ? [fromCredential(credential)] : []),
    ...(race.cookie === undefined
      ? []
      : [fromSentCookie(race.cookie), fromCookie(race.cookie, 'The value of {name} is the one from before.', params)]),
    ...(race.retry ? [fromEarlier(race.retry.id, 'The same request, with the newer one, was accepted.')] : []),
    ...(said ? [fromSaid(said)] : []),
    ...fromAnswer(facts),
  ];
}

/** Between two tabs, or two requests of one page, there is less. In milliseconds. */
const AT_ONCE = 60_000;

/** The renewal that used the same refresh token first, a moment ago. */
function firstUse({ hop, trail }: Facts): NewTokens | undefined {
  const token = refreshTokenOf(hop);
  return trail.newTokens.findLast(
    (other) => token !== undefined && wentBefore(other.hop, hop, AT_ONCE) && refreshTokenOf(other.hop) === token,
  );
}

const wentBefore = (other: Hop, { startedAt }: Hop, within: number): boolean =>
  other.startedAt <= startedAt && startedAt - other.startedAt < within;

/** Fingerprint of the refresh token that a call shows; undefined where it shows none that is plainly one. */
function refreshTokenOf(hop: Hop): string | undefined {
  const renewal = readRenewal(hop);
  return renewal?.isPlain && !renewal.isPlaceholder && renewal.fingerprint !== '' ? renewal.fingerprint : undefined;
}

function usedTwice({ exchange, hop }: NewTokens, facts: Facts) {
  const params = { at: time(hop.startedAt), before: duration(facts.hop.startedAt - hop.startedAt) };
  const said = heard(facts, 'refresh-token-invalid', 'token-revoked', 'token-invalid');
  const evidence: [Evidence, ...Evidence[]] = [
    fromEarlier(exchange.id, 'At {at} the same refresh token was accepted.', params),
    ...(said ? [fromSaid(said)] : []),
    ...fromAnswer(facts),
  ];
  return { message: 'usedTwice' as const, params, confidence: 'likely' as const, evidence };
}
