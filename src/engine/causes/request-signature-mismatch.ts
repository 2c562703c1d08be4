/** The request's own signature is wrong. */

import { type Confidence, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromClock, fromCredential, fromSaid } from '../evidence.ts';
import { heard, judgedCredential, refusesCaller, wasRead } from '../facts/caller.ts';
import { readCatchAll } from '../facts/catch-all.ts';
import type { Credential } from '../facts/credentials.ts';
import type { Facts } from '../facts/facts.ts';
import { signatureMeant } from '../facts/signature-meant.ts';
import { readLinkLife } from '../facts/signed-link.ts';
import { code, duration } from '../words.ts';

export default defineCause({
  meta: {
    id: 'request-signature-mismatch',
    title: 'The seal on the request does not fit',
    explain: 'The page seals each request with a secret, over what it asks and when; the server worked the seal out anew and got another.',
    needs: ['credentials'],
    fixes: ['reload'],
    advice: {
      visitor: [
        'Set your device’s clock to the automatic time, then reload the page.',
        'If it stays so, it is a fault of the page: send the people who run it the report from here.',
      ],
      developer: [
        'Set the clock: a signature carries its time, and a few minutes make it worthless.',
        'Check secret, region, service and access key: all go into the signature.',
        'Compare the canonical request with the one in the answer, where the server gives it.',
        'Sign what goes out: a proxy or client must not change path, query, headers or body afterwards.',
        'Mind the encoding of the path and the order of the query.',
      ],
    },
    prevent: 'Leave the signing to the service’s own client.',
    specs: ['RFC 9421 §3.2', 'AWS Signature Version 4'],
  },
  messages: {
    saidSo: {
      visitor: 'The seal on the request does not fit. Reload the page; if that does not help, tell the people who run it.',
      developer: 'The server says that the signature of the request does not match the one that it worked out.',
    },
    clockSaid: {
      visitor:
        'Your device’s clock is wrong, so {host} does not take what the page asks. Set the clock to the automatic time, then reload.',
      developer: 'The server says that the time in the signature is too far from its own.',
    },
    clock: {
      visitor:
        'Your device’s clock is {apart} off, so {host} may not take what the page asks. Set the clock to the automatic time, then reload.',
      developer: 'The request is signed with its time, and the device’s clock is {apart} off the server’s `Date`.',
    },
    refused: {
      visitor: 'The seal on the request may not fit. Reload the page; if that does not help, tell the people who run it.',
      developer: 'The request is signed, in {name}, and was answered with {status} without a reason.',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts)) return undefined;
    const apart = facts.serverTime?.deviceAhead ?? 0;
    const signed = facts.credentials.find(isSignature);
    const params = { apart: duration(apart), name: code(signed?.place.name ?? ''), status: code(String(facts.status)) };
    const shown: Evidence[] = [
      ...(signed ? [fromCredential(signed)] : []),
      ...(Math.abs(apart) > TOLERATED ? [fromClock('The device’s clock was {apart} off the server’s.', params)] : []),
      ...fromAnswer(facts),
    ];
    const mismatch = heard(facts, 'signature-mismatch');
    const meant = signatureMeant(facts);
    if (mismatch && meant !== 'token' && !isOver(facts)) {
      return {
        message: 'saidSo',
        params,
        confidence: confidenceOf(facts, signed !== undefined && meant === 'request'),
        evidence: [fromSaid(mismatch), ...shown],
      };
    }
    if (signed === undefined || isOver(facts)) return undefined;
    const skew = heard(facts, 'time-skew') ?? (signed.place.in === 'header' ? heard(facts, 'link-expired') : undefined);
    if (skew) return { message: 'clockSaid', params, confidence: 'certain', evidence: [fromSaid(skew), ...shown] };

    if (judgedCredential(facts) !== signed || wasRead(facts) || saysOtherwise(facts)) return undefined;
    const evidence: [Evidence, ...Evidence[]] = [fromCredential(signed), ...shown.slice(1)];
    if (Math.abs(apart) > TOLERATED) return { message: 'clock', params, confidence: 'likely', evidence };
    return { message: 'refused', params, confidence: facts.status === 401 ? 'likely' : 'possible', evidence };
  },
});

/** Of a request that was not signed, the server only says what it wants; a gateway says so of addresses that it does not know. */
function confidenceOf(facts: Facts, isOfRequest: boolean): Confidence {
  if (readCatchAll(facts)) return 'possible';
  return isOfRequest ? 'certain' : 'likely';
}

const isSignature = ({ kind, placeholder }: Credential): boolean => kind === 'signature' && placeholder === undefined;

/** Most services allow five minutes. In milliseconds. */
const TOLERATED = 300_000;

/** A signed link whose time is over is no mismatch. */
const isOver = ({ hop, serverTime, response }: Facts): boolean =>
  (readLinkLife(hop.url)?.endsAt ?? Number.POSITIVE_INFINITY) < (serverTime?.now ?? response?.receivedAt ?? 0);

/** The server gives another reason. */
const saysOtherwise = (facts: Facts): boolean =>
  heard(
    facts,
    'link-expired',
    'forbidden',
    'rate-limited',
    'firewall',
    'api-key-invalid',
    'api-key-missing',
    'wrong-url',
    'credential-missing',
    'token-invalid',
  ) !== undefined;
