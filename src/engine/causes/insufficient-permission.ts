/** The caller is known and may not do this. */

import { type Confidence, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromEarlier, fromRequest, fromSaid } from '../evidence.ts';
import { carried, earlierSuccesses, heard, refusesCaller, whoIsShown } from '../facts/caller.ts';
import { readCodeExchange } from '../facts/code-exchange.ts';
import type { Facts } from '../facts/facts.ts';
import type { Said } from '../facts/said.ts';
import { sentSavedSignIn } from '../facts/saved-sign-in.ts';
import { isAuthorizationRequest } from '../facts/sign-in-page.ts';
import { isForbiddenInside } from '../failure.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'insufficient-permission',
    title: 'You are signed in, and may not do this',
    explain: 'The server knows who is asking and does not let them do this: 403 is about permission, 401 about who is calling.',
    needs: ['status'],
    fixes: ['sign-in-again'],
    advice: {
      visitor: [
        'Check that you are signed in to {site} with the right account.',
        'Ask whoever runs {site}, or your team, for access to this.',
        'Check the address: it may be for others than you.',
        'If you were given access a moment ago, sign out and in again.',
      ],
      developer: [
        'See in the API’s documentation which role or permission this method and path need, and give it to the user or application.',
        'If rights were changed, get a new token: they are often written into it.',
        'Check the order of the rules: the first that denies may be a general one.',
        'Signing in again does not help here, unless it is as somebody else (RFC 9110 §15.5.4).',
      ],
    },
    prevent: 'Hide in the page what the user may not do, and let the server say which permission is wanted.',
    specs: ['RFC 9110 §15.5.4'],
    generic: true,
  },
  messages: {
    saidSo: {
      visitor: '{site} knows who you are and does not let you do this. Ask for access, or sign in with another account.',
      developer: 'The server says that the caller is not allowed to do this (RFC 9110 §15.5.4).',
    },
    acceptedElsewhere: {
      visitor: '{site} knows who you are and does not let you do this. Ask for access, or sign in with another account.',
      developer: 'The same credential was accepted elsewhere at {host}, and this was answered with 403 (RFC 9110 §15.5.4).',
    },
    declined: {
      title: 'Signing in was declined',
      visitor: 'Signing in with {site} was declined, by you or by a rule of the service. Begin again, and agree to what its page asks.',
      developer: 'The sign-in service answered {error}: the user or a rule of the service declined (RFC 6749 §4.1.2.1, RFC 8628 §3.5).',
      advice: {
        visitor: [
          'Begin the sign-in again, and agree to what the page of {site} asks.',
          'Check that you are signed in to {site} with the right account.',
          'If you were not asked at all, ask those who look after your account whether this program is allowed.',
        ],
        developer: [
          'Treat it as an answer: offer to begin again, and do not repeat the request by itself.',
          'Ask for fewer scopes: people decline what they do not expect.',
          'See in the sign-in service’s log whether the user declined, or a policy or an administrator.',
        ],
      },
    },
    refused: {
      visitor: '{site} seems to know who you are, and does not let you do this. Ask for access, or sign in with another account.',
      developer: 'A credential was sent, and the answer is 403: understood, and not allowed (RFC 9110 §15.5.4).',
    },
    nobodyKnown: {
      visitor: '{site} does not let you see this. You may have to sign in, or ask for access.',
      developer: 'The answer is 403 and challenges for nothing; no credential was seen.',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts) || saysOtherwise(facts)) return undefined;
    const said = heard(facts, 'forbidden');
    if (said && isDeclined(said, facts)) {
      const evidence = [fromSaid(said), ...fromAnswer(facts)] as const;
      return { message: 'declined', params: { error: code(said.quote) }, confidence: 'likely', evidence };
    }
    const isInside = facts.failure === 'soft' && facts.body !== undefined && isForbiddenInside(facts.body);
    if (facts.status !== 403 && !said && !isInside) return undefined;
    const shown = whoIsShown(facts);
    const words = said ? [fromSaid(said)] : [];
    if (shown === undefined) {
      if (facts.status !== 403) return undefined;
      const nobody = fromRequest('No `Authorization`, no key and no session cookie was seen.');
      const evidence = [nobody, ...words, ...fromAnswer(facts)] as const;
      return { message: 'nobodyKnown', confidence: 'possible', evidence, ...(facts.hiddenCredentialPossible ? asSomebodyElse : {}) };
    }
    const elsewhere = earlierSuccesses(facts).find((success) => carried(success, shown.fingerprint));
    const evidence: [Evidence, ...Evidence[]] = [
      shown.evidence,
      ...words,
      ...(elsewhere ? [fromEarlier(elsewhere.exchange.id, 'This host has accepted the same credential.')] : []),
      ...fromAnswer(facts),
    ];
    return {
      message: said ? 'saidSo' : elsewhere ? 'acceptedElsewhere' : 'refused',
      confidence: confidenceOf(facts, said !== undefined),
      evidence,
      ...(sentSavedSignIn(facts) ? asSomebodyElse : {}),
    };
  },
});

/** The browser itself signs in, with what it was told once: a page cannot sign out. */
const asSomebodyElse = { fixes: ['forget-saved-sign-in', 'sign-in-again'] } as const;

/** A sign-in service's word for a request that was not granted, in its redirect or to a device that waits (RFC 6749 §4.1.2.1, RFC 8628 §3.5). */
const isDeclined = ({ quote, where }: Said, { hop }: Facts): boolean =>
  quote === 'access_denied' && (where === 'redirect' || readCodeExchange(hop)?.kind === 'device' || isAuthorizationRequest(hop.url));

/**
 * A 403 to a form may be about its anti-forgery token, one to an address about a filter: only words prove it, and those of a page may be a
 * filter's, which has the same for everybody.
 */
function confidenceOf({ status, hop, credentials, body }: Facts, isSaid: boolean): Confidence {
  if (status !== 403) return 'likely';
  const mayBeForged = (credentials ?? []).length === 0 && !/^(?:get|head)$/i.test(hop.method);
  if (isSaid) return mayBeForged || body?.form === 'html' ? 'likely' : 'certain';
  return mayBeForged ? 'possible' : 'likely';
}

/** The server gives another reason, or asks who is calling. */
const saysOtherwise = (facts: Facts): boolean =>
  heard(
    facts,
    ...([
      'credential-missing',
      'sign-in-required',
      'token-expired',
      'token-invalid',
      'token-invalid-or-expired',
      'wrong-password',
    ] as const),
    ...(['session-expired', 'csrf', 'rate-limited', 'firewall', 'account-blocked', 'step-up', 'signature-mismatch', 'time-skew'] as const),
    ...([
      'link-expired',
      'api-key-missing',
      'api-key-invalid',
      'api-key-expired',
      'client-certificate',
      'wrong-url',
      'server-fault',
    ] as const),
    ...([
      'token-revoked',
      'token-signature-invalid',
      'token-wrong-audience',
      'token-wrong-issuer',
      'token-wrong-type',
      'credential-malformed',
    ] as const),
  ) !== undefined;
