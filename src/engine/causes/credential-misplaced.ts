/** The right kind of credential is in the wrong place. */

import { type Confidence, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromChallenge, fromCredential, fromSaid, placeName } from '../evidence.ts';
import {
  asksForHeader,
  hasTaken,
  heard,
  identifying,
  isKey,
  isToken,
  refusesCredential,
  standsWhereWanted,
  wasRead,
} from '../facts/caller.ts';
import type { Challenge } from '../facts/challenges.ts';
import type { Credential } from '../facts/credentials.ts';
import type { Facts } from '../facts/facts.ts';
import type { Said } from '../facts/said.ts';
import { kindOfScheme } from '../facts/schemes.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'credential-misplaced',
    title: 'Your sign-in was sent where the server does not look',
    explain: 'A server looks for the sign-in in one place; what the page sent was somewhere else, so it was not seen.',
    needs: ['credentials'],
    fixes: ['reload'],
    advice: {
      visitor: ['Reload the page.', 'If it stays so, it is a fault of the page: send the people who run it the report from here.'],
      developer: [
        'Move the value to the header that the answer or the documentation names, spelled exactly so.',
        'A token belongs in `Authorization: Bearer …`; a key often in a header of the product’s own.',
        'Do not put secrets in the address: they end up in logs and histories.',
      ],
    },
    prevent: 'Use the service’s own client, or copy the call from its documentation and change the value alone.',
    specs: ['RFC 6750 §2', 'RFC 9110 §11.6.2'],
  },
  messages: {
    saidSo: {
      visitor: 'The page sent your sign-in where {host} does not look for it. You cannot put this right; tell the people who run the page.',
      developer: 'The server says that the credential is in the wrong place: {name} is where it was sent.',
    },
    keyElsewhere: {
      visitor: 'The page showed its key where {host} does not look for it. You cannot put this right; tell the people who run the page.',
      developer: 'The server asks for a key, and a key was sent in {name}: it looks elsewhere.',
    },
    tokenElsewhere: {
      visitor: 'The page sent your sign-in where {host} does not look for it. You cannot put this right; tell the people who run the page.',
      developer:
        'The server sees no credential, and one was sent in {name}: it looks elsewhere, most likely in `Authorization` (RFC 6750 §2.1).',
    },
  },
  examine(facts) {
    if (!refusesCredential(facts) || wasRead(facts)) return undefined;
    const sent = identifying(facts.credentials).filter(
      (credential) => isToken(credential) && credential.placeholder === undefined && !wasAccepted(credential, facts),
    );
    const [first] = sent;
    if (first === undefined) return undefined;
    const challenge = facts.challenges?.[0];
    const finding = (
      credential: Credential,
      ...more: Evidence[]
    ): { params: { name: ReturnType<typeof code> }; evidence: [Evidence, ...Evidence[]] } => ({
      params: { name: code(placeName(credential.place)) },
      evidence: [fromCredential(credential), ...more, ...fromAnswer(facts)],
    });

    const said = heard(facts, 'credential-misplaced');
    if (said) return { message: 'saidSo', confidence: confidenceOf(first, said, facts), ...finding(first, fromSaid(said)) };

    const noKey = heard(facts, 'api-key-missing');
    const key =
      sent.find(({ kind, keyFormat }) => kind === 'api-key' || keyFormat !== undefined) ??
      sent.find(({ place }) => place.name === 'authorization');
    if (noKey && key) return { message: 'keyElsewhere', confidence: isKey(key) ? 'likely' : 'possible', ...finding(key, fromSaid(noKey)) };
    if (challenge && kindOfScheme(challenge.scheme) === 'api-key' && key && isKey(key) && isElsewhere(key, challenge)) {
      return { message: 'keyElsewhere', confidence: 'likely', ...finding(key, fromChallenge(challenge)) };
    }

    if (identifying(facts.credentials).some(({ place }) => place.name === 'authorization')) return undefined;
    const missing = heard(facts, 'credential-missing');
    if (missing) return { message: 'tokenElsewhere', confidence: 'likely', ...finding(first, fromSaid(missing)) };
    if (!challenge || !asksForHeader(facts) || isKey(first)) return undefined;
    return { message: 'tokenElsewhere', confidence: 'likely', ...finding(first, fromChallenge(challenge)) };
  },
});

/** A place is named to everybody: where the credential stands there, or was judged where it stood, that is not what was wrong. */
function confidenceOf({ place }: Credential, said: Said, facts: Facts): Confidence {
  const isThere = standsWhereWanted(place, said);
  const wasJudged =
    heard(facts, 'api-key-invalid', 'token-invalid', 'token-invalid-or-expired', 'wrong-password', 'credential-malformed', 'forbidden') !==
    undefined;
  return isThere || wasJudged ? 'possible' : 'certain';
}

/** In another place than the challenge names; where it names none, a scheme for keys does not mean `Authorization: Bearer`. */
function isElsewhere({ place }: Credential, { params }: Challenge): boolean {
  const name = (params['name'] ?? params['header'])?.toLowerCase();
  if (name === undefined) return place.name === 'authorization';
  const kind = (params['type'] ?? params['in'] ?? 'header').toLowerCase();
  return place.name.toLowerCase() !== name || place.in !== (kind === 'header' ? 'header' : 'query');
}

/** This host has taken one in the same place before. */
const wasAccepted = ({ place }: Credential, facts: Facts): boolean =>
  hasTaken(facts, (each) => each.place.in === place.in && each.place.name === place.name);
