/** The sign-in's last step failed: the code is used up, expired, or does not fit. */

import { type Confidence, cannotTell, defineCause, type Examination } from '../cause.ts';
import { type Evidence, fromAnswer, fromEarlier, fromSaid } from '../evidence.ts';
import { carried, earlierSuccesses, heard, judgedCredential, presentedGrant, refusesCaller } from '../facts/caller.ts';
import { type CodeExchange, readCodeExchange } from '../facts/code-exchange.ts';
import type { Facts } from '../facts/facts.ts';
import { isBareCode, type Said } from '../facts/said.ts';
import { secondFactorPlace } from '../facts/second-factor.ts';
import { isAuthorizationRequest } from '../facts/sign-in-page.ts';
import { pointsAtClient, saysOtherFault } from '../facts/token-fault.ts';
import { isTokenRequest } from '../facts/token-request.ts';
import { code, time } from '../words.ts';

export default defineCause({
  meta: {
    id: 'authorization-code-rejected',
    title: 'The last step of the sign-in failed',
    explain: 'After you signed in, the page got a code that is good once and for a few minutes, and this code was not accepted.',
    needs: ['credentials'],
    fixes: ['sign-in-again'],
    advice: {
      visitor: [
        'Go back to the page of {site} and sign in from the beginning; do not reload this page.',
        'Sign in in one tab alone.',
        'Do not use a bookmark of the sign-in page: what is in its address is used up.',
        'If it fails again, send the people who run the page the report from here.',
      ],
      developer: [
        'Use each code once: a page that runs its start twice, or is reloaded, sends it twice (RFC 6749 §4.1.2).',
        'Send the `code_verifier` that belongs to this sign-in’s `code_challenge` (RFC 7636 §4.6).',
        'Send the same `redirect_uri` as in the authorization request, to the letter, and register it (RFC 6749 §4.1.3).',
        'Use the client that asked for the code, and the same server: codes are not shared between environments.',
        'Turn the code into tokens at once: it is good for some minutes at most.',
      ],
    },
    prevent: 'Take the code out of the address as soon as it is read, and keep verifier and state with the tab that began the sign-in.',
    specs: ['RFC 6749 §4.1.2', 'RFC 6749 §4.1.3', 'RFC 6749 §5.2', 'RFC 7636 §4.6', 'RFC 8628 §3.5'],
  },
  messages: {
    saidSo: {
      visitor: 'The last step of signing in failed: {site} did not accept the page’s code. Sign in from the beginning.',
      developer:
        'The server does not accept the code: used, expired, or issued for another client or address (RFC 6749 §5.2, `invalid_grant`).',
    },
    usedTwice: {
      visitor:
        'The last step of signing in was done twice, and it works only once. Sign in from the beginning, and do not reload the page.',
      developer: 'The same code was turned into tokens at {usedAt} already: a code is good for one use (RFC 6749 §4.1.2).',
    },
    proofMismatch: {
      visitor: 'The last step of signing in failed: the page mixed up two sign-ins. Sign in from the beginning, in one tab.',
      developer: 'The server says that `code_verifier` and `code_challenge` do not belong together (RFC 7636 §4.6).',
    },
    addressMismatch: {
      visitor:
        'The sign-in failed since the page that it leads back to is not the one that {site} knows. Tell the people who run the page.',
      developer:
        'The server does not accept the `redirect_uri`: it is not registered, or not that of the authorization request (RFC 6749 §4.1.3).',
    },
    deviceTooLate: {
      visitor: 'The code for this device ran out before the sign-in was confirmed. Start again and confirm it at once.',
      developer: 'The `device_code` has expired: ask for a new one (RFC 8628 §3.5, `expired_token`).',
    },
    refused: {
      visitor: 'The last step of signing in to {site} failed. Sign in from the beginning.',
      developer:
        'The request turns a code into tokens, and was answered with {status}; the usual reason is a code that is used up or does not fit.',
    },
    callbackRefused: {
      visitor: 'You came back from the sign-in, and {site} did not accept what you brought. Sign in from the beginning.',
      developer:
        'The address carries the code of a sign-in, and the answer is {status}: the code was not accepted, or is used up by a reload.',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts)) return undefined;
    const exchange = readCodeExchange(facts.hop);
    if (exchange) return examineExchange(facts, exchange);
    const said = heardOfCode(facts);
    if (said === undefined || presentedGrant(facts) !== undefined || (isBareCode(said) && secondFactorPlace(facts.hop))) return undefined;
    return { message: messageOf(said), confidence: confidenceElsewhere(said, facts), evidence: [fromSaid(said), ...fromAnswer(facts)] };
  },
});

type MessageId = 'saidSo' | 'usedTwice' | 'proofMismatch' | 'addressMismatch' | 'deviceTooLate' | 'refused' | 'callbackRefused';

function examineExchange(facts: Facts, exchange: CodeExchange): Examination<MessageId> {
  const { kind, fingerprint, isPlaceholder } = exchange;
  const before = kind === 'callback' ? undefined : earlierSuccesses(facts).find((success) => carried(success, fingerprint));
  const words = wordsOf(facts, kind);
  if (words === undefined && saysOtherFault(facts)) return undefined;

  const params = { status: code(String(facts.status)), usedAt: before && time(before.hop.startedAt) };
  const [first, ...rest] = exchange.evidence;
  const evidence: [Evidence, ...Evidence[]] = [
    ...(words ? ([fromSaid(words), first] as const) : ([first] as const)),
    ...rest,
    ...(before ? [fromEarlier(before.exchange.id, 'At {usedAt} the same code was accepted.', params)] : []),
    ...fromAnswer(facts),
  ];
  if (before) return { message: 'usedTwice', params, confidence: 'certain', evidence };
  if (words)
    return { message: kind === 'device' ? 'deviceTooLate' : messageOf(words), confidence: isPlaceholder ? 'likely' : 'certain', evidence };
  // A device asks again and again until the sign-in is confirmed, and each time is told to wait with a 400.
  if (kind === 'device') return facts.body === undefined ? cannotTell('body') : undefined;
  if (kind === 'token') return { message: 'refused', params, confidence: pointsAtClient(facts) ? 'possible' : 'likely', evidence };
  if (heard(facts, 'forbidden', 'credential-missing') !== undefined) return undefined;
  return { message: 'callbackRefused', params, confidence: facts.status === 401 ? 'likely' : 'possible', evidence };
}

/** "Verification code" is the name of one product for the code itself; of a device's code, its time may be over. */
function wordsOf(facts: Facts, kind: CodeExchange['kind']): Said | undefined {
  if (kind === 'device') return heard(facts, 'token-expired', 'code-invalid');
  return heardOfCode(facts) ?? facts.said.find(({ meaning, quote }) => meaning === 'step-up' && /code/i.test(quote));
}

/** What names the part at fault, before the code that does not. */
const heardOfCode = (facts: Facts): Said | undefined =>
  facts.said.find((said) => said.meaning === 'code-invalid' && messageOf(said) !== 'saidSo') ?? heard(facts, 'code-invalid');

/** By the names that the standards give to parameters. */
function messageOf({ quote }: Said): 'saidSo' | 'proofMismatch' | 'addressMismatch' {
  if (/redirect[ _-]?ur[il]/i.test(quote)) return 'addressMismatch';
  return /pkce|code[ _-]?(?:verifier|challenge)/i.test(quote) ? 'proofMismatch' : 'saidSo';
}

/**
 * Where no code was shown: certain at an OAuth endpoint, or of a code that names the part. A caller who shows a credential of their own
 * is not at the last step of a sign-in.
 */
function confidenceElsewhere(said: Said, { hop, credentials }: Facts): Confidence {
  // One code for a bad code and a bad refresh token (RFC 6749 §5.2): which was sent, only the request's body tells.
  if (said.quote === 'invalid_grant') return 'possible';
  if (isAuthorizationRequest(hop.url) || isTokenRequest(hop)) return 'certain';
  if (judgedCredential({ credentials }) !== undefined || isBareCode(said)) return 'possible';
  return said.isCode && messageOf(said) !== 'saidSo' ? 'certain' : 'likely';
}
