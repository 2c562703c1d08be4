/** Renewing the token failed: signing in again is needed. */

import { type Confidence, cannotTell, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromEarlier, fromSaid } from '../evidence.ts';
import { carried, earlierSuccesses, heard, presentedGrant, refusesCaller } from '../facts/caller.ts';
import type { Facts } from '../facts/facts.ts';
import { isRefreshName, isRenewal, type Renewal, readRenewal } from '../facts/renewal.ts';
import type { Said } from '../facts/said.ts';
import { pointsAtClient, saysOtherFault } from '../facts/token-fault.ts';
import { code, time } from '../words.ts';

export default defineCause({
  meta: {
    id: 'refresh-token-rejected',
    title: 'Your sign-in could not be renewed',
    explain: 'A page renews your sign-in from time to time without asking; what it keeps for that was not accepted any more.',
    needs: ['credentials'],
    fixes: ['sign-in-again', 'clear-cookies', 'clear-storage'],
    advice: {
      visitor: [
        'Sign in to {site} again.',
        'Close the other tabs of the page first: two that renew at the same moment undo each other.',
        'If it happens again and again, clear the cookies of {site} and sign in once more.',
        'Otherwise send the people who run {site} the report from here.',
      ],
      developer: [
        'Send the user to the sign-in page: asking again with the same refresh token does not help (RFC 6749 §6).',
        'Let one renewal run at a time for all tabs and requests, and let the others wait for its result.',
        'Keep the new refresh token of each answer before it is used: with rotation the old one is over (RFC 9700 §4.14.2).',
        'Look up what ended it: its lifetime, disuse, a sign-out, a new password, a withdrawn consent, another client.',
      ],
    },
    prevent: 'Renew a minute before the token ends, in one place, and store what comes back at once.',
    specs: ['RFC 6749 §5.2', 'RFC 6749 §6', 'RFC 9700 §4.14.2'],
  },
  messages: {
    saidSo: {
      visitor: 'Your sign-in on {site} is over and could not be renewed. Sign in again.',
      developer: 'The server does not accept the refresh token: expired, revoked, used up or not its own (RFC 6749 §5.2, `invalid_grant`).',
    },
    usedTwice: {
      visitor: 'Your sign-in on {site} was renewed twice with the same key, so the second time failed. Sign in again, with one tab open.',
      developer:
        'The same refresh token was used at {usedAt} and a new one came back: with rotation it is good for once (RFC 9700 §4.14.2).',
    },
    refused: {
      visitor: 'Your sign-in on {site} could not be renewed. Sign in again.',
      developer: 'The request renews a sign-in, and was answered with {status}; the usual reason is a refresh token that is over.',
    },
    saidElsewhere: {
      visitor: 'Your sign-in on {site} is over and could not be renewed. Sign in again.',
      developer: 'The server speaks of a refresh token that it does not accept; this request shows none that is known as one.',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts)) return undefined;
    const said = heard(facts, 'refresh-token-invalid');
    const renewal = readRenewal(facts.hop);
    if (renewal === undefined) {
      if (said && presentedGrant(facts) === undefined)
        return { message: 'saidElsewhere', confidence: 'likely', evidence: [fromSaid(said), ...fromAnswer(facts)] };
      return facts.sentCookies === undefined && isRenewal(facts.hop) ? cannotTell('sentCookies') : undefined;
    }
    const words = said ?? heard(facts, ...ofTheToken);
    if (said === undefined && saysOtherFault(facts)) return undefined;

    const before = earlierUse(facts, renewal);
    const params = { status: code(String(facts.status)), usedAt: before && time(before.hop.startedAt) };
    const [first, ...rest] = renewal.evidence;
    const evidence: [Evidence, ...Evidence[]] = [
      ...(words ? ([fromSaid(words), first] as const) : ([first] as const)),
      ...rest,
      ...(before ? [fromEarlier(before.exchange.id, 'At {usedAt} the same one was used, and a new one came back.', params)] : []),
      ...fromAnswer(facts),
    ];
    return {
      message: before ? 'usedTwice' : words ? 'saidSo' : 'refused',
      params,
      confidence: confidenceOf(facts, renewal, words),
      evidence,
    };
  },
});

/** Said of "the token" where a refresh token was shown. */
const ofTheToken = [
  ...(['token-expired', 'token-revoked', 'token-invalid', 'token-invalid-or-expired', 'token-signature-invalid'] as const),
  ...(['token-wrong-issuer', 'token-wrong-audience', 'session-expired'] as const),
] as const;

function confidenceOf(facts: Facts, { isPlain, isPlaceholder }: Renewal, words: Said | undefined): Confidence {
  const isOfIt = words?.meaning === 'refresh-token-invalid' || isPlain;
  if (words) return isOfIt && !isPlaceholder && heard(facts, 'client-invalid') === undefined ? 'certain' : 'likely';
  return pointsAtClient(facts) || isPlaceholder ? 'possible' : 'likely';
}

/** The newest success that used the same refresh token up: a new one came back. */
const earlierUse = (facts: Facts, { fingerprint }: Renewal): ReturnType<typeof earlierSuccesses>[number] | undefined =>
  earlierSuccesses(facts).find(
    (success) =>
      carried(success, fingerprint) &&
      (success.hop.response?.body?.fields.some(isRefreshName) ||
        success.hop.response?.setCookies?.some(({ name, removes }) => isRefreshName(name) && !removes)),
  );
