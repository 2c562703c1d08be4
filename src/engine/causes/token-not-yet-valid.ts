/** The token is not valid yet: `nbf` or `iat` lies ahead, or a clock is wrong. */

import { defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromClock, fromSaid, fromServerTime, fromToken } from '../evidence.ts';
import { heard, judgedCredential, judgedToken, refusesCredential, sessionCookies, wasRead } from '../facts/caller.ts';
import type { Facts } from '../facts/facts.ts';
import { code, duration, time } from '../words.ts';

export default defineCause({
  meta: {
    id: 'token-not-yet-valid',
    title: 'Your sign-in counts only from a later moment',
    explain: 'A sign-in may say from when on it counts; by the server’s clock that moment had not come, so one of the clocks is wrong.',
    needs: ['credentials'],
    fixes: ['sign-in-again', 'reload'],
    advice: {
      visitor: [
        'Set your device’s clock to the automatic time.',
        'Wait a minute and reload the page.',
        'Sign in to {site} again.',
        'If it stays so, a clock of the site is wrong: send the people who run it the report from here.',
      ],
      developer: [
        'Set the clocks of the machine that issues the token and of the one that checks it by NTP.',
        'Allow for a minute between them where the token is checked.',
        'Leave `nbf` out, or set it some seconds back.',
        'Give `iat`, `nbf` and `exp` in seconds, in UTC.',
      ],
    },
    prevent: 'Let all machines take their time from one source, and watch the difference.',
    specs: ['RFC 7519 §4.1.5', 'RFC 7519 §4.1.6'],
    ofWhatWasRead: ['token-not-yet-valid'],
  },
  messages: {
    saidSo: {
      visitor:
        '{site} says that your sign-in does not count yet: a clock is wrong. Set your device’s clock to the automatic time, then sign in again.',
      developer: 'The server says that the token is not valid yet.',
    },
    ahead: {
      visitor:
        'Your sign-in on {site} counts only in {early}: a clock is wrong. Set your device’s clock to the automatic time, then sign in again.',
      developer: 'The token’s `{claim}` is {from}, {early} after the server’s `Date` (RFC 7519 §4.1.5).',
    },
    deviceAhead: {
      visitor: 'Your device’s clock is {apart} ahead, so your sign-in on {site} does not count yet. Set the clock, then sign in again.',
      developer:
        'The token’s `{claim}` is {from}, {early} after the server’s `Date`; the device’s clock is {apart} ahead of it (RFC 7519 §4.1.5).',
    },
  },
  examine(facts) {
    if (!refusesCredential(facts)) return undefined;
    const credential = judgedCredential(facts);
    // "Signature has expired" may be said of both: of a token it is the token's end.
    const isSigned = facts.credentials.some(({ kind }) => kind === 'signature');
    const isSkew = !isSigned && heard(facts, 'token-expired') === undefined;
    const skew = isSkew ? heard(facts, 'time-skew') : undefined;
    const said = heard(facts, 'token-not-yet-valid') ?? skew;
    const token = judgedToken(facts);
    const start = token && startOf(token.jwt);
    const now = facts.serverTime?.now;

    if (token && start && now !== undefined && start.from > now + ROUNDING) {
      const apart = facts.serverTime?.deviceAhead ?? 0;
      const params = { claim: code(start.claim), from: time(start.from), early: duration(start.from - now), apart: duration(apart) };
      const evidence: [Evidence, ...Evidence[]] = [
        token.evidence,
        ...(said ? [fromSaid(said)] : []),
        fromToken(start.claim, 'The token’s `{claim}` is {from}.', params),
        fromServerTime(now),
        ...(apart > NOTABLE ? [fromClock('The device’s clock was {apart} ahead.', params)] : []),
        ...fromAnswer(facts),
      ];
      const isSure = facts.status === 401 && start.claim === 'nbf' && start.from - now > LEEWAY && !wasRead(facts);
      const confidence = said || isSure ? 'certain' : saysOtherwise(facts) ? 'possible' : 'likely';
      return { message: apart > NOTABLE ? 'deviceAhead' : 'ahead', params, confidence, evidence };
    }
    if (!said || (!credential && sessionCookies(facts.sentCookies).length === 0)) return undefined;
    return { message: 'saidSo', confidence: 'certain', evidence: [fromSaid(said), ...(token ? [token.evidence] : [])] };
  },
});

/** The later of `nbf` and `iat`, in milliseconds since the epoch. */
function startOf({ nbf, iat }: { readonly nbf?: number; readonly iat?: number }): { claim: 'nbf' | 'iat'; from: number } | undefined {
  if (nbf !== undefined && nbf >= (iat ?? 0)) return { claim: 'nbf', from: nbf * 1000 };
  return iat === undefined ? undefined : { claim: 'iat', from: iat * 1000 };
}

/** `Date` has whole seconds. In milliseconds. */
const ROUNDING = 1000;
/** Servers forgive so much between clocks, some of them. In milliseconds. */
const LEEWAY = 300_000;
/** Clocks that are further apart are worth a word. In milliseconds. */
const NOTABLE = 60_000;

/** The server gives another reason. */
const saysOtherwise = (facts: Facts): boolean =>
  wasRead(facts) || heard(facts, 'forbidden', 'csrf', 'rate-limited', 'firewall') !== undefined;
