/** The server or its sign-in service is at fault, not the caller. */

import { type Confidence, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromCredential, fromEarlier, fromSaid, fromSentCookie } from '../evidence.ts';
import { heard, isSignInCall, judgedCredential, refusesCaller, sessionCookies } from '../facts/caller.ts';
import type { Facts } from '../facts/facts.ts';
import type { Meaning } from '../facts/said.ts';
import { isSameRequest, successesOfCaller } from '../facts/same-caller.ts';
import type { Success } from '../facts/success.ts';
import { code, time } from '../words.ts';

export default defineCause({
  meta: {
    id: 'server-fault',
    title: 'The site could not check your sign-in',
    explain:
      'To check a sign-in, a site asks other services and shares the work between servers. One of them is down or disagrees with the others: your sign-in is not at fault.',
    needs: ['status'],
    fixes: ['reload'],
    advice: {
      visitor: [
        'Reload the page, or try again in some minutes.',
        'Look whether {site} says that it has a disturbance.',
        'If it stays, send the people who run {site} the report from here, with the time.',
      ],
      developer: [
        'Look into the server’s log at this time: what it could not reach is there.',
        'Check the way from the server to its sign-in service: name, port, proxy, certificate, timeout.',
        'Where one credential is accepted and refused in turn, compare the nodes behind the load balancer: keys, clock, configuration, session store.',
        'Answer 500 or 503 in such a case: a 401 makes clients throw good tokens away.',
      ],
    },
    prevent: 'Keep the sign-in service’s keys for a while when it cannot be reached, and watch each node by itself.',
    specs: ['RFC 9110 §15.6', 'RFC 7517 §5', 'RFC 7662 §4'],
  },
  messages: {
    saidSo: {
      visitor: '{host} could not check your sign-in, since something inside it failed. Try again in some minutes.',
      developer: 'The answer speaks of a fault of the server or of a service that it asks, not of the credential.',
    },
    inTurn: {
      visitor: '{host} accepts your sign-in and refuses it in turn. It is not at fault; reload the page.',
      developer: 'The same request with the same credential was accepted at {before} and at {after}, and refused between with {status}.',
    },
    acceptedAgain: {
      visitor: '{host} refused your sign-in once and accepted it before and after. It is not at fault; reload the page.',
      developer:
        'This host had accepted the same credential at {before}, refused it with {status}, and accepted the same request with it at {after}.',
    },
  },
  examine(facts) {
    if (facts.failure === undefined || facts.failure === 'proxy' || facts.failure === 'rate-limited' || facts.isPreflight) return undefined;
    const said = heard(facts, 'server-fault');
    if (said) {
      const isAlone = facts.said.every(({ meaning }) => besideFaults.has(meaning));
      return { message: 'saidSo', confidence: isAlone ? 'certain' : 'likely', evidence: [fromSaid(said), ...fromAnswer(facts)] };
    }
    if (!refusesCaller(facts) || isSignInCall(facts) || facts.status !== 401 || saysOtherwise(facts)) return undefined;
    const { before, after } = successesOfCaller(facts);
    const again = after.find(({ hop }) => isSameRequest(hop, facts.hop));
    const last = before.findLast(({ hop }) => isSameRequest(hop, facts.hop)) ?? before.at(-1);
    if (again === undefined || last === undefined || !isUnchanged(last, again, facts)) return undefined;

    const isSame = isSameRequest(last.hop, facts.hop);
    const params = { before: time(last.hop.startedAt), after: time(again.hop.startedAt), status: code('401') };
    const evidence: [Evidence, ...Evidence[]] = [
      fromEarlier(last.exchange.id, 'At {before} the same credential was accepted.', params),
      ...shown(facts),
      ...fromAnswer(facts),
      fromEarlier(again.exchange.id, 'At {after} the same request was accepted with it.', params),
    ];
    const isToken = judgedCredential(facts) !== undefined;
    return { message: isSame ? 'inTurn' : 'acceptedAgain', params, confidence: confidenceOf(facts, isSame && isToken), evidence };
  },
});

/** What is said along with a fault without being a reason of its own. */
const besideFaults = new Set<Meaning>(['server-fault', 'sign-in-required', 'forbidden']);

/** Reasons that come and go without the server being at fault. */
const saysOtherwise = (facts: Facts): boolean =>
  heard(
    facts,
    ...(['rate-limited', 'firewall', 'dpop-proof', 'nonce-stale', 'step-up', 'csrf', 'account-blocked'] as const),
    ...(['scope-missing', 'forbidden', 'token-not-yet-valid', 'time-skew', 'client-certificate'] as const),
  ) !== undefined;

/** One address of many calls (GraphQL, `?method=…`) may accept some and refuse others. */
function confidenceOf({ hop }: Facts, isProven: boolean): Confidence {
  if (!/^(?:get|head)$/i.test(hop.method)) return 'possible';
  return isProven && !hop.url.includes('?') ? 'certain' : 'likely';
}

/** A session’s cookie stays the same when a person signs out and in; what writes to the server between may have been that. */
function isUnchanged(last: Success, again: Success, { trail, credentials }: Facts): boolean {
  if ((credentials ?? []).length > 0) return true;
  return [...trail.earlier, ...trail.later]
    .flatMap(({ hops }) => hops)
    .filter(({ startedAt }) => startedAt > last.hop.startedAt && startedAt < again.hop.startedAt)
    .every(({ method, response }) => /^(?:get|head|options)$/i.test(method) && (response?.setCookies ?? []).length === 0);
}

/** What showed who is calling. */
function shown(facts: Facts): readonly Evidence[] {
  const credential = judgedCredential(facts);
  return credential
    ? [fromCredential(credential)]
    : sessionCookies(facts.sentCookies)
        .slice(0, 1)
        .map(({ name }) => fromSentCookie(name));
}
