/** The token is bound to a key and the proof is missing or wrong. */

import { defineCause } from '../cause.ts';
import {
  type Evidence,
  fromAnswer,
  fromChallenge,
  fromCredential,
  fromRequest,
  fromResponseHeader,
  fromSaid,
  fromToken,
} from '../evidence.ts';
import { heard, isPastItsTime, judgedCredential, refusesCaller } from '../facts/caller.ts';
import type { Facts } from '../facts/facts.ts';
import { shownHeader } from '../facts/shown-header.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'dpop-proof-rejected',
    title: 'The page did not prove that the sign-in is its own',
    explain: 'This sign-in works only together with a fresh proof from the page that got it; the proof was missing or not the one wanted.',
    needs: ['credentials'],
    fixes: ['reload', 'sign-in-again'],
    advice: {
      visitor: [
        'Reload the page.',
        'Set your device’s clock to the automatic time.',
        'Sign in to {site} again.',
        'If it stays so, it is a fault of the page: send the people who run it the report from here.',
      ],
      developer: [
        'Where the answer has `DPoP-Nonce`, make a new proof with it and repeat the request, once.',
        'Send the token as `Authorization: DPoP …` together with a `DPoP` header for this method and address.',
        'Check `htm`, `htu`, `iat` and, with a token, `ath` of the proof.',
        'Sign with the key that the token is bound to: `cnf.jkt`.',
      ],
    },
    prevent: 'Use a client that keeps the newest nonce of each server.',
    specs: ['RFC 9449 §7.1', 'RFC 9449 §8', 'RFC 9449 §9'],
  },
  messages: {
    nonceWanted: {
      visitor: '{host} wants a fresh proof from the page. Reload the page; if that does not help, sign in again.',
      developer: 'The server wants its nonce in the DPoP proof and gives a new one: make a new proof and repeat the request (RFC 9449 §9).',
    },
    proofRefused: {
      visitor: '{host} did not accept the page’s proof. Reload the page; if that does not help, sign in again.',
      developer: 'The server does not accept the DPoP proof (RFC 9449 §7.1).',
    },
    noProof: {
      visitor: 'The page left out the proof that belongs to your sign-in. Reload the page; if that does not help, sign in again.',
      developer: 'Authorization uses DPoP, and the request has no `DPoP` header with the proof (RFC 9449 §7.1).',
    },
    asBearer: {
      visitor: 'The page left out the proof that belongs to your sign-in. Reload the page; if that does not help, sign in again.',
      developer: 'The token is bound to a key, or the server asks for DPoP, and it was sent as Bearer (RFC 9449 §7.2).',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts)) return undefined;
    const challenge = facts.challenges?.find(({ scheme }) => scheme === 'dpop');
    const sent = judgedCredential(facts);
    const proof = facts.credentials.find(({ place }) => place.name === 'dpop');
    const said = heard(facts, 'dpop-proof');
    const shown: Evidence[] = [
      ...(challenge ? [fromChallenge(challenge)] : []),
      ...(sent ? [fromCredential(sent)] : []),
      ...fromAnswer(facts),
    ];

    const wantsNonce = challenge?.params['error'] === 'use_dpop_nonce' || (said?.isCode && said.quote.includes('use_dpop_nonce'));
    const [first, ...rest] = [...(said ? [fromSaid(said)] : []), ...nonceOf(facts), ...shown];
    if (first && (wantsNonce || said || challenge?.params['error'] === 'invalid_dpop_proof')) {
      return { message: wantsNonce ? 'nonceWanted' : 'proofRefused', confidence: 'certain', evidence: [first, ...rest] };
    }
    // RFC 9449 §8: a proof without a nonce, refused, and a nonce given for the next one; the code that says so stands in the body.
    const [given] = nonceOf(facts);
    if (given && proof?.jwt && !proof.jwt.hasNonce && facts.body === undefined && !saysOtherwise(facts)) {
      return { message: 'nonceWanted', confidence: 'likely', evidence: [given, fromCredential(proof), ...fromAnswer(facts)] };
    }
    if (sent === undefined || facts.status !== 401) return undefined;
    const isDpop = sent.scheme?.toLowerCase() === 'dpop';
    if (isDpop && proof === undefined) {
      return {
        message: 'noProof',
        confidence: saysOtherwise(facts) ? 'likely' : 'certain',
        evidence: [fromCredential(sent), fromRequest('The request has no `DPoP` header.'), ...fromAnswer(facts)],
      };
    }
    if (isDpop || sent.kind !== 'bearer') return undefined;
    const isBound = sent.jwt?.cnf === 'jkt';
    const offersBearer = facts.challenges?.some(({ scheme }) => scheme === 'bearer') ?? false;
    if (!isBound && (challenge === undefined || offersBearer)) return undefined;
    const bound = isBound ? [fromToken('cnf', 'The token is bound to a key by `cnf.jkt`.')] : [];
    return {
      message: 'asBearer',
      confidence: isBound && challenge && !offersBearer && !saysOtherwise(facts) ? 'certain' : 'likely',
      evidence: [fromCredential(sent), ...bound, ...(challenge ? [fromChallenge(challenge)] : []), ...fromAnswer(facts)],
    };
  },
});

/** What was wrong with the token itself; its "type" is the scheme it came with (RFC 9449 §7.2). */
const saysOtherwise = (facts: Facts): boolean =>
  isPastItsTime(facts) ||
  heard(facts, 'token-expired', 'token-not-yet-valid', 'token-revoked', 'token-signature-invalid', 'token-wrong-audience') !== undefined ||
  heard(facts, 'token-wrong-issuer', 'scope-missing', 'user-required', 'account-blocked') !== undefined;

/** The nonce that the server gives for the next proof. */
const nonceOf = ({ responseHeaders }: Facts): Evidence[] =>
  shownHeader(responseHeaders, 'dpop-nonce') !== undefined
    ? [fromResponseHeader('dpop-nonce', 'The answer has a new {name}.', { name: code('DPoP-Nonce') })]
    : [];
