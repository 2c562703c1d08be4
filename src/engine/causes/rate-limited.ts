/** Too many requests, or too many tries: not a wrong sign-in. */

import { type Confidence, cannotTell, defineCause } from '../cause.ts';
import { type Evidence, fromResponseHeader, fromSaid, fromStatus, headerName } from '../evidence.ts';
import { heard, isSignInCall, refusesCaller } from '../facts/caller.ts';
import type { Facts } from '../facts/facts.ts';
import { type RateLimit, readRateLimit } from '../facts/rate-limit.ts';
import { code, duration } from '../words.ts';

export default defineCause({
  meta: {
    id: 'rate-limited',
    title: 'Too many tries in a short time',
    explain: 'The server lets somebody ask so many times a minute and no more; your sign-in itself may be in order.',
    needs: ['status'],
    fixes: [],
    advice: {
      visitor: [
        'Wait a while, then try once: each new try may make the wait longer.',
        'Close other tabs and programs that use {site}.',
        'Signing out and in does not help.',
        'If many people share your network or VPN, try another network.',
      ],
      developer: [
        'Wait as long as `Retry-After` or the reset of the counter says, then repeat the request once (RFC 6585 §4).',
        'Let a program wait longer after each refusal, with some chance in it, and give up after a few.',
        'Ask less often: cache answers, send conditional requests, join several into one.',
        'Look which counter is used up: of a user, a key, an address or the whole application.',
        'See in the API’s documentation what its limits are, and ask for higher ones if the use is as it should be.',
      ],
    },
    prevent: 'Let the program look at the counters in each answer, and slow down before they reach 0.',
    specs: ['RFC 6585 §4', 'RFC 9110 §10.2.3', 'RFC 8628 §3.5'],
  },
  messages: {
    tooMany: {
      visitor: '{site} was asked too often in a short time, and makes you wait. Try again later.',
      developer: 'The server refuses for the number of requests, and not for the credential: {status} (RFC 6585 §4).',
    },
    tooManyFor: {
      visitor: '{site} was asked too often in a short time. Wait {wait}, then try again.',
      developer:
        'The server refuses for the number of requests, and not for the credential: {status}; the wait is {wait} (RFC 9110 §10.2.3).',
    },
    tries: {
      visitor:
        'There were too many tries to sign in to {site}, so it takes none for a while. Try again later, with the right password at hand.',
      developer: 'The server refuses for the number of tries to sign in, whatever the password: {status} (RFC 6585 §4).',
    },
    triesFor: {
      visitor: 'There were too many tries to sign in to {site}. Wait {wait}, then try again, with the right password at hand.',
      developer: 'The server refuses for the number of tries to sign in, whatever the password: {status}; the wait is {wait}.',
    },
    counted: {
      visitor: '{site} seems to have been asked too often in a short time. Wait a while, then try again.',
      developer: 'The answer is {status}, and its headers say that the limit is reached or tell to wait; some servers use it for 429.',
    },
  },
  examine(facts) {
    const isStatus = facts.status === 429;
    if (!isStatus && !refusesCaller(facts)) return undefined;
    const limit = readRateLimit(facts.responseHeaders, facts.serverTime?.now ?? facts.response?.receivedAt ?? facts.hop.startedAt);
    const said = heard(facts, 'rate-limited');
    if (!isStatus && !said && facts.responseHeaders === undefined) return cannotTell('responseHeaders');
    const confidence = isStatus || said ? confidenceOfAnswer(facts, said !== undefined) : confidenceOfCounters(facts, limit);
    if (confidence === undefined) return undefined;

    const status = code(String(facts.status));
    const isWaitKnown = limit.waitMs !== undefined && limit.waitMs > 0;
    const message = isSignInCall(facts) ? (isWaitKnown ? 'triesFor' : 'tries') : isWaitKnown ? 'tooManyFor' : 'tooMany';
    return {
      message: isStatus || said ? message : 'counted',
      params: { status, wait: isWaitKnown ? duration(limit.waitMs ?? 0) : undefined },
      confidence,
      evidence: [fromStatus(facts.status), ...(said ? [fromSaid(said)] : []), ...fromHeaders(facts, limit)],
    };
  },
});

const fromHeaders = ({ responseHeaders }: Pick<Facts, 'responseHeaders'>, { retryAfter, counter }: RateLimit): Evidence[] =>
  [retryAfter, counter].flatMap((name) => {
    const shown = responseHeaders?.find((header) => header.name.toLowerCase() === name)?.shown;
    return name === undefined || shown === undefined
      ? []
      : [fromResponseHeader(name, '{name} is {value}.', { name: code(headerName(name)), value: code(shown) })];
  });

/** A filter that wants proof of a human answers 429 as well; a locked account is more than a limit. */
function confidenceOfAnswer(facts: Facts, isSaid: boolean): Confidence {
  const isMitigated = facts.responseHeaders?.some(({ name }) => /(?:^|-)mitigated$/i.test(name)) ?? false;
  if (isMitigated) return 'possible';
  if (facts.status === 429) return isSaid || heard(facts, 'firewall') === undefined ? 'certain' : 'likely';
  return heard(facts, 'firewall', 'account-blocked') === undefined ? 'certain' : 'likely';
}

/** A 401 may use up the last request by chance; a 403 with nothing left is the habit of several APIs. */
function confidenceOfCounters(facts: Facts, { remaining, retryAfter }: RateLimit): Confidence | undefined {
  const signs = (remaining === 0 ? 1 : 0) + (retryAfter === undefined ? 0 : 1);
  const isOther = facts.said.some(({ meaning }) => meaning !== 'forbidden' && meaning !== 'sign-in-required');
  if (signs === 0 || isOther || (facts.status !== 401 && facts.status !== 403)) return undefined;
  if (heard(facts, 'forbidden')) return 'possible';
  return facts.status === 403 || signs === 2 ? 'likely' : 'possible';
}
