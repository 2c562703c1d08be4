/** The session cookie was sent and the server does not know it any more. */

import { type Confidence, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromCookie, fromEarlier, fromRedirect, fromSaid, fromSentCookie, fromStatus } from '../evidence.ts';
import {
  asksForHeader,
  carried,
  earlierSuccesses,
  heard,
  identifying,
  isPastItsTime,
  judgedCredential,
  knownAndForbidden,
  refusesCredential,
  sessionCookies,
} from '../facts/caller.ts';
import type { Facts } from '../facts/facts.ts';
import { code, time } from '../words.ts';

export default defineCause({
  meta: {
    id: 'session-expired',
    title: 'Your session is over',
    explain: 'The browser showed the sign-in that it keeps for this site, and the server does not know it any more.',
    needs: ['sentCookies', 'credentials'],
    fixes: ['sign-in-again', 'delete-cookies', 'clear-cookies', 'open-private'],
    advice: {
      visitor: [
        'Sign in to {site} again.',
        'If it asks again and again, clear the cookies of {site} and sign in once more.',
        'Try a private window: if it works there, what is stored for {site} is in the way.',
        'Otherwise send the people who run {site} the report from here.',
      ],
      developer: [
        'Look the session up on the server: ended by time, by a sign-out, by a restart, or kept on another node.',
        'Check that all nodes share the session store and the key that signs the cookie.',
        'Let the cookie’s own time end no later than the session’s.',
        'For scripts, answer 401 instead of a redirect to the sign-in page.',
      ],
    },
    prevent: 'Renew the session while it is used, and let the page say that it is about to end.',
    specs: ['RFC 9110 §15.5.2', 'RFC 6265bis §8.4'],
    ofWhatWasRead: ['session-expired'],
    generic: true,
  },
  messages: {
    saidSo: {
      visitor: 'Your session on {site} is over. Sign in again.',
      developer: 'The server says that the session is over.',
    },
    workedBefore: {
      visitor: 'Your session on {site} is over: at {lastTime} it was still good. Sign in again.',
      developer: 'The cookie {name} was still accepted at {lastTime}; now the answer is {status}.',
    },
    replaced: {
      visitor: 'Your session on {site} is over. Sign in again.',
      developer: 'The cookie {name} was sent, and the answer {status} sets it anew or takes it away: the server does not know it any more.',
    },
    notKnown: {
      visitor: 'Your session on {site} is over. Sign in again.',
      developer: 'The cookie {name} was sent, and the answer is {status}: the server does not know the session, or no longer.',
    },
    sentToSignIn: {
      visitor: 'Your session on {site} is over, so it led you to its sign-in page. Sign in there.',
      developer: 'The cookie {name} was sent, and the answer redirects to a sign-in page with {status}.',
    },
    timedOut: {
      visitor: 'Your session on {site} is over. Sign in again.',
      developer: 'The answer is 440, by which IIS says that the session timed out.',
    },
  },
  examine(facts) {
    if (!refusesCredential(facts)) return undefined;
    const said = heard(facts, 'session-expired');
    const isTokens = identifying(facts.credentials).length > 0;
    const sessions = sessionCookies(facts.sentCookies);
    const [first] = sessions;
    const answer = fromAnswer(facts);
    const cookies = sessions.map(({ name }) => name);

    if (said) {
      const evidence: [Evidence, ...Evidence[]] = [
        fromSaid(said),
        ...sessions.slice(0, 1).map(({ name }) => fromSentCookie(name)),
        ...answer,
      ];
      return { message: 'saidSo', confidence: confidenceOfWords(facts, first !== undefined), evidence, cookies };
    }
    if (facts.status === 440) return { message: 'timedOut', confidence: 'certain', evidence: [fromStatus(440)], cookies };
    if (first === undefined || isTokens || saysOtherwise(facts)) return undefined;

    const lastUse = earlierSuccesses(facts).find((success) => sessions.some(({ fingerprint }) => carried(success, fingerprint)));
    const replaced = facts.response?.setCookies?.find(({ name, fingerprint }) =>
      sessions.some((sent) => sent.name === name && sent.fingerprint !== fingerprint),
    );
    const confidence = confidenceOf(facts, lastUse !== undefined || replaced !== undefined);
    if (confidence === undefined) return undefined;

    const params = {
      name: code(replaced?.name ?? first.name),
      status: code(String(facts.status)),
      lastTime: lastUse && time(lastUse.hop.startedAt),
    };
    const evidence: [Evidence, ...Evidence[]] = [
      fromSentCookie(replaced?.name ?? first.name),
      ...(lastUse ? [fromEarlier(lastUse.exchange.id, 'At {lastTime} the same cookie was accepted.', params)] : []),
      ...(replaced
        ? [fromCookie(replaced.name, replaced.removes ? 'The answer takes {name} away.' : 'The answer sets {name} anew.', params)]
        : []),
      ...(facts.failure === 'sign-in-redirect' ? [fromRedirect('The answer leads to a sign-in page.')] : []),
      ...answer,
    ];
    const message = lastUse ? 'workedBefore' : facts.failure === 'sign-in-redirect' ? 'sentToSignIn' : replaced ? 'replaced' : 'notKnown';
    return { message, params, confidence, evidence, cookies };
  },
});

/** A token in `Authorization` may be called a session as well: then its own time says more. */
function confidenceOfWords(facts: Facts, isCookieSent: boolean): Confidence {
  const judged = judgedCredential(facts);
  if (judged === undefined) return isCookieSent ? 'certain' : 'likely';
  if (isPastItsTime(facts)) return 'possible';
  return judged.place.in === 'header' && judged.place.name !== 'authorization' ? 'certain' : 'likely';
}

/** Without the server's own words; undefined where the answer is not about who is calling. */
function confidenceOf(facts: Facts, isShown: boolean): Confidence | undefined {
  const isAsked =
    heard(facts, 'sign-in-required', 'credential-missing') !== undefined || (facts.failure === 'soft' && facts.body?.signInForm === true);
  if (facts.status === 401 || facts.failure === 'sign-in-redirect') return isShown || !asksForHeader(facts) ? 'likely' : 'possible';
  if (facts.status === 403 || facts.status === 419) return isAsked && facts.status === 403 ? 'likely' : 'possible';
  return isAsked ? 'likely' : undefined;
}

/** The session was known, or did not matter. */
const saysOtherwise = (facts: Facts): boolean =>
  knownAndForbidden(facts) ||
  heard(facts, 'scope-missing', 'rate-limited', 'firewall', 'account-blocked', 'step-up', 'api-key-missing', 'client-certificate') !==
    undefined;
