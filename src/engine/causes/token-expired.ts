/** The access token's time is over. */

import { type Confidence, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromClock, fromSaid, fromServerTime, fromToken } from '../evidence.ts';
import {
  carried,
  earlierSuccesses,
  heard,
  type JudgedToken,
  judgedCredential,
  judgedToken,
  knownAndForbidden,
  refusesCredential,
  sessionCookies,
} from '../facts/caller.ts';
import type { Facts } from '../facts/facts.ts';
import { readRace } from '../facts/race.ts';
import type { Said } from '../facts/said.ts';
import { browserSchemes } from '../facts/schemes.ts';
import { duration, time } from '../words.ts';

export default defineCause({
  meta: {
    id: 'token-expired',
    title: 'Your sign-in has run out',
    explain: 'A sign-in is good for a time that is written in it; the server answered after that time was over.',
    needs: ['credentials'],
    fixes: ['sign-in-again', 'reload', 'delete-cookies', 'clear-cache', 'clear-storage', 'open-private'],
    advice: {
      visitor: [
        'Reload the page: many pages renew the sign-in by themselves.',
        'Sign in to {site} again.',
        'If it has run out again at once, set your device’s clock to the automatic time.',
        'If you are asked again and again, clear the cookies of {site} and sign in once more.',
        'Otherwise send the people who run {site} the report from here.',
      ],
      developer: [
        'Get a new token: with the refresh token, or by a sign-in (RFC 6749 §6).',
        'Renew it shortly before its time is over, and once only where several requests wait.',
        'Compare the clocks of the issuer and of the API, and allow for some seconds between them.',
        'For a personal access token, create a new one where it was made.',
      ],
    },
    prevent: 'Renew the token before it runs out, by the server’s clock and not by the device’s.',
    specs: ['RFC 7519 §4.1.4', 'RFC 6750 §3.1', 'RFC 6749 §6'],
    ofWhatWasRead: ['token-expired'],
  },
  messages: {
    saidSo: {
      visitor: 'Your sign-in on {site} has run out. Sign in again.',
      developer: 'The server says that the token’s time is over (RFC 6750 §3.1, `invalid_token`).',
    },
    past: {
      visitor: 'Your sign-in on {site} ran out {late} before the server answered. Sign in again.',
      developer:
        'The token’s `exp` is {expired}, {late} before the server’s `Date`; from that moment on it must not be accepted (RFC 7519 §4.1.4).',
    },
    inCookie: {
      visitor: 'Your sign-in on {site} ran out {late} before the server answered. Sign in again.',
      developer: 'The token in the session cookie has an `exp` of {expired}, {late} before the server’s `Date` (RFC 7519 §4.1.4).',
    },
    pastByDevice: {
      visitor: 'Your sign-in on {site} has run out, by your device’s clock. Sign in again.',
      developer: 'The token’s `exp` is {expired}, {late} before the answer by the device’s clock; the server’s own time was not given.',
    },
    clocksApart: {
      visitor:
        'Your sign-in on {site} has run out, and your device’s clock is {apart} off, so the page did not notice. Set the clock, then sign in again.',
      developer:
        'The token’s `exp` is {expired}: over by the server’s `Date`, not yet by the device’s clock, which is {apart} behind (RFC 7519 §4.1.4).',
      advice: {
        visitor: ['Set your device’s clock to the automatic time.', 'Sign in to {site} again.'],
        developer: [
          'Correct the device’s clock, or the server’s.',
          'Renew the token by `expires_in` and the moment it arrived, not by comparing `exp` with the device’s clock.',
        ],
      },
    },
    oneOfTwo: {
      visitor: 'Your sign-in on {site} may have run out. Sign in again.',
      developer: 'The server says that the token is invalid or expired, and the token itself does not show which.',
    },
  },
  examine(facts) {
    if (!refusesCredential(facts)) return undefined;
    const said = saidOfToken(facts);
    const token = judgedToken(facts);
    const life = token && readLife(token, facts);
    const words = said ? [fromSaid(said)] : [];

    if (token && life && life.now >= life.expiresAt && !outlived(token, life, facts)) {
      const params = { expired: time(life.expiresAt), late: duration(life.now - life.expiresAt), apart: duration(life.deviceAhead) };
      const clock = life.byDevice ? fromClock('The device’s clock said {now}.', { now: time(life.now) }) : fromServerTime(life.now);
      const evidence: [Evidence, ...Evidence[]] = [
        token.evidence,
        ...words,
        fromToken('exp', 'The token’s `exp` is {expired}.', params),
        clock,
        ...fromAnswer(facts),
      ];
      const confidence = isOfRace(facts) ? 'likely' : said ? 'certain' : confidenceOf(token, life, facts);
      const cookies = (facts.sentCookies ?? []).flatMap(({ name, fingerprint }) => (fingerprint === token.fingerprint ? [name] : []));
      return { message: messageOf(token, life), params, confidence, evidence, cookies: token.where === 'cookie' ? cookies : [] };
    }
    const credential = judgedCredential(facts);
    const isCarried = credential !== undefined || sessionCookies(facts.sentCookies).length > 0;
    if (said && isCarried) {
      return {
        message: 'saidSo',
        confidence: credential && !isOfRace(facts) && !contradicts(token, life) ? 'certain' : 'likely',
        evidence: [fromSaid(said), ...(token ? [token.evidence] : [])],
      };
    }
    const either = heard(facts, 'token-invalid-or-expired');
    if (!either || !isCarried || life) return undefined;
    return { message: 'oneOfTwo', confidence: 'possible', evidence: [fromSaid(either)] };
  },
});

/** A newer token had arrived: then its own token's time is not the whole story. */
const isOfRace = (facts: Facts): boolean => readRace(facts)?.arrived ?? false;

/** A signed link, and a request whose own time is off, end otherwise: `signed-url-expired`, `request-signature-mismatch`. */
function saidOfToken(facts: Facts): Said | undefined {
  const judged = judgedCredential(facts);
  const isOfRequest = judged?.kind === 'signature' && (judged.place.in === 'query' || heard(facts, 'time-skew') !== undefined);
  return isOfRequest ? undefined : heard(facts, 'token-expired');
}

/** The token's own time has well begun and is far from over: another token may be meant. */
const contradicts = (token: JudgedToken | undefined, life: Life | undefined): boolean =>
  token?.where === 'credential' && life !== undefined && !life.byDevice && life.expiresAt - life.now > LEEWAY;

/** When a token ends and what time it was, in milliseconds since the epoch. */
interface Life {
  readonly expiresAt: number;
  readonly now: number;
  /** Device minus server, in milliseconds; 0 where the server's clock is not known. */
  readonly deviceAhead: number;
  readonly byDevice: boolean;
}

function readLife({ jwt }: JudgedToken, { serverTime, response }: Facts): Life | undefined {
  const now = serverTime?.now ?? response?.receivedAt;
  if (jwt.exp === undefined || now === undefined || jwt.flaws.includes('exp-in-milliseconds')) return undefined;
  return { expiresAt: jwt.exp * 1000, now, deviceAhead: serverTime?.deviceAhead ?? 0, byDevice: serverTime === undefined };
}

/** The server took the same token after its time: then it does not look at it. */
const outlived = ({ fingerprint }: JudgedToken, { expiresAt }: Life, facts: Facts): boolean =>
  earlierSuccesses(facts).some((success) => carried(success, fingerprint) && (success.hop.response?.date ?? 0) > expiresAt + LEEWAY);

function messageOf(
  { where }: JudgedToken,
  { expiresAt, now, deviceAhead, byDevice }: Life,
): 'pastByDevice' | 'clocksApart' | 'inCookie' | 'past' {
  if (byDevice) return 'pastByDevice';
  if (now + deviceAhead < expiresAt) return 'clocksApart';
  return where === 'cookie' ? 'inCookie' : 'past';
}

/** Servers forgive so much between clocks, some of them. In milliseconds. */
const LEEWAY = 300_000;

/** Without the server's own words: how well the time alone proves it. */
function confidenceOf({ where }: JudgedToken, { expiresAt, now, byDevice }: Life, facts: Facts): Confidence {
  if (saysOtherwise(facts) || facts.response?.fromCache || (facts.response?.age ?? 0) > 0) return 'possible';
  if (where === 'cookie') return sessionCookies(facts.sentCookies).length === 1 ? 'likely' : 'possible';
  // A challenge of the browser's asks for something else than a token.
  const isAsked = facts.challenges?.every(({ scheme }) => !browserSchemes.has(scheme)) ?? true;
  const isSure =
    facts.status === 401 && isAsked && !byDevice && now - expiresAt > LEEWAY && heard(facts, 'credential-missing') === undefined;
  return isSure && judgedCredential(facts)?.flaws.length === 0 ? 'certain' : 'likely';
}

/** The server gives another reason. */
const saysOtherwise = (facts: Facts): boolean =>
  knownAndForbidden(facts) ||
  heard(
    facts,
    ...(['token-signature-invalid', 'token-wrong-audience', 'token-wrong-issuer', 'token-wrong-type', 'token-revoked'] as const),
    ...(['token-not-yet-valid', 'user-required', 'scope-missing', 'csrf', 'step-up', 'rate-limited', 'firewall'] as const),
    ...(['account-blocked', 'server-fault', 'signature-mismatch', 'dpop-proof', 'api-key-missing', 'api-key-invalid'] as const),
    ...(['api-key-expired', 'credential-misplaced', 'scheme-unsupported', 'wrong-url', 'client-certificate', 'link-expired'] as const),
  ) !== undefined;
