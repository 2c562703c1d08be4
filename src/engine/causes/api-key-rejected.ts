/** The API key is unknown, mistyped, disabled or expired. */

import { defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromCredential, fromSaid } from '../evidence.ts';
import {
  asksForHeader,
  heard,
  identifying,
  isCallerUnseen,
  isOfKnownKey,
  judgedCredential,
  knownAndForbidden,
  refusesCredential,
  standsWhereWanted,
  wasRead,
} from '../facts/caller.ts';
import type { Credential } from '../facts/credentials.ts';
import type { Facts } from '../facts/facts.ts';
import { code, text } from '../words.ts';

export default defineCause({
  meta: {
    id: 'api-key-rejected',
    title: 'The service did not accept the page’s key',
    explain: 'The program showed a key, and the service does not know it, has switched it off, or does not take it for this.',
    needs: ['credentials'],
    fixes: ['reload'],
    advice: {
      visitor: [
        'Reload the page.',
        'If you entered the key yourself, copy it again from where it was made, or make a new one.',
        'Otherwise it is a fault of the page: send the people who run it the report from here.',
      ],
      developer: [
        'Compare the key’s first characters and its length with the one in the service’s console.',
        'Check that it is the key of this environment: test or live, region, project, workspace.',
        'See in the console whether it is disabled, deleted, past its time, or restricted to other APIs, addresses or origins.',
        'See in the API’s documentation where the key belongs and what it is prefixed with.',
        'Create a new key, and put it where the program reads it.',
      ],
    },
    prevent: 'Keep one key for each environment, note when it ends, and put the new one in place before the old one goes.',
    specs: ['RFC 9110 §15.5.2'],
  },
  messages: {
    saidSo: {
      visitor:
        '{host} does not accept the key that the page showed. If you entered it yourself, enter it again; otherwise tell the people who run the page.',
      developer: 'The server says that the key in {name} is not valid.',
    },
    ended: {
      visitor:
        'The key that the page showed {host} has run out. If you entered it yourself, make a new one; otherwise tell the people who run the page.',
      developer: 'The server says that the time of the key in {name} is over.',
    },
    saidUnseen: {
      visitor:
        '{host} does not accept the key that the page showed. If you entered it yourself, enter it again; otherwise tell the people who run the page.',
      developer: 'The server says that it has ended or disabled the key, so it got one; what was sent was not captured.',
    },
    refused: {
      visitor:
        '{host} does not accept the key that the page showed. If you entered it yourself, enter it again; otherwise tell the people who run the page.',
      developer: '{name} carried a key and was answered with {status}.',
    },
    knownFormat: {
      visitor:
        '{host} does not accept the key that the page showed. If you entered it yourself, enter it again; otherwise tell the people who run the page.',
      developer: '{name} carried what reads as a {format}, and the answer is {status}.',
    },
  },
  examine(facts) {
    if (!refusesCredential(facts)) return undefined;
    const key = keyOf(facts);
    const ended = heard(facts, 'api-key-expired');
    const invalid = heard(facts, 'api-key-invalid');
    const said = ended ?? invalid;
    const sent = key ?? judgedCredential(facts);
    if (sent === undefined && said && isOfKnownKey(said) && isCallerUnseen(facts)) {
      return { message: 'saidUnseen', confidence: 'likely', evidence: [fromSaid(said), ...fromAnswer(facts)] };
    }
    if (sent === undefined || sent.placeholder !== undefined) return undefined;

    const params = {
      name: code(sent.place.name),
      status: code(String(facts.status)),
      format: sent.keyFormat === undefined ? undefined : text(sent.keyFormat),
    };
    const evidence: [Evidence, ...Evidence[]] = [fromCredential(sent), ...(said ? [fromSaid(said)] : []), ...fromAnswer(facts)];
    if (said) return { message: ended ? 'ended' : 'saidSo', params, confidence: 'certain', evidence };
    if (key === undefined || wasRead(facts) || saysOtherwise(facts, key)) return undefined;

    const refused = heard(facts, 'api-key-missing-or-invalid', 'token-invalid', 'token-invalid-or-expired', 'wrong-password');
    if (refused === undefined && facts.status !== 401) return undefined;
    const message = key.keyFormat === undefined ? 'refused' : 'knownFormat';
    // A challenge without an error for another scheme: the key may not have been looked at.
    const confidence = refused === undefined && asksForHeader(facts) && key.place.name !== 'authorization' ? 'possible' : 'likely';
    return { message, params, confidence, evidence: refused ? [...evidence, fromSaid(refused)] : evidence };
  },
});

/** The key that was judged: the credential itself, or one beside it where that is all there is. */
function keyOf(facts: Facts): Credential | undefined {
  const judged = judgedCredential(facts);
  if (judged && isKey(judged)) return judged;
  const all = identifying(facts.credentials ?? []);
  return all.every(({ place }) => place.name !== 'authorization') ? all.find(isKey) : undefined;
}

/** A key that a person made; what a sign-in issued ends by itself and is a token. */
const isKey = ({ kind, keyFormat }: Credential): boolean =>
  keyFormat === undefined
    ? kind === 'api-key'
    : !/OAuth|of an app\b|refresh|rotating|browser|session|service token|batch token/i.test(keyFormat);

/** The server gives another reason. */
const saysOtherwise = (facts: Facts, { place }: Credential): boolean =>
  knownAndForbidden(facts) ||
  isSentElsewhere(facts, place) ||
  // What stands in `Authorization` is the caller's sign-in: that one is wanted says no more than that it was refused.
  (place.name !== 'authorization' && heard(facts, 'sign-in-required') !== undefined) ||
  heard(
    facts,
    ...(['credential-missing', 'scheme-unsupported', 'credential-malformed'] as const),
    ...(['rate-limited', 'firewall', 'csrf', 'step-up', 'signature-mismatch', 'time-skew', 'server-fault', 'wrong-url'] as const),
  ) !== undefined;

/** A key is missed, or wanted in another place; "a valid key must be sent in the header X", of a key in a header, is said of the key. */
function isSentElsewhere(facts: Facts, place: Credential['place']): boolean {
  const misplaced = heard(facts, 'credential-misplaced');
  if (misplaced === undefined) return heard(facts, 'api-key-missing') !== undefined;
  return !standsWhereWanted(place, misplaced) || !/\bvalid\b/i.test(misplaced.quote);
}
